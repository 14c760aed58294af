import { protectByShop, type Migration } from "../../platform/database/index.ts";

/**
 * What changes orders: ways to pay that customers have on file, their own addresses, and every action that was done.
 * `brought` is what an import last brought: bringing the same again takes nothing back that was done since.
 * An action's key comes from what caused it: the unique index lets it happen once.
 */
export const actionsMigration: Migration = {
  id: "commerce/0003-actions",
  up: `
    create table payment_on_file (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      customer_id uuid not null,
      reference text not null check (length(reference) between 1 and 200),
      method text not null,
      balance bigint check (balance >= 0),
      brought bigint,
      check ((method = 'gift_card') = (balance is not null)),
      unique (shop_id, customer_id, reference),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    ${protectByShop("payment_on_file")}

    create table customer_address (
      organization_id uuid not null,
      shop_id uuid not null,
      customer_id uuid not null,
      address jsonb not null,
      brought jsonb,
      primary key (shop_id, customer_id),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id)
    );
    ${protectByShop("customer_address")}

    create table order_action (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      key text not null check (length(key) between 1 and 300),
      order_id uuid,
      customer_id uuid not null,
      kind text not null,
      action jsonb not null,
      actor jsonb not null,
      clauses jsonb not null,
      money jsonb not null,
      at timestamptz not null,
      unique (shop_id, key),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id),
      foreign key (organization_id, shop_id, order_id) references shop_order (organization_id, shop_id, id) on delete cascade
    );
    create index order_action_of_order on order_action (order_id, at);
    create index order_action_of_customer on order_action (customer_id, at);
    create unique index order_action_items_once on order_action (order_id) where kind = 'change_items';
    ${protectByShop("order_action")}
  `,
};
