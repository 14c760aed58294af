import type { DueTurn } from "../conversations/index.ts";
import type { Elapsed } from "../platform/clock.ts";
import type { Every } from "../platform/every.ts";
import type { Log } from "../platform/log.ts";
import type { TakeTurn } from "./take-turn.ts";

/** How often due turns are looked for, in milliseconds: the longest wait when every hint is lost. */
export const SWEEP_MS = 1_000;
/** Turns taken at the same time by one program: what they read and write goes to the database in batches. */
export const MAX_CONCURRENT_TURNS = 64;
/** Due turns that one look brings. */
const SWEEP_LIMIT = 200;
/** After a failure a conversation rests this long, in milliseconds, times the failures in a row. */
export const REST_MS = 5_000;

/** What the runner stands on. */
export interface RunnerPorts {
  readonly due: (limit: number) => Promise<readonly DueTurn[]>;
  readonly take: TakeTurn;
  readonly every: Every;
  /** For how long a conversation rests. */
  readonly elapsed: Elapsed;
  readonly log: Log;
}

/** Answers due turns until it is stopped. */
export interface Runner {
  /** Looks at once, and then every `SWEEP_MS`. */
  start(): void;
  /** A conversation may have a turn due; may be lost, may be wrong. */
  hint(turn: DueTurn): void;
  /** Takes no new turns and waits for those under way. */
  stop(): Promise<void>;
}

interface Rest {
  readonly failures: number;
  readonly until: number;
}

/** Makes a runner: bounded concurrency, one turn at a time per conversation, hints for speed and a sweep for certainty. */
export function createRunner(ports: RunnerPorts): Runner {
  const waiting = new Map<string, DueTurn>();
  const active = new Map<string, Promise<void>>();
  const resting = new Map<string, Rest>();
  let running = false;
  let endSweep = (): void => undefined;
  let sweeping: Promise<void> | null = null;

  function offer(turn: DueTurn): void {
    const rest = resting.get(turn.conversationId);
    if (rest !== undefined && rest.until > ports.elapsed()) return;
    waiting.set(turn.conversationId, turn);
  }

  /** Starts as many waiting turns as there is room for; a conversation under way waits for its own end. */
  function fill(): void {
    for (const [id, turn] of waiting) {
      if (!running || active.size >= MAX_CONCURRENT_TURNS) return;
      if (active.has(id)) continue;
      waiting.delete(id);
      active.set(id, run(turn));
    }
  }

  async function run(turn: DueTurn): Promise<void> {
    // Not before the caller has entered this promise among the active ones.
    await Promise.resolve();
    try {
      await ports.take(turn);
      resting.delete(turn.conversationId);
    } catch (error) {
      ports.log.warn({ err: error, conversation: turn.conversationId }, "a turn failed and is tried again");
      rest(turn.conversationId);
    } finally {
      active.delete(turn.conversationId);
      fill();
    }
  }

  function rest(conversationId: string): void {
    const failures = (resting.get(conversationId)?.failures ?? 0) + 1;
    resting.set(conversationId, { failures, until: ports.elapsed() + REST_MS * failures });
  }

  async function look(): Promise<void> {
    try {
      for (const turn of await ports.due(SWEEP_LIMIT)) offer(turn);
      fill();
    } catch (error) {
      ports.log.warn({ err: error }, "due turns could not be looked for; the next look follows");
    }
  }

  /** One look at a time: a slow database is not asked again before it has answered. */
  function sweep(): void {
    sweeping ??= look().finally(() => {
      sweeping = null;
    });
  }

  return {
    start: () => {
      running = true;
      sweep();
      endSweep = ports.every(SWEEP_MS, sweep);
    },
    hint: (turn) => {
      if (!running) return;
      offer(turn);
      fill();
    },
    stop: async () => {
      running = false;
      endSweep();
      waiting.clear();
      await sweeping;
      await Promise.all(active.values());
    },
  };
}
