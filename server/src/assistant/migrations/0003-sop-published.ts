import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * Which version of a process customers meet stands in a table of its own, no row is none: tables that refer to each other
 * in a circle can be neither saved nor brought back one after the other.
 */
export const sopPublishedMigration: Migration = {
  id: "assistant/0003-sop-published",
  up: `
    create table sop_published (
      organization_id uuid not null,
      shop_id uuid not null,
      sop_id uuid primary key,
      version integer not null,
      foreign key (organization_id, shop_id) references shop (organization_id, id),
      foreign key (sop_id, version) references sop_version (sop_id, version)
    );
    create index sop_published_of_shop on sop_published (shop_id, sop_id);
    ${protectByShop("sop_published")}
    insert into sop_published (organization_id, shop_id, sop_id, version)
      select organization_id, shop_id, id, published_version from sop where published_version is not null;
    alter table sop drop column published_version;
  `,
};
