import { queryOptions } from "@tanstack/react-query";
import { bilingual, type Decoded, flag, list, number, object, oneOf, orNull, text } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";
import type { FaqText } from "./core/faq-draft.ts";

const entry = object({
  id: text,
  questions: list(text),
  answer: bilingual,
  revision: number,
  changedAt: text,
  changedBy: text,
});
const one = object({ entry });
const version = object({
  revision: number,
  change: oneOf("added", "changed", "removed", "restored"),
  at: text,
  actor: text,
});
const closest = object({ entryId: text, question: text, likeness: number, needed: number, enough: flag, maybe: flag });

/** A question with its answer, as the shop has it. */
export type FaqEntry = Decoded<typeof entry>;

/** Which entry is the closest to a question, how alike it is and how alike it must be, 0..1. */
export type Closest = Decoded<typeof closest>;

const pathOf = (shopId: string, rest = ""): string => `/api/v1/shops/${encodeURIComponent(shopId)}/faq${rest}`;

/** The query of a shop's entries, oldest first. */
export function faqQuery(shopId: string) {
  return queryOptions({
    queryKey: ["faq", shopId],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path: pathOf(shopId), decode: object({ entries: list(entry) }), signal })))
        .entries,
  });
}

/** The query of who changed an entry when, newest first. */
export function faqVersionsQuery(shopId: string, { id, revision }: Pick<FaqEntry, "id" | "revision">) {
  return queryOptions({
    queryKey: ["faq-versions", shopId, id, revision],
    queryFn: async ({ signal }) =>
      (
        await requireAnswer(
          request({ path: pathOf(shopId, `/${id}/versions`), decode: object({ versions: list(version) }), signal }),
        )
      ).versions,
  });
}

/** Adds an entry. */
export function addFaq(shopId: string, body: FaqText): Promise<Answer<{ readonly entry: FaqEntry }>> {
  return request({ method: "POST", path: pathOf(shopId), body, decode: one });
}

/** Changes an entry; `faq_changed` when somebody else did since. */
export function changeFaq(
  shopId: string,
  { id, revision }: Pick<FaqEntry, "id" | "revision">,
  changed: FaqText,
): Promise<Answer<{ readonly entry: FaqEntry }>> {
  return request({ method: "PUT", path: pathOf(shopId, `/${id}`), body: { ...changed, revision }, decode: one });
}

/** Takes an entry out. */
export function removeFaq(shopId: string, id: string): Promise<Answer<{ readonly entry: FaqEntry }>> {
  return request({ method: "DELETE", path: pathOf(shopId, `/${id}`), decode: one });
}

/** Puts back an entry that was taken out. */
export function restoreFaq(shopId: string, id: string): Promise<Answer<{ readonly entry: FaqEntry }>> {
  return request({ method: "POST", path: pathOf(shopId, `/${id}/restore`), decode: one });
}

/** Asks which entry a question would be answered by. */
export function tryFaq(shopId: string, question: string): Promise<Answer<{ readonly closest: Closest | null }>> {
  const decode = object({ closest: orNull(closest) });
  return request({ method: "POST", path: pathOf(shopId, "/try"), body: { question }, decode });
}
