import type { Presence, PresenceState } from "@warmline/contract";
import { HEAD_TOPIC, type Head } from "../conversations/index.ts";
import { everyInterval } from "../platform/every.ts";
import { ACCESS_TOPIC, type AccessChange } from "../identity/index.ts";
import type { DeskContext, DeskPorts } from "./context.ts";
import { type Listening, lookAgain } from "./core/listening.ts";
import {
  beat,
  LEASE_SECONDS,
  type PresentAgent,
  releaseAbsent,
  releaseUnserved,
  setPresence,
  shortenLeases,
} from "./presence.ts";
import { createRerun, type Rerun } from "./rerun.ts";
import { routeOrganization, waitingOrganizations } from "./router.ts";
import { createPlaceTeller } from "./tell-places.ts";

/** How often the desk looks for waiting customers and gone agents without being told, in milliseconds. */
const SWEEP_MS = 2_000;

/** Queues, presence and routing of one program. */
export interface Desk {
  beat(agent: PresentAgent): Promise<Presence>;
  setPresence(
    agent: PresentAgent,
    wish: { readonly state: PresenceState; readonly capacity: number | undefined },
  ): Promise<Presence>;
  /** Looks once at everything: gives back what people hold who are gone or may not serve it any more, then assigns. */
  sweep(): Promise<void>;
  /** Sweeps regularly, and at once on hints, until stopped. */
  start(): void;
  stop(): Promise<void>;
}

/** Makes the desk. */
export function createDesk(ports: DeskPorts): Desk {
  const { every = everyInterval } = ports;
  const routers = new Map<string, Rerun>();
  const context: DeskContext = {
    ...ports,
    wakeRouter: (organizationId) => void wakeRouter(organizationId),
    listen,
  };
  const tellPlaces = createPlaceTeller(context);
  let listening: Listening | null = null;
  let endSweep = (): void => undefined;
  let unsubscribe: readonly (() => void)[] = [];
  const sweeper = createRerun(sweepSafely);

  /** Routes an organization after what is being routed there already, so that no wake-up is lost in between. */
  function wakeRouter(organizationId: string): Promise<void> {
    const router = routers.get(organizationId) ?? createRerun(() => routeSafely(organizationId));
    routers.set(organizationId, router);
    return router.wake();
  }

  async function routeSafely(organizationId: string): Promise<void> {
    try {
      await routeOrganization(context, organizationId);
      await tellPlaces(organizationId);
    } catch (error) {
      ports.log.warn({ err: error, organizationId }, "routing failed; the next sweep tries again");
    }
  }

  async function listen(now: Date): Promise<Listening> {
    const heard = lookAgain(listening, now.getTime(), LEASE_SECONDS * 1000);
    // Kept only afterwards: what could not be shortened now, the next look finds in the same way.
    if (heard.wentBack) await shortenLeases(context, now);
    listening = heard;
    return heard;
  }

  async function sweep(): Promise<void> {
    await releaseAbsent(context);
    await releaseUnserved(context);
    await Promise.all((await waitingOrganizations(context)).map(wakeRouter));
  }

  async function sweepSafely(): Promise<void> {
    try {
      await sweep();
    } catch (error) {
      ports.log.warn({ err: error }, "the desk's sweep failed; the next one tries again");
    }
  }

  return {
    beat: (agent) => beat(context, agent),
    setPresence: (agent, wish) => setPresence(context, agent, wish),
    sweep,
    start: () => {
      endSweep = every(SWEEP_MS, () => void sweeper.wake());
      // Hints on these topics are written by this program only.
      const onHead = (payload: unknown): void => {
        const head = payload as Head;
        if (head.cause === "transfer") void wakeRouter(head.organizationId);
      };
      const onAccess = (payload: unknown): void => {
        if ((payload as AccessChange).kind === "person") void sweeper.wake();
      };
      unsubscribe = [ports.bus.subscribe(HEAD_TOPIC, onHead), ports.bus.subscribe(ACCESS_TOPIC, onAccess)];
    },
    stop: async () => {
      endSweep();
      for (const leave of unsubscribe) leave();
      await sweeper.idle();
      await Promise.all([...routers.values()].map((router) => router.idle()));
    },
  };
}
