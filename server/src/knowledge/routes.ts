import { Type } from "typebox";
import { addRoute, type HttpApp } from "../platform/http/index.ts";
import type { PackIntent } from "./core/pack.ts";

/** An intent's id and what people call it. */
export type IntentTitle = Pick<PackIntent, "id" | "title">;

const Title = Type.Object({ zh: Type.String(), en: Type.String() });

/** The words of the trade for people who read what the assistant understood. */
export function addKnowledgeRoutes(app: HttpApp, { intents }: { readonly intents: readonly IntentTitle[] }): void {
  const answer = { intents: intents.map(({ id, title }) => ({ id, title })) };
  addRoute(app, {
    method: "GET",
    url: "/api/v1/intents",
    access: { kind: "signed_in" },
    schema: {
      tags: ["knowledge"],
      summary: "Everything that customers may want, by id, with its title in both languages",
      response: { 200: Type.Object({ intents: Type.Array(Type.Object({ id: Type.String(), title: Title })) }) },
    },
    handler: async () => Promise.resolve(answer),
  });
}
