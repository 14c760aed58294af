import type { Address } from "./address.ts";
import type { OrderRequest } from "./order-request.ts";
import type { Remedy } from "./remedy.ts";
import type { Shipment } from "./shipment.ts";
import type { BilingualText, MinorUnits } from "./text.ts";
import type { VariantOption } from "./product.ts";

/** Goods in a parcel, or a code. Virtual orders have no shipment and cannot be reviewed. */
export type OrderKind = "physical" | "virtual";

/**
 * Where an order stands. `delivered`: signed for (for virtual: the code is out); `completed`: the customer confirmed or
 * the time for it ran out; `refunding`/`refunded`: the whole order's money is on its way back / is back.
 * A refund of a part is a remedy and leaves the state.
 */
export const ORDER_STATES = [
  "unpaid",
  "paid",
  "packed",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  "refunding",
  "refunded",
] as const;

/** One of `ORDER_STATES`. */
export type OrderState = (typeof ORDER_STATES)[number];

/** An order with everything an answer about it needs. total = Σ lines − discounts + Σ fees. */
export interface Order {
  readonly id: string;
  /** As the customer sees it; unique within the shop. Compare with `orderNumberKey`. */
  readonly number: string;
  readonly customerId: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly currency: string;
  readonly total: MinorUnits;
  readonly times: OrderTimes;
  readonly lines: readonly OrderLine[];
  readonly fees: readonly OrderFee[];
  /** Null for virtual orders and where the source does not say. */
  readonly address: Address | null;
  /** Oldest first; refunds are payments back. */
  readonly payments: readonly Payment[];
  /** The warehouse that sends it, a code of `ShopRules.warehouses`. */
  readonly warehouse: string | null;
  /** The courier the customer wished for, a code of `ShopRules.couriers`. */
  readonly wishedCourier: string | null;
  /** The customer's note to the seller (备注). */
  readonly note: string | null;
  readonly codeDelivery: CodeDelivery | null;
  readonly review: Review;
  readonly shipments: readonly Shipment[];
  /** Refunds, returns, exchanges: newest first. */
  readonly remedies: readonly Remedy[];
  /** What was asked of the warehouse, the courier or the shop: newest first. */
  readonly requests: readonly OrderRequest[];
}

/** When things happened; null: has not happened, or the source does not say. */
export interface OrderTimes {
  readonly placed: Date | null;
  readonly paid: Date | null;
  readonly packed: Date | null;
  readonly shipped: Date | null;
  readonly delivered: Date | null;
  readonly completed: Date | null;
  readonly cancelled: Date | null;
  readonly refunded: Date | null;
  /** The latest moment at which the shop promised to send it. A promise: may lie ahead. */
  readonly dispatchBy: Date | null;
}

/** One position. `total` = quantity × unitPrice − discount. Texts are as they were when it was bought. */
export interface OrderLine {
  readonly id: string;
  /** Null when the product is not (or no longer) known to the shop. */
  readonly productSku: string | null;
  readonly variantSku: string | null;
  readonly title: BilingualText;
  readonly options: readonly VariantOption[];
  readonly quantity: number;
  readonly unitPrice: MinorUnits;
  /** For the whole line, ≥ 0. */
  readonly discount: MinorUnits;
  readonly total: MinorUnits;
}

/** Something charged beside the goods. `returned` is what has been given back of it. */
export interface OrderFee {
  readonly id: string;
  readonly kind: "shipping" | "packaging" | "tax" | "other";
  readonly amount: MinorUnits;
  readonly returned: MinorUnits;
}

/** The ways to pay that Warmline has words for. */
export const PAYMENT_METHODS = [
  "alipay",
  "wechat",
  "huabei",
  "card",
  "paypal",
  "apple_pay",
  "gift_card",
  "bank",
  "other",
] as const;

/** One of `PAYMENT_METHODS`. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Money in, or back. The amount is always positive; `kind` says which way. */
export interface Payment {
  readonly id: string;
  readonly kind: "payment" | "refund";
  readonly method: PaymentMethod;
  readonly amount: MinorUnits;
  readonly state: "pending" | "done" | "failed";
  readonly at: Date | null;
  readonly reference: string | null;
}

/** How a virtual order's code reaches the customer. The code itself is never kept here, only its end. */
export interface CodeDelivery {
  readonly by: "sms" | "email" | "order_page";
  readonly deliveredAt: Date | null;
  /** The last characters of the code, to recognise it by. */
  readonly codeEnd: string | null;
}

/** `closesAt`: the last moment to review, known once it was received. Ask `reviewability` what can be done now. */
export interface Review {
  readonly reviewedAt: Date | null;
  readonly closesAt: Date | null;
}
