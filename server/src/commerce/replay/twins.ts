import { sql } from "kysely";
import type { Action, ClauseId, Confirmation } from "../core/policy/index.ts";
import type { Acted, ActionOrder } from "../act.ts";
import type { ReplayShop } from "./replay-shop.ts";

/** A write as an order to act, but for its confirmation. */
export interface Wish extends Omit<ActionOrder, "confirmation"> {
  readonly customerId: string;
  /** Somebody else who has orders of his own. */
  readonly strangerId: string;
}

/** A change that is legal but for one fact, which clause must refuse it, and what came of it. */
export interface Twin {
  readonly fact: string;
  readonly kind: Action["kind"];
  readonly wanted: ClauseId;
  readonly answered: ClauseId | "executed" | "key_taken";
}

/** A twin of a task's write. */
export interface TwinOutcome extends Twin {
  readonly task: string;
}

const TWO_DAYS_MS = 48 * 3_600_000;

/** What a twin changes: the order itself, or for the moment a fact in the store. */
interface Plan {
  readonly fact: string;
  readonly wanted: ClauseId;
  readonly change: Partial<ActionOrder>;
  readonly before?: ReturnType<typeof sql>;
  readonly after?: ReturnType<typeof sql>;
}

/** Tries every twin that a legal write has. Facts that were changed for one are put back after it. */
export async function tryTwins(shop: ReplayShop, wish: Wish, confirmation: Confirmation): Promise<readonly Twin[]> {
  const plans = [
    ...whoAndYes(wish, confirmation),
    ...wrongState(wish),
    ...otherItems(shop, wish),
    ...otherMoney(shop, wish),
  ];
  const twins: Twin[] = [];
  for (const [index, plan] of (await settled(plans)).entries()) {
    const key = `${wish.key}/twin/${index}`;
    if (plan.before) await shop.alter(plan.before);
    const acted = await shop.actions.act({ ...wish, confirmation, ...plan.change, key });
    if (plan.after) await shop.alter(plan.after);
    const kind = (plan.change.action ?? wish.action).kind;
    twins.push({ fact: plan.fact, kind, wanted: plan.wanted, answered: answerOf(acted) });
  }
  return twins;
}

async function settled(plans: Plans): Promise<readonly Plan[]> {
  const all: Plan[] = [];
  for (const one of plans) all.push(...("fact" in one ? [one] : await one));
  return all;
}

function answerOf(acted: Acted): Twin["answered"] {
  if (acted.ok) return "executed";
  return acted.code === "refused" ? acted.clause : acted.code;
}

type Plans = readonly (Plan | Promise<readonly Plan[]>)[];

function whoAndYes({ action, strangerId, now }: Wish, confirmation: Confirmation): Plans {
  const long = new Date(now.getTime() - TWO_DAYS_MS);
  const stranger: Plan = { fact: "another customer's order", wanted: "order.own", change: { customerId: strangerId } };
  return [
    { fact: "unidentified", wanted: "identity.known", change: { customerId: null } },
    ...(action.kind === "change_own_address" ? [] : [stranger]),
    { fact: "no confirmation", wanted: "confirm.given", change: { confirmation: null } },
    {
      fact: "details changed after confirmation",
      wanted: "confirm.same",
      change: { confirmation: { ...confirmation, terms: `${confirmation.terms} ` } },
    },
    {
      fact: "confirmation two days late",
      wanted: "confirm.fresh",
      change: { confirmation: { ...confirmation, askedAt: long } },
    },
  ];
}

const STATE_CLAUSES: Readonly<Partial<Record<Action["kind"], ClauseId>>> = {
  cancel: "cancel.not-sent",
  change_address: "change.not-sent",
  change_items: "change.not-sent",
  change_payment: "change.not-sent",
  return: "return.delivered-only",
  exchange: "exchange.delivered-only",
};

/** The order is being packed: too late to change it, too early to send it back. */
function wrongState({ action, shop }: Wish): Plans {
  const wanted = STATE_CLAUSES[action.kind];
  if (wanted === undefined || action.kind === "change_own_address") return [];
  const set = (state: string) =>
    sql`update shop_order set state = ${state} where shop_id = ${shop.shopId} and number = ${action.order}`;
  const right = wanted.endsWith("delivered-only") ? "delivered" : "paid";
  const state: Plan = { fact: "wrong state", wanted, change: {}, before: set("packed"), after: set(right) };
  return [state, ...secondTime(action, shop.shopId)];
}

