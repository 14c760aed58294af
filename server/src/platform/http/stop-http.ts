import type { HttpApp } from "./http-app.ts";

/** How a stop went: everything was answered, or time ran out and what was open has been cut. */
export type StopOutcome = "drained" | "cut";

/**
 * Stops taking requests, lets the running ones finish for at most `graceMs` milliseconds, then cuts what is left.
 * Rooms with connections of their own (the socket) close them in a `preClose` hook.
 */
export async function stopHttp(app: HttpApp, graceMs: number): Promise<StopOutcome> {
  let outcome: StopOutcome = "drained";
  const timer = setTimeout(() => {
    outcome = "cut";
    app.server.closeAllConnections();
  }, graceMs);
  await app.close().finally(() => clearTimeout(timer));
  return outcome;
}
