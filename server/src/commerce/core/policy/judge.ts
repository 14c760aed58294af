import { arePlacedWithin, goToOneAddress } from "../order-pair.ts";
import type { Order } from "../order.ts";
import type { Action, ActionKind, Confirmation } from "./action.ts";
import { type ActionFacts, lineOf, methodOf, ofOrder, type OrderFacts, swapsOf } from "./action-facts.ts";
import type { ClauseId } from "./clauses.ts";
import { COUPON_HOLDS, GIVEN_COUPON_CLAUSES, worthOf } from "./coupon.ts";
import { isPaidAndStands, isWhollyUnpaid } from "./given-back.ts";
import { paidBy } from "./money-flows.ts";
import { areCheaper, fallsOf, isProtected } from "./protection.ts";
import { PART_CLAUSES, PART_HOLDS, partsBefore } from "./refund-part.ts";
import { REQUEST_CLAUSES_OF, REQUEST_HOLDS } from "./requests.ts";
import { isWithinPaid } from "./within-paid.ts";
import { backOf, isGiftCard, moneyOf, openFeeOf, termsOf, termsText } from "./terms.ts";

/** Whether an action may be done: with the clauses that held, or the first that did not. */
export type Judgement =
  { readonly ok: true; readonly clauses: readonly ClauseId[] } | { readonly ok: false; readonly clause: ClauseId };

/** What is asked of the gate. */
export interface Request {
  readonly action: Action;
  readonly facts: ActionFacts;
  readonly confirmation: Confirmation | null;
}

/** A yes is to a question that was asked not longer ago than this. */
const FRESH_MS = 24 * 3_600_000;
const DAY_MS = 86_400_000;

const ON_OWN_ORDER = ["identity.known", "order.own"] as const;
const CONFIRMED = ["amount.limit", "confirm.given", "confirm.fresh", "confirm.same"] as const;
const CONFIRMED_BACK = ["refund.within-paid", "limit.currency", ...CONFIRMED] as const;
const CHANGED_ITEMS = [
  "items.some",
  "items.of-order",
  "items.same-product",
  "items.different",
  "items.available",
] as const;
const PAID_DIFFERENCE = ["price.currency", "payment.own", "payment.gift-card-covers"] as const;

/** Clauses about the yes itself. */
const OF_THE_YES: ReadonlySet<ClauseId> = new Set(["confirm.given", "confirm.fresh", "confirm.same"]);

/** What held before anybody has said yes: an action that is only offered is judged as if he had. */
export function beforeTheYes(clauses: readonly ClauseId[]): readonly ClauseId[] {
  return clauses.filter((id) => !OF_THE_YES.has(id));
}

/** The clauses of each kind of action, in the order in which they are looked at: who, what, with what, and the yes. */
export const CLAUSES_OF: Readonly<Record<ActionKind, readonly ClauseId[]>> = {
  cancel: [...ON_OWN_ORDER, "cancel.not-sent", "cancel.not-modified", ...CONFIRMED_BACK],
  change_address: [...ON_OWN_ORDER, "change.not-sent", "change.items-once", ...CONFIRMED],
  change_note: [...ON_OWN_ORDER, "change.not-sent", ...CONFIRMED],
  change_items: [
    ...ON_OWN_ORDER,
    "change.not-sent",
    "change.items-once",
    ...CHANGED_ITEMS,
    ...PAID_DIFFERENCE,
    ...CONFIRMED_BACK,
  ],
  change_payment: [
    ...ON_OWN_ORDER,
    "change.not-sent",
    "change.items-once",
    "payment.once",
    "payment.own",
    "payment.single",
    "payment.different",
    "payment.gift-card-covers",
    "limit.currency",
    ...CONFIRMED,
  ],
  return: [
    ...ON_OWN_ORDER,
    "return.delivered-only",
    "remedy.once",
    "items.some",
    "items.of-order",
    "return.window",
    "return.category",
    "payment.own",
    "refund.original-or-gift-card",
    ...CONFIRMED_BACK,
  ],
  exchange: [
    ...ON_OWN_ORDER,
    "exchange.delivered-only",
    "remedy.once",
    ...CHANGED_ITEMS,
    "return.window",
    ...PAID_DIFFERENCE,
    ...CONFIRMED_BACK,
  ],
  return_fee: [
    ...ON_OWN_ORDER,
    "fee.rule",
    "fee.orders-stand",
    "fee.not-returned",
    "fee.both-charged",
    "fee.same-address",
    "fee.within-window",
    ...CONFIRMED_BACK,
  ],
  price_protection: [
    ...ON_OWN_ORDER,
    "protection.rule",
    "protection.order-stands",
    "protection.items-unchanged",
    "price.currency",
    "items.some",
    "items.of-order",
    "protection.within-days",
    "protection.cheaper-now",
    "protection.not-given",
    ...CONFIRMED_BACK,
  ],
  refund_part: [...ON_OWN_ORDER, ...PART_CLAUSES, ...CONFIRMED_BACK],
  give_coupon: [...ON_OWN_ORDER, ...GIVEN_COUPON_CLAUSES, ...CONFIRMED],
  change_own_address: ["identity.known", ...CONFIRMED],
  ...REQUEST_CLAUSES_OF,
};

