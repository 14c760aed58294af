import type { Log } from "../platform/log.ts";
import type { AppendItem, AppendRefusal, AppendResult } from "./append-item.ts";
import { type AppendRow, toResult } from "./append-sql.ts";

/** Batches in flight at once. More would not be quicker: the log's disk commits them one group after the other. */
const WRITERS = 2;
/** Items of one batch; at most one of them per conversation. */
const MAX_BATCH = 128;
/** Items waiting before further ones are answered `overloaded`. */
const MAX_WAITING = 20_000;
/** How often a batch is tried when the database does not answer; then its items are answered `unavailable`. */
const MAX_TRIES = 3;
/** Pause before a held conversation, or a database that is away, is tried again, in milliseconds. */
const RETRY_PAUSE_MS = 10;

/** What the appender needs: the call itself, whether an error says "database away", pauses, and a log. */
export interface AppenderPorts {
  readonly call: (items: readonly AppendItem[]) => Promise<readonly AppendRow[]>;
  readonly isAway: (error: unknown) => boolean;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  readonly onAppended: (item: AppendItem, row: AppendRow) => void;
}

interface Waiting {
  readonly item: AppendItem;
  readonly settle: (result: AppendResult) => void;
}

/** Gathers appends: what arrives while a batch is in flight forms the next one. */
export interface Appender {
  /** Resolves once the entry is durable, or with the reason why it is not written. Never rejects. */
  append(item: AppendItem): Promise<AppendResult>;
  /** Waits until nothing is in flight. */
  drain(): Promise<void>;
}

/** Makes the batched door to the log. */
export function createAppender(ports: AppenderPorts): Appender {
  let waiting: Waiting[] = [];
  const busy = new Set<string>();
  const writers = new Set<Promise<void>>();

  function wakeWriters(): void {
    while (writers.size < WRITERS) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      const writer: Promise<void> = write(batch).finally(() => {
        writers.delete(writer);
        wakeWriters();
      });
      writers.add(writer);
    }
  }

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    const taken = new Set<string>();
    for (const entry of waiting) {
      const { conversationId } = entry.item;
      const free = batch.length < MAX_BATCH && !taken.has(conversationId) && !busy.has(conversationId);
      (free ? batch : rest).push(entry);
      // A later entry of the same conversation must not overtake one that is left behind.
      taken.add(conversationId);
    }
    waiting = rest;
    for (const entry of batch) busy.add(entry.item.conversationId);
    return batch;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const again = await settleBatch(batch);
    if (again.length > 0) await ports.pause(RETRY_PAUSE_MS);
    for (const entry of batch) busy.delete(entry.item.conversationId);
    waiting = [...again, ...waiting];
  }

  /** Answers what can be answered and returns the entries whose conversation was held. */
  async function settleBatch(batch: readonly Waiting[]): Promise<Waiting[]> {
    const rows = await callSafely(batch);
    if (rows === "away") return refuseAll(batch, "unavailable");
    if (rows === "failed") return settleHalves(batch);
    return rows.flatMap((row) => {
      const entry = batch[row.position];
      return entry ? settleRow(entry, row) : [];
    });
  }

  function settleRow(entry: Waiting, row: AppendRow): Waiting[] {
    const result = toResult(row);
    if (!result) return [entry];
    if (result.outcome === "appended") ports.onAppended(entry.item, row);
    entry.settle(result);
    return [];
  }

  /** One bad item must not fail its neighbours: the batch is halved until the bad one stands alone. */
  async function settleHalves(batch: readonly Waiting[]): Promise<Waiting[]> {
    if (batch.length === 1) return refuseAll(batch, "invalid");
    const middle = Math.ceil(batch.length / 2);
    return [...(await settleBatch(batch.slice(0, middle))), ...(await settleBatch(batch.slice(middle)))];
  }

  /** Trying again is safe: what was written before the answer was lost is found by its client id. */
  async function callSafely(batch: readonly Waiting[]): Promise<readonly AppendRow[] | "away" | "failed"> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ports.call(batch.map((entry) => entry.item));
      } catch (error) {
        const away = ports.isAway(error);
        ports.log.warn({ err: error, items: batch.length, attempt, away }, "append failed");
        if (!away && (batch.length > 1 || attempt > 1)) return "failed";
        if (attempt === MAX_TRIES) return "away";
        await ports.pause(RETRY_PAUSE_MS * attempt * 10);
      }
    }
  }

  return {
    append: (item) =>
      new Promise((settle) => {
        if (waiting.length >= MAX_WAITING) return settle({ outcome: "overloaded" });
        waiting.push({ item, settle });
        wakeWriters();
      }),
    drain: async () => {
      while (writers.size > 0) await Promise.all(writers);
    },
  };
}

function refuseAll(batch: readonly Waiting[], outcome: AppendRefusal): Waiting[] {
  for (const entry of batch) entry.settle({ outcome });
  return [];
}
