import { queryOptions } from "@tanstack/react-query";
import {
  bilingual,
  type Decoded,
  type Decoder,
  list,
  number,
  object,
  oneOf,
  orNull,
  otherwise,
  text,
} from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";
import { INVOICE_KINDS, REQUEST_KINDS, type RequestDraft } from "./core/order-requests.ts";
import { orderState, remedyKind, remedyState } from "./core/order-shapes.ts";
import { PAYMENT_METHODS } from "./core/ways-to-pay.ts";

const lineShape = object(
  {
    title: bilingual,
    quantity: number,
    total: number,
    discount: otherwise(number, 0),
    options: otherwise(list(object({}, { name: bilingual, value: bilingual })), []),
  },
  { id: text, productSku: text, variantSku: text },
);

/** Where somebody gets parcels. */
export const address = object({
  recipient: otherwise(text, ""),
  phone: otherwise(text, ""),
  country: otherwise(text, ""),
  region: otherwise(text, ""),
  city: otherwise(text, ""),
  district: otherwise(text, ""),
  line: otherwise(text, ""),
  postcode: otherwise(text, ""),
});

const shipment = object({
  trackingNumber: text,
  courier: object({ name: bilingual }),
  displayedOrigin: orNull(object({ name: bilingual })),
  realOrigin: orNull(object({ name: bilingual })),
  estimatedTo: orNull(text),
  deliveredAt: orNull(text),
  signedBy: orNull(bilingual),
  events: otherwise(
    list(
      object({
        at: text,
        place: otherwise(bilingual, {}),
        text: otherwise(bilingual, {}),
        status: oneOf(
          "announced",
          "collected",
          "in_transit",
          "out_for_delivery",
          "in_locker",
          "delivered",
          "exception",
          "returned",
        ),
      }),
    ),
    [],
  ),
});

/** Ways to pay that orders name. */
export const paymentMethod = oneOf(...PAYMENT_METHODS);

const payment = object({
  kind: oneOf("payment", "refund"),
  method: paymentMethod,
  amount: number,
  state: oneOf("pending", "done", "failed"),
  reference: orNull(text),
});

const remedy = object({
  number: text,
  kind: remedyKind,
  state: remedyState,
  amount: number,
});

const header = object({ of: oneOf("person", "company"), name: text, taxId: orNull(text) });

/** What can be asked for. */
export const requestKind = oneOf(...REQUEST_KINDS);

/** What was asked for, by its kind. */
const wish: Decoder<Exclude<RequestDraft, { readonly kind: "withdraw_request" }>> = (value, path) => {
  const { kind } = object({ kind: requestKind })(value, path);
  switch (kind) {
    case "urge_dispatch":
      return { kind };
    case "hold_dispatch":
      return { kind, ...object({ notBefore: text })(value, path) };
    case "redelivery":
    case "trace":
      return { kind, ...object({ parcel: text })(value, path) };
    case "invoice":
      return { kind, ...object({ invoice: oneOf(...INVOICE_KINDS), header })(value, path) };
    case "combine":
      return { kind, ...object({ with: text })(value, path) };
  }
};

/** Reads something that was asked of the warehouse, the courier or the shop. */
export const shopRequest = object({
  id: text,
  wish,
  state: oneOf("open", "done", "refused", "withdrawn"),
  askedAt: text,
  answerDay: orNull(text),
});

/** Something that was asked of the warehouse, the courier or the shop. */
export type OrderRequest = Decoded<typeof shopRequest>;

const order = object({
  number: text,
  kind: oneOf("physical", "virtual"),
  state: orderState,
  currency: text,
  total: number,
  times: object({ placed: orNull(text), dispatchBy: orNull(text) }),
  lines: list(lineShape),
  fees: otherwise(
    list(
      object({ kind: oneOf("shipping", "packaging", "tax", "other"), amount: number, returned: otherwise(number, 0) }),
    ),
    [],
  ),
  address: orNull(address),
  note: orNull(text),
  payments: otherwise(list(payment), []),
  shipments: otherwise(list(shipment), []),
  remedies: otherwise(list(remedy), []),
  requests: otherwise(list(shopRequest), []),
});

/** An order as the workbench shows it. */
export type Order = Decoded<typeof order>;

/** One parcel of an order. */
export type Shipment = Order["shipments"][number];

/** Orders of one customer in one shop, newest first. */
export function ordersQuery(shopId: string, customerId: string) {
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/customers/${encodeURIComponent(customerId)}/orders`;
  return queryOptions({
    queryKey: ["orders", shopId, customerId],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path, decode: object({ orders: list(order) }), signal }))).orders,
    staleTime: 30_000,
  });
}
