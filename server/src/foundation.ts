import type { Bus } from "./platform/bus/index.ts";
import type { Clock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import type { Database } from "./platform/database/index.ts";
import type { Log } from "./platform/log.ts";

/** What the rooms are made of. */
export interface Foundation {
  readonly config: Config;
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
}
