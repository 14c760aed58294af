import type { Order, OrderKind, OrderState } from "./core/order.ts";
import type { Product, Variant } from "./core/product.ts";

export { TINY_TAU2 } from "./import/tiny-tau2.ts";

/** What a test wants to say about an order; the rest is plain. */
export interface OrderWish {
  readonly number?: string;
  readonly customerId?: string;
  readonly kind?: OrderKind;
  readonly state?: OrderState;
  readonly delivered?: Date;
  readonly reviewedAt?: Date;
  readonly closesAt?: Date;
}

/** An order for tests: one line of 100.00, nothing else. */
export function orderOf(wish: OrderWish): Order {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    number: wish.number ?? "N1",
    customerId: wish.customerId ?? "00000000-0000-4000-8000-000000000002",
    kind: wish.kind ?? "physical",
    state: wish.state ?? "paid",
    currency: "CNY",
    total: 10_000,
    times: { ...NO_TIMES, delivered: wish.delivered ?? null },
    lines: [
      {
        id: "00000000-0000-4000-8000-000000000003",
        productSku: "P1",
        variantSku: "P1-1",
        title: { zh: "衬衫", en: "Shirt" },
        options: [],
        quantity: 1,
        unitPrice: 10_000,
        discount: 0,
        total: 10_000,
      },
    ],
    fees: [],
    address: null,
    payments: [],
    warehouse: null,
    wishedCourier: null,
    note: null,
    codeDelivery: null,
    review: { reviewedAt: wish.reviewedAt ?? null, closesAt: wish.closesAt ?? null },
    shipments: [],
    remedies: [],
    requests: [],
  };
}

const NO_TIMES = {
  placed: null,
  paid: null,
  packed: null,
  shipped: null,
  delivered: null,
  completed: null,
  cancelled: null,
  refunded: null,
  dispatchBy: null,
} as const;

/** A product for tests, with one variant. */
export function productOf(wish: Partial<Product> & { readonly sku: string }): Product {
  return { ...PLAIN_PRODUCT, id: `id-${wish.sku}`, variants: [variantOf(`${wish.sku}-1`)], ...wish };
}

/** A variant for tests: 10.00, five on hand. */
export function variantOf(sku: string, wish: Partial<Variant> = {}): Variant {
  return {
    id: `id-${sku}`,
    sku,
    options: [],
    price: 1000,
    listPrice: null,
    stock: 5,
    restockOn: null,
    priceHistory: [],
    ...wish,
  };
}

const PLAIN_PRODUCT: Omit<Product, "id" | "sku" | "variants"> = {
  title: { zh: "衬衫", en: "Shirt" },
  category: "clothing/top",
  categoryName: { zh: "上衣", en: "Tops" },
  summary: {},
  keywords: [],
  url: null,
  imageUrl: null,
  virtual: false,
  listed: true,
  attributes: [],
  usage: [],
  care: [],
  contents: [],
  packaging: null,
  sizeChart: null,
  shelfLife: null,
  batches: [],
  certificates: [],
  warranty: null,
  reviews: null,
  gift: null,
};
