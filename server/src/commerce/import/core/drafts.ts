import { type Static, type TSchema, Type } from "typebox";
import { ORDER_STATES, PAYMENT_METHODS } from "../../core/order.ts";
import { AddressShape, offerShape, returnAddressShape } from "../../core/offer-shape.ts";
import { rulesShape } from "../../core/rules-shape.ts";
import { TRACKING_STATUSES } from "../../core/shipment.ts";

const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);
const Name = Type.String({ minLength: 1, maxLength: 300 });
const Key = Type.String({ minLength: 1, maxLength: 100, pattern: "^\\S(.*\\S)?$" });
const Words = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object({ zh: maybe(Type.String()), en: maybe(Type.String()) }, { additionalProperties: false }),
]);
/** In whole and decimal units: 129.9 or "129.90". */
const Amount = Type.Union([Type.Number({ minimum: 0 }), Type.String({ minLength: 1, maxLength: 30 })]);
const Count = Type.Integer({ minimum: 0, maximum: 10_000_000 });
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Moment = Type.String({ minLength: 8, maxLength: 40 });
const Link = Type.String({ maxLength: 2000, pattern: "^(https?://|/)" });
const strict = { additionalProperties: false } as const;

const VariantDraft = Type.Object(
  {
    sku: Key,
    options: maybe(Type.Record(Type.String({ maxLength: 60 }), Words)),
    price: Amount,
    listPrice: maybe(Amount),
    stock: Count,
    restockOn: maybe(Day),
  },
  strict,
);

const Pair = Type.Array(Type.Number({ minimum: 0, maximum: 1000 }), { minItems: 2, maxItems: 2 });

