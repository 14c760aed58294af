import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import { orderNumberKey } from "../core/order-number.ts";
import type { ActionKind, MoneyMove } from "../core/policy/index.ts";

/** Something that was done to an order, as it is kept. */
export interface PastAction {
  readonly id: string;
  readonly at: Date;
  readonly kind: ActionKind;
  /** `name` is an agent's as it was then. */
  readonly by: { readonly kind: "assistant" | "agent" | "customer"; readonly name?: string };
  readonly money: readonly MoneyMove[];
  readonly clauses: readonly string[];
}

/** More than anybody does to one order. */
const MOST = 200;

/** What was done to an order, newest first; undefined when the shop has none of that number. */
export async function readHistory(
  trx: Transaction,
  shopId: string,
  orderNumber: string,
): Promise<readonly PastAction[] | undefined> {
  const found = await sql<{ id: string }>`select id from shop_order
    where shop_id = ${shopId} and number_key = ${orderNumberKey(orderNumber)}`.execute(trx);
  const [order] = found.rows;
  if (order === undefined) return undefined;
  const { rows } = await sql<PastAction>`select id, at, kind, actor as by, money, clauses from order_action
    where order_id = ${order.id} order by at desc, id desc limit ${MOST}`.execute(trx);
  return rows;
}
