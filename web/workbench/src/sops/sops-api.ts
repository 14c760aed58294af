import type { Language, Sop, SopProblem, SopStep } from "@warmline/contract";
import { queryOptions } from "@tanstack/react-query";
import {
  bilingual,
  type Decoded,
  type Decoder,
  flag,
  list,
  number,
  object,
  oneOf,
  orNull,
  text,
} from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";
import { sopsZh } from "./core/sops-zh.ts";

const next = orNull(text);
const anything: Decoder<unknown> = (value) => value;
/** A list of one's own, to be edited. */
const items =
  <T>(item: Decoder<T>): Decoder<T[]> =>
  (value, path) => [...list(item)(value, path)];

const stepTarget: Decoder<{ kind: "step"; step: string | null }> = object({ kind: oneOf("step"), step: next });
const skillTarget: Decoder<{ kind: "skill"; intent: string }> = object({ kind: oneOf("skill"), intent: text });
const kindOf = object({ kind: text });
const target: Decoder<{ kind: "step"; step: string | null } | { kind: "skill"; intent: string }> = (value, path) =>
  kindOf(value, path).kind === "skill" ? skillTarget(value, path) : stepTarget(value, path);

const STEPS = {
  say: object({ id: text, kind: oneOf("say"), text: bilingual, next }),
  ask: object({
    id: text,
    kind: oneOf("ask"),
    text: bilingual,
    asks: oneOf("order", "product", "choice", "number", "text"),
    options: items(object({ value: text, label: bilingual })),
    next,
  }),
  look_up: object({ id: text, kind: oneOf("look_up"), fact: text, next }),
  choose: object({
    id: text,
    kind: oneOf("choose"),
    by: text,
    of: next,
    limit: orNull(number),
    branches: items(object({ value: text, next })),
    otherwise: next,
  }),
  offer: object({
    id: text,
    kind: oneOf("offer"),
    text: bilingual,
    buttons: items(object({ label: bilingual, to: target })),
  }),
  hand_over: object({
    id: text,
    kind: oneOf("hand_over"),
    text: bilingual,
    reason: oneOf("shop_process", "action_needed", "complaint"),
    tell: text,
  }),
} as const;

const stepKind = object({ kind: oneOf("say", "ask", "look_up", "choose", "offer", "hand_over") });
const step: Decoder<SopStep> = (value, path) => STEPS[stepKind(value, path).kind](value, path);

const sop: Decoder<Sop> = object({
  title: bilingual,
  start: object({ intents: items(text), phrases: items(text) }),
  steps: items(step),
});

const isCode = (code: string): code is SopProblem["code"] => Object.hasOwn(sopsZh.problem, code);
const problemShape = object({ code: text, step: next, of: next });
const problems: Decoder<readonly SopProblem[]> = (value, path) =>
  list(problemShape)(value, path).flatMap((one) => (isCode(one.code) ? [{ ...one, code: one.code }] : []));

const line = object({
  id: text,
  title: bilingual,
  publishedVersion: orNull(number),
  changed: flag,
  draftedAt: text,
  draftedBy: text,
});
/** A process in the list. */
export type SopLine = Decoded<typeof line>;

const whole = object({
  id: text,
  draft: sop,
  revision: number,
  publishedVersion: orNull(number),
  changed: flag,
  problems,
  versions: list(
    object({ version: number, publishedAt: text, publishedBy: text, againOf: orNull(number), steps: number }),
  ),
});
/** A process with its draft and versions. */
export type WholeSop = Decoded<typeof whole>;

const named = list(object({ id: text, name: bilingual }));
const vocabulary = object({
  languages: list(oneOf("zh", "en")),
  currency: text,
  told: named,
  deciding: list(object({ id: text, name: bilingual, limited: flag, values: named })),
  numbers: named,
  starts: named,
  skills: named,
});
/** Everything that a step can name, in words. */
export type SopVocabulary = Decoded<typeof vocabulary>;
/** Something with a name. */
export type Named = SopVocabulary["told"][number];

const tried = object({
  text,
  kind: oneOf("answer", "ask", "abstain", "hand_over", "act"),
  quickReplies: list(object({ label: text, text })),
  begins: flag,
  step: next,
  dialogue: anything,
});
/** What the draft answered to a message. */
export type TriedSop = Decoded<typeof tried>;

