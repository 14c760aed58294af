import type { Bus } from "../../platform/bus/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Log } from "../../platform/log.ts";
import type { Conversations } from "../conversations.ts";
import type { Hub } from "./hub.ts";
import type { LiveSessions, PicturePort, PresencePort } from "./ports.ts";
import type { SendLimit } from "./send-limit.ts";

/** What the sessions of a process stand on. */
export interface LivePorts {
  readonly conversations: Conversations;
  readonly hub: Hub;
  readonly bus: Bus;
  readonly sessions: LiveSessions;
  readonly presence: PresencePort;
  readonly pictures: PicturePort;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the sessions of a process share. */
export interface LiveContext extends LivePorts {
  readonly maySend: SendLimit;
}