/**
 * The one gate in front of everything that changes an order: the clauses of the action's kind are looked at in order,
 * and the first that does not hold refuses it. Pure; never throws.
 */
export function judge(request: Request): Judgement {
  const clauses = CLAUSES_OF[request.action.kind];
  const broken = clauses.find((clause) => !HOLDS[clause](request));
  return broken === undefined ? { ok: true, clauses } : { ok: false, clause: broken };
}

const HOLDS: Readonly<Record<ClauseId, (request: Request) => boolean>> = {
  "identity.known": ({ facts }) => facts.customerId !== null,
  "order.own": ofOrder(
    (order, { action, facts }) =>
      order.customerId === facts.customerId &&
      (!("with" in action) || facts.other?.order.customerId === facts.customerId),
  ),
  "cancel.not-sent": ofOrder(isOpen),
  // Where nothing was paid, no money goes back that the changed items could make wrong.
  "cancel.not-modified": (request) => itemsUntouched(request) || ofOrder(isWhollyUnpaid)(request),
  "change.not-sent": ofOrder(isOpen),
  "change.items-once": itemsUntouched,
  "return.delivered-only": ofOrder(isInHand),
  "exchange.delivered-only": ofOrder(isInHand),
  "remedy.once": ofOrder((order) => !order.remedies.some(isUnderWay)),
  "return.window": ofOrder((order, { facts }) => isWithinWindow(order, facts)),
  "return.category": ofOrder((order, { action, facts }) => isReturnable(order, action, facts)),
  "items.some": ({ action }) => isListOnce(itemsOf(action)),
  "items.of-order": ofOrder((order, { action }) => itemsOf(action).every((id) => lineOf(order, id) !== undefined)),
  "items.same-product": ofOrder(isSameProduct),
  "items.different": ofOrder((order, { action, facts }) =>
    swapsOf(order, changesOf(action), facts).every(({ line, variant }) => line.variantSku !== variant.sku),
  ),
  "items.available": ofOrder(isAvailable),
  "payment.once": ({ facts }) => facts.subject !== null && !facts.subject.done.includes("change_payment"),
  "price.currency": ofOrder((order, { facts }) => order.currency === facts.currency),
  "payment.own": ({ action, facts }) =>
    methodOf(facts, referenceOf(action)) !== undefined || isWithoutMoney(action, facts.subject?.order),
  "payment.different": ({ action, facts }) => facts.subject !== null && !paidBy(facts.subject).has(referenceOf(action)),
  "payment.single": ({ facts }) => facts.subject !== null && paidBy(facts.subject).size === 1,
  "payment.gift-card-covers": ofOrder(doesGiftCardCover),
  "refund.original-or-gift-card": ({ action, facts }) =>
    isGiftCard(facts, referenceOf(action)) ||
    (facts.subject !== null && paidBy(facts.subject).has(referenceOf(action))),
  "fee.rule": ({ facts }) => facts.rules.combining !== null,
  "fee.orders-stand": ({ facts }) => [facts.subject, facts.other].every((one) => one !== null && stands(one)),
  "fee.not-returned": ({ facts }) => [facts.subject, facts.other].every((one) => one !== null && !isFeeReturned(one)),
  "fee.both-charged": ({ facts }) =>
    facts.subject !== facts.other &&
    facts.subject?.order.id !== facts.other?.order.id &&
    [facts.subject, facts.other].every((one) => one !== null && openFeeOf(one.order) > 0),
  "fee.same-address": ({ facts }) =>
    facts.subject !== null && facts.other !== null && goToOneAddress(facts.subject.order, facts.other.order),
  "fee.within-window": ({ facts }) => arePlacedTogether(facts),
  "protection.rule": ({ facts }) => facts.rules.priceProtection !== null,
  "protection.order-stands": ofOrder(isPaidAndStands),
  "protection.items-unchanged": itemsUntouched,
  "protection.within-days": ofOrder((order, { facts }) => isProtected(order, facts)),
  "protection.cheaper-now": ofOrder((order, { action, facts }) => areCheaper(order, itemsOf(action), facts.products)),
  "protection.not-given": ofOrder(
    (order, { action, facts }) => fallsOf(order, itemsOf(action), facts.products).length === itemsOf(action).length,
  ),
  ...COUPON_HOLDS,
  ...PART_HOLDS,
  "refund.within-paid": ofOrder((order, { action, facts }) => isWithinPaid(action, order, facts)),
  "limit.currency": ofOrder(isLimitComparable),
  "amount.limit": ofOrderOrNone(isWithinLimit),
  ...REQUEST_HOLDS,
  "confirm.given": ({ confirmation }) => confirmation !== null,
  "confirm.fresh": ({ confirmation, facts }) =>
    confirmation !== null &&
    confirmation.givenAt.getTime() - confirmation.askedAt.getTime() <= FRESH_MS &&
    facts.now.getTime() - confirmation.askedAt.getTime() <= FRESH_MS,
  "confirm.same": ({ action, confirmation, facts }) => confirmation?.terms === termsText(termsOf(action, facts)),
};

