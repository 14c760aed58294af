import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Address } from "../core/address.ts";
import type { PaymentOnFile } from "../core/policy/index.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { stableId } from "./stable-id.ts";

/** What a customer has on file with a shop. */
export interface OnFile {
  readonly customerId: string;
  readonly address: Address | null;
  readonly payments: readonly PaymentOnFile[];
}

/** Writes what an import brings; what it brought before and was changed here since stays as it is. */
export async function writeOnFile(trx: Transaction, shop: ShopAddress, customers: readonly OnFile[]): Promise<void> {
  const payments = customers.flatMap(({ customerId, payments: all }) =>
    all.map((one) => ({ ...one, id: stableId(shop.shopId, "payment-on-file", customerId, one.reference), customerId })),
  );
  await sql`insert into payment_on_file (organization_id, shop_id, id, customer_id, reference, method, balance, brought)
    select ${shop.organizationId}, ${shop.shopId}, id, "customerId", reference, method, balance, balance
    from jsonb_to_recordset(${JSON.stringify(payments)}::jsonb)
      as brought (id uuid, "customerId" uuid, reference text, method text, balance bigint)
    on conflict (shop_id, customer_id, reference) do update
      set method = excluded.method, balance = excluded.balance, brought = excluded.brought
      where payment_on_file.brought is distinct from excluded.brought`.execute(trx);
  const addresses = customers.flatMap(({ customerId, address }) => (address === null ? [] : [{ customerId, address }]));
  await sql`insert into customer_address (organization_id, shop_id, customer_id, address, brought)
    select ${shop.organizationId}, ${shop.shopId}, "customerId", address, address
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as brought ("customerId" uuid, address jsonb)
    on conflict (shop_id, customer_id) do update set address = excluded.address, brought = excluded.brought
      where customer_address.brought is distinct from excluded.brought`.execute(trx);
}
