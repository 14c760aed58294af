import type { Transaction } from "../../platform/database/index.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { Order } from "../core/order.ts";
import { orderNumberKey } from "../core/order-number.ts";
import {
  type ActedBy,
  type Action,
  type ActionFacts,
  actorIn,
  type CouponFacts,
  type OrderFacts,
  type PaymentOnFile,
  waysToPay,
} from "../core/policy/index.ts";
import type { Product } from "../core/product.ts";
import { reviveDates, reviveOrder, reviveProduct } from "../core/stored.ts";
import {
  actionsOfOrders,
  addressOnFile,
  lockCoupon,
  lockOrders,
  lockPayments,
  lockVariants,
  productsOfVariants,
} from "./action-sql.ts";
import { catalogueOfShop } from "./catalogue-sql.ts";
import { dealingsOf } from "./dealings.ts";
import { orderByNumber } from "./order-sql.ts";

/** For whom, by whom, in which shop and when something is to be done. */
export interface ActionSetting {
  readonly shopId: string;
  readonly customerId: string | null;
  readonly by: ActedBy;
  readonly now: Date;
}

/** The facts of an action, and what an import last brought of its order. */
export interface LockedFacts {
  readonly facts: ActionFacts;
  readonly contentHash: string;
}

/** Reads everything that an action's clauses look at; whatever it could change stays locked until the transaction ends. */
export async function readActionFacts(trx: Transaction, setting: ActionSetting, action: Action): Promise<LockedFacts> {
  const { shopId, customerId, by, now } = setting;
  const numbers = numbersOf(action).map(orderNumberKey);
  const locked = (await lockOrders(shopId, numbers).execute(trx)).rows;
  const done = (await actionsOfOrders(locked.map(({ id }) => id)).execute(trx)).rows;
  const read = async (number: string | undefined): Promise<OrderFacts | null> => {
    const row = number === undefined ? undefined : (await orderByNumber(shopId, number).execute(trx)).rows[0];
    if (row === undefined) return null;
    const order = reviveOrder(row.order);
    const own = done.filter(({ orderId }) => orderId === order.id);
    return { order, ...dealingsOf(own) };
  };
  const subject = await read(numbers[0]);
  const other = await read(numbers[1]);
  const rules = { ...EMPTY_RULES, ...(await catalogueOfShop(shopId).execute(trx)).rows[0]?.rules };
  const products = await readProducts(trx, shopId, skusOf(action, subject?.order));
  const methods = customerId === null ? [] : await readMethods(trx, { shopId, customerId }, subject?.order);
  const ownAddress =
    customerId === null ? null : ((await addressOnFile(shopId, customerId).execute(trx)).rows[0]?.address ?? null);
  const coupon = action.kind === "give_coupon" ? await readCoupon(trx, setting, action.code) : null;
  const actor = actorIn(rules, by);
  const shop = await shopOf(trx, shopId);
  const facts = { now, actor, customerId, subject, other, methods, products, ownAddress, coupon, rules, ...shop };
  return { facts, contentHash: locked.find(({ id }) => id === subject?.order.id)?.contentHash ?? "" };
}

async function shopOf(trx: Transaction, shopId: string): Promise<Pick<ActionFacts, "currency" | "timeZone">> {
  const found = trx.selectFrom("shop").select(["currency", "time_zone as timeZone"]).where("id", "=", shopId);
  return found.executeTakeFirstOrThrow();
}

/** Last of all locks: whoever gives the same coupon at the same time waits, and sees that it is had. */
async function readCoupon(
  trx: Transaction,
  { shopId, customerId }: ActionSetting,
  code: string,
): Promise<CouponFacts | null> {
  const row = customerId === null ? undefined : (await lockCoupon(shopId, customerId, code).execute(trx)).rows[0];
  return row === undefined ? null : { ...row, coupon: reviveDates(row.coupon) };
}

function numbersOf(action: Action): readonly string[] {
  if (action.kind === "change_own_address") return [];
  return "with" in action ? [action.order, action.with] : [action.order];
}

function skusOf(action: Action, order: Order | undefined): readonly string[] {
  const wished =
    action.kind === "change_items" || action.kind === "exchange"
      ? action.changes.map(({ variantSku }) => variantSku)
      : [];
  const held = order?.lines.flatMap(({ variantSku }) => (variantSku === null ? [] : [variantSku])) ?? [];
  return [...new Set([...wished, ...held])];
}

async function readProducts(trx: Transaction, shopId: string, skus: readonly string[]) {
  await lockVariants(shopId, skus).execute(trx);
  const { rows } = await productsOfVariants(shopId, skus).execute(trx);
  const products = rows.map(({ product }) => reviveProduct(product));
  return new Map<string, Product>(
    products.flatMap((product) => product.variants.map(({ sku }) => [sku, product] as const)),
  );
}

/** What he has on file, and the ways by which he paid this order of his. */
async function readMethods(
  trx: Transaction,
  { shopId, customerId }: { readonly shopId: string; readonly customerId: string },
  order: Order | undefined,
): Promise<readonly PaymentOnFile[]> {
  const onFile = (await lockPayments(shopId, customerId).execute(trx)).rows;
  return waysToPay(onFile, order?.customerId === customerId ? order.payments : []);
}
