import { publicOriginOf, type Config } from "../platform/config.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database/index.ts";
import { isLoopback } from "../platform/http/index.ts";
import { newId, type NewId } from "../platform/ids.ts";
import type { Log } from "../platform/log.ts";
import { createAttemptLimits } from "./attempt-limits.ts";
import type { AccessListener, IdentityContext } from "./context.ts";
import { createSmtpMailer, type Mailer } from "./mailer.ts";

/** What `createIdentity` is given. */
export interface IdentityOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, "host" | "port" | "publicUrl" | "smtpUrl" | "mailFrom">;
  readonly newId?: NewId;
  /** Instead of the mail server that the configuration names. */
  readonly mailer?: Mailer;
  /** Told whose access has changed, after the commit. */
  readonly onAccessChanged?: AccessListener;
}

/** Makes what all of identity's functions take as their first argument. */
export function createIdentity(options: IdentityOptions): IdentityContext {
  const { database, clock, log, config } = options;
  const mailer =
    config.smtpUrl === undefined ? undefined : createSmtpMailer({ url: config.smtpUrl, from: config.mailFrom });
  return {
    database,
    clock,
    log,
    newId: options.newId ?? newId,
    mailer: options.mailer ?? mailer,
    attempts: createAttemptLimits(clock),
    onAccessChanged: options.onAccessChanged ?? (() => undefined),
    loopbackOnly: isLoopback(config.host),
    publicUrl: publicUrlOf(config),
  };
}

/** Where people reach the server: as configured, else where it listens; never the wildcard address, which nobody can open. */
function publicUrlOf(config: IdentityOptions["config"]): string {
  if (config.publicUrl !== undefined) return publicOriginOf(config) ?? "";
  const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${config.port}`;
}
