import { queryOptions } from "@tanstack/react-query";
import { type Decoded, flag, list, object } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";
import { type Case, caseHead, type CaseState, type CloseReason, wholeCase } from "./core/case-shapes.ts";

const page = object({ cases: list(caseHead), more: flag });

/** Every query of cases begins so: what changes one case asks for all of them again. */
export const CASES_KEY = "cases";
/** How often lists look for what the assistant took down meanwhile, in milliseconds. */
const LOOK_AGAIN_MS = 20_000;

type ListState = CaseState["state"];

async function casesPage(wanted: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Decoded<typeof page>> {
  const path = `/api/v1/cases?${new URLSearchParams(wanted).toString()}`;
  return requireAnswer(request({ path, decode: page, signal }));
}

/** A list of cases, page by page: open ones by what is due first, closed ones the latest first. */
export function casesQuery(state: ListState) {
  return {
    queryKey: [CASES_KEY, state],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string | null; readonly signal: AbortSignal }) =>
      casesPage({ state, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cases, more }: Decoded<typeof page>) => (more ? (cases.at(-1)?.id ?? null) : null),
    refetchInterval: LOOK_AGAIN_MS,
  };
}

/** A customer's cases in a shop: what runs, then what is over. */
export function customerCasesQuery(shop: string, customer: string) {
  return queryOptions({
    queryKey: [CASES_KEY, "customer", shop, customer],
    queryFn: async ({ signal }) => {
      const states: readonly ListState[] = ["open", "closed"];
      const pages = await Promise.all(states.map((state) => casesPage({ state, shop, customer }, signal)));
      return pages.flatMap(({ cases }) => cases);
    },
    refetchInterval: LOOK_AGAIN_MS,
  });
}

const casePath = (id: string): string => `/api/v1/cases/${encodeURIComponent(id)}`;
const one = object({ case: wholeCase });

/** The query's key of one case. */
export const caseKey = (id: string): readonly string[] => [CASES_KEY, "one", id];

/** One case whole. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: caseKey(id),
    queryFn: async ({ signal }) => (await requireAnswer(request({ path: casePath(id), decode: one, signal }))).case,
  });
}

/** Writes a note. */
export function noteCase(id: string, words: string): Promise<Answer<{ readonly case: Case }>> {
  return request({ method: "POST", path: `${casePath(id)}/notes`, body: { text: words }, decode: one });
}

/** Closes a case; `words` may be empty. */
export function closeCase(
  id: string,
  { reason, words }: { readonly reason: CloseReason; readonly words: string },
): Promise<Answer<{ readonly case: Case }>> {
  const body = { reason, ...(words.trim() === "" ? {} : { text: words }) };
  return request({ method: "POST", path: `${casePath(id)}/close`, body, decode: one });
}
