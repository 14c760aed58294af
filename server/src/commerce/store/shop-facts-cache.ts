import type { Transaction } from "../../platform/database/index.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { ShopFacts, ShopIdentity } from "../core/facts.ts";
import { searchEntry, type SearchEntry } from "../core/search.ts";
import { reviveProduct, revivePromotion } from "../core/stored.ts";
import { catalogueOfShop, productsOfShop, promotionsOfShop, returnAddressesOfShop } from "./catalogue-sql.ts";

/** A shop's facts with what is derived from them once. */
export interface CachedShop {
  readonly facts: ShopFacts;
  /** Only what is on the shelf. */
  readonly search: readonly SearchEntry[];
}

/** Shops kept at most; the one used longest ago goes first. */
const MAX_SHOPS = 200;

/** Facts by shop, each as of one version. Belongs to one process: the version, read anew each time, keeps it true. */
export class ShopFactsCache {
  readonly #shops = new Map<string, CachedShop>();

  /** The shop's facts as of now; throws when the scope does not see the shop. */
  async read(trx: Transaction, shopId: string): Promise<CachedShop> {
    return this.at(trx, shopId, await readVersion(trx, shopId));
  }

  /** The shop's facts as of a version that this transaction has just read. */
  async at(trx: Transaction, shopId: string, version: string): Promise<CachedShop> {
    const known = this.#shops.get(shopId);
    if (known?.facts.version === version) return this.#keep(shopId, known);
    return this.#keep(shopId, await load(trx, shopId, version));
  }

  #keep(shopId: string, shop: CachedShop): CachedShop {
    this.#shops.delete(shopId);
    this.#shops.set(shopId, shop);
    const oldest = this.#shops.keys().next();
    if (this.#shops.size > MAX_SHOPS && oldest.done !== true) this.#shops.delete(oldest.value);
    return shop;
  }
}

/** What a version is made of. */
export interface VersionRow {
  readonly updated_at: Date;
  readonly version: number | null;
}

/** The shop's own settings are part of the version: a new name must show as well. */
export function versionOf({ version, updated_at }: VersionRow): string {
  return `${version ?? 0}.${updated_at.getTime()}`;
}

async function readVersion(trx: Transaction, shopId: string): Promise<string> {
  const row = await trx
    .selectFrom("shop")
    .leftJoin("shop_catalogue", "shop_catalogue.shop_id", "shop.id")
    .select(["shop.updated_at", "shop_catalogue.version"])
    .where("shop.id", "=", shopId)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`shop ${shopId} is not to be seen in this scope`);
  return versionOf(row);
}

async function load(trx: Transaction, shopId: string, version: string): Promise<CachedShop> {
  const shop = await readShop(trx, shopId);
  const catalogue = await catalogueOfShop(shopId).execute(trx);
  const products = (await productsOfShop(shopId).execute(trx)).rows.map((row) => reviveProduct(row.product));
  const promotions = (await promotionsOfShop(shopId).execute(trx)).rows.map((row) => revivePromotion(row.promotion));
  const addresses = await returnAddressesOfShop(shopId).execute(trx);
  const facts: ShopFacts = {
    version,
    shop,
    products,
    promotions,
    rules: { ...EMPTY_RULES, ...catalogue.rows[0]?.rules },
    returnAddresses: addresses.rows.map((row) => row.returnAddress),
  };
  return { facts, search: products.filter((product) => product.listed).map(searchEntry) };
}

async function readShop(trx: Transaction, shopId: string): Promise<ShopIdentity> {
  const row = await trx
    .selectFrom("shop")
    .select(["id", "slug", "name_zh", "name_en", "language", "currency", "time_zone"])
    .where("id", "=", shopId)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    slug: row.slug,
    name: { zh: row.name_zh, en: row.name_en },
    language: row.language,
    currency: row.currency,
    timeZone: row.time_zone,
  };
}
