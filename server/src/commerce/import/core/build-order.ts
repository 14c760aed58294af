import type { Address } from "../../core/address.ts";
import type { Order, OrderFee, OrderLine, OrderTimes, Payment } from "../../core/order.ts";
import { lineTotal, orderTotal } from "../../core/order-math.ts";
import { orderNumberKey } from "../../core/order-number.ts";
import type { Product } from "../../core/product.ts";
import type { CourierRule, ShopRules } from "../../core/shop-rules.ts";
import type { Shipment } from "../../core/shipment.ts";
import { dispatchDeadline } from "../../core/shop-time.ts";
import { stableId } from "../../store/stable-id.ts";
import { DraftReader, type ImportShop } from "./build-context.ts";
import { buildOptions } from "./build-product.ts";
import type { Located } from "./check-drafts.ts";
import type { OrderDraft } from "./drafts.ts";
import type { ImportProblem } from "./import-problem.ts";

const DAY = 86_400_000;

/** What orders refer to. */
export interface OrderSurroundings extends ImportShop {
  readonly rules: ShopRules;
  /** Products by their own sku and by each variant's. */
  readonly products: ReadonlyMap<string, Product>;
}

/** An order made from a draft, still with the customer's external id in place of ours. */
export interface BuiltOrder {
  readonly order: Order;
  readonly customer: { readonly externalId: string; readonly displayName: string };
  readonly problems: readonly ImportProblem[];
}

/** Makes an order of a draft. */
export function buildOrder({ draft, locate }: Located<OrderDraft>, shop: OrderSurroundings): BuiltOrder {
  const read = new DraftReader(shop, locate);
  const key = orderNumberKey(draft.number);
  if (key === "") read.refuse("value_invalid", "/number", draft.number);
  const currency = draft.currency ?? shop.currency;
  const lines = draft.lines.map((line, index) => buildLine({ line, index, key, currency, read }, shop));
  const fees = buildFees({ draft, key, currency, read }, shop);
  const times = buildTimes(draft, read, shop);
  const total = orderTotal(lines, fees);
  const order: Order = {
    id: stableId(shop.shopId, "order", key),
    number: draft.number,
    customerId: "",
    kind: draft.kind ?? "physical",
    state: draft.state,
    currency,
    total,
    times,
    lines,
    fees,
    address: draft.address === undefined ? null : addressOf(draft.address),
    payments: (draft.payments ?? []).map((payment, index) =>
      buildPayment({ payment, index, key, currency, read, total }, shop),
    ),
    warehouse: draft.warehouse ?? null,
    wishedCourier: draft.wishedCourier ?? null,
    note: draft.note ?? null,
    codeDelivery: draft.kind === "virtual" ? { by: "order_page", deliveredAt: times.delivered, codeEnd: null } : null,
    review: review(times.delivered, read.moment(draft.reviewedAt, "/reviewedAt"), shop.rules),
    shipments: (draft.shipments ?? []).map((shipment, index) => buildShipment({ shipment, index, key, read }, shop)),
    remedies: [],
    requests: [],
  };
  const customer = { externalId: draft.customer, displayName: draft.customerName ?? draft.address?.recipient ?? "" };
  return { order, customer, problems: [...read.problems] };
}

interface Place {
  readonly key: string;
  readonly currency: string;
  readonly read: DraftReader;
}

function buildLine(
  { line, index, key, currency, read }: Place & { readonly line: OrderDraft["lines"][number]; readonly index: number },
  shop: OrderSurroundings,
): OrderLine {
  const path = `/lines/${index}`;
  const product = line.sku === undefined ? undefined : shop.products.get(line.sku);
  const variant = product?.variants.find((one) => one.sku === line.sku) ?? soleVariant(product);
  if (product === undefined && line.title === undefined) read.refuse("unknown_sku", `${path}/sku`, line.sku ?? "");
  const unitPrice = read.money(line.unitPrice, `${path}/unitPrice`, currency);
  const discount = read.money(line.discount, `${path}/discount`, currency);
  const amounts = { quantity: line.quantity, unitPrice, discount };
  if (lineTotal(amounts) < 0) read.refuse("total_negative", `${path}/discount`, line.discount);
  return {
    id: stableId(shop.shopId, "line", key, index),
    productSku: product?.sku ?? null,
    variantSku: variant?.sku ?? line.sku ?? null,
    title: line.title === undefined ? (product?.title ?? {}) : read.text(line.title),
    options: line.options === undefined ? (variant?.options ?? []) : buildOptions(line.options, read),
    ...amounts,
    total: lineTotal(amounts),
  };
}

/** A product's own sku means its variant only when there is no choice. */
function soleVariant(product: Product | undefined) {
  return product?.variants.length === 1 ? product.variants[0] : undefined;
}

