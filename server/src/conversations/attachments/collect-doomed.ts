import { sql } from "kysely";
import type { BlobStore } from "../../platform/blobs/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, systemQuery, withScope } from "../../platform/database/index.ts";

/** An upload that no message names after so many hours is given up. */
export const UNUSED_HOURS = 24;
/** Uploads of one look. */
const BATCH = 200;

/** What collecting stands on. */
export interface CollectPorts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly clock: Clock;
}

interface Doomed {
  readonly organization: string;
  readonly shop: string;
  readonly attachment: string;
}

/**
 * Removes the bytes and then the rows of uploads that were given up: a crash in between leaves a row, and the next run
 * finds it. Returns how many.
 */
export async function collectDoomed(ports: CollectPorts, signal?: AbortSignal): Promise<number> {
  for (let collected = 0; ;) {
    const doomed = await systemQuery(ports.database, sql<Doomed>`select * from warmline_doomed_attachments(${BATCH})`);
    for (const one of doomed) {
      if (signal?.aborted) return collected;
      await remove(ports, one);
      collected += 1;
    }
    if (doomed.length < BATCH) return collected;
  }
}

async function remove({ database, blobs }: CollectPorts, { organization, shop, attachment }: Doomed): Promise<void> {
  await blobs.delete(attachment);
  await withScope(database, { organizationId: organization, shops: [shop] }, (trx) =>
    trx.deleteFrom("attachment").where("id", "=", attachment).where("doomed_at", "is not", null).execute(),
  );
}

/**
 * Collects what earlier runs gave up, then gives up uploads that were never sent. In this order, so that bytes go an
 * hour after the decision: a message that crossed it keeps its picture.
 */
export async function collectUploads(ports: CollectPorts, signal?: AbortSignal): Promise<number> {
  const collected = await collectDoomed(ports, signal);
  const now = ports.clock.now();
  const unusedSince = new Date(now.getTime() - UNUSED_HOURS * 3_600_000);
  for (;;) {
    const [judged] = await systemQuery(
      ports.database,
      sql<{ n: number }>`select warmline_judge_uploads(${unusedSince}, ${now}, ${BATCH}) as n`,
    );
    if (signal?.aborted || (judged?.n ?? 0) < BATCH) return collected;
  }
}
