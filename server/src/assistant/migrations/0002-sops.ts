import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * Shops' own processes: one draft each, and what was published of it, version by version. A version is never changed or
 * removed: an older text that comes back is a version of its own. `published_version` is the one that customers meet;
 * null: none, before the first publishing or after a withdrawal.
 */
export const sopsMigration: Migration = {
  id: "assistant/0002-sops",
  up: `
    create table sop (
      organization_id uuid not null,
      shop_id uuid not null,
      id uuid primary key,
      draft jsonb not null,
      revision integer not null default 1 check (revision > 0),
      drafted_at timestamptz not null,
      drafted_by uuid not null,
      published_version integer,
      unique (organization_id, shop_id, id),
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (organization_id, drafted_by) references person (organization_id, id)
    );
    create index sop_of_shop on sop (shop_id, id);
    ${protectByShop("sop")}
    revoke delete on sop from warmline_app;

    create table sop_version (
      organization_id uuid not null,
      shop_id uuid not null,
      sop_id uuid not null,
      version integer not null check (version > 0),
      sop jsonb not null,
      published_at timestamptz not null,
      published_by uuid not null,
      again_of integer check (again_of < version),
      primary key (sop_id, version),
      foreign key (organization_id, shop_id, sop_id) references sop (organization_id, shop_id, id),
      foreign key (organization_id, published_by) references person (organization_id, id)
    );
    ${protectByShop("sop_version")}
    revoke update, delete on sop_version from warmline_app;
    alter table sop add foreign key (id, published_version) references sop_version (sop_id, version);
  `,
};
