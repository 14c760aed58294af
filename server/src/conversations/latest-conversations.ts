import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";

/** The newest conversation that a shop has with each of these customers, open or closed; who has none is not in the answer. */
export async function latestConversations(
  trx: Transaction,
  shopId: string,
  customers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ customer: string; id: string }>`
    select c.customer, l.id from unnest(${customers}::uuid[]) c(customer),
      lateral (select id from conversation where shop_id = ${shopId} and customer_id = c.customer
        order by created_at desc, id desc limit 1) l`.execute(trx);
  return new Map(rows.map(({ customer, id }) => [customer, id]));
}
