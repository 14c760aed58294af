import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import { contentHash } from "./content-hash.ts";

/** How many things a writing created, changed, and found as they were. */
export interface ChangeCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A thing as its source brings it, its name within the shop, and the fingerprint of that. */
interface Known {
  readonly id: string;
  readonly key: string;
  readonly content_hash: string;
}

/** Where things of a kind are kept and by which column their source names them. */
export interface Kept {
  readonly table: "product" | "shop_order" | "promotion" | "coupon";
  readonly keyColumn: "sku" | "number_key" | "code";
}

/** A thing to write: with the id it is already known by, if it is. */
export interface Writing<Item> {
  readonly item: Item;
  readonly id: string;
  readonly hash: string;
}

/** What of the items has to be written, and the counts. */
export interface Changes<Item> {
  readonly writings: readonly Writing<Item>[];
  readonly counts: ChangeCounts;
}

/**
 * Compares items with what is stored by their fingerprints: of what their source said of them where that is not all of
 * the item. Items with one key twice are a bug of the caller.
 */
export async function compare<Item extends { readonly id: string }>(
  trx: Transaction,
  shopId: string,
  kept: Kept,
  items: readonly { readonly key: string; readonly item: Item; readonly said?: unknown }[],
): Promise<Changes<Item>> {
  const known = await readKnown(
    trx,
    shopId,
    kept,
    items.map((one) => one.key),
  );
  const hashed = items.map(({ key, item, said = item }) => ({ item, hash: contentHash(said), before: known.get(key) }));
  const different = hashed.filter(({ hash, before }) => before?.content_hash !== hash);
  const created = different.filter(({ before }) => before === undefined).length;
  return {
    writings: different.map(({ item, hash, before }) => ({ item, hash, id: before?.id ?? item.id })),
    counts: { created, changed: different.length - created, unchanged: items.length - different.length },
  };
}

async function readKnown(
  trx: Transaction,
  shopId: string,
  { table, keyColumn }: Kept,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`select id, ${sql.ref(keyColumn)} as key, content_hash
    from ${sql.table(table)} where shop_id = ${shopId} and ${sql.ref(keyColumn)} = any (${keys})`.execute(trx);
  return new Map(rows.map((row) => [row.key, row]));
}
