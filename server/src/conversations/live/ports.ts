import type { Presence, PresenceState } from "@warmline/contract";
import type { IncomingMessage } from "node:http";
import type { Scope } from "../../platform/database/index.ts";

/** Who a customer's session is. */
export interface LiveCustomer {
  readonly sessionId: string;
  readonly organizationId: string;
  readonly shopId: string;
  readonly customer: { readonly id: string; readonly name: string; readonly verified: boolean };
}

/** Who a member of staff is on the socket: the shops that he sees, and those in which he answers. */
export interface LiveStaff {
  readonly sessionId: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly serves: Scope;
  readonly mayAnswer: boolean;
}

/** Finds out who is at the other end; filled with identity. Null: the session is unknown, expired or revoked. */
export interface LiveSessions {
  customer(token: string): Promise<LiveCustomer | null>;
  /** From the token of a program, else from the request's cookie (whose origin has to be our own). */
  staff(request: IncomingMessage, token: string | undefined): Promise<LiveStaff | null>;
  /** What has changed for these since they were found, by their session's id; who stands as before is missing. One look for all. */
  lookAgain(holders: readonly LiveHolder[]): Promise<ReadonlyMap<string, LostAccess>>;
}

/** Who is behind a socket. */
export type LiveHolder = LiveCustomer | LiveStaff;

/** Why a socket may not go on as it is: its sign-in is over, or it stands and may do something else. */
export type LostAccess = "session_revoked" | "access_changed";

/** An agent's presence; filled with the desk, which is above this room. */
export interface PresencePort {
  /** A screen of this agent is here: keeps his lease. Called at hello and with every heartbeat. */
  beat(staff: LiveStaff): Promise<Presence>;
  set(staff: LiveStaff, state: PresenceState, capacity: number | undefined): Promise<Presence>;
}

/** Finds an upload of this uploader's own, with its size in pixels. Filled with the attachments of this room. */
export interface PicturePort {
  find(
    scope: Scope,
    key: { readonly id: string; readonly uploader: string },
  ): Promise<{ readonly width: number; readonly height: number } | null>;
}
