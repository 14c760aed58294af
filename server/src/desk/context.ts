import type { Listening } from "./core/listening.ts";
import type { Conversations } from "../conversations/index.ts";
import type { Bus } from "../platform/bus/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database/index.ts";
import type { Every } from "../platform/every.ts";
import type { Log } from "../platform/log.ts";

/** What the desk stands on. */
export interface DeskPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly conversations: Conversations;
  /** The sweep's timer; the machine's by default. */
  readonly every?: Every;
}

/** What the files of this room share. */
export interface DeskContext extends DeskPorts {
  /** Says that somebody may be free, or somebody waits. */
  readonly wakeRouter: (organizationId: string) => void;
  /** Tells of one look more, which has reached the database. */
  readonly listen: (now: Date) => Promise<Listening>;
}
