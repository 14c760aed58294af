import { type Migration, protectByShop } from "../../platform/database/index.ts";

const ofCase = `foreign key (organization_id, shop_id, case_id) references customer_case (organization_id, shop_id, id)`;

/**
 * Problems that outlive their conversations. A case's key comes from what caused it: the unique index opens it once. Of
 * one order's problem of one kind there is one open case at a time. The story only grows: its entries are never moved,
 * and only their words can be taken out.
 */
export const casesMigration: Migration = {
  id: "cases/0001-cases",
  up: `
    create table customer_case (
      id uuid primary key,
      organization_id uuid not null,
      shop_id uuid not null,
      number text not null check (number ~ '^[0-9]{8}$'),
      key text not null check (length(key) between 1 and 300),
      kind text not null check (kind in ('return_not_received')),
      fault text check (fault in ('page', 'seller', 'customer', 'courier')),
      customer_id uuid not null,
      conversation_id uuid not null,
      order_id uuid,
      order_number text,
      amount bigint check (amount >= 0),
      currency text check (currency ~ '^[A-Z]{3}$'),
      state text not null default 'open' check (state in ('open', 'closed')),
      opened_at timestamptz not null,
      due_at timestamptz not null,
      closed_at timestamptz,
      close_reason text check (close_reason in ('solved', 'unfounded', 'withdrawn', 'duplicate', 'customer_erased')),
      erased_at timestamptz,
      unique (organization_id, shop_id, id),
      unique (organization_id, number),
      unique (shop_id, key),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, customer_id) references customer (organization_id, id),
      foreign key (organization_id, conversation_id) references conversation (organization_id, id),
      foreign key (organization_id, shop_id, order_id) references shop_order (organization_id, shop_id, id),
      check ((order_id is null) = (order_number is null)),
      check ((amount is null) = (currency is null)),
      check ((state = 'closed') = (closed_at is not null)),
      check ((state = 'closed') = (close_reason is not null)),
      check ((erased_at is not null) <= (state = 'closed'))
    );
    create unique index customer_case_one_open on customer_case (order_id, kind) where state = 'open';
    create index customer_case_due on customer_case (organization_id, due_at, id) where state = 'open';
    create index customer_case_closed on customer_case (organization_id, closed_at, id) where state = 'closed';
    create index customer_case_of_customer on customer_case (customer_id, shop_id, opened_at desc);
    create index customer_case_of_conversation on customer_case (conversation_id);
    ${protectByShop("customer_case")}
    create trigger customer_case_of_somebody before insert on customer_case
      for each row execute function identity_refuse_erased_customer();

    create table case_party (
      organization_id uuid not null,
      shop_id uuid not null,
      case_id uuid not null,
      role text not null check (role in ('customer', 'shop', 'platform', 'courier')),
      name text,
      primary key (case_id, role),
      check ((role = 'courier') = (name is not null)),
      ${ofCase}
    );
    ${protectByShop("case_party")}

    create table case_evidence (
      organization_id uuid not null,
      shop_id uuid not null,
      case_id uuid not null,
      position integer not null check (position >= 1),
      at timestamptz not null,
      detail jsonb not null,
      primary key (case_id, position),
      ${ofCase}
    );
    ${protectByShop("case_evidence")}

    create table case_event (
      organization_id uuid not null,
      shop_id uuid not null,
      case_id uuid not null,
      position integer not null check (position >= 1),
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('assistant', 'person', 'system')),
      actor_id uuid,
      actor_name text,
      detail jsonb not null,
      primary key (case_id, position),
      check ((actor_kind = 'person') = (actor_id is not null)),
      check ((actor_id is null) = (actor_name is null)),
      ${ofCase}
    );
    ${protectByShop("case_event")}

    revoke update, delete on customer_case, case_party, case_event, case_evidence from warmline_app;
    grant update (state, fault, due_at, closed_at, close_reason, erased_at) on customer_case to warmline_app;
    grant delete on case_evidence to warmline_app;
    grant update (detail) on case_event to warmline_app;
  `,
};
