import { needsTaxId, type OrderRequest, type RequestWish, standingRequest } from "../order-request.ts";
import type { Order } from "../order.ts";
import { mayComeAgain, standsStill } from "../shipment-state.ts";
import { arePlacedWithin, goToOneAddress, pairRequest } from "../order-pair.ts";
import type { Shipment } from "../shipment.ts";
import { heldUntil, lastHoldDay } from "../hold-days.ts";
import { calendarDay, isCalendarDay } from "../shop-time.ts";
import { type ActionFacts, ofOrder } from "./action-facts.ts";
import type { Action } from "./action.ts";
import type { ClauseId } from "./clauses.ts";
import type { RequestAction, RequestActionKind } from "./request-actions.ts";
import type { RequestClauseId } from "./request-clauses.ts";

const OWN = ["identity.known", "order.own"] as const;
const YES = ["confirm.given", "confirm.fresh", "confirm.same"] as const;

/** The clauses of each kind of request, in the order in which they are looked at. */
export const REQUEST_CLAUSES_OF: Readonly<Record<RequestActionKind, readonly ClauseId[]>> = {
  urge_dispatch: [...OWN, "urge.unsent", "urge.not-held", "urge.deadline", "urge.daily", ...YES],
  hold_dispatch: [...OWN, "hold.unsent", "hold.offered", "hold.date", "hold.different", ...YES],
  redelivery: [...OWN, "parcel.of-order", "redelivery.possible", "request.once", ...YES],
  trace: [...OWN, "parcel.of-order", "trace.due", "request.once", ...YES],
  invoice: [...OWN, "invoice.paid", "invoice.kind", "invoice.header", "invoice.tax-id", "request.once", ...YES],
  combine: [
    ...OWN,
    "combine.two-orders",
    "combine.unsent",
    "combine.same-address",
    "combine.within-window",
    "request.once",
    ...YES,
  ],
  withdraw_request: [...OWN, "withdraw.standing", ...YES],
};

interface Asked {
  readonly action: Action;
  readonly facts: ActionFacts;
}

/** Whether each of their clauses holds. */
export const REQUEST_HOLDS: Readonly<Record<RequestClauseId, (asked: Asked) => boolean>> = {
  "urge.unsent": ofOrder(awaitsDispatch),
  "urge.not-held": ofOrder((order, { facts }: Asked) => heldUntil(order, facts) === null),
  // Where the source says no time, none is promised, and the warehouse may be asked.
  "urge.deadline": ofOrder(
    ({ times }: Order, { facts }: Asked) => times.dispatchBy === null || times.dispatchBy < facts.now,
  ),
  "urge.daily": isFirst,
  "hold.unsent": ofOrder(isUnsent),
  "hold.offered": ({ facts }) => lastHoldDay(facts) !== null,
  "hold.date": ({ action, facts }) => action.kind === "hold_dispatch" && isHoldDay(action.notBefore, facts),
  "hold.different": ofOrder((order, { action }: Asked) => {
    const wish = standingRequest(order.requests, "hold_dispatch")?.wish;
    return action.kind === "hold_dispatch" && (wish?.kind !== "hold_dispatch" || wish.notBefore !== action.notBefore);
  }),
  "parcel.of-order": (asked) => parcelOf(asked) !== undefined,
  "redelivery.possible": ofOrder(
    (order, asked: Asked) =>
      (order.state === "shipped" || order.state === "delivered") && isParcel(asked, (parcel) => mayComeAgain(parcel)),
  ),
  "trace.due": (asked) =>
    isParcel(asked, (parcel) => parcel.deliveredAt !== null || standsStill(parcel, asked.facts.now)),
  "request.once": (asked) => (asked.action.kind === "combine" ? !ofPair(asked, pairRequest) : isFirst(asked)),
  "invoice.paid": ofOrder(({ state }) => INVOICED.has(state)),
  "invoice.kind": ({ action, facts }) =>
    action.kind === "invoice" && (facts.rules.invoices?.kinds.includes(action.invoice) ?? false),
  "invoice.header": ({ action }) =>
    action.kind === "invoice" &&
    action.header.name.trim() !== "" &&
    (action.invoice !== "special_vat" || action.header.of === "company"),
  "invoice.tax-id": ({ action }) => action.kind === "invoice" && hasTaxId(action),
  "combine.two-orders": (asked) => ofPair(asked, (order, other) => order.id !== other.id) ?? false,
  "combine.unsent": (asked) => ofPair(asked, (...pair) => pair.every(awaitsDispatch)) ?? false,
  "combine.same-address": (asked) => ofPair(asked, goToOneAddress) ?? false,
  "combine.within-window": (asked) => ofPair(asked, (...pair) => areNear(pair, asked.facts)) ?? false,
  "withdraw.standing": ofOrder((order, { action }: Asked) => {
    const request = order.requests.find(({ id }) => action.kind === "withdraw_request" && id === action.request);
    return request !== undefined && mayBeWithdrawn(order, request);
  }),
};

