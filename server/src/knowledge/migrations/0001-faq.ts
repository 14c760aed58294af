import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * Questions that a shop's owner answers himself. Every change leaves the entry's version in `faq_version`, which only grows.
 * `shop_faq.version` rises with each change of any entry: what a process keeps of a shop is true as long as it is the same.
 */
export const faqMigration: Migration = {
  id: "knowledge/0001-faq",
  up: `
    create table shop_faq (
      organization_id uuid not null,
      shop_id uuid primary key,
      version bigint not null check (version > 0),
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    ${protectByShop("shop_faq")}

    create table faq_entry (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      questions jsonb not null check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) between 1 and 20),
      answer jsonb not null check (answer ? 'zh' or answer ? 'en'),
      revision integer not null check (revision > 0),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      changed_by text not null,
      removed_at timestamptz,
      unique (organization_id, shop_id, id),
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    create index faq_entry_of_shop on faq_entry (shop_id, created_at, id) where removed_at is null;
    ${protectByShop("faq_entry")}
    revoke delete on faq_entry from warmline_app;

    create table faq_version (
      organization_id uuid not null,
      shop_id uuid not null,
      entry_id uuid not null,
      revision integer not null,
      change text not null check (change in ('added', 'changed', 'removed', 'restored')),
      questions jsonb not null,
      answer jsonb not null,
      at timestamptz not null,
      actor_id uuid,
      actor text not null,
      primary key (entry_id, revision),
      foreign key (organization_id, shop_id, entry_id) references faq_entry (organization_id, shop_id, id)
    );
    ${protectByShop("faq_version")}
    revoke update, delete on faq_version from warmline_app;
  `,
};
