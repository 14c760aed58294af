import type { ColumnType } from "kysely";

/** A document: read as what was written, written as JSON text. */
type Json = ColumnType<unknown, string, string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

interface OfShop {
  readonly organization_id: string;
  readonly shop_id: string;
}

interface ShopCatalogueTable extends OfShop {
  readonly version: Defaulted<number>;
  readonly rules: Json;
  readonly rules_hash: Defaulted<string>;
}

interface ProductTable extends OfShop {
  readonly id: string;
  readonly sku: string;
  readonly position: Defaulted<number>;
  readonly listed: Defaulted<boolean>;
  readonly category: Defaulted<string>;
  readonly facts: Json;
  readonly content_hash: Defaulted<string>;
}

interface ProductVariantTable extends OfShop {
  readonly id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly position: number;
  readonly options: Json;
  readonly price: number;
  readonly list_price: number | null;
  readonly stock: number;
  readonly restock_on: string | null;
  readonly price_history: Json;
}

interface OfferTable extends OfShop {
  readonly id: string;
  readonly code: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly facts: Json;
  readonly content_hash: Defaulted<string>;
}

interface CouponTable extends OfferTable {
  readonly claimable: Defaulted<boolean>;
}

interface CouponHoldingTable extends OfShop {
  readonly coupon_id: string;
  readonly customer_id: string;
  readonly claimed_at: Date;
  readonly used_at: Date | null;
  readonly used_on_order: string | null;
}

interface ShopOrderTable extends OfShop {
  readonly id: string;
  readonly customer_id: string;
  readonly number: string;
  readonly number_key: string;
  readonly kind: "physical" | "virtual";
  readonly state: string;
  readonly currency: string;
  readonly total: number;
  readonly placed_at: Date | null;
  readonly content_hash: Defaulted<string>;
}

interface RemedyTable extends OfShop {
  readonly id: string;
  readonly order_id: string;
  readonly number: string;
}

interface ReturnAddressTable extends OfShop {
  readonly id: string;
  readonly of: "order" | "warehouse" | "shop";
  readonly content_hash: Defaulted<string>;
}

declare module "../../platform/database/index.ts" {
  interface Tables {
    shop_catalogue: ShopCatalogueTable;
    product: ProductTable;
    product_variant: ProductVariantTable;
    promotion: OfferTable;
    coupon: CouponTable;
    coupon_holding: CouponHoldingTable;
    shop_order: ShopOrderTable;
    remedy: RemedyTable;
    return_address: ReturnAddressTable;
  }
}
