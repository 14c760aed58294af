import type { BlobStore } from "../../platform/blobs/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, type Scope, withScope } from "../../platform/database/index.ts";
import { encodePicture } from "./encode-picture.ts";

/** Whose upload it is, and in which shop. */
export interface Upload {
  readonly organizationId: string;
  readonly shopId: string;
  /** `customer:<id>` or `agent:<id>`. */
  readonly uploader: string;
  readonly bytes: Uint8Array;
}

/** A picture that is kept. Width and height in pixels. */
export interface Attachment {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Pictures of conversations. */
export interface Attachments {
  /** Keeps a picture; null when the bytes are none. */
  add(upload: Upload): Promise<Attachment | null>;
  /** An upload of this uploader's own, or null. */
  find(scope: Scope, key: { readonly id: string; readonly uploader: string }): Promise<Attachment | null>;
  /** A picture's bytes (WebP) for staff of its shop; null when they do not see it. */
  readForStaff(scope: Scope, id: string): Promise<Uint8Array | null>;
  /** A picture's bytes for a customer: his own upload, or one in a conversation of his. */
  readForCustomer(scope: Scope, key: { readonly id: string; readonly customerId: string }): Promise<Uint8Array | null>;
}

/** What it stands on. */
export interface AttachmentPorts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Makes the room's picture store. */
export function createAttachments({ database, blobs, clock, newId }: AttachmentPorts): Attachments {
  return {
    add: async ({ organizationId, shopId, uploader, bytes }) => {
      const picture = await encodePicture(bytes);
      if (!picture) return null;
      const id = newId();
      // The bytes first: a row without bytes would be a promise that cannot be kept.
      await blobs.put(id, picture.bytes);
      const { width, height } = picture;
      await withScope(database, { organizationId, shops: [shopId] }, (trx) =>
        trx
          .insertInto("attachment")
          .values({
            id,
            organization_id: organizationId,
            shop_id: shopId,
            uploader,
            width,
            height,
            bytes: picture.bytes.length,
            created_at: clock.now(),
          })
          .execute(),
      );
      return { id, width, height };
    },
    find: async (scope, { id, uploader }) => {
      const row = await withScope(database, scope, (trx) =>
        trx
          .selectFrom("attachment")
          .select(["id", "width", "height"])
          .where("id", "=", id)
          .where("uploader", "=", uploader)
          .executeTakeFirst(),
      );
      return row ?? null;
    },
    readForStaff: async (scope, id) => {
      const row = await withScope(database, scope, (trx) =>
        trx.selectFrom("attachment").select("id").where("id", "=", id).executeTakeFirst(),
      );
      return row ? blobs.get(row.id) : null;
    },
    readForCustomer: async (scope, { id, customerId }) => {
      const row = await withScope(database, scope, (trx) =>
        trx
          .selectFrom("attachment as a")
          .select("a.id")
          .where("a.id", "=", id)
          .where((eb) =>
            eb.or([
              eb("a.uploader", "=", `customer:${customerId}`),
              eb.exists(
                eb
                  .selectFrom("message as m")
                  .innerJoin("conversation as c", "c.id", "m.conversation_id")
                  .select("m.seq")
                  .where((inner) => inner(inner.ref("m.body", "->>").key("attachment"), "=", id))
                  .where((inner) => inner(inner.ref("m.body", "->>").key("kind"), "=", "image"))
                  .where("m.public_seq", "is not", null)
                  .where("c.customer_id", "=", customerId),
              ),
            ]),
          )
          .executeTakeFirst(),
      );
      return row ? blobs.get(row.id) : null;
    },
  };
}
