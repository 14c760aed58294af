import { protectByShop, type Migration } from "../../platform/database/index.ts";

/**
 * What a shop sells and promises. Looked-up and counted things are columns; what is only read whole (facts, rules) is
 * one document. `content_hash` is what an import last brought, so that importing the same again changes nothing.
 */
export const productsMigration: Migration = {
  id: "commerce/0001-products",
  up: `
    create table shop_catalogue (
      organization_id uuid not null,
      shop_id uuid primary key,
      version bigint not null default 1,
      rules jsonb not null,
      rules_hash text not null default '',
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    ${protectByShop("shop_catalogue")}

    create table product (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      sku text not null check (length(sku) between 1 and 100),
      position integer not null default 0,
      listed boolean not null default true,
      category text not null default '',
      facts jsonb not null,
      content_hash text not null default '',
      unique (shop_id, sku),
      unique (organization_id, shop_id, id),
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    create index product_in_order on product (shop_id, position, sku);
    ${protectByShop("product")}

    create table product_variant (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      product_id uuid not null,
      sku text not null check (length(sku) between 1 and 100),
      position integer not null,
      options jsonb not null,
      price bigint not null check (price between 0 and 100000000000),
      list_price bigint check (list_price >= 0),
      stock integer not null check (stock >= 0),
      restock_on date,
      price_history jsonb not null default '[]',
      unique (shop_id, sku),
      foreign key (organization_id, shop_id, product_id) references product (organization_id, shop_id, id) on delete cascade
    );
    create index product_variant_of_product on product_variant (product_id, position);
    ${protectByShop("product_variant")}

    create table promotion (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      code text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      facts jsonb not null,
      content_hash text not null default '',
      unique (shop_id, code),
      check (starts_at < ends_at),
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    ${protectByShop("promotion")}

    create table coupon (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      code text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      claimable boolean not null default true,
      facts jsonb not null,
      content_hash text not null default '',
      unique (shop_id, code),
      unique (organization_id, shop_id, id),
      check (starts_at < ends_at),
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    ${protectByShop("coupon")}

    create table coupon_holding (
      organization_id uuid not null,
      shop_id uuid not null,
      coupon_id uuid not null,
      customer_id uuid not null,
      claimed_at timestamptz not null,
      used_at timestamptz,
      used_on_order text,
      primary key (customer_id, coupon_id),
      foreign key (organization_id, shop_id, coupon_id) references coupon (organization_id, shop_id, id) on delete cascade,
      foreign key (organization_id, customer_id) references customer (organization_id, id),
      check ((used_at is null) = (used_on_order is null))
    );
    create index coupon_holding_of_coupon on coupon_holding (coupon_id);
    ${protectByShop("coupon_holding")}
  `,
};
