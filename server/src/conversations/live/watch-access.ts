import { ACCESS_TOPIC, type AccessChange } from "../../identity/index.ts";
import type { Every } from "../../platform/every.ts";
import { slicesOf } from "../../platform/slices-of.ts";
import type { FrameSocket } from "../../platform/socket/index.ts";
import type { LiveContext } from "./context.ts";
import type { LiveHolder } from "./ports.ts";
import type { Session } from "./session.ts";

/** How often the sign-ins behind the open sockets are looked at again, in milliseconds: what is revoked ends within 5 s. */
const LOOK_MS = 4_000;
/** Sockets whose sign-ins are asked for in one question. */
const AT_ONCE = 500;

/**
 * Closes the sockets of whoever lost his sign-in, or may see or do something else by now: at once on the hint, and by
 * one regular look for all sockets of the process where the hint was lost (law 9). Returns what ends it.
 */
export function watchAccess(
  context: Pick<LiveContext, "sessions" | "bus" | "log"> & { readonly every: Every },
  open: ReadonlyMap<FrameSocket, Session>,
): () => void {
  let looking = false;

  async function look(concerns: (who: LiveHolder) => boolean): Promise<void> {
    for (const some of slicesOf(open, AT_ONCE)) await lookAt(some.filter(([, { who }]) => concerns(who)));
  }

  async function lookAt(held: readonly (readonly [FrameSocket, Session])[]): Promise<void> {
    if (held.length === 0) return;
    try {
      const lost = await context.sessions.lookAgain(held.map(([, { who }]) => who));
      for (const [socket, { who }] of held) {
        const code = lost.get(who.sessionId);
        if (code) socket.close(code);
      }
    } catch (error) {
      context.log.warn({ err: error, sockets: held.length }, "the sign-ins of sockets could not be looked at again");
    }
  }

  /** One look at a time: a slow database is not asked again before it has answered. */
  async function lookAtAll(): Promise<void> {
    if (looking) return;
    looking = true;
    await look(() => true);
    looking = false;
  }

  const endLooking = context.every(LOOK_MS, () => void lookAtAll());
  // Payloads on this topic are written by this program only.
  const leave = context.bus.subscribe(
    ACCESS_TOPIC,
    (payload) => void look((who) => isConcerned(who, payload as unknown as AccessChange)),
    () => void lookAtAll(),
  );
  return () => {
    endLooking();
    leave();
  };
}

function isConcerned(who: LiveHolder, change: AccessChange): boolean {
  switch (change.kind) {
    case "session":
      return who.sessionId === change.sessionId;
    case "person":
      return "personId" in who && who.personId === change.personId;
  }
}
