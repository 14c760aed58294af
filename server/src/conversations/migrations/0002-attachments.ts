import { type Migration, protectByShop } from "../../platform/database/index.ts";

/** Pictures that were uploaded; the bytes are in the blob store under the same id. `uploader` is who may send it. */
export const attachmentsMigration: Migration = {
  id: "conversations/0002-attachments",
  up: `
    create table attachment (
      id uuid primary key,
      organization_id uuid not null,
      shop_id uuid not null,
      uploader text not null,
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      bytes integer not null check (bytes > 0),
      created_at timestamptz not null,
      foreign key (organization_id, shop_id) references shop (organization_id, id)
    );
    create index message_attachment on message ((body ->> 'attachment')) where body ->> 'kind' = 'image';
    ${protectByShop("attachment")}
  `,
};