function buildFees(
  { draft, key, currency, read }: Place & { readonly draft: OrderDraft },
  shop: ImportShop,
): readonly OrderFee[] {
  return (draft.fees ?? []).map((fee, index) => {
    const amount = read.money(fee.amount, `/fees/${index}/amount`, currency);
    const returned = read.money(fee.returned, `/fees/${index}/returned`, currency);
    if (returned > amount) read.refuse("number_out_of_range", `/fees/${index}/returned`, fee.returned);
    return { id: stableId(shop.shopId, "fee", key, index), kind: fee.kind, amount, returned };
  });
}

function buildTimes(draft: OrderDraft, read: DraftReader, shop: OrderSurroundings): OrderTimes {
  const paid = read.moment(draft.paidAt, "/paidAt");
  const promised = read.moment(draft.dispatchBy, "/dispatchBy", "any");
  const { dispatch } = shop.rules;
  const follows = paid !== null && dispatch !== null && draft.kind !== "virtual";
  return {
    placed: read.moment(draft.placedAt, "/placedAt"),
    paid,
    packed: read.moment(draft.packedAt, "/packedAt"),
    shipped: read.moment(draft.shippedAt, "/shippedAt"),
    delivered: read.moment(draft.deliveredAt, "/deliveredAt"),
    completed: read.moment(draft.completedAt, "/completedAt"),
    cancelled: read.moment(draft.cancelledAt, "/cancelledAt"),
    refunded: read.moment(draft.refundedAt, "/refundedAt"),
    dispatchBy: promised ?? (follows ? dispatchDeadline(dispatch, paid, shop.timeZone) : null),
  };
}

/** An address with nothing left out. */
export function addressOf(draft: NonNullable<OrderDraft["address"]>): Address {
  const {
    recipient = "",
    phone = "",
    country = "",
    region = "",
    city = "",
    district = "",
    line = "",
    postcode = "",
  } = draft;
  return { recipient, phone, country, region, city, district, line, postcode };
}

function buildPayment(
  {
    payment,
    index,
    key,
    currency,
    read,
    total,
  }: Place & {
    readonly total: number;
    readonly payment: NonNullable<OrderDraft["payments"]>[number];
    readonly index: number;
  },
  shop: ImportShop,
): Payment {
  const path = `/payments/${index}`;
  return {
    id: stableId(shop.shopId, "payment", key, index),
    kind: payment.kind ?? "payment",
    method: payment.method ?? "other",
    amount: payment.amount === undefined ? total : read.money(payment.amount, `${path}/amount`, currency),
    state: "done",
    at: read.moment(payment.at, `${path}/at`),
    reference: payment.reference ?? null,
  };
}

function review(delivered: Date | null, reviewedAt: Date | null, rules: ShopRules): Order["review"] {
  const days = rules.reviews?.windowDays;
  const closesAt = delivered === null || days === undefined ? null : new Date(delivered.getTime() + days * DAY);
  return { reviewedAt, closesAt };
}

function buildShipment(
  {
    shipment,
    index,
    key,
    read,
  }: Omit<Place, "currency"> & {
    readonly shipment: NonNullable<OrderDraft["shipments"]>[number];
    readonly index: number;
  },
  shop: OrderSurroundings,
): Shipment {
  const path = `/shipments/${index}`;
  const estimated = read.moment(shipment.estimatedAt, `${path}/estimatedAt`, "any");
  const events = (shipment.events ?? []).flatMap((event, position) => {
    const at = read.moment(event.at, `${path}/events/${position}/at`);
    const place = event.place === undefined ? {} : read.text(event.place);
    return at === null ? [] : [{ at, place, text: read.text(event.text), status: event.status }];
  });
  return {
    id: stableId(shop.shopId, "shipment", key, index),
    orderId: stableId(shop.shopId, "order", key),
    courier: courier(shipment.courier, shop.rules.couriers, read),
    trackingNumber: shipment.trackingNumber,
    lineIds: [],
    displayedOrigin: origin(shipment.displayedOrigin, read),
    realOrigin: origin(shipment.realOrigin, read),
    shippedAt: read.moment(shipment.shippedAt, `${path}/shippedAt`),
    estimatedFrom: estimated,
    estimatedTo: estimated,
    deliveredAt: read.moment(shipment.deliveredAt, `${path}/deliveredAt`),
    signedBy: read.maybeText(shipment.signedBy),
    events: events.sort((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

/** By code or name among the shop's couriers, else as the file calls it. */
function courier(written: string | undefined, known: readonly CourierRule[], read: DraftReader): Shipment["courier"] {
  if (written === undefined) return { code: "unknown", name: { zh: "快递", en: "the courier" } };
  const wanted = written.toLowerCase();
  const found = known.find((one) =>
    [one.code, one.name.zh, one.name.en].some((name) => name?.toLowerCase() === wanted),
  );
  return found === undefined ? { code: wanted, name: read.text(written) } : { code: found.code, name: found.name };
}

function origin(written: string | undefined, read: DraftReader): Shipment["realOrigin"] {
  return written === undefined ? null : { region: "", city: written, name: read.text(written) };
}
