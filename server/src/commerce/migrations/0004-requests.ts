import { protectByShop, type Migration } from "../../platform/database/index.ts";

/**
 * What was asked of the warehouse, the courier or the shop. `once` names what it may be asked for once (a day, a parcel,
 * nothing for the order itself): the unique index keeps it so, whoever asks at the same time.
 */
export const requestsMigration: Migration = {
  id: "commerce/0004-requests",
  up: `
    create table order_request (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      order_id uuid not null,
      kind text not null check (kind in ('urge_dispatch', 'hold_dispatch', 'redelivery', 'trace', 'invoice')),
      details jsonb not null,
      once text not null,
      state text not null default 'open' check (state in ('open', 'done', 'refused', 'withdrawn')),
      key text not null check (length(key) between 1 and 300),
      asked_by jsonb not null,
      asked_at timestamptz not null,
      answered_at timestamptz,
      answer_day text check (answer_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      check ((state = 'open') = (answered_at is null)),
      unique (shop_id, key),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, shop_id, order_id) references shop_order (organization_id, shop_id, id) on delete cascade
    );
    create index order_request_of_order on order_request (order_id, asked_at);
    create index order_request_open on order_request (shop_id, asked_at) where state = 'open';
    create unique index order_request_once on order_request (order_id, kind, once) where state <> 'withdrawn';
    ${protectByShop("order_request")}
  `,
};
