import type { StaffConversation } from "@warmline/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type Decoded, list, object, oneOf, orNull, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

const brief = object({
  reason: text,
  intent: text,
  language: oneOf("zh", "en"),
  mood: oneOf("calm", "upset"),
  problem: text,
  order: orNull(text),
  product: orNull(text),
  facts: list(text),
  unknown: list(text),
  tried: list(text),
  promises: list(text),
});

/** The story so far, as whoever takes over reads it; see the contract. */
export type Brief = Decoded<typeof brief>;

const answer = object({ brief: orNull(brief) });

/** The story so far of a conversation; null where there is none. It can only change with the owner, hence the epoch. */
export function briefQuery({ id, epoch }: Pick<StaffConversation, "id" | "epoch">) {
  const path = `/api/v1/conversations/${encodeURIComponent(id)}/brief`;
  return queryOptions({
    queryKey: ["brief", id, epoch],
    queryFn: async ({ signal }) => (await requireAnswer(request({ path, decode: answer, signal }))).brief,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
