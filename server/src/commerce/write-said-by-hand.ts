import type { FastifyReply, FastifyRequest } from "fastify";
import { getShop, type IdentityContext, personOf, type Shop } from "../identity/index.ts";
import { withScope } from "../platform/database/index.ts";
import { defineProblem, NOT_FOUND, problem, type ProblemField, sendProblem } from "../platform/http/index.ts";
import type { DraftReader } from "./import/core/build-context.ts";
import { MinorUnitsReader } from "./import/core/build-context.ts";
import { checkValues } from "./import/core/check-values.ts";
import { type SaidPart, type SayOutcome, sayInShop } from "./say-in-shop.ts";
import { readSaid, type ShopSays } from "./store/write-said.ts";

const SAID_CHANGED = defineProblem({
  code: "said_changed",
  status: 409,
  title: {
    zh: "别人刚刚改过，请看过最新内容再保存",
    en: "Somebody else has changed this since; look at it before you save",
  },
});
const COUPON_HELD = defineProblem({
  code: "coupon_held",
  status: 409,
  title: {
    zh: "已有顾客领了这张优惠券，不能删除，可以改结束时间",
    en: "Customers hold this coupon; it cannot be removed, but its end can be set",
  },
});
const RULES_CONTRADICT = defineProblem({
  code: "rules_contradict",
  status: 422,
  title: { zh: "内容互相矛盾或填得不对", en: "Parts of this do not fit, or do not fit each other" },
});

/** Gives the reader of what stands at a path of the body. */
export type Reader = (base: string) => DraftReader;

/** What is written, as the body has it, and how it becomes what is kept. */
export interface ByHand<Part extends SaidPart> {
  readonly shopId: string;
  readonly part: Part;
  readonly given: unknown;
  readonly revision: string;
  readonly build: (reader: Reader) => ShopSays[Part];
}

/** Why nothing was written; the fields say where. */
export type ByHandRefusal =
  | Exclude<SayOutcome, { readonly ok: true }>
  | { readonly ok: false; readonly code: "not_found" }
  | { readonly ok: false; readonly code: "value_invalid"; readonly fields: readonly ProblemField[] };

/** What a shop of the caller's organization has said; undefined when there is no such shop. */
export async function saidIn(
  identity: IdentityContext,
  request: FastifyRequest,
  shopId: string,
): Promise<ShopSays | undefined> {
  const shop = await getShop(identity, personOf(request).organizationId, shopId);
  return shop && withScope(identity.database, scopeOf(shop), (trx) => readSaid(trx, shop.id));
}

const scopeOf = ({ organizationId, id }: Shop) => ({ organizationId, shops: [id] });

/** Replaces a part of what a shop says by what one of its people wrote. */
export async function writeSaid<Part extends SaidPart>(
  identity: IdentityContext,
  request: FastifyRequest,
  wanted: ByHand<Part>,
): Promise<Extract<SayOutcome, { readonly ok: true }> | ByHandRefusal> {
  const actor = personOf(request);
  const shop = await getShop(identity, actor.organizationId, wanted.shopId);
  if (shop === undefined) return { ok: false, code: "not_found" };
  const { built, fields } = buildByHand(wanted, { ...shop, shopId: shop.id, now: identity.clock.now() });
  if (fields.length > 0) return { ok: false, code: "value_invalid", fields };
  const { clock, newId } = identity;
  const speaker = { address: { organizationId: shop.organizationId, shopId: shop.id }, actor, clock, newId };
  const { part, revision } = wanted;
  return withScope(identity.database, scopeOf(shop), (trx) =>
    sayInShop(trx, speaker, { part, revision, next: () => built }),
  );
}

function buildByHand<Part extends SaidPart>(
  { part, given, build }: ByHand<Part>,
  setting: ConstructorParameters<typeof DraftReader>[0],
) {
  const base = `body/${PARTS[part]}`;
  const bad = checkValues(given).map(({ path, code }) => ({ path: `${base}${path}`, message: code }));
  const readers: DraftReader[] = [];
  const built = build((at) => {
    const reader = new MinorUnitsReader(setting, (path) => `${base}${at}${path}`);
    readers.push(reader);
    return reader;
  });
  const unfit = readers.flatMap(({ problems }) => problems.map(({ at, code }) => ({ path: at, message: code })));
  return { built, fields: [...bad, ...unfit, ...(part === "rules" ? [] : repeated(base, built))] };
}

const PARTS: Readonly<Record<SaidPart, string>> = {
  rules: "rules",
  offers: "offers",
  returnAddresses: "returnAddresses",
};

/** Nothing may be said twice under one name. */
function repeated(base: string, built: unknown): readonly ProblemField[] {
  const names = Array.isArray(built) ? built.map(nameOf) : [];
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [{ path: `${base}/${index}`, message: "duplicate" }],
  );
}

function nameOf(item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([item["kind"], item["code"], item["warehouse"]]);
}

/** Answers with why nothing was written. */
export function refuse(reply: FastifyReply, refusal: ByHandRefusal): FastifyReply {
  switch (refusal.code) {
    case "not_found":
      return sendProblem(reply, problem(NOT_FOUND));
    case "said_changed":
      return sendProblem(reply, problem(SAID_CHANGED));
    case "coupon_held": {
      const codes = refusal.coupons.join(", ");
      return sendProblem(reply, problem(COUPON_HELD, { detail: { zh: codes, en: codes } }));
    }
    case "value_invalid":
      return sendProblem(reply, problem(RULES_CONTRADICT, { fields: refusal.fields }));
    case "rules_contradict": {
      const fields = refusal.problems.map(({ path, code }) => ({ path: `body/rules${path}`, message: code }));
      return sendProblem(reply, problem(RULES_CONTRADICT, { fields }));
    }
  }
}
