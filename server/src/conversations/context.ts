import type { Bus } from "../platform/bus/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Scope, Transaction } from "../platform/database/index.ts";
import type { Log } from "../platform/log.ts";
import type { Appender } from "./appender.ts";
import type { Place } from "./head.ts";

/** What the files of this room share; made once in `createConversations`. */
export interface ConversationsContext {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly appender: Appender;
  readonly inScope: <T>(scope: Scope, work: (trx: Transaction) => Promise<T>) => Promise<T>;
  /** Hints, after the commit, that a conversation has moved on. */
  readonly publishHead: (place: Place) => void;
}
