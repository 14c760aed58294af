import type { BlobStore } from "../../platform/blobs/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, type Scope, withScope } from "../../platform/database/index.ts";
import { collectDoomed, collectUploads } from "./collect-doomed.ts";
import { encodePicture } from "./encode-picture.ts";
import { exportPictures, type ExportedPicture } from "./export-pictures.ts";
import { isWithinQuota } from "./upload-quota.ts";

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

/** The picture that is kept, or why it is not. */
export type Uploaded =
  | ({ readonly ok: true } & Attachment)
  | { readonly ok: false; readonly code: "picture_unreadable" | "upload_quota_reached" };

/** Pictures of conversations. */
export interface Attachments {
  /** Keeps a picture. */
  add(upload: Upload): Promise<Uploaded>;
  /** An upload of this uploader's own, or null. */
  find(scope: Scope, key: { readonly id: string; readonly uploader: string }): Promise<Attachment | null>;
  /** A picture's bytes (WebP) for staff of its shop; null when they do not see it. */
  readForStaff(scope: Scope, id: string): Promise<Uint8Array | null>;
  /** A picture's bytes for a customer: his own upload, or one in a conversation of his. */
  readForCustomer(scope: Scope, key: { readonly id: string; readonly customerId: string }): Promise<Uint8Array | null>;
  /** A customer's pictures with their bytes: his uploads, and those in his conversations. */
  exportOf(scope: Scope, customerId: string): AsyncIterable<ExportedPicture>;
  /** Removes the bytes of what was given up, at once; a recurring task does the same. */
  collectDoomed(): Promise<number>;
  /** The recurring task: also gives up uploads that were never sent. */
  collectUploads(signal?: AbortSignal): Promise<number>;
}

/** What it stands on. */
export interface AttachmentPorts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Makes the room's picture store. */
export function createAttachments(ports: AttachmentPorts): Attachments {
  const { database, blobs, clock, newId } = ports;
  return {
    exportOf: (scope, customerId) => exportPictures(ports, { scope, customerId }),
    collectDoomed: () => collectDoomed(ports),
    collectUploads: (signal) => collectUploads(ports, signal),
    add: async ({ organizationId, shopId, uploader, bytes }) => {
      // Before the picture is decoded: that is what costs.
      if (!(await isWithinQuota(ports, { organizationId, shopId, uploader })))
        return { ok: false, code: "upload_quota_reached" };
      const picture = await encodePicture(bytes);
      if (!picture) return { ok: false, code: "picture_unreadable" };
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
      return { ok: true, id, width, height };
    },
    find: async (scope, { id, uploader }) => {
      const row = await withScope(database, scope, (trx) =>
        trx
          .selectFrom("attachment")
          .select(["id", "width", "height"])
          .where("id", "=", id)
          .where("uploader", "=", uploader)
          .where("doomed_at", "is", null)
          .executeTakeFirst(),
      );
      return row ?? null;
    },
    readForStaff: async (scope, id) => {
      const row = await withScope(database, scope, (trx) =>
        trx
          .selectFrom("attachment")
          .select("id")
          .where("id", "=", id)
          .where("doomed_at", "is", null)
          .executeTakeFirst(),
      );
      return row ? blobs.get(row.id) : null;
    },
    readForCustomer: async (scope, { id, customerId }) => {
      const row = await withScope(database, scope, (trx) =>
        trx
          .selectFrom("attachment as a")
          .select("a.id")
          .where("a.id", "=", id)
          .where("a.doomed_at", "is", null)
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
