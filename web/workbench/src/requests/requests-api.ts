import { infiniteQueryOptions } from "@tanstack/react-query";
import { requestKind, shopRequest } from "../customer/orders-api.ts";
import { type Decoded, flag, list, number, object, orNull, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

const listed = object({
  order: text,
  customer: object({ id: text, name: text }),
  conversation: orNull(text),
  request: shopRequest,
});
const page = object({
  requests: list(listed),
  waiting: list(object({ kind: requestKind, count: number })),
  more: flag,
});

/** What was asked for on an order, and whose that is. */
export type ListedRequest = Decoded<typeof listed>;
/** What can be asked for. */
export type RequestKind = Decoded<typeof requestKind>;

/** Every query of a shop's open requests begins so. */
export const REQUESTS_KEY = "requests";
/** How often the list looks for what was asked for or answered meanwhile, in milliseconds. */
const LOOK_AGAIN_MS = 20_000;

/** Milliseconds on the clock by which lists and answers are held against each other; it never goes back. */
export const requestsClock = (): number => performance.now();

/** What waits for an answer in a shop, page by page, the longest waiting first; of one kind, or of all. */
export function requestsQuery(shopId: string, kind: RequestKind | null) {
  return infiniteQueryOptions({
    queryKey: [REQUESTS_KEY, shopId, kind],
    queryFn: async ({ pageParam, signal }) => {
      const readAt = requestsClock();
      const wanted = { ...(kind && { kind }), ...(pageParam !== null && { after: pageParam }) };
      const path = `/api/v1/shops/${encodeURIComponent(shopId)}/requests?${new URLSearchParams(wanted).toString()}`;
      return { ...(await requireAnswer(request({ path, decode: page, signal }))), readAt };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ requests, more }: Decoded<typeof page>) =>
      more ? (requests.at(-1)?.request.id ?? null) : null,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