const SizeChartDraft = Type.Object(
  {
    unit: maybe(Type.Object({ length: Type.Enum(["cm", "in"]), weight: Type.Enum(["kg", "lb"]) }, strict)),
    rows: Type.Array(
      Type.Object(
        {
          size: Key,
          height: maybe(Pair),
          weight: maybe(Pair),
          bust: maybe(Pair),
          waist: maybe(Pair),
          hip: maybe(Pair),
          foot: maybe(Pair),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50 },
    ),
    note: maybe(Words),
  },
  strict,
);

/** A product as a file may give it; see `docs/import.md`. */
export const ProductDraft = Type.Object(
  {
    sku: Key,
    title: Words,
    category: maybe(Type.String({ maxLength: 200 })),
    categoryName: maybe(Words),
    summary: maybe(Words),
    keywords: maybe(Type.Array(Name, { maxItems: 50 })),
    url: maybe(Link),
    image: maybe(Link),
    virtual: maybe(Type.Boolean()),
    listed: maybe(Type.Boolean()),
    variants: Type.Array(VariantDraft, { minItems: 1, maxItems: 500 }),
    attributes: maybe(Type.Record(Type.String({ minLength: 1, maxLength: 60 }), Words)),
    usage: maybe(Type.Array(Words, { maxItems: 50 })),
    care: maybe(Type.Array(Words, { maxItems: 50 })),
    contents: maybe(
      Type.Array(Type.Object({ name: Words, quantity: Type.Integer({ minimum: 1, maximum: 100_000 }) }, strict)),
    ),
    packaging: maybe(Words),
    sizeChart: maybe(SizeChartDraft),
    shelfLifeDays: maybe(Type.Integer({ minimum: 1, maximum: 40_000 })),
    storage: maybe(Words),
    batch: maybe(Key),
    producedOn: maybe(Day),
    expiresOn: maybe(Day),
    certificates: maybe(
      Type.Array(Type.Object({ name: Words, number: maybe(Name), issuer: maybe(Words), url: maybe(Link) }, strict)),
    ),
    warrantyMonths: maybe(Type.Integer({ minimum: 1, maximum: 1200 })),
    warranty: maybe(Words),
    gift: maybe(Words),
  },
  strict,
);
export type ProductDraft = Static<typeof ProductDraft>;

const LineDraft = Type.Object(
  {
    sku: maybe(Key),
    title: maybe(Words),
    options: maybe(Type.Record(Type.String({ maxLength: 60 }), Words)),
    quantity: Type.Integer({ minimum: 1, maximum: 100_000 }),
    unitPrice: Amount,
    discount: maybe(Amount),
  },
  strict,
);

const ShipmentDraft = Type.Object(
  {
    courier: maybe(Name),
    trackingNumber: Key,
    displayedOrigin: maybe(Name),
    realOrigin: maybe(Name),
    shippedAt: maybe(Moment),
    estimatedAt: maybe(Moment),
    deliveredAt: maybe(Moment),
    signedBy: maybe(Words),
    events: maybe(
      Type.Array(
        Type.Object(
          { at: Moment, place: maybe(Words), text: Words, status: Type.Enum([...TRACKING_STATUSES]) },
          strict,
        ),
        { maxItems: 500 },
      ),
    ),
  },
  strict,
);

/** An order as a file may give it. */
export const OrderDraft = Type.Object(
  {
    number: Key,
    customer: Type.String({ minLength: 1, maxLength: 200 }),
    customerName: maybe(Type.String({ maxLength: 200 })),
    kind: maybe(Type.Enum(["physical", "virtual"])),
    state: Type.Enum([...ORDER_STATES]),
    currency: maybe(Type.String({ pattern: "^[A-Z]{3}$" })),
    placedAt: maybe(Moment),
    paidAt: maybe(Moment),
    packedAt: maybe(Moment),
    shippedAt: maybe(Moment),
    deliveredAt: maybe(Moment),
    completedAt: maybe(Moment),
    cancelledAt: maybe(Moment),
    refundedAt: maybe(Moment),
    dispatchBy: maybe(Moment),
    reviewedAt: maybe(Moment),
    lines: Type.Array(LineDraft, { minItems: 1, maxItems: 200 }),
    fees: maybe(
      Type.Array(
        Type.Object(
          { kind: Type.Enum(["shipping", "packaging", "tax", "other"]), amount: Amount, returned: maybe(Amount) },
          strict,
        ),
        { maxItems: 20 },
      ),
    ),
    address: maybe(AddressShape),
    payments: maybe(
      Type.Array(
        Type.Object(
          {
            kind: maybe(Type.Enum(["payment", "refund"])),
            method: maybe(Type.Enum([...PAYMENT_METHODS])),
            /** What the order costs, when left out. */
            amount: maybe(Amount),
            at: maybe(Moment),
            reference: maybe(Name),
          },
          strict,
        ),
        { maxItems: 50 },
      ),
    ),
    warehouse: maybe(Key),
    wishedCourier: maybe(Key),
    note: maybe(Type.String({ maxLength: 2000 })),
    shipments: maybe(Type.Array(ShipmentDraft, { maxItems: 50 })),
  },
  strict,
);
export type OrderDraft = Static<typeof OrderDraft>;

/** A way to pay; a gift card with what it holds. */
const PaymentOnFileDraft = Type.Object(
  {
    reference: Type.String({ minLength: 1, maxLength: 200 }),
    method: Type.Enum([...PAYMENT_METHODS]),
    balance: maybe(Amount),
  },
  strict,
);

/** A customer as a file may give him. */
export const CustomerDraft = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200 }),
    name: maybe(Type.String({ maxLength: 200 })),
    address: maybe(AddressShape),
    payments: maybe(Type.Array(PaymentOnFileDraft, { maxItems: 50 })),
  },
  strict,
);
export type CustomerDraft = Static<typeof CustomerDraft>;

const leaves = { words: Words, amount: Amount };

/** A shop's rules as a file may give them. */
export const RulesDraft = rulesShape(leaves);
export type RulesDraft = Static<typeof RulesDraft>;

/** A promotion or a coupon as a file may give it. */
export const OfferDraft = offerShape(leaves);
export type OfferDraft = Static<typeof OfferDraft>;

/** An address for returns as a file may give it. */
export const ReturnAddressDraft = returnAddressShape(leaves);
export type ReturnAddressDraft = Static<typeof ReturnAddressDraft>;
