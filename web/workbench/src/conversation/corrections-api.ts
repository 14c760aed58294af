import type { AnswerCorrection, Message, TurnCorrection } from "@warmline/contract";
import { queryOptions, skipToken } from "@tanstack/react-query";
import { type Decoder, list, object, oneOf, text } from "../platform/decode.ts";
import { type Answer, request } from "../platform/http.ts";

const correction: Decoder<TurnCorrection> = object(
  {
    kind: oneOf("intent", "fact", "action", "wording"),
    expected: text,
    by: object({ id: text, name: text }),
    at: text,
  },
  { note: text },
);
const answer = object({ corrections: list(correction) });

/** Names an answer of the assistant's. */
export interface AnswerKey {
  readonly conversationId: string;
  readonly seq: Message["seq"];
}

/**
 * What people say of an answer since somebody here said something of it. The log brings corrections with its entries once;
 * what is said later on this screen stands here.
 */
export function correctionsQuery({ conversationId, seq }: AnswerKey) {
  return queryOptions<readonly TurnCorrection[]>({
    queryKey: ["corrections", conversationId, seq],
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Says what an answer should have been, or takes back with `null` what one had said. Answers with all that is said of it. */
export async function sayOfAnswer(
  { conversationId, seq }: AnswerKey,
  said: AnswerCorrection | null,
): Promise<Answer<readonly TurnCorrection[]>> {
  const path = `/api/v1/conversations/${encodeURIComponent(conversationId)}/messages/${seq}/correction`;
  const sending = said === null ? ({ method: "DELETE" } as const) : ({ method: "PUT", body: said } as const);
  const got = await request({ path, decode: answer, ...sending });
  return got.ok ? { ok: true, value: got.value.corrections } : got;
}
