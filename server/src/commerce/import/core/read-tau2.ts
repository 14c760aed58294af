import { type Static, Type } from "typebox";
import type { PaymentMethod } from "../../core/order.ts";
import { checkDrafts } from "./check-drafts.ts";
import type { CustomerDraft, OrderDraft, ProductDraft } from "./drafts.ts";
import { parseJson } from "./read-json.ts";
import type { ImportProblem } from "./import-problem.ts";
import type { Read, Sourced } from "./sourced.ts";

const Options = Type.Record(Type.String(), Type.String());
const Price = Type.Number({ minimum: 0 });

const Tau2Product = Type.Object({
  name: Type.String({ minLength: 1 }),
  product_id: Type.String({ minLength: 1 }),
  variants: Type.Record(
    Type.String(),
    Type.Object({ item_id: Type.String(), options: Options, available: Type.Boolean(), price: Price }),
  ),
});

/** An address as tau2 has it. */
export const Tau2Address = Type.Object({
  address1: Type.String(),
  address2: Type.String(),
  city: Type.String(),
  country: Type.String(),
  state: Type.String(),
  zip: Type.String(),
});

const Tau2User = Type.Object({
  user_id: Type.String({ minLength: 1 }),
  name: Type.Object({ first_name: Type.String(), last_name: Type.String() }),
  address: Tau2Address,
  payment_methods: Type.Optional(
    Type.Record(Type.String(), Type.Object({ id: Type.String({ minLength: 1 }), balance: Type.Optional(Price) })),
  ),
});

const Tau2Order = Type.Object({
  order_id: Type.String({ minLength: 1 }),
  user_id: Type.String({ minLength: 1 }),
  address: Tau2Address,
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      product_id: Type.String(),
      item_id: Type.String(),
      price: Price,
      options: Options,
    }),
    { minItems: 1 },
  ),
  status: Type.String({ minLength: 1 }),
  fulfillments: Type.Array(
    Type.Object({ tracking_id: Type.Array(Type.String({ minLength: 1 })), item_ids: Type.Array(Type.String()) }),
  ),
  payment_history: Type.Array(
    Type.Object({
      transaction_type: Type.Enum(["payment", "refund"]),
      amount: Price,
      payment_method_id: Type.String(),
    }),
  ),
});

type Tau2Order = Static<typeof Tau2Order>;

/** Customers of this source are known under this issuer, with their `user_id`. */
export const TAU2_ISSUER = "tau2";

/**
 * The source says only whether there is any stock, and our stock is a count: this many stand for "there is".
 */
const SOME_STOCK = 10;

/** The three lists of a tau2 `db.json`, in the shape of our own files. */
export interface Tau2Drafts {
  readonly customers: readonly Sourced[];
  readonly products: readonly Sourced[];
  readonly orders: readonly Sourced[];
}

/** Reads a tau2-bench retail database: `{ products, users, orders }`, each an object by id. */
export function readTau2(text: string): Read<Tau2Drafts> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const users = checkDrafts(Tau2User, entriesOf(parsed.items, "users"));
  const products = checkDrafts(Tau2Product, entriesOf(parsed.items, "products"));
  const orders = checkDrafts(Tau2Order, entriesOf(parsed.items, "orders"));
  const problems: readonly ImportProblem[] = [...users.problems, ...products.problems, ...orders.problems];
  if (problems.length > 0) return { ok: false, problems };
  if (orders.drafts.length === 0) return { ok: false, problems: [{ code: "empty", at: "/orders", detail: "" }] };
  const names = new Map(users.drafts.map(({ draft }) => [draft.user_id, fullName(draft.name)]));
  return {
    ok: true,
    items: {
      customers: users.drafts.map(({ draft, locate }) => ({ value: customer(draft), locate })),
      products: products.drafts.map(({ draft, locate }) => ({ value: product(draft), locate })),
      orders: orders.drafts.map(({ draft, locate }) => ({
        value: order(draft, names.get(draft.user_id) ?? ""),
        locate,
      })),
    },
  };
}

function entriesOf(file: unknown, list: string): readonly Sourced[] {
  const found: unknown =
    typeof file === "object" && file !== null ? Object.entries(file).find(([key]) => key === list)?.[1] : null;
  if (typeof found !== "object" || found === null) return [{ value: null, locate: () => `/${list}` }];
  return Object.entries(found).map(([id, value]: [string, unknown]) => ({
    value,
    locate: (path) => `/${list}/${id}${path}`,
  }));
}

function fullName({ first_name, last_name }: Static<typeof Tau2User>["name"]): string {
  return `${first_name} ${last_name}`.trim();
}

function customer({ user_id, name, address, payment_methods = {} }: Static<typeof Tau2User>): CustomerDraft {
  const payments = Object.values(payment_methods).map(({ id, balance }) => ({
    reference: id,
    method: methodOf(id),
    ...(balance === undefined ? {} : { balance }),
  }));
  return { id: user_id, name: fullName(name), address: addressOf(address, fullName(name)), payments };
}

function product({ product_id, name, variants }: Static<typeof Tau2Product>): ProductDraft {
  return {
    sku: product_id,
    title: { en: name },
    variants: Object.values(variants).map(({ item_id, options, available, price }) => ({
      sku: item_id,
      options: inEnglish(options),
      price,
      stock: available ? SOME_STOCK : 0,
    })),
  };
}

function inEnglish(options: Static<typeof Options>): Record<string, { en: string }> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, { en: value }]));
}

/** Statuses carry remarks in brackets: `pending (item modified)`. Requested returns and exchanges are of delivered goods. */
function stateOf(status: string): string {
  const [word = ""] = status.toLowerCase().split(" ");
  const states: Readonly<Record<string, OrderDraft["state"]>> = {
    pending: "paid",
    processed: "packed",
    delivered: "delivered",
    cancelled: "cancelled",
    return: "delivered",
    exchange: "delivered",
  };
  return states[word] ?? status;
}

/** The source keeps no times at all, so ours stay empty. Its prices are in dollars. */
function order(draft: Tau2Order, recipient: string): Record<string, unknown> {
  return {
    number: draft.order_id,
    customer: draft.user_id,
    state: stateOf(draft.status),
    currency: "USD",
    lines: draft.items.map((item) => ({
      sku: item.item_id,
      title: { en: item.name },
      options: inEnglish(item.options),
      quantity: 1,
      unitPrice: item.price,
    })),
    address: addressOf(draft.address, recipient),
    payments: draft.payment_history.map((entry) => ({
      kind: entry.transaction_type,
      method: methodOf(entry.payment_method_id),
      amount: entry.amount,
      reference: entry.payment_method_id,
    })),
    shipments: draft.fulfillments.flatMap(({ tracking_id }) =>
      tracking_id.map((trackingNumber) => ({ trackingNumber })),
    ),
  };
}

function addressOf({ address1, address2, city, country, state, zip }: Static<typeof Tau2Address>, recipient: string) {
  const line = [address1, address2].filter(Boolean).join(", ");
  return { recipient, country: country === "USA" ? "US" : country, region: state, city, line, postcode: zip };
}

/** The kind of payment is the beginning of its id: `credit_card_7815826`. */
function methodOf(id: string): PaymentMethod {
  if (id.startsWith("credit_card")) return "card";
  if (id.startsWith("paypal")) return "paypal";
  return id.startsWith("gift_card") ? "gift_card" : "other";
}
