import { sql } from "kysely";
import type { Transaction } from "../database/index.ts";
import type { JsonValue } from "../json.ts";
import type { Task } from "./task.ts";

/** A job to be added. */
export interface NewJob<Payload extends JsonValue> {
  readonly task: Pick<Task<Payload>, "name" | "parse">;
  /** Whatever finds the rows again, the organization first: a task begins without a scope. No personal data. */
  readonly payload: Payload;
  /** When it is due; at once unless told. */
  readonly runAt?: Date;
  /** A job with the same key that has not begun is replaced by this one, as a timer that is set again. */
  readonly jobKey?: string;
}

/**
 * Adds a job that exists if the transaction commits. Jobs are for timers and slow work, never one per message: adding
 * one takes the server's notification lock in the commit.
 */
export const addJob = async <Payload extends JsonValue>(trx: Transaction, job: NewJob<Payload>): Promise<void> => {
  const { task, payload, runAt = null, jobKey = null } = job;
  await sql`select warmline_add_job(${task.name}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${jobKey})`.execute(
    trx,
  );
};

/** Takes back a job that has not begun; nothing happens where there is none. */
export const removeJob = async (trx: Transaction, jobKey: string): Promise<void> => {
  await sql`select warmline_remove_job(${jobKey})`.execute(trx);
};
