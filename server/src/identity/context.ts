import type { Clock } from "../platform/clock.ts";
import type { Database, Scope, Transaction } from "../platform/database/index.ts";
import { withScope } from "../platform/database/index.ts";
import type { NewId } from "../platform/ids.ts";
import type { Log } from "../platform/log.ts";
import type { AttemptLimits } from "./attempt-limits.ts";
import type { Mailer } from "./mailer.ts";

/** Is told which sessions have just ended, so that open sockets can be closed at once. A hint: sessions are checked anyway. */
export type RevocationListener = (sessionIds: readonly string[]) => void;

/** What the files of this room share; made once in `createIdentity`. */
export interface IdentityContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Undefined without SMTP: links are then shown instead of mailed. */
  readonly mailer: Mailer | undefined;
  readonly attempts: AttemptLimits;
  readonly onRevoked: RevocationListener;
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
