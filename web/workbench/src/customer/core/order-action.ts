import { firstRequest, isRequestComplete, isRequestKind, type RequestDraft } from "./order-requests.ts";
import { isWhollyUnpaid, type PaidOrder, waysPaid } from "./ways-to-pay.ts";

/** Where somebody gets parcels. */
export interface Address {
  readonly recipient: string;
  readonly phone: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly district: string;
  readonly line: string;
  readonly postcode: string;
}

/** What of an order says which actions make sense. */
interface Order extends PaidOrder {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly shipments: readonly { readonly trackingNumber: string }[];
  readonly address: Address | null;
  readonly lines: readonly { readonly id?: string }[];
  readonly fees: readonly { readonly kind: string; readonly amount: number; readonly returned: number }[];
}

/** Why a part of the money goes back without the goods. */
export const REFUND_REASONS = ["missing", "damaged", "not_as_described", "late", "goodwill"] as const;

/** One of `REFUND_REASONS`. */
type RefundReason = (typeof REFUND_REASONS)[number];

/** Another variant in place of what a line holds. */
interface LineChange {
  readonly lineId: string;
  readonly variantSku: string;
}

/** What an agent does to an order, as the server takes it; while it is being written it may lack something. */
export type OrderAction =
  | { readonly kind: "cancel"; readonly reason: "no_longer_needed" | "ordered_by_mistake" }
  | { readonly kind: "change_address"; readonly address: Address }
  | { readonly kind: "change_payment"; readonly payWith: string }
  | {
      readonly kind: "change_items" | "exchange";
      readonly changes: readonly LineChange[];
      /** By which way a difference is paid or given back; empty where nothing was paid. */
      readonly payWith: string;
    }
  | { readonly kind: "return"; readonly lineIds: readonly string[]; readonly refundTo: string }
  | { readonly kind: "return_fee"; readonly with: string }
  | { readonly kind: "price_protection"; readonly lineIds: readonly string[] }
  | {
      readonly kind: "refund_part";
      /** Minor units; 0 while none is written. */
      readonly amount: number;
      readonly lineIds: readonly string[];
      readonly reason: RefundReason;
    }
  | { readonly kind: "give_coupon"; readonly code: string }
  | RequestDraft;

/** The kinds of action that the workbench offers. */
export type OrderActionKind = OrderAction["kind"];

/** Other orders of the customer that paid a shipping fee, as this one did. */
export function feePartners(order: Order, orders: readonly Order[]): readonly Order[] {
  if (!paidFee(order)) return [];
  return orders.filter((one) => one.number !== order.number && paidFee(one));
}

function paidFee({ fees }: Order): boolean {
  return fees.some(({ kind, amount, returned }) => kind === "shipping" && amount > returned);
}

/** What makes sense for an order as it stands. Whether it may be done is for the server's clauses to say. */
export function actionsFor(order: Order, orders: readonly Order[]): readonly OrderActionKind[] {
  const open = order.state === "unpaid" || order.state === "paid";
  const inHand = received(order);
  const paid = inHand || ["paid", "packed", "shipped"].includes(order.state);
  const fee = order.state !== "unpaid" && order.state !== "cancelled" && feePartners(order, orders).length > 0;
  return [
    ...(open ? (["cancel"] as const) : []),
    ...(open && order.address !== null ? (["change_address"] as const) : []),
    ...(open ? (["change_items"] as const) : []),
    ...(order.state === "paid" ? (["change_payment"] as const) : []),
    ...(inHand ? (["return", "exchange"] as const) : []),
    ...(fee ? (["return_fee"] as const) : []),
    ...(paid ? (["price_protection", "refund_part"] as const) : []),
    "give_coupon",
  ];
}

function received({ state }: Order): boolean {
  return state === "delivered" || state === "completed";
}

const NOWHERE: Address = {
  recipient: "",
  phone: "",
  country: "",
  region: "",
  city: "",
  district: "",
  line: "",
  postcode: "",
};

/** How an action begins: with what is most likely meant. */
export function firstDraft(kind: OrderActionKind, order: Order, orders: readonly Order[]): OrderAction {
  const [way] = waysPaid(order);
  const reference = way?.reference ?? "";
  if (isRequestKind(kind)) return firstRequest(kind, order, orders);
  switch (kind) {
    case "withdraw_request":
      return { kind, request: "" };
    case "cancel":
      return { kind, reason: "no_longer_needed" };
    case "change_address":
      return { kind, address: order.address ?? NOWHERE };
    case "return":
      return { kind, lineIds: order.lines.flatMap(({ id }) => id ?? []), refundTo: reference };
    case "change_payment":
      return { kind, payWith: "" };
    case "change_items":
    case "exchange":
      return { kind, changes: [], payWith: reference };
    case "price_protection":
      return { kind, lineIds: order.lines.flatMap(({ id }) => id ?? []) };
    case "refund_part":
      return { kind, amount: 0, lineIds: [], reason: received(order) ? "missing" : "late" };
    case "give_coupon":
      return { kind, code: "" };
    case "return_fee":
      return { kind, with: feePartners(order, orders)[0]?.number ?? "" };
  }
}

/** Whether everything is there that the server needs to judge it, and anything would change. */
export function isComplete(action: OrderAction, order: Order): boolean {
  switch (action.kind) {
    case "cancel":
      return true;
    case "change_address":
      return (
        action.address.recipient.trim() !== "" &&
        action.address.line.trim() !== "" &&
        JSON.stringify(action.address) !== JSON.stringify(order.address)
      );
    case "return":
    case "price_protection":
      return action.lineIds.length > 0;
    case "change_payment":
      return action.payWith !== "";
    case "change_items":
    case "exchange":
      return action.changes.length > 0 && (action.payWith !== "" || isWhollyUnpaid(order));
    case "refund_part":
      return action.amount > 0;
    case "give_coupon":
      return action.code !== "";
    case "return_fee":
      return action.with !== "";
    default:
      return isRequestComplete(action);
  }
}

/** The same changes with another variant for a line; without one the line stays as it is. */
export function withChange(
  changes: readonly LineChange[],
  lineId: string,
  variantSku: string | undefined,
): readonly LineChange[] {
  const others = changes.filter((one) => one.lineId !== lineId);
  return variantSku === undefined ? others : [...others, { lineId, variantSku }];
}

/** What an order comes to with other prices of some of its lines. */
export function totalAfter(
  { total }: { readonly total: number },
  lines: readonly { readonly total: number; readonly newTotal: number | null }[],
): number {
  return lines.reduce((sum, line) => sum + (line.newTotal ?? line.total) - line.total, total);
}
