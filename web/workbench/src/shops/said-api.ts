import type { Language } from "@warmline/contract";
import { queryOptions } from "@tanstack/react-query";
import { type Decoder, list, object, text } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";
import type { SaidValue } from "./core/said-value.ts";

/** The parts of what a shop says; each is read and saved whole. */
export type SaidPart = "rules" | "offers" | "return-addresses";

/** A part as it was read: a save names its revision, and is refused when there is a newer one. */
export interface Said {
  readonly revision: string;
  readonly value: SaidValue;
}

const BODY: Readonly<Record<SaidPart, string>> = {
  rules: "rules",
  offers: "offers",
  "return-addresses": "returnAddresses",
};

/** Anything that JSON can say: the editor's own specification tells what it shows of it. */
const json: Decoder<SaidValue> = (value, path) => {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return value.map((one: unknown, at) => json(one, `${path}[${at}]`));
  if (typeof value !== "object") return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, json(part, `${path}.${key}`)]));
};

const saidOf =
  (part: SaidPart): Decoder<Said> =>
  (value, path) => {
    const { revision } = object({ revision: text })(value, path);
    return { revision, value: object({ [BODY[part]]: json })(value, path)[BODY[part]] ?? null };
  };

const pathOf = (shopId: string, part: SaidPart): string => `/api/v1/shops/${encodeURIComponent(shopId)}/${part}`;

/** The query of a part. Never refreshed by itself: it is being written. */
export function saidQuery(shopId: string, part: SaidPart) {
  return queryOptions({
    queryKey: ["said", shopId, part],
    queryFn: ({ signal }) => requireAnswer(readSaid(shopId, part, signal)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Reads a part as it is now. */
export function readSaid(shopId: string, part: SaidPart, signal?: AbortSignal): Promise<Answer<Said>> {
  return request({ path: pathOf(shopId, part), decode: saidOf(part), signal });
}

/** Saves a part; `said_changed` when somebody else saved since `revision`. */
export function saveSaid(shopId: string, part: SaidPart, { revision, value }: Said): Promise<Answer<Said>> {
  const body = { revision, [BODY[part]]: value };
  return request({ method: "PUT", path: pathOf(shopId, part), body, decode: saidOf(part) });
}

const preview = object({ answers: list(object({ group: text, text })) });

/** What customers would be told by these rules, by group; nothing is kept. */
export async function previewRules(
  shopId: string,
  { rules, language, signal }: { readonly rules: SaidValue; readonly language: Language; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, string> | null> {
  const path = `${pathOf(shopId, "rules")}/preview`;
  const answer = await request({ method: "POST", path, body: { rules, language }, decode: preview, signal });
  return answer.ok ? new Map(answer.value.answers.map(({ group, text: told }) => [group, told])) : null;
}
