import type { Acted, CustomerCoupon, DemoOrganization, DemoShop, Order, ReturnAddress } from "../commerce/index.ts";
import { decide, decideAfter, decideWithCase, type TurnInput } from "./core/decide.ts";
import type { Decision } from "./core/decision.ts";
import { type Dialogue, NEW_DIALOGUE } from "./core/dialogue.ts";
import type { CaseWish, KnownCase } from "./core/known-case.ts";
import { NO_OWN_WORDS } from "./core/own-words.ts";
import type { TurnFacts } from "./core/skill.ts";
import { understandTurn } from "./core/understand.ts";
import type { CasePort, OwnAnswersPort, Trade } from "./ports.ts";
import type { PublishedSops } from "./sops/published-sops.ts";
import { NO_OWN_ANSWERS } from "../knowledge/index.ts";

/** Who talks in a test: one of a demo shop's customers by external id, or somebody unknown. */
export interface DemoSpeaker {
  readonly demo: DemoOrganization;
  readonly slug: string;
  readonly externalId: string | null;
  readonly now: Date;
}

/** The facts of a turn over the generated demo, as the gateway would give them, without a database. */
export function demoFacts({ demo, slug, externalId, now }: DemoSpeaker): TurnFacts {
  const shop = demo.shops.find((one) => one.slug === slug);
  if (shop === undefined) throw new Error(`the demo has no shop ${slug}`);
  const customer = demo.customers.find((one) => one.shopSlug === slug && one.externalId === externalId);
  if (externalId !== null && customer === undefined) throw new Error(`${slug} has no customer ${externalId}`);
  const orders = shop.orders.filter((order) => order.customerId === customer?.id).sort(newestFirst);
  return {
    shop: {
      version: "demo",
      shop: {
        id: shop.id,
        slug,
        name: { zh: shop.nameZh, en: shop.nameEn },
        language: shop.language,
        currency: shop.currency,
        timeZone: shop.timeZone,
      },
      products: shop.products,
      promotions: shop.promotions,
      rules: shop.rules,
      returnAddresses: shop.returnAddresses,
    },
    verified: customer !== undefined,
    orders,
    dealings: new Map(),
    coupons: couponsOf(shop, customer?.id ?? null, now),
    returnAddresses: new Map(orders.map((order) => [order.id, returnAddressOf(shop, order)])),
    cases: [],
    lateCoupon: null,
    ways: [],
    sops: [],
    sopBegunBy: () => null,
    own: NO_OWN_WORDS,
  };
}

function newestFirst(left: Order, right: Order): number {
  return (right.times.placed?.getTime() ?? 0) - (left.times.placed?.getTime() ?? 0);
}

function returnAddressOf(shop: DemoShop, order: Order): ReturnAddress | null {
  const of = (kind: ReturnAddress["of"], key: string) =>
    shop.returnAddresses.find((one) => one.of === kind && (kind === "shop" || one.belongsTo === key));
  return of("order", order.id) ?? of("warehouse", order.warehouse ?? "") ?? of("shop", "") ?? null;
}

function couponsOf(shop: DemoShop, customerId: string | null, now: Date): readonly CustomerCoupon[] {
  return shop.coupons.flatMap((coupon): readonly CustomerCoupon[] => {
    const held = shop.holdings.find((one) => one.couponId === coupon.id && one.customerId === customerId);
    if (held === undefined)
      return coupon.startsAt <= now && now < coupon.endsAt
        ? [{ coupon, standing: "claimable", usedOnOrder: null }]
        : [];
    if (held.usedAt !== null) return [{ coupon, standing: "used", usedOnOrder: held.usedOnOrder }];
    return [{ coupon, standing: coupon.endsAt <= now ? "expired" : "held", usedOnOrder: null }];
  });
}

/** A conversation in a test: says something, gets what the assistant decides, and keeps the dialogue. */
export interface TestTalk {
  say(...texts: readonly string[]): Decision;
  readonly dialogue: Dialogue;
}

const DONE: Acted = { ok: true, repeated: false, clauses: [], money: [] };

/** The number of every case that is opened in a test's conversation. */
export const TEST_CASE = "20260311";

/** Shops that answer nothing themselves. */
export const noOwnAnswers: OwnAnswersPort = {
  ofShop: () => Promise.resolve(NO_OWN_ANSWERS),
  dropUnused: () => undefined,
};

/** Cases that nobody keeps: for tests in which none is opened. */
export const noCases: CasePort = {
  openIn: () => Promise.reject(new Error("no case was expected")),
  ofCustomer: () => Promise.resolve([]),
};

/** A shop without processes of its own. */
export const noSops: PublishedSops = {
  at: () => Promise.resolve({ sops: [], begunBy: () => null }),
  version: () => Promise.resolve(undefined),
  lastSeen: () => [],
  dropUnused: () => undefined,
};

function afterEffect(input: TurnInput, decided: ReturnType<typeof decide>, acted: Acted): Decision {
  if (decided.kind === "act") return decideAfter(input, decided.pending, acted);
  return decided.opens === undefined ? decided : decideWithCase(input, opened(decided.opens, input));
}

/** An order's problem has one open case: what is told of it again is added there. */
function opened({ order, dueAt }: CaseWish, { facts, now }: Pick<TurnInput, "facts" | "now">): KnownCase {
  const known = facts.cases.find((one) => one.order === order.number && one.standing.state === "open");
  const standing = { state: "open", dueAt } as const;
  return known ?? { number: TEST_CASE, order: order.number, openedAt: now, standing, isNew: true };
}

/** The cases as the next turn finds them. */
function withCase(cases: readonly KnownCase[], one: KnownCase): readonly KnownCase[] {
  return [{ ...one, isNew: false }, ...cases.filter(({ number }) => number !== one.number)];
}

/** Begins a conversation over fixed facts; a case that is opened in it is one of them from then on. */
export function startTalk({
  trade,
  facts,
  now,
  acted = DONE,
  product = null,
}: {
  readonly trade: Trade;
  readonly facts: TurnFacts;
  readonly now: Date;
  /** What comes of actions that were said yes to. */
  readonly acted?: Acted;
  /** The sku of the product in view. */
  readonly product?: string | null;
}): TestTalk {
  let dialogue: Dialogue = { ...NEW_DIALOGUE, product };
  let cases = facts.cases;
  return {
    get dialogue() {
      return dialogue;
    },
    say: (...texts) => {
      const understood = understandTurn(texts.map(trade.spell), facts.shop.shop.language, trade.understand);
      const input = {
        understood,
        dialogue,
        facts: { ...facts, cases },
        now,
        wording: trade.wording,
        questions: trade.questions,
        intents: trade.intents,
      };
      const decided = decide(input);
      const decision = afterEffect(input, decided, acted);
      dialogue = decision.dialogue;
      if (decided.opens !== undefined) cases = withCase(cases, opened(decided.opens, input));
      return decision;
    },
  };
}

export { createRunner } from "./runner.ts";