/** What can be done once was done before. */
function secondTime(action: Action, shopId: string): readonly Plan[] {
  if (action.kind === "change_own_address") return [];
  const order = sql`from shop_order o where o.shop_id = ${shopId} and o.number = ${action.order}`;
  if (action.kind === "return" || action.kind === "exchange") {
    const before = sql`insert into remedy (organization_id, shop_id, id, order_id, number, kind, state, reason, amount, requested_at)
      select o.organization_id, o.shop_id, gen_random_uuid(), o.id, 'twin', 'exchange', 'approved', '{}', 0, now() ${order}`;
    const after = sql`delete from remedy where shop_id = ${shopId} and number = 'twin'`;
    return [{ fact: "second exchange", wanted: "remedy.once", change: {}, before, after }];
  }
  const before = sql`insert into order_action (organization_id, shop_id, id, key, order_id, customer_id, kind, action, actor, clauses, money, at)
    select o.organization_id, o.shop_id, gen_random_uuid(), 'twin', o.id, o.customer_id, 'change_items', '{}', '{}', '[]', '[]', now() ${order}`;
  const after = sql`delete from order_action where shop_id = ${shopId} and key = 'twin'`;
  const wanted = action.kind === "cancel" ? "cancel.not-modified" : "change.items-once";
  return [{ fact: "items changed before", wanted, change: {}, before, after }];
}

/** Sold out, or another product in its place. */
function otherItems(shop: ReplayShop, { action }: Wish): Plans {
  if (action.kind !== "change_items" && action.kind !== "exchange") return [];
  const [first, ...rest] = action.changes;
  if (first === undefined) return [];
  const { shopId } = shop.shop;
  const stock = (amount: ReturnType<typeof sql>) =>
    sql`update product_variant set stock = ${amount} where shop_id = ${shopId} and sku = ${first.variantSku}`;
  const soldOut: Plan = {
    fact: "unavailable variant",
    wanted: "items.available",
    change: {},
    before: stock(sql`0`),
    after: stock(sql`10`),
  };
  const other = async (): Promise<readonly Plan[]> => {
    const products = (await shop.gateway.shopFacts()).products;
    const foreign = products
      .filter(({ variants }) => !variants.some(({ sku }) => sku === first.variantSku))
      .flatMap(({ variants }) => variants)
      .find((variant) => variant.stock > 0);
    if (foreign === undefined) return [];
    const changes = [{ ...first, variantSku: foreign.sku }, ...rest];
    return [{ fact: "another product", wanted: "items.same-product", change: { action: { ...action, changes } } }];
  };
  return [soldOut, other()];
}

/** Other people's money, too little money, money back where it did not come from. */
function otherMoney(shop: ReplayShop, wish: Wish): Plans {
  const { action } = wish;
  if (action.kind === "change_own_address") return [];
  return [
    ...paidFrom(shop, wish, {
      fact: "foreign payment method",
      wanted: "payment.own",
      method: "card",
      owner: "strangerId",
    }),
    ...(action.kind === "return" ? paidFrom(shop, wish, OTHER_CARD) : []),
    paidShort(shop, wish),
    ...(STATE_CLAUSES[action.kind]?.endsWith("not-sent") === true ? [paidAsBefore(shop, action.order)] : []),
  ];
}

interface OtherPayment {
  readonly fact: string;
  readonly wanted: ClauseId;
  readonly method: "card" | "gift_card";
  readonly owner: "customerId" | "strangerId";
}

const OTHER_CARD: OtherPayment = {
  fact: "refund to another card",
  wanted: "refund.original-or-gift-card",
  method: "card",
  owner: "customerId",
};
const EMPTY_CARD: OtherPayment = {
  fact: "gift card short",
  wanted: "payment.gift-card-covers",
  method: "gift_card",
  owner: "customerId",
};
const REFERENCE = "twin-payment";

/** The same with a way to pay that is on file only for this twin. */
function paidFrom({ shop }: ReplayShop, wish: Wish, { fact, wanted, method, owner }: OtherPayment): readonly Plan[] {
  const { action } = wish;
  const changed =
    action.kind === "return"
      ? { ...action, refundTo: REFERENCE }
      : "payWith" in action
        ? { ...action, payWith: REFERENCE }
        : null;
  if (changed === null) return [];
  const balance = method === "gift_card" ? 0 : null;
  const before = sql`insert into payment_on_file (organization_id, shop_id, id, customer_id, reference, method, balance)
    values (${shop.organizationId}, ${shop.shopId}, gen_random_uuid(), ${wish[owner]}, ${REFERENCE}, ${method}, ${balance})`;
  const after = sql`delete from payment_on_file where shop_id = ${shop.shopId} and reference = ${REFERENCE}`;
  return [{ fact, wanted, change: { action: changed }, before, after }];
}

/** A gift card that holds nothing, where something is due. */
async function paidShort(shop: ReplayShop, wish: Wish): Promise<readonly Plan[]> {
  const proposed = await shop.actions.propose(wish);
  const isDue = proposed.ok && proposed.terms.money.some(({ way }) => way === "due");
  return isDue ? paidFrom(shop, wish, EMPTY_CARD) : [];
}

/** Paid by what it is paid by already. */
async function paidAsBefore({ gateway }: ReplayShop, order: string): Promise<readonly Plan[]> {
  const found = await gateway.orderOfShop(order);
  const payWith = found.ok ? found.order.payments[0]?.reference : null;
  if (payWith === null || payWith === undefined) return [];
  const action = { kind: "change_payment", order, payWith } as const;
  return [{ fact: "same payment method", wanted: "payment.different", change: { action } }];
}
