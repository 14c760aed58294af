import type { Clock } from "../platform/clock.ts";
import type { Database, Scope, Transaction } from "../platform/database/index.ts";
import { withScope } from "../platform/database/index.ts";
import type { NewId } from "../platform/ids.ts";
import type { Log } from "../platform/log.ts";
import type { AttemptLimits } from "./attempt-limits.ts";
import type { Mailer } from "./mailer.ts";

/** Topic of the hint that somebody's access has changed; its payload is an `AccessChange`. */
export const ACCESS_TOPIC = "access";

/** A session has ended; or a person's sessions, roles, name or state have changed. */
export type AccessChange =
  { readonly kind: "session"; readonly sessionId: string } | { readonly kind: "person"; readonly personId: string };

/** Is told whose access has just changed, after the commit, so that sockets and queues look at once. A hint: they look anyway. */
export type AccessListener = (change: AccessChange) => void;

/** What the files of this room share; made once in `createIdentity`. */
export interface IdentityContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Undefined without SMTP: links are then shown instead of mailed. */
  readonly mailer: Mailer | undefined;
  readonly attempts: AttemptLimits;
  readonly onAccessChanged: AccessListener;
  /** Whether only this machine can reach the server; demo passwords work nowhere else. */
  readonly loopbackOnly: boolean;
  /** Where browsers reach the server, without a slash at the end; links in letters begin with it. */
  readonly publicUrl: string;
}

/** Runs `work` with all shops of the organization in sight; the caller has checked what the actor may do. */
export async function inOrganization<Result>(
  { database }: Pick<IdentityContext, "database">,
  organizationId: string,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  const scope: Scope = { organizationId, shops: "*" };
  return withScope(database, scope, work);
}
