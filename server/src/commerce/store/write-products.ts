import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Product, Variant } from "../core/product.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { insertRows, upsertRows, type Row } from "./bulk.ts";
import { compare, type ChangeCounts, type Writing } from "./changes.ts";
import { touchCatalogue } from "./write-rules.ts";

/** Writes products with their variants; what a shop has beside them stays. */
export async function writeProducts(
  trx: Transaction,
  address: ShopAddress,
  products: readonly Product[],
): Promise<ChangeCounts> {
  const kept = { table: "product", keyColumn: "sku" } as const;
  const items = products.map((item) => ({ key: item.sku, item }));
  const { writings, counts } = await compare(trx, address.shopId, kept, items);
  if (writings.length === 0) return counts;
  const positions = new Map(products.map((product, index) => [product.sku, index]));
  await upsertRows(
    trx,
    "product",
    writings.map((writing) => ({ ...productRow(address, writing), position: positions.get(writing.item.sku) ?? 0 })),
  );
  await writeVariants(trx, address, writings);
  await touchCatalogue(trx, address);
  return counts;
}

function productRow({ organizationId, shopId }: ShopAddress, { item, id, hash }: Writing<Product>): Row {
  const { sku, category, listed } = item;
  const facts = { ...item, id: undefined, sku: undefined, category: undefined, listed: undefined, variants: undefined };
  return { organization_id: organizationId, shop_id: shopId, id, sku, category, listed, facts, content_hash: hash };
}

/** Variants that the source no longer has go; a variant that moved to another product of the same file moves. */
async function writeVariants(
  trx: Transaction,
  address: ShopAddress,
  writings: readonly Writing<Product>[],
): Promise<void> {
  const skus = writings.flatMap(({ item }) => item.variants.map((variant) => variant.sku));
  const products = writings.map(({ id }) => id);
  await sql`delete from product_variant where shop_id = ${address.shopId}
    and (product_id = any (${products}) or sku = any (${skus}))`.execute(trx);
  const rows = writings.flatMap(({ item, id }) =>
    item.variants.map((variant, position) => variantRow({ address, productId: id, position }, variant)),
  );
  await insertRows(trx, "product_variant", rows);
}

interface VariantPlace {
  readonly address: ShopAddress;
  readonly productId: string;
  readonly position: number;
}

function variantRow({ address, productId, position }: VariantPlace, variant: Variant): Row {
  return {
    organization_id: address.organizationId,
    shop_id: address.shopId,
    id: variant.id,
    product_id: productId,
    sku: variant.sku,
    position,
    options: variant.options,
    price: variant.price,
    list_price: variant.listPrice,
    stock: variant.stock,
    restock_on: variant.restockOn,
    price_history: variant.priceHistory,
  };
}
