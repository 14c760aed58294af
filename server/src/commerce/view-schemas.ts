import { type TSchema, Type } from "typebox";
import { INVOICE_KINDS, REQUEST_STATES } from "./core/order-request.ts";
import { ORDER_STATES, PAYMENT_METHODS } from "./core/order.ts";
import { REMEDY_STATES } from "./core/remedy.ts";
import { TRACKING_STATUSES } from "./core/shipment.ts";

/** A value, or null. */
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** A text in one language or both. */
export const Text = Type.Object({ zh: Type.Optional(Type.String()), en: Type.Optional(Type.String()) });
/** A moment. */
export const Moment = Type.String({ description: "RFC 3339, UTC" });
/** An amount of money. */
export const Amount = Type.Integer({ description: "Minor units" });
const Option = Type.Object({ key: Type.String(), name: Text, value: Text });

/** Where somebody gets parcels. */
export const Address = Type.Object({
  recipient: Type.String(),
  phone: Type.String(),
  country: Type.String(),
  region: Type.String(),
  city: Type.String(),
  district: Type.String(),
  line: Type.String(),
  postcode: Type.String(),
});

const Line = Type.Object({
  id: Type.String(),
  productSku: orNull(Type.String()),
  variantSku: orNull(Type.String()),
  title: Text,
  options: Type.Array(Option),
  quantity: Type.Integer(),
  unitPrice: Amount,
  discount: Amount,
  total: Amount,
});

const Place = Type.Object({ region: Type.String(), city: Type.String(), name: Text });

const Parcel = Type.Object({
  id: Type.String(),
  courier: Type.Object({ code: Type.String(), name: Text }),
  trackingNumber: Type.String(),
  displayedOrigin: orNull(Place),
  realOrigin: orNull(Place),
  shippedAt: orNull(Moment),
  estimatedFrom: orNull(Moment),
  estimatedTo: orNull(Moment),
  deliveredAt: orNull(Moment),
  signedBy: orNull(Text),
  events: Type.Array(Type.Object({ at: Moment, place: Text, text: Text, status: Type.Enum([...TRACKING_STATUSES]) })),
});

const REMEDY_KINDS = ["refund", "return", "exchange", "price_difference", "fee_return", "compensation"] as const;

const ReturnParcel = Type.Object({
  courier: Type.String(),
  trackingNumber: Type.String(),
  sentAt: Moment,
  addressGiven: orNull(Address),
  addressUsed: orNull(Address),
  signedAt: orNull(Moment),
});

const Remedy = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Type.Enum([...REMEDY_KINDS]),
  state: Type.Enum([...REMEDY_STATES]),
  reason: Text,
  amount: Amount,
  lineIds: Type.Array(Type.String()),
  requestedAt: Moment,
  approvedAt: orNull(Moment),
  receivedAt: orNull(Moment),
  doneAt: orNull(Moment),
  expectedBy: orNull(Moment),
  parcel: orNull(ReturnParcel),
});

const Times = Type.Object({
  placed: orNull(Moment),
  paid: orNull(Moment),
  packed: orNull(Moment),
  shipped: orNull(Moment),
  delivered: orNull(Moment),
  completed: orNull(Moment),
  cancelled: orNull(Moment),
  refunded: orNull(Moment),
  dispatchBy: orNull(Moment),
});

const Payment = Type.Object({
  id: Type.String(),
  kind: Type.Enum(["payment", "refund"]),
  method: Type.Enum([...PAYMENT_METHODS]),
  amount: Amount,
  state: Type.Enum(["pending", "done", "failed"]),
  at: orNull(Moment),
  reference: orNull(Type.String()),
});

const InvoiceHeader = Type.Object({
  of: Type.Enum(["person", "company"]),
  name: Type.String(),
  taxId: orNull(Type.String()),
});

/** Something that was asked of the warehouse, the courier or the shop. */
export const RequestView = Type.Object({
  id: Type.String(),
  wish: Type.Union([
    Type.Object({ kind: Type.Literal("urge_dispatch") }),
    Type.Object({ kind: Type.Literal("hold_dispatch"), notBefore: Type.String({ description: "YYYY-MM-DD" }) }),
    Type.Object({ kind: Type.Enum(["redelivery", "trace"]), parcel: Type.String() }),
    Type.Object({ kind: Type.Literal("invoice"), invoice: Type.Enum([...INVOICE_KINDS]), header: InvoiceHeader }),
    Type.Object({ kind: Type.Literal("combine"), with: Type.String({ description: "The other order" }) }),
  ]),
  state: Type.Enum([...REQUEST_STATES]),
  askedAt: Moment,
  answeredAt: orNull(Moment),
  answerDay: orNull(Type.String({ description: "YYYY-MM-DD" })),
});

/** An order as people who serve see it. */
export const OrderView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  customerId: Type.String(),
  kind: Type.Enum(["physical", "virtual"]),
  state: Type.Enum([...ORDER_STATES]),
  currency: Type.String(),
  total: Amount,
  times: Times,
  lines: Type.Array(Line),
  fees: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum(["shipping", "packaging", "tax", "other"]),
      amount: Amount,
      returned: Amount,
    }),
  ),
  address: orNull(Address),
  payments: Type.Array(Payment),
  warehouse: orNull(Type.String()),
  wishedCourier: orNull(Type.String()),
  note: orNull(Type.String()),
  codeDelivery: orNull(
    Type.Object({
      by: Type.Enum(["sms", "email", "order_page"]),
      deliveredAt: orNull(Moment),
      codeEnd: orNull(Type.String()),
    }),
  ),
  review: Type.Object({ reviewedAt: orNull(Moment), closesAt: orNull(Moment) }),
  shipments: Type.Array(Parcel),
  remedies: Type.Array(Remedy),
  requests: Type.Array(RequestView),
});

/** A product as people who serve see it in a list. */
export const ProductView = Type.Object({
  id: Type.String(),
  sku: Type.String(),
  title: Text,
  category: Type.String(),
  categoryName: Text,
  url: orNull(Type.String()),
  imageUrl: orNull(Type.String()),
  variants: Type.Array(
    Type.Object({
      sku: Type.String(),
      options: Type.Array(Option),
      price: Amount,
      listPrice: orNull(Amount),
      stock: Type.Integer(),
      restockOn: orNull(Type.String({ description: "YYYY-MM-DD" })),
    }),
  ),
  attributes: Type.Array(Option),
});

/** A fact in words: `{ id: "shop:yunshang#dispatch_promise", subject: 云裳, name: 发货时效 }`. */
export const FactView = Type.Object({ id: Type.String(), subject: Text, name: Text });
