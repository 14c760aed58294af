/** What is asked of the warehouse, the courier or the shop. */
export const REQUEST_KINDS = ["urge_dispatch", "hold_dispatch", "redelivery", "trace", "invoice", "combine"] as const;

/** The same, and taken back. */
export const REQUEST_ACTIONS = [...REQUEST_KINDS, "withdraw_request"] as const;

/** Papers for the books. */
export const INVOICE_KINDS = ["electronic", "paper", "special_vat", "receipt"] as const;

/** Whom an invoice is made out to. */
export interface InvoiceHeader {
  readonly of: "person" | "company";
  readonly name: string;
  readonly taxId: string | null;
}

/** What an agent asks for on an order, as the server takes it; while it is being written it may lack something. */
export type RequestDraft =
  | { readonly kind: "urge_dispatch" }
  | { readonly kind: "hold_dispatch"; readonly notBefore: string }
  | { readonly kind: "redelivery" | "trace"; readonly parcel: string }
  | { readonly kind: "invoice"; readonly invoice: (typeof INVOICE_KINDS)[number]; readonly header: InvoiceHeader }
  | { readonly kind: "combine"; readonly with: string }
  | { readonly kind: "withdraw_request"; readonly request: string };

/** The kinds that begin with an order; what is taken back begins with a request. */
export type RequestKind = Exclude<RequestDraft["kind"], "withdraw_request">;

/** What of an order says what may be asked for. */
interface Order {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly shipments: readonly { readonly trackingNumber: string }[];
}

const OVER = new Set(["unpaid", "cancelled", "refunding", "refunded"]);

/** Other orders of the customer that wait to be sent, as this one does. */
export function combinePartners<One extends Order>(order: Order, orders: readonly One[]): readonly One[] {
  if (!waitsToBeSent(order)) return [];
  return orders.filter((one) => one.number !== order.number && waitsToBeSent(one));
}

function waitsToBeSent({ kind, state }: Order): boolean {
  return kind === "physical" && (state === "paid" || state === "packed");
}

/** What makes sense for an order as it stands. Whether it may be asked for is for the server's clauses to say. */
export function requestsFor(order: Order, orders: readonly Order[]): readonly RequestKind[] {
  const { kind, state, shipments } = order;
  const goods = kind === "physical";
  const sent = goods && shipments.length > 0 && !OVER.has(state);
  return [
    ...(waitsToBeSent(order) ? (["urge_dispatch"] as const) : []),
    ...(goods && (state === "unpaid" || state === "paid") ? (["hold_dispatch"] as const) : []),
    ...(sent && state !== "completed" ? (["redelivery"] as const) : []),
    ...(sent ? (["trace"] as const) : []),
    ...(OVER.has(state) ? [] : (["invoice"] as const)),
    ...(combinePartners(order, orders).length > 0 ? (["combine"] as const) : []),
  ];
}

const OF_DISPATCH: ReadonlySet<string> = new Set(["urge_dispatch", "hold_dispatch", "combine"]);
const BEFORE_DISPATCH: ReadonlySet<string> = new Set(["unpaid", "paid", "packed"]);

/** Whether people can answer it: what is about sending an order that has left or was called off, nobody can. */
export function mayBeAnswered({ state }: Pick<Order, "state">, wish: { readonly kind: string }): boolean {
  return !OF_DISPATCH.has(wish.kind) || BEFORE_DISPATCH.has(state);
}

/** Whether a kind of action is one of them. */
export function isRequestKind<Kind extends string>(kind: Kind): kind is Kind & RequestKind {
  return kind !== "withdraw_request" && (REQUEST_ACTIONS as readonly string[]).includes(kind);
}

/** Whether an action is one of them, or takes one back. */
export function isRequest<Action extends { readonly kind: string }>(action: Action): action is Action & RequestDraft {
  return (REQUEST_ACTIONS as readonly string[]).includes(action.kind);
}

/** How a request begins: with what is most likely meant. */
export function firstRequest(kind: RequestKind, order: Order, orders: readonly Order[]): RequestDraft {
  switch (kind) {
    case "urge_dispatch":
      return { kind };
    case "hold_dispatch":
      return { kind, notBefore: "" };
    case "redelivery":
    case "trace":
      return { kind, parcel: order.shipments[0]?.trackingNumber ?? "" };
    case "invoice":
      return { kind, invoice: "electronic", header: { of: "person", name: "", taxId: null } };
    case "combine":
      return { kind, with: combinePartners(order, orders)[0]?.number ?? "" };
  }
}

/** Whether everything is there that the server needs to judge it. */
export function isRequestComplete(draft: RequestDraft): boolean {
  switch (draft.kind) {
    case "urge_dispatch":
    case "withdraw_request":
      return true;
    case "hold_dispatch":
      return draft.notBefore !== "";
    case "redelivery":
    case "trace":
      return draft.parcel !== "";
    case "invoice":
      return draft.header.name.trim() !== "";
    case "combine":
      return draft.with !== "";
  }
}

/** A tax number as it is sent: capitals without spaces; null where none is written. */
export function writtenTaxId(text: string): string | null {
  const written = text.replace(/[^0-9A-Za-z]/gu, "").toUpperCase();
  return written === "" ? null : written;
}

/** An invoice made out to a person or a company instead: a person has no tax number that could be sent unseen. */
export function withHeaderOf(header: InvoiceHeader, of: InvoiceHeader["of"]): InvoiceHeader {
  return { ...header, of, taxId: of === "company" ? header.taxId : null };
}
