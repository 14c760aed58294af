import { sql } from "kysely";
import type { BlobStore } from "../../platform/blobs/index.ts";
import { type Database, type Scope, withScope } from "../../platform/database/index.ts";

/** A picture as it is handed out to the person whom it concerns. */
export interface ExportedPicture {
  readonly id: string;
  readonly type: "image/webp";
  readonly base64: string;
}

/** A customer's pictures, one after another: his uploads, and those that his conversations show. */
export async function* exportPictures(
  { database, blobs }: { readonly database: Database; readonly blobs: BlobStore },
  { scope, customerId }: { readonly scope: Scope; readonly customerId: string },
): AsyncGenerator<ExportedPicture> {
  const { rows } = await withScope(database, scope, (trx) =>
    sql<{ id: string }>`
      select id from attachment where uploader = ${`customer:${customerId}`} and doomed_at is null
      union
      select a.id from conversation c
      join message m on m.conversation_id = c.id and m.body ->> 'kind' = 'image' and m.public_seq is not null
      join attachment a on a.id::text = m.body ->> 'attachment' and a.doomed_at is null
      where c.customer_id = ${customerId} order by id`.execute(trx),
  );
  for (const { id } of rows) {
    const bytes = await blobs.get(id);
    if (bytes) yield { id, type: "image/webp", base64: Buffer.from(bytes).toString("base64") };
  }
}
