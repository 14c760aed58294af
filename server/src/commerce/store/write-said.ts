import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { Offer } from "../core/offers.ts";
import type { ShopReturnAddress } from "../core/shipment.ts";
import { reviveOffer } from "../core/stored.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { catalogueOfShop, promotionsOfShop } from "./catalogue-sql.ts";
import { couponsOfShop, ownReturnAddresses } from "./said-sql.ts";
import { stableId } from "./stable-id.ts";
import { writeCoupons, writePromotions } from "./write-offers.ts";
import { touchCatalogue, writeReturnAddresses } from "./write-rules.ts";

/** Everything that a shop's people say about it, beside its goods. */
export interface ShopSays {
  readonly rules: ShopRules;
  readonly offers: readonly Offer[];
  readonly returnAddresses: readonly ShopReturnAddress[];
}

/** Holds the shop's row until the transaction ends, so that two people who write at once come one after the other. */
export async function lockSaid(trx: Transaction, { organizationId, shopId }: ShopAddress): Promise<void> {
  await sql`insert into shop_catalogue (organization_id, shop_id, rules)
    values (${organizationId}, ${shopId}, ${JSON.stringify(EMPTY_RULES)}) on conflict (shop_id) do nothing`.execute(
    trx,
  );
  await sql`select from shop_catalogue where shop_id = ${shopId} for update`.execute(trx);
}

/** What a shop has said until now. */
export async function readSaid(trx: Transaction, shopId: string): Promise<ShopSays> {
  const catalogue = await catalogueOfShop(shopId).execute(trx);
  const promotions = await promotionsOfShop(shopId).execute(trx);
  const coupons = await couponsOfShop(shopId).execute(trx);
  const addresses = await ownReturnAddresses(shopId).execute(trx);
  return {
    rules: { ...EMPTY_RULES, ...catalogue.rows[0]?.rules },
    offers: [
      ...promotions.rows.map(({ promotion }) => reviveOffer({ kind: "promotion", ...promotion })),
      ...coupons.rows.map(({ coupon }) => reviveOffer({ kind: "coupon", ...coupon })),
    ],
    returnAddresses: addresses.rows,
  };
}

/** Writes offers by kind and code; those that are known and not among them stay. */
export async function writeOffers(trx: Transaction, address: ShopAddress, offers: readonly Offer[]): Promise<void> {
  // Which of the two it is, is told by the table.
  const promotions = offers.flatMap((one) => (one.kind === "promotion" ? [{ ...one, kind: undefined }] : []));
  const coupons = offers.flatMap((one) => (one.kind === "coupon" ? [{ ...one, kind: undefined }] : []));
  await writePromotions(trx, address, promotions);
  await writeCoupons(trx, address, coupons);
}

/** Takes offers away. */
export async function removeOffers(trx: Transaction, address: ShopAddress, offers: readonly Offer[]): Promise<void> {
  for (const { kind, code } of offers) {
    await trx.deleteFrom(kind).where("shop_id", "=", address.shopId).where("code", "=", code).execute();
  }
  await touchCatalogue(trx, address);
}

/** Writes the shop's own and its warehouses' addresses. */
export async function writeOwnReturnAddresses(
  trx: Transaction,
  address: ShopAddress,
  given: readonly ShopReturnAddress[],
): Promise<void> {
  for (const one of given) await removeReturnAddress(trx, address, one.warehouse);
  const rows = given.map((one) => ({
    id: stableId(address.shopId, "return-address", ...(one.warehouse === null ? [] : [one.warehouse])),
    of: one.warehouse === null ? ("shop" as const) : ("warehouse" as const),
    belongsTo: one.warehouse ?? "",
    address: one.address,
    note: one.note,
  }));
  await writeReturnAddresses(trx, address, rows);
}

/** Takes the shop's own (`null`) or a warehouse's address away. */
export async function removeReturnAddress(
  trx: Transaction,
  { shopId }: ShopAddress,
  warehouse: string | null,
): Promise<void> {
  await sql`delete from return_address
    where shop_id = ${shopId} and of <> 'order' and warehouse is not distinct from ${warehouse}`.execute(trx);
}
