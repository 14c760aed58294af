import type { ClientGroup } from "./client-group.ts";
import { killBackend, killPostmaster, terminateBackends } from "./postgres-process.ts";
import type { Proxy, Wire } from "./proxy.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Moment, Tally } from "./tally.ts";

/** What can be broken. */
export interface Scene {
  readonly random: () => number;
  readonly tally: Tally;
  readonly proxy: Proxy;
  readonly servers: readonly ServerProcess[];
  readonly groups: readonly ClientGroup[];
  readonly databaseUrl: string;
  /** The data folder whose PostgreSQL it is. */
  readonly dataFolder: string;
  readonly mark: (victim: Victim) => void;
}

/** How long a connection whose bytes vanish lives at most before it is cut, in milliseconds; some are never cut. */
const LONGEST_SWALLOW_MS = 8_000;
/** The longest delay of a connection's bytes, in milliseconds. */
const LONGEST_DELAY_MS = 900;
/** How often a disturbance of the network hits everybody, and otherwise the largest share that it hits. */
const EVERYBODY = 0.02;
const MOST_SHARE = 0.08;

/** What is killed with `kill -9`. */
export type Victim = Extract<Moment, { kill: string }>["kill"];

/** Kills one, chosen by chance. False where it did not run just now, and nothing happened. */
export async function kill(scene: Scene, victim: Victim): Promise<boolean> {
  if (!(await KILL[victim](scene))) return false;
  scene.tally[COUNTED[victim]] += 1;
  scene.mark(victim);
  return true;
}

const COUNTED = { server: "serverKills", database: "databaseKills", client: "clientKills" } as const;

const KILL: Readonly<Record<Victim, (scene: Scene) => Promise<boolean>>> = {
  server: async ({ random, servers }) => (await servers[Math.floor(random() * servers.length)]?.kill()) ?? false,
  database: ({ dataFolder }) => killPostmaster(dataFolder),
  client: async ({ random, groups }) => {
    await groups[Math.floor(random() * groups.length)]?.restart();
    return true;
  },
};

/** Breaks something smaller: connections of clients or of the servers. */
export async function disturb(scene: Scene): Promise<void> {
  const chance = scene.random();
  if (chance < 0.04) return loseBackend(scene);
  if (chance < 0.08) return terminateBackends(scene.databaseUrl);
  breakNetwork(scene);
}

async function loseBackend({ databaseUrl, tally }: Scene): Promise<void> {
  if (await killBackend(databaseUrl)) tally.backendKills += 1;
}

function breakNetwork({ random, proxy, tally }: Scene): void {
  const kind = random();
  const share = random() < EVERYBODY ? 1 : random() * MOST_SHARE;
  for (const wire of proxy.wires()) {
    if (random() >= share) continue;
    if (kind < 0.4) {
      wire.cut();
      tally.cuts += 1;
    } else if (kind < 0.7) {
      swallow(wire, random);
      tally.halfOpen += 1;
    } else {
      wire.delay(random() * LONGEST_DELAY_MS);
      tally.delays += 1;
    }
  }
}

/** Half-open: often only the way back, so that what was done is not acknowledged. Most such wires are cut in the end. */
function swallow(wire: Wire, random: () => number): void {
  wire.swallow(random() < 0.5 ? "down" : random() < 0.5 ? "up" : "both");
  if (random() < 0.85) setTimeout(wire.cut, random() * LONGEST_SWALLOW_MS);
}
