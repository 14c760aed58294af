import { protectByOrganization, protectByShop, type Migration } from "../../platform/database/index.ts";

/**
 * Organizations and their shops. A shop's slug is unique in the whole installation because the widget's one script
 * line names nothing else. `shop` is protected by its own id as well, so a merchant's scope hides sibling shops.
 */
export const organizationsMigration: Migration = {
  id: "identity/0001-organizations",
  up: `
    create table organization (
      id uuid primary key,
      name text not null check (length(name) between 1 and 120),
      demo boolean not null default false,
      created_at timestamptz not null
    );
    create unique index organization_name_once on organization (lower(name));
    ${protectByOrganization("organization", "id")}

    create table shop (
      id uuid primary key,
      organization_id uuid not null references organization (id),
      slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
      name_zh text not null check (length(name_zh) between 1 and 80),
      name_en text not null check (length(name_en) between 1 and 80),
      language text not null check (language in ('zh', 'en')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      time_zone text not null,
      accent_colour text not null default '#c8420f' check (accent_colour ~ '^#[0-9a-f]{6}$'),
      allowed_origins text[] not null default '{}',
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (organization_id, id)
    );
    ${protectByShop("shop", { shop: "id" })}

    create table audit_log (
      id uuid primary key,
      organization_id uuid not null references organization (id),
      at timestamptz not null,
      actor_id uuid,
      actor text not null,
      action text not null,
      target text not null,
      detail jsonb not null default '{}'
    );
    create index audit_log_newest on audit_log (organization_id, at desc, id desc);
    ${protectByOrganization("audit_log")}
    revoke update, delete, truncate on audit_log from warmline_app;
  `,
};
