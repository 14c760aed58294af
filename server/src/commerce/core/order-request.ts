import type { CalendarDay } from "./text.ts";

/** What can be asked for of the warehouse, the courier or the shop without moving money. */
export const REQUEST_KINDS = ["urge_dispatch", "hold_dispatch", "redelivery", "trace", "invoice", "combine"] as const;

/** One of `REQUEST_KINDS`. */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** `open` until people answer it: `done` or `refused`; `withdrawn` once nobody wants it any more. */
export const REQUEST_STATES = ["open", "done", "refused", "withdrawn"] as const;

/** One of `REQUEST_STATES`. */
export type RequestState = (typeof REQUEST_STATES)[number];

/** Papers for the books, as shops' rules name them. */
export const INVOICE_KINDS = ["electronic", "paper", "special_vat", "receipt"] as const;

/** One of `INVOICE_KINDS`. */
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Whom an invoice is made out to (抬头). `taxId` in capitals, without spaces. */
export interface InvoiceHeader {
  readonly of: "person" | "company";
  readonly name: string;
  readonly taxId: string | null;
}

/** What is asked for. `notBefore` is a day of the shop's, `parcel` a tracking number, `with` the number of the other order. */
export type RequestWish =
  | { readonly kind: "urge_dispatch" }
  | { readonly kind: "hold_dispatch"; readonly notBefore: CalendarDay }
  | { readonly kind: "redelivery"; readonly parcel: string }
  | { readonly kind: "trace"; readonly parcel: string }
  | { readonly kind: "invoice"; readonly invoice: InvoiceKind; readonly header: InvoiceHeader }
  | { readonly kind: "combine"; readonly with: string };

/** Something that was asked for on an order. */
export interface OrderRequest {
  readonly id: string;
  readonly wish: RequestWish;
  readonly state: RequestState;
  /** What it may be asked for once: a day of the shop's, a parcel, another order, or empty for the order itself. */
  readonly once: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  /** The day that the answer names: a promise of whoever answered. */
  readonly answerDay: CalendarDay | null;
}

/** The latest request of a kind that still stands: open, or answered with yes. */
export function standingRequest(requests: readonly OrderRequest[], kind: RequestKind): OrderRequest | undefined {
  return requests.find(({ wish, state }) => wish.kind === kind && (state === "open" || state === "done"));
}

/** Whether an invoice of this kind, made out like this, needs a tax number. */
export function needsTaxId(invoice: InvoiceKind, of: InvoiceHeader["of"]): boolean {
  return invoice === "special_vat" || (invoice !== "receipt" && of === "company");
}