function isOpen(order: Order): boolean {
  return order.state === "unpaid" || order.state === "paid";
}

function isInHand(order: Order): boolean {
  return order.state === "delivered" || order.state === "completed";
}

function itemsUntouched({ facts }: Request): boolean {
  return facts.subject !== null && !facts.subject.done.includes("change_items");
}

const OVER = new Set(["done", "rejected", "withdrawn"]);

function isUnderWay({ kind, state }: Order["remedies"][number]): boolean {
  return (kind === "return" || kind === "exchange") && !OVER.has(state);
}

/** Where the source says no time of receipt, or the shop no window, nothing is over. */
function isWithinWindow(order: Order, { rules, now }: ActionFacts): boolean {
  const { delivered } = order.times;
  if (rules.returns === null || delivered === null) return true;
  return now.getTime() <= delivered.getTime() + rules.returns.windowDays * DAY_MS;
}

function isReturnable(order: Order, action: Action, { products, rules }: ActionFacts): boolean {
  const excluded = rules.returns?.excludedCategories ?? [];
  return itemsOf(action).every((lineId) => {
    const sku = lineOf(order, lineId)?.variantSku;
    const category = products.get(sku ?? "")?.category;
    return (
      category === undefined || !excluded.some((prefix) => category === prefix || category.startsWith(`${prefix}/`))
    );
  });
}

function changesOf(action: Action) {
  return action.kind === "change_items" || action.kind === "exchange" ? action.changes : [];
}

function itemsOf(action: Action): readonly string[] {
  return "lineIds" in action ? action.lineIds : changesOf(action).map(({ lineId }) => lineId);
}

function isListOnce(ids: readonly string[]): boolean {
  return ids.length > 0 && new Set(ids).size === ids.length;
}

function isSameProduct(order: Order, { action, facts }: Request): boolean {
  return changesOf(action).every(({ lineId, variantSku }) => {
    const product = facts.products.get(variantSku);
    return product !== undefined && product.sku === lineOf(order, lineId)?.productSku;
  });
}

/** Enough of each new variant for all lines that become it. */
function isAvailable(order: Order, { action, facts }: Request): boolean {
  const wanted = new Map<string, number>();
  const swaps = swapsOf(order, changesOf(action), facts);
  for (const { line, variant } of swaps) wanted.set(variant.sku, (wanted.get(variant.sku) ?? 0) + line.quantity);
  return (
    swaps.length === changesOf(action).length &&
    swaps.every(({ variant }) => variant.stock >= (wanted.get(variant.sku) ?? 0))
  );
}

function referenceOf(action: Action): string {
  if (action.kind === "return") return action.refundTo;
  return "payWith" in action ? action.payWith : "";
}

/** Other items of an order of which nothing was paid: no way to pay is touched. */
function isWithoutMoney({ kind }: Action, order: Order | undefined): boolean {
  return kind === "change_items" && order !== undefined && isWhollyUnpaid(order);
}

function doesGiftCardCover(order: Order, { action, facts }: Request): boolean {
  return moneyOf(action, order, facts).every(({ way, amount, by }) => {
    const method = methodOf(facts, by);
    return way === "back" || method?.method !== "gift_card" || (method.balance ?? 0) >= amount;
  });
}

const CALLED_OFF: ReadonlySet<Order["state"]> = new Set(["unpaid", "cancelled", "refunding", "refunded"]);

/** Paid, not called off, and more is paid than its fee. */
function stands(facts: OrderFacts): boolean {
  const { order } = facts;
  const paid = [...paidBy(facts).values()].reduce((sum, amount) => sum + amount, 0);
  return !CALLED_OFF.has(order.state) && paid >= openFeeOf(order);
}

function isFeeReturned({ order, done }: OrderFacts): boolean {
  return done.includes("return_fee") || order.fees.some(({ kind, returned }) => kind === "shipping" && returned > 0);
}

function arePlacedTogether({ subject, other, rules }: ActionFacts): boolean {
  if (subject === null || other === null || rules.combining === null) return false;
  return arePlacedWithin(rules.combining.hours, subject.order, other.order) ?? false;
}

function ofOrderOrNone(holds: (order: Order | null, request: Request) => boolean): (request: Request) => boolean {
  return (request) => holds(request.facts.subject?.order ?? null, request);
}

/** Limits are in the shop's currency: what gives back another one cannot be held against them. */
function isLimitComparable(order: Order, { action, facts }: Request): boolean {
  if (facts.actor.limit === null || order.currency === facts.currency) return true;
  return backOf(moneyOf(action, order, facts)) === 0;
}

function isWithinLimit(order: Order | null, { action, facts }: Request): boolean {
  const { limit } = facts.actor;
  if (limit === null || order === null) return true;
  if (action.kind === "give_coupon") return (worthOf(facts) ?? 0) <= limit;
  if (action.kind === "refund_part") return partsBefore(facts) + action.amount <= limit;
  // One action may give back by several ways: the limit is for all of them together.
  return backOf(moneyOf(action, order, facts)) <= limit;
}
