import type { Address } from "../address.ts";
import type { Order, OrderLine, Payment } from "../order.ts";
import { lineTotal, orderTotal } from "../order-math.ts";
import type { Remedy } from "../remedy.ts";
import type { BilingualText, MinorUnits } from "../text.ts";
import type { Action, MoneyMove } from "./action.ts";
import { type ActionFacts, type Swap, swapsOf } from "./action-facts.ts";
import { differenceOf } from "./given-back.ts";
import { fallsOf } from "./protection.ts";
import { REFUND_AS, REFUND_REASON_LABELS } from "./refund-reasons.ts";
import { isRequest } from "./request-actions.ts";
import { withdrawnIfOpen, withRequest } from "./requests.ts";
import { backOf, isGiftCard, moneyOf, openFeeOf } from "./terms.ts";

/** What becomes of everything when an action is done. */
export interface Effect {
  /** The order as it is then; null for an action without one. */
  readonly order: Order | null;
  readonly balances: readonly { readonly reference: string; readonly change: MinorUnits }[];
  readonly stock: readonly { readonly variantSku: string; readonly change: number }[];
  readonly ownAddress: Address | null;
  /** The coupon that the customer has from now on, by its id. */
  readonly couponId: string | null;
  /** Money that it moves: at once, but of a return or an exchange when the goods are back. */
  readonly money: readonly MoneyMove[];
}

/** What an action does, worked out from facts for which the gate has let it pass. `newId` names new payments and remedies. */
export function effectOf(action: Action, facts: ActionFacts, newId: () => string): Effect {
  const order = facts.subject?.order;
  if (action.kind === "change_own_address") return { ...NOTHING, ownAddress: action.address };
  if (order === undefined) return NOTHING;
  if (isRequest(action)) return { ...NOTHING, order: withRequest(action, order, facts, newId) };
  const work = { order, facts, newId, money: moneyOf(action, order, facts) };
  switch (action.kind) {
    case "cancel":
      return cancelled(work);
    case "change_address":
      return { ...NOTHING, order: { ...order, address: action.address } };
    case "change_note":
      return { ...NOTHING, order: { ...order, note: action.note } };
    case "change_items":
      return itemsChanged(work, swapsOf(order, action.changes, facts));
    case "change_payment":
      return paid(work, order);
    case "return":
      return {
        ...NOTHING,
        money: work.money,
        order: withRemedy(work, { ...RETURN, amount: backOf(work.money), lineIds: action.lineIds }),
      };
    case "exchange":
      return exchanged(work, swapsOf(order, action.changes, facts));
    case "return_fee":
      return feeReturned(work);
    case "price_protection":
      return differenceReturned(work, action.lineIds);
    case "give_coupon":
      return { ...NOTHING, order, couponId: facts.coupon?.coupon.id ?? null };
    case "refund_part":
      return partRefunded(work, action);
  }
}

const NOTHING: Effect = { order: null, balances: [], stock: [], ownAddress: null, couponId: null, money: [] };

interface Work {
  readonly order: Order;
  readonly facts: ActionFacts;
  readonly newId: () => string;
  readonly money: readonly MoneyMove[];
}

function cancelled(work: Work): Effect {
  const { order, facts } = work;
  const stock = order.lines.flatMap(({ variantSku, quantity }) =>
    variantSku === null ? [] : [{ variantSku, change: quantity }],
  );
  const times = { ...order.times, cancelled: facts.now };
  const requests = order.requests.map((one) => withdrawnIfOpen(one, facts.now));
  return { ...paid(work, { ...order, state: "cancelled", times, requests }), stock };
}

/** What was given back for a line was so for what it held; it does not lessen what is paid for the new variant. */
function itemsChanged(work: Work, swaps: readonly Swap[]): Effect {
  const { order } = work;
  const swapped = new Map(swaps.map((swap) => [swap.line.id, swappedLine(swap)]));
  const lines = order.lines.map((line) => swapped.get(line.id) ?? line);
  const remedies = order.remedies.map((remedy) => ({
    ...remedy,
    lineIds: remedy.lineIds.filter((id) => !swapped.has(id)),
  }));
  const effect = paid(work, { ...order, lines, remedies, total: orderTotal(lines, order.fees) });
  return { ...effect, stock: swaps.flatMap(stockOf) };
}

function swappedLine({ line, product, variant }: Swap): OrderLine {
  const amounts = { quantity: line.quantity, unitPrice: variant.price, discount: 0 };
  const { title } = product;
  return { ...line, ...amounts, title, options: variant.options, variantSku: variant.sku, total: lineTotal(amounts) };
}

