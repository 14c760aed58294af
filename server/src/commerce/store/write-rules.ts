import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { ReturnAddress } from "../core/shipment.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { upsertRows } from "./bulk.ts";
import { contentHash } from "./content-hash.ts";

/** Raises the version of a shop's facts, so that every process reads them anew. */
export async function touchCatalogue(trx: Transaction, { organizationId, shopId }: ShopAddress): Promise<void> {
  const rules = JSON.stringify(EMPTY_RULES);
  await sql`insert into shop_catalogue (organization_id, shop_id, rules) values (${organizationId}, ${shopId}, ${rules})
    on conflict (shop_id) do update set version = shop_catalogue.version + 1`.execute(trx);
}

/** Replaces a shop's rules; nothing happens when they are the same. */
export async function writeRules(trx: Transaction, address: ShopAddress, rules: ShopRules): Promise<void> {
  const hash = contentHash(rules);
  await sql`insert into shop_catalogue (organization_id, shop_id, rules, rules_hash)
    values (${address.organizationId}, ${address.shopId}, ${JSON.stringify(rules)}, ${hash})
    on conflict (shop_id) do update
      set rules = excluded.rules, rules_hash = excluded.rules_hash, version = shop_catalogue.version + 1
      where shop_catalogue.rules_hash <> excluded.rules_hash`.execute(trx);
}

/** An address for returns with what it belongs to: an order's id or a warehouse's code; empty for the shop's own. */
export interface ReturnAddressToWrite extends ReturnAddress {
  readonly belongsTo: string;
}

/** Writes addresses for returns by their ids. */
export async function writeReturnAddresses(
  trx: Transaction,
  address: ShopAddress,
  returnAddresses: readonly ReturnAddressToWrite[],
): Promise<void> {
  const rows = returnAddresses.map((one) => ({
    organization_id: address.organizationId,
    shop_id: address.shopId,
    id: one.id,
    of: one.of,
    order_id: one.of === "order" ? one.belongsTo : null,
    warehouse: one.of === "warehouse" ? one.belongsTo : null,
    address: one.address,
    note: one.note,
  }));
  await upsertRows(trx, "return_address", rows);
}
