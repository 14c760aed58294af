import type { Order, OrderLine, Product, Remedy, Shipment } from "../../commerce/index.ts";
import type { GivenOrder, Situation } from "../../knowledge/testing.ts";
import type { TurnFacts } from "../core/skill.ts";
import { type DemoSpeaker, demoFacts } from "../testing.ts";

const HOUR_MS = 3_600_000;

/** The facts of a situation over the demo's shops. */
export function factsOf(situation: Situation, { demo, now }: Pick<DemoSpeaker, "demo" | "now">): TurnFacts {
  const nobody = demoFacts({ demo, slug: situation.shop, externalId: null, now });
  if (situation.orders === undefined) return nobody;
  const orders = situation.orders.map((order, at) => orderOf(order, { facts: nobody, now, at }));
  const address = nobody.shop.returnAddresses.find(({ of }) => of === "shop") ?? nobody.shop.returnAddresses[0] ?? null;
  return {
    ...nobody,
    verified: true,
    orders: orders.toSorted((one, other) => placedAt(other) - placedAt(one)),
    returnAddresses: new Map(orders.map(({ id }) => [id, address])),
  };
}

const placedAt = ({ times }: Order): number => times.placed?.getTime() ?? 0;

interface Place {
  readonly facts: TurnFacts;
  readonly now: Date;
  readonly at: number;
}

function orderOf(given: GivenOrder, { facts, now, at }: Place): Order {
  const number = given.number ?? `26112000${String(at + 1).padStart(2, "0")}`;
  const before = (hours: number | undefined) =>
    hours === undefined ? null : new Date(now.getTime() - hours * HOUR_MS);
  const lines = given.items.map(([sku, variant, quantity = 1]) =>
    lineOf(productOf(facts, sku), { variant, quantity, unitPrice: given.unitPrice, id: `${number}-${sku}` }),
  );
  const fees =
    given.fee === undefined ? [] : [{ id: `${number}-fee`, kind: "shipping" as const, amount: given.fee, returned: 0 }];
  const total = lines.reduce((sum, line) => sum + line.total, 0) + (given.fee ?? 0);
  const placed = before(given.placed);
  const isSent = given.state !== "paid";
  const sent = isSent ? before((given.placed + (given.delivered ?? given.scanned ?? 0)) / 2) : null;
  return {
    id: `id-${number}`,
    number,
    customerId: "customer",
    kind: "physical",
    state: given.state,
    currency: facts.shop.shop.currency,
    total,
    lines,
    fees,
    address: ADDRESS,
    payments: [
      {
        id: `${number}-pay`,
        kind: "payment",
        method: "card",
        amount: total,
        state: "done",
        at: placed,
        reference: "card-1",
      },
    ],
    warehouse: facts.shop.rules.warehouses[0]?.code ?? null,
    wishedCourier: null,
    note: null,
    codeDelivery: null,
    review: { reviewedAt: null, closesAt: given.delivered === undefined ? null : before(given.delivered - 15 * 24) },
    shipments: isSent ? [shipmentOf(given, { facts, sent, number, before })] : [],
    requests: [],
    remedies: given.returned === true ? [returnOf(number, total, before)] : [],
    times: {
      placed,
      paid: placed,
      packed: sent,
      shipped: sent,
      delivered: before(given.delivered),
      completed: null,
      cancelled: null,
      refunded: null,
      dispatchBy: before(given.placed - 48),
    },
  };
}

function returnOf(number: string, amount: number, before: Sent["before"]): Remedy {
  const sent = before(120) ?? new Date(0);
  return {
    id: `${number}-return`,
    number: `R${number}`,
    kind: "return",
    state: "received",
    reason: { zh: "不合适", en: "does not fit" },
    amount,
    lineIds: [],
    requestedAt: sent,
    approvedAt: sent,
    receivedAt: before(48),
    doneAt: null,
    expectedBy: before(-24),
    parcel: {
      courier: "中通快递",
      trackingNumber: `88${number}`,
      sentAt: sent,
      addressGiven: null,
      addressUsed: null,
      signedAt: before(48),
    },
  };
}

const ADDRESS: NonNullable<Order["address"]> = {
  recipient: "周一",
  phone: "13800000000",
  country: "CN",
  region: "浙江",
  city: "杭州",
  district: "西湖区",
  line: "文三路1号",
  postcode: "310000",
};

function productOf({ shop }: TurnFacts, sku: string): Product {
  const product = shop.products.find((one) => one.sku === sku);
  if (product === undefined) throw new Error(`${shop.shop.slug} has no ${sku}`);
  return product;
}

interface LineOf {
  readonly id: string;
  readonly variant: string;
  readonly quantity: number;
  readonly unitPrice: number | undefined;
}

function lineOf(product: Product, { id, variant, quantity, unitPrice }: LineOf): OrderLine {
  const wanted = variant
    .split(" ")
    .filter(Boolean)
    .map((word) => word.replace("·", " "));
  const found = product.variants.find(({ options }) =>
    wanted.every((word) => options.some(({ value }) => value.zh === word || value.en === word)),
  );
  if (found === undefined) throw new Error(`${product.sku} has no ${variant}`);
  const each = unitPrice ?? found.price;
  return {
    id,
    productSku: product.sku,
    variantSku: found.sku,
    title: product.title,
    options: found.options,
    quantity,
    unitPrice: each,
    discount: 0,
    total: each * quantity,
  };
}

interface Sent {
  readonly facts: TurnFacts;
  readonly sent: Date | null;
  readonly number: string;
  readonly before: (hours: number | undefined) => Date | null;
}

function shipmentOf({ scanned, delivered }: GivenOrder, { facts, sent, number, before }: Sent): Shipment {
  const [courier] = facts.shop.rules.couriers;
  const english = facts.shop.shop.language === "en";
  const at = before(delivered ?? scanned ?? 12) ?? new Date(0);
  const arrived = delivered !== undefined;
  return {
    id: `${number}-parcel`,
    orderId: `id-${number}`,
    courier: { code: courier?.code ?? "zto", name: courier?.name ?? { zh: "中通快递", en: "ZTO" } },
    trackingNumber: `7300${number}`.slice(0, 15),
    lineIds: [],
    displayedOrigin: null,
    realOrigin: null,
    shippedAt: sent,
    estimatedFrom: arrived ? null : before(-24),
    estimatedTo: arrived ? null : before(-48),
    deliveredAt: arrived ? at : null,
    signedBy: arrived ? { zh: "本人", en: "left at the front door" } : null,
    events: [
      {
        at,
        place: english ? { zh: "俄亥俄", en: "Ohio" } : { zh: "武汉", en: "Wuhan" },
        text: arrived ? { zh: "已签收", en: "Delivered" } : { zh: "到达分拨中心", en: "Arrived at the sorting centre" },
        status: arrived ? "delivered" : "in_transit",
      },
    ],
  };
}
