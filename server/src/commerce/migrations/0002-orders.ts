import { protectByShop, type Migration } from "../../platform/database/index.ts";

const ofOrder = `foreign key (organization_id, shop_id, order_id)
        references shop_order (organization_id, shop_id, id) on delete cascade`;

/** Orders and what hangs on them. An order is found by its customer, newest first, or by its number within the shop. */
export const ordersMigration: Migration = {
  id: "commerce/0002-orders",
  up: `
    create table shop_order (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      customer_id uuid not null,
      number text not null check (length(number) between 1 and 100),
      number_key text not null check (length(number_key) between 1 and 100),
      kind text not null check (kind in ('physical', 'virtual')),
      state text not null check (state in ('unpaid', 'paid', 'packed', 'shipped', 'delivered', 'completed', 'cancelled', 'refunding', 'refunded')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      total bigint not null check (total >= 0),
      placed_at timestamptz,
      paid_at timestamptz,
      packed_at timestamptz,
      shipped_at timestamptz,
      delivered_at timestamptz,
      completed_at timestamptz,
      cancelled_at timestamptz,
      refunded_at timestamptz,
      dispatch_by timestamptz,
      address jsonb,
      warehouse text,
      wished_courier text,
      note text,
      code_delivery jsonb,
      reviewed_at timestamptz,
      review_closes_at timestamptz,
      content_hash text not null default '',
      unique (shop_id, number_key),
      unique (organization_id, shop_id, id),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    create index shop_order_of_customer on shop_order (customer_id, shop_id, placed_at desc nulls last, number_key desc);
    ${protectByShop("shop_order")}

    create table shop_order_line (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      position integer not null,
      product_sku text,
      variant_sku text,
      title jsonb not null,
      options jsonb not null,
      quantity integer not null check (quantity > 0),
      unit_price bigint not null check (unit_price >= 0),
      discount bigint not null check (discount >= 0 and discount <= quantity * unit_price),
      ${ofOrder}
    );
    create index shop_order_line_of_order on shop_order_line (order_id, position);
    ${protectByShop("shop_order_line")}

    create table shop_order_fee (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      kind text not null check (kind in ('shipping', 'packaging', 'tax', 'other')),
      amount bigint not null check (amount >= 0),
      returned bigint not null default 0 check (returned between 0 and amount),
      ${ofOrder}
    );
    create index shop_order_fee_of_order on shop_order_fee (order_id);
    ${protectByShop("shop_order_fee")}

    create table shop_order_payment (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      position integer not null,
      kind text not null check (kind in ('payment', 'refund')),
      method text not null,
      amount bigint not null check (amount >= 0),
      state text not null check (state in ('pending', 'done', 'failed')),
      at timestamptz,
      reference text,
      ${ofOrder}
    );
    create index shop_order_payment_of_order on shop_order_payment (order_id, position);
    ${protectByShop("shop_order_payment")}

    create table shipment (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      courier jsonb not null,
      tracking_number text not null check (length(tracking_number) between 1 and 100),
      line_ids jsonb not null default '[]',
      displayed_origin jsonb,
      real_origin jsonb,
      shipped_at timestamptz,
      estimated_from timestamptz,
      estimated_to timestamptz,
      delivered_at timestamptz,
      signed_by jsonb,
      unique (organization_id, shop_id, id),
      ${ofOrder}
    );
    create index shipment_of_order on shipment (order_id);
    create index shipment_by_number on shipment (shop_id, tracking_number);
    ${protectByShop("shipment")}

    create table shipment_event (
      organization_id uuid not null,
      shop_id uuid not null,
      shipment_id uuid not null,
      position integer not null,
      at timestamptz not null,
      place jsonb not null,
      text jsonb not null,
      status text not null check (status in ('announced', 'collected', 'in_transit', 'out_for_delivery', 'in_locker', 'delivered', 'exception', 'returned')),
      primary key (shipment_id, position),
      foreign key (organization_id, shop_id, shipment_id) references shipment (organization_id, shop_id, id) on delete cascade
    );
    ${protectByShop("shipment_event")}

    create table remedy (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      number text not null,
      kind text not null check (kind in ('refund', 'return', 'exchange', 'price_difference', 'fee_return', 'compensation')),
      state text not null check (state in ('requested', 'approved', 'returning', 'received', 'paying', 'done', 'rejected', 'withdrawn')),
      reason jsonb not null,
      amount bigint not null check (amount >= 0),
      line_ids jsonb not null default '[]',
      requested_at timestamptz not null,
      approved_at timestamptz,
      received_at timestamptz,
      done_at timestamptz,
      expected_by timestamptz,
      parcel jsonb,
      unique (shop_id, number),
      ${ofOrder}
    );
    create index remedy_of_order on remedy (order_id, requested_at desc);
    ${protectByShop("remedy")}

    create table return_address (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      of text not null check (of in ('order', 'warehouse', 'shop')),
      order_id uuid,
      warehouse text,
      address jsonb not null,
      note jsonb,
      content_hash text not null default '',
      check ((of = 'order') = (order_id is not null)),
      check ((of = 'warehouse') = (warehouse is not null)),
      ${ofOrder}
    );
    create unique index return_address_of_order on return_address (order_id) where order_id is not null;
    create unique index return_address_of_warehouse on return_address (shop_id, warehouse) where warehouse is not null;
    create unique index return_address_of_shop on return_address (shop_id) where of = 'shop';
    ${protectByShop("return_address")}
  `,
};
