import { setTimeout as pause } from "node:timers/promises";
import type { ClientGroup } from "./client-group.ts";
import { disturb, kill, type Scene, type Victim } from "./faults.ts";
import type { Moment } from "./tally.ts";

/** Pause between two faults, in milliseconds. */
const SHORTEST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1_500;
/** If nothing was acknowledged for so long, it has hung, in milliseconds. */
const HANG_MS = 300_000;
const COUNT_MS = 1_000;

/** Counts what clients say was acknowledged, over their deaths. */
export interface Counter {
  readonly acknowledged: () => number;
  /** Participants whose socket was up when they were asked last. */
  readonly online: () => number;
  /** Milliseconds since that number last rose. */
  readonly standsFor: () => number;
  readonly stop: () => void;
}

/** Asks every client again and again, and notes the curve. */
export function countAcknowledged(groups: readonly ClientGroup[], note: (moment: number) => void): Counter {
  const counts = new Map<string, number>();
  let total = 0;
  let roseAt = performance.now();
  const timer = setInterval(() => {
    for (const group of groups) {
      for (const { name, acknowledged } of group.reports()) counts.set(name, acknowledged);
      group.order({ type: "report" });
    }
    const now = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (now > total) roseAt = performance.now();
    total = now;
    note(total);
  }, COUNT_MS);
  return {
    acknowledged: () => total,
    online: () => groups.reduce((sum, group) => sum + group.reports().filter(({ online }) => online).length, 0),
    standsFor: () => performance.now() - roseAt,
    stop: () => clearInterval(timer),
  };
}

/** What a run, or a part of it, is to reach. */
export interface Goal {
  readonly acknowledged: number;
  readonly serverKills: number;
  readonly databaseKills: number;
  readonly clientKills: number;
}

/** A kill, due when so many messages were acknowledged: by progress, not by the clock, so that a slow machine does the same. */
interface Due {
  readonly victim: Victim;
  readonly from: number;
}

/**
 * Disturbs all the time and kills at random points, until what was wanted is reached. An error when nothing moves any
 * more. Points that lie close together kill in the middle of a recovery.
 */
export async function storm(scene: () => Scene, goal: Goal, counter: Counter): Promise<void> {
  const end = counter.acknowledged() + goal.acknowledged;
  const kills = drawKills(goal, { random: scene().random, from: counter.acknowledged() });
  while (kills.length > 0 || counter.acknowledged() < end) {
    if (counter.standsFor() > HANG_MS) throw new Error(`nothing was acknowledged for ${HANG_MS / 1000} s`);
    await pause(SHORTEST_PAUSE_MS + scene().random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS));
    const [next] = kills;
    if (next === undefined || next.from > counter.acknowledged()) await disturb(scene());
    else if (await kill(scene(), next.victim)) kills.shift();
  }
}

function drawKills(goal: Goal, { random, from }: { readonly random: () => number; readonly from: number }): Due[] {
  const victims = [
    ...Array<Victim>(goal.serverKills).fill("server"),
    ...Array<Victim>(goal.databaseKills).fill("database"),
    ...Array<Victim>(goal.clientKills).fill("client"),
  ];
  const due = victims.map((victim) => ({ victim, from: from + random() * goal.acknowledged }));
  return due.sort((one, other) => one.from - other.from);
}

/** The `at`-th of `parts` shares of the work; the shares together are the whole. */
export function shareOf(whole: Goal, at: number, parts: number): Goal {
  const share = (count: number): number => Math.ceil((count * (at + 1)) / parts) - Math.ceil((count * at) / parts);
  return {
    acknowledged: share(whole.acknowledged),
    serverKills: share(whole.serverKills),
    databaseKills: share(whole.databaseKills),
    clientKills: share(whole.clientKills),
  };
}

/** A run's moments, by a clock that begins with the traffic. */
export function openTimeline(): { readonly moments: Moment[]; readonly seconds: () => number } {
  const began = performance.now();
  return { moments: [], seconds: () => Math.round((performance.now() - began) / 100) / 10 };
}
