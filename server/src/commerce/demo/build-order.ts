import type { Address } from "../core/address.ts";
import type { CodeDelivery, Order, OrderFee, OrderLine, OrderState, Payment } from "../core/order.ts";
import { lineTotal, orderTotal } from "../core/order-math.ts";
import { ruleForRegion } from "../core/region.ts";
import type { Remedy } from "../core/remedy.ts";
import type { ShopRules, Warehouse } from "../core/shop-rules.ts";
import { stableId } from "../store/stable-id.ts";
import { buildRemedy, stateBy } from "./build-remedy.ts";
import { buildShipments } from "./build-shipment.ts";
import type { ReturnSeed, ShopSeed } from "./content/shop-seed.ts";
import { at } from "./draw.ts";
import type { OrderPlan } from "./order-plan.ts";
import { isVirtual, timelineOf, type Timeline } from "./timeline.ts";

const DAY = 86_400_000;

/** For which shop and moment orders are built. */
export interface OrderSetting {
  readonly shop: ShopSeed;
  readonly shopId: string;
  readonly now: Date;
}

/** The order as it stands now: of its plan only what has happened. */
export function buildOrder(plan: OrderPlan, setting: OrderSetting): Order {
  const { shop, shopId, now } = setting;
  const times = timelineOf(plan, { rules: shop.rules, timeZone: shop.timeZone, now });
  const happened = (moment: Date | null): Date | null => (moment !== null && moment <= now ? moment : null);
  const id = stableId(shopId, "order", plan.key);
  const lines = buildLines(plan, shopId);
  const fees = buildFees(plan, lines, setting);
  const total = orderTotal(lines, fees);
  const remedy = remedyOf({ plan, times, lines, fees, total }, setting);
  const state = stateBy(remedy, plan) ?? stateAt(times, now);
  const refunded = state === "refunded" ? (remedy?.doneAt ?? null) : null;
  const virtual = isVirtual(plan);
  return {
    id,
    number: plan.number,
    customerId: plan.customer.id,
    kind: virtual ? "virtual" : "physical",
    state,
    currency: shop.currency,
    total,
    times: {
      placed: times.placed,
      paid: happened(times.paid),
      packed: happened(times.packed),
      shipped: happened(times.shipped),
      delivered: happened(times.delivered),
      completed: state === "completed" ? times.completed : null,
      cancelled: happened(times.cancelled),
      refunded,
      dispatchBy: happened(times.paid) === null ? null : times.dispatchBy,
    },
    lines,
    fees: returnedFees(fees, remedy),
    address: virtual ? null : plan.address,
    payments: buildPayments({ plan, times, total, remedy }, setting),
    warehouse: virtual ? null : warehouseOf(shop.rules, plan.address).code,
    wishedCourier: null,
    note: plan.note,
    codeDelivery: virtual ? codeDelivery(plan, happened(times.delivered)) : null,
    review: reviewOf(plan, times, setting),
    shipments: virtual ? [] : shipmentsOf({ plan, times, id }, setting),
    remedies: remedy === null ? [] : [remedy],
    requests: [],
  };
}

/** What has happened last, read from the moments. */
function stateAt(times: Timeline, now: Date): OrderState {
  const past = (moment: Date | null): boolean => moment !== null && moment <= now;
  if (past(times.cancelled)) return "cancelled";
  if (past(times.completed)) return "completed";
  if (past(times.delivered)) return "delivered";
  if (past(times.shipped)) return "shipped";
  if (past(times.packed)) return "packed";
  return past(times.paid) ? "paid" : "unpaid";
}

function buildLines(plan: OrderPlan, shopId: string): readonly OrderLine[] {
  return plan.lines.map(({ product, variant, quantity, unitPrice = variant.price }, index) => {
    const discount = index === 0 ? Math.min(plan.discount, quantity * unitPrice) : 0;
    const amounts = { quantity, unitPrice, discount };
    return {
      id: stableId(shopId, "line", plan.key, index),
      productSku: product.sku,
      variantSku: variant.sku,
      title: product.title,
      options: variant.options,
      ...amounts,
      total: lineTotal(amounts),
    };
  });
}

