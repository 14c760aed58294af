import { queryOptions } from "@tanstack/react-query";
import { bilingual, list, object, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

const intents = object({ intents: list(object({ id: text, title: bilingual })) });
const facts = object({ facts: list(object({ id: text, subject: bilingual, name: bilingual })) });

/** What every intent is called. The trade's pack says it; it does not change while the server runs. */
export const intentsQuery = queryOptions({
  queryKey: ["intents"],
  queryFn: async ({ signal }) => {
    const answer = await requireAnswer(request({ path: "/api/v1/intents", decode: intents, signal }));
    return new Map(answer.intents.map(({ id, title }) => [id, title]));
  },
  staleTime: Infinity,
});

/** What facts of a shop are called, by their ids; ids without words are missing in the answer. */
export function factsQuery(shopId: string, ids: readonly string[]) {
  const query = new URLSearchParams(ids.map((id) => ["id", id]));
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/facts?${query.toString()}`;
  return queryOptions({
    queryKey: ["facts", shopId, ...ids],
    queryFn: async ({ signal }) => (await requireAnswer(request({ path, decode: facts, signal }))).facts,
    enabled: ids.length > 0,
    staleTime: 600_000,
  });
}