/** The old variant is free again, the new one is taken. */
function stockOf({ line, variant }: Swap): Effect["stock"] {
  const freed = line.variantSku === null ? [] : [{ variantSku: line.variantSku, change: line.quantity }];
  return [...freed, { variantSku: variant.sku, change: -line.quantity }];
}

/** Goods that are sent in exchange are kept for it from now on. */
function exchanged(work: Work, swaps: readonly Swap[]): Effect {
  const { order: before } = work;
  const back = Math.max(0, -differenceOf(before, swaps));
  const order = withRemedy(work, { ...EXCHANGE, amount: back, lineIds: swaps.map(({ line }) => line.id) });
  const stock = swaps.map(({ line, variant }) => ({ variantSku: variant.sku, change: -line.quantity }));
  return { ...NOTHING, order, stock, money: work.money };
}

function feeReturned(work: Work): Effect {
  const { order } = work;
  const amount = openFeeOf(order);
  const fees = order.fees.map((fee) => (fee.kind === "shipping" ? { ...fee, returned: fee.amount } : fee));
  const effect = paid(work, { ...order, fees });
  const { order: settled } = effect;
  if (settled === null) return effect;
  return {
    ...effect,
    order: withRemedy({ ...work, order: settled }, { ...FEE, amount, lineIds: [], state: "paying" }),
  };
}

/** One remedy for each line, so that it is known of each what was given back for it. */
function differenceReturned(work: Work, lineIds: readonly string[]): Effect {
  const { order, facts } = work;
  const effect = paid(work, order);
  const after = fallsOf(order, lineIds, facts.products).reduce(
    (sofar, { line, kept, now }) =>
      withRemedy(
        { ...work, order: sofar },
        { ...DIFFERENCE, ...settled(work), amount: kept - now, lineIds: [line.id] },
      ),
    effect.order ?? order,
  );
  return { ...effect, order: after };
}

function partRefunded(work: Work, { amount, lineIds, reason }: Extract<Action, { kind: "refund_part" }>): Effect {
  const effect = paid(work, work.order);
  const why = { kind: REFUND_AS[reason], reason: REFUND_REASON_LABELS[reason] };
  const order = withRemedy(
    { ...work, order: effect.order ?? work.order },
    { ...why, ...settled(work), amount, lineIds },
  );
  return { ...effect, order };
}

/** How far money is that was let go: on a gift card it has arrived. */
function settled({ facts, money }: Work): Pick<Remedy, "state"> {
  return { state: money.every(({ by }) => isGiftCard(facts, by)) ? "done" : "paying" };
}

/** Books money that moves at once; a gift card has it at once, a bank after days. */
function paid({ facts, newId, money, order: before }: Work, order: Order): Effect {
  const payments = money.map(({ way, amount, by }): Payment => ({
    id: newId(),
    kind: way === "due" ? "payment" : "refund",
    method: facts.methods.find(({ reference }) => reference === by)?.method ?? methodBefore(before, by),
    amount,
    state: isGiftCard(facts, by) || way === "due" ? "done" : "pending",
    at: facts.now,
    reference: by,
  }));
  const balances = money
    .filter(({ by }) => isGiftCard(facts, by))
    .map(({ way, amount, by }) => ({ reference: by, change: way === "due" ? -amount : amount }));
  return { ...NOTHING, order: { ...order, payments: [...order.payments, ...payments] }, balances, money };
}

function methodBefore(order: Order, by: string): Payment["method"] {
  return order.payments.find(({ reference, method }) => (reference ?? method) === by)?.method ?? "other";
}

type RemedyWish = Pick<Remedy, "kind" | "amount" | "lineIds" | "reason"> & { readonly state?: Remedy["state"] };

const reason = (zh: string, en: string): { readonly reason: BilingualText } => ({ reason: { zh, en } });
const RETURN = { kind: "return", ...reason("退货", "Return") } as const;
const EXCHANGE = { kind: "exchange", ...reason("换货", "Exchange") } as const;
const DIFFERENCE = { kind: "price_difference", ...reason("降价，退差价", "The price fell") } as const;
const FEE = { kind: "fee_return", ...reason("合并运费，退一笔", "One fee for parcels that go together") } as const;

function withRemedy({ order, facts, newId }: Work, wish: RemedyWish): Order {
  const remedy: Remedy = {
    ...wish,
    id: newId(),
    number: `${order.number}-${order.remedies.length + 1}`,
    state: wish.state ?? "approved",
    requestedAt: facts.now,
    approvedAt: facts.now,
    receivedAt: null,
    doneAt: wish.state === "done" ? facts.now : null,
    expectedBy: null,
    parcel: null,
  };
  return { ...order, remedies: [remedy, ...order.remedies] };
}