function buildFees(plan: OrderPlan, lines: readonly OrderLine[], { shop, shopId }: OrderSetting): readonly OrderFee[] {
  if (isVirtual(plan)) return [];
  const rule = ruleForRegion(shop.rules.shippingFees, plan.address.region);
  const goods = orderTotal(lines, []);
  if (rule === undefined || rule.fee === 0 || (rule.freeFrom !== null && goods >= rule.freeFrom)) return [];
  return [{ id: stableId(shopId, "fee", plan.key), kind: "shipping", amount: rule.fee, returned: 0 }];
}

function returnedFees(fees: readonly OrderFee[], remedy: Remedy | null): readonly OrderFee[] {
  if (remedy?.kind !== "fee_return" || remedy.state !== "done") return fees;
  return fees.map((fee) => ({ ...fee, returned: fee.amount }));
}

interface Told {
  readonly plan: OrderPlan;
  readonly times: Timeline;
}

function buildPayments(
  { plan, times, total, remedy }: Told & { readonly total: number; readonly remedy: Remedy | null },
  { shopId, now }: OrderSetting,
): readonly Payment[] {
  if (times.paid === null || times.paid > now) return [];
  const money = (kind: Payment["kind"], amount: number, moment: Date): Payment => ({
    id: stableId(shopId, kind, plan.key),
    kind,
    method: plan.method,
    amount,
    state: "done",
    at: moment,
    reference: null,
  });
  const payment = money("payment", total, times.paid);
  if (times.cancelled !== null && times.cancelled <= now) return [payment, money("refund", total, times.cancelled)];
  if (remedy === null || remedy.amount === 0) return [payment];
  if (remedy.state === "paying")
    return [payment, { ...money("refund", remedy.amount, now), state: "pending", at: null }];
  return remedy.doneAt === null ? [payment] : [payment, money("refund", remedy.amount, remedy.doneAt)];
}

function codeDelivery(plan: OrderPlan, deliveredAt: Date | null): CodeDelivery {
  return { by: "sms", deliveredAt, codeEnd: deliveredAt === null ? null : plan.number.slice(-4) };
}

function reviewOf(plan: OrderPlan, times: Timeline, { shop, now }: OrderSetting): Order["review"] {
  if (isVirtual(plan) || times.delivered === null || times.delivered > now) return { reviewedAt: null, closesAt: null };
  const days = shop.rules.reviews?.windowDays ?? null;
  const closesAt = days === null ? null : new Date(times.delivered.getTime() + days * DAY);
  const reviewed = times.reviewed !== null && times.reviewed <= now && (closesAt === null || times.reviewed < closesAt);
  return { reviewedAt: reviewed ? times.reviewed : null, closesAt };
}

function shipmentsOf({ plan, times, id }: Told & { readonly id: string }, setting: OrderSetting): Order["shipments"] {
  const { shop, shopId, now } = setting;
  const look = at(shop.couriers, plan.courier);
  const courier = shop.rules.couriers.find((one) => one.code === look.code) ?? at(shop.rules.couriers, 0);
  const warehouse = warehouseOf(shop.rules, plan.address);
  return buildShipments({
    shopId,
    orderId: id,
    plan,
    times,
    now,
    courier: { code: courier.code, name: courier.name },
    look,
    displayedOrigin: warehouse.displayedPlace ?? warehouse.place,
    realOrigin: warehouse.place,
  });
}

/** The warehouse that serves the region: the one whose delivery rule names it. */
function warehouseOf(rules: ShopRules, address: Address): Warehouse {
  const code = ruleForRegion(rules.delivery, address.region)?.warehouse;
  return rules.warehouses.find((warehouse) => warehouse.code === code) ?? at(rules.warehouses, 0);
}

function remedyOf(
  told: Told & { readonly lines: readonly OrderLine[]; readonly fees: readonly OrderFee[]; readonly total: number },
  { shop, shopId, now }: OrderSetting,
): Remedy | null {
  const shippingFee = told.fees.reduce((sum, fee) => sum + fee.amount, 0);
  const courier = at(shop.couriers, told.plan.courier).code;
  const { returnTo, labelSender } = shop;
  return buildRemedy({
    ...told,
    shopId,
    now,
    timeZone: shop.timeZone,
    shippingFee,
    courier,
    returnTo: addressOf(returnTo),
    labelSender: addressOf(labelSender),
  });
}

/** The shop's own address as an address, without its note. */
export function addressOf(seed: ReturnSeed): Address {
  const { recipient, phone, country, region, city, district, line, postcode } = seed;
  return { recipient, phone, country, region, city, district, line, postcode };
}