const INVOICED: ReadonlySet<Order["state"]> = new Set(["paid", "packed", "shipped", "delivered", "completed"]);

function awaitsDispatch({ kind, state }: Order): boolean {
  return kind === "physical" && (state === "paid" || state === "packed");
}

/** What is so of an order and the one it is to go with; undefined where one of them is missing. */
function ofPair<T>({ facts }: Asked, look: (order: Order, other: Order) => T): T | undefined {
  const { subject, other } = facts;
  return subject === null || other === null ? undefined : look(subject.order, other.order);
}

/** Where the shop has no window, or the source says no time, the warehouse may be asked: it is they who say whether it can be. */
function areNear(pair: readonly [Order, Order], { rules }: ActionFacts): boolean {
  return rules.combining === null || (arePlacedWithin(rules.combining.hours, ...pair) ?? true);
}

function isUnsent({ kind, state }: Order): boolean {
  return kind === "physical" && (state === "unpaid" || state === "paid");
}

/** What nobody has carried out; a day to be sent on until the order leaves, one that the warehouse keeps until it is packed. */
export function mayBeWithdrawn(order: Order, { wish, state }: OrderRequest): boolean {
  if (wish.kind !== "hold_dispatch") return state === "open";
  return state === "open" ? isUnsent(order) || order.state === "packed" : state === "done" && isUnsent(order);
}

function isHoldDay(day: string, facts: ActionFacts): boolean {
  const last = lastHoldDay(facts);
  return isCalendarDay(day) && day > calendarDay(facts.now, facts.timeZone) && last !== null && day <= last;
}

function parcelOf({ action, facts }: Asked): Shipment | undefined {
  if (action.kind !== "redelivery" && action.kind !== "trace") return undefined;
  return facts.subject?.order.shipments.find(({ trackingNumber }) => trackingNumber === action.parcel);
}

function isParcel(asked: Asked, is: (parcel: Shipment) => boolean): boolean {
  const parcel = parcelOf(asked);
  return parcel !== undefined && is(parcel);
}

/** As written on licences: a Chinese company's has 15 to 20 signs, others' no fewer than 8. */
const TAX_ID = /^[0-9A-Z]{8,20}$/u;

function hasTaxId({ invoice, header }: Extract<RequestAction, { readonly kind: "invoice" }>): boolean {
  return header.taxId === null ? !needsTaxId(invoice, header.of) : TAX_ID.test(header.taxId);
}

function isFirst({ action, facts }: Asked): boolean {
  const once = onceOf(action, facts);
  return !(facts.subject?.order.requests ?? []).some(
    (one) => one.wish.kind === action.kind && one.once === once && one.state !== "withdrawn",
  );
}

function onceOf(action: Action, { now, timeZone, other }: ActionFacts): string {
  if (action.kind === "urge_dispatch") return calendarDay(now, timeZone);
  if (action.kind === "combine") return other?.order.number ?? action.with;
  return action.kind === "redelivery" || action.kind === "trace" ? action.parcel : "";
}

/** Nobody is to carry out what was asked for on an order that is called off. */
export function withdrawnIfOpen(request: OrderRequest, now: Date): OrderRequest {
  return request.state === "open" ? { ...request, state: "withdrawn", answeredAt: now } : request;
}

/** The order with what was asked for, or without what was taken back. Another day takes the place of the one before, also of one that was refused. */
export function withRequest(action: RequestAction, order: Order, facts: ActionFacts, newId: () => string): Order {
  const withdrawn = (request: OrderRequest): OrderRequest => ({
    ...request,
    state: "withdrawn",
    answeredAt: facts.now,
  });
  if (action.kind === "withdraw_request") {
    const requests = order.requests.map((one) => (one.id === action.request ? withdrawn(one) : one));
    return { ...order, requests };
  }
  const isReplaced = ({ wish, state }: OrderRequest): boolean =>
    action.kind === "hold_dispatch" && wish.kind === action.kind && state !== "withdrawn";
  const asked: OrderRequest = {
    id: newId(),
    wish: wishOf(action, facts),
    state: "open",
    once: onceOf(action, facts),
    askedAt: facts.now,
    answeredAt: null,
    answerDay: null,
  };
  return { ...order, requests: [asked, ...order.requests.map((one) => (isReplaced(one) ? withdrawn(one) : one))] };
}

/** Another order is kept by its own number, however it was written. */
function wishOf(
  { order: _order, ...wish }: RequestWish & { readonly order: string },
  { other }: ActionFacts,
): RequestWish {
  return wish.kind === "combine" ? { ...wish, with: other?.order.number ?? wish.with } : wish;
}