const pathOf = (shopId: string, rest = ""): string => `/api/v1/shops/${encodeURIComponent(shopId)}/sops${rest}`;
const pathOfSop = (shopId: string, id: string, rest = ""): string =>
  pathOf(shopId, `/${encodeURIComponent(id)}${rest}`);

/** The list of a shop's processes. */
export function sopsQuery(shopId: string) {
  return queryOptions({
    queryKey: ["sops", shopId],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path: pathOf(shopId), decode: object({ sops: list(line) }), signal }))).sops,
    gcTime: 0,
  });
}

/** One process. Never refreshed by itself: it is being written. */
export function sopQuery(shopId: string, id: string) {
  return queryOptions({
    queryKey: ["sop", shopId, id],
    queryFn: ({ signal }) => requireAnswer(request({ path: pathOfSop(shopId, id), decode: whole, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The words for the form. */
export function sopVocabularyQuery(shopId: string) {
  return queryOptions({
    queryKey: ["sop-vocabulary", shopId],
    queryFn: ({ signal }) =>
      requireAnswer(request({ path: pathOf(shopId, "/vocabulary"), decode: vocabulary, signal })),
    staleTime: 600_000,
  });
}

/** Begins a process. */
export function createSop(shopId: string, draft: Sop): Promise<Answer<WholeSop>> {
  return request({ method: "POST", path: pathOf(shopId), body: { sop: draft }, decode: whole });
}

/** Saves a draft; `sop_changed` when somebody else saved since `revision`. */
export function saveSop(shopId: string, id: string, body: { sop: Sop; revision: number }): Promise<Answer<WholeSop>> {
  return request({ method: "PUT", path: pathOfSop(shopId, id), body, decode: whole });
}

/** Publishes the draft of a revision. */
export function publishSop(shopId: string, id: string, revision: number): Promise<Answer<WholeSop>> {
  return request({ method: "POST", path: pathOfSop(shopId, id, "/publish"), body: { revision }, decode: whole });
}

/** Takes it away from customers. */
export function withdrawSop(shopId: string, id: string): Promise<Answer<WholeSop>> {
  return request({ method: "POST", path: pathOfSop(shopId, id, "/withdraw"), decode: whole });
}

/** Publishes an older version again. */
export function rollBackSop(shopId: string, id: string, version: number): Promise<Answer<WholeSop>> {
  return request({ method: "POST", path: pathOfSop(shopId, id, "/roll-back"), body: { version }, decode: whole });
}

const version = object({ version: number, sop });

/** A published version with its text, which never changes. */
export function sopVersionQuery(shopId: string, id: string, wanted: number) {
  return queryOptions({
    queryKey: ["sop-version", shopId, id, wanted],
    queryFn: ({ signal }) =>
      requireAnswer(request({ path: pathOfSop(shopId, id, `/versions/${String(wanted)}`), decode: version, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Deletes a draft that was never published; `sop_has_versions` where it was meanwhile. */
export function deleteSop(shopId: string, id: string, revision: number): Promise<Answer<{ readonly id: string }>> {
  const path = pathOfSop(shopId, id, `?revision=${String(revision)}`);
  return request({ method: "DELETE", path, decode: object({ id: text }) });
}

/** What keeps a draft from being published; nothing is kept. */
export async function checkSop(
  shopId: string,
  wanted: { readonly sop: Sop; readonly id: string; readonly signal?: AbortSignal },
): Promise<readonly SopProblem[] | null> {
  const body = { sop: wanted.sop, sopId: wanted.id };
  const decode = object({ problems });
  const { signal } = wanted;
  const answer = await request({ method: "POST", path: pathOf(shopId, "/check"), body, decode, signal });
  return answer.ok ? answer.value.problems : null;
}

/** Plays a draft with a message. */
export function trySop(
  shopId: string,
  body: {
    readonly sop: Sop;
    readonly text: string;
    readonly language: Language;
    readonly number: string | null;
    readonly dialogue: unknown;
  },
): Promise<Answer<TriedSop>> {
  return request({ method: "POST", path: pathOf(shopId, "/try"), body, decode: tried });
}
