import type { Timers } from "../src/index.ts";

interface Scheduled {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Lets promises that are ready run; nothing in these tests waits for real time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** A clock that only the test moves. */
export class VirtualTimers implements Timers {
  #now = 0;
  #order = 0;
  #scheduled: Scheduled[] = [];

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const one = { at: this.#now + Math.max(0, milliseconds), order: (this.#order += 1), run };
    this.#scheduled.push(one);
    return () => {
      this.#scheduled = this.#scheduled.filter((other) => other !== one);
    };
  };

  /** Moves the clock on, running each timer at its own time and whatever promises it woke. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(end); next !== null; next = this.#next(end)) {
      this.#scheduled = this.#scheduled.filter((other) => other !== next);
      this.#now = next.at;
      next.run();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Scheduled | null {
    const due = this.#scheduled.filter(({ at }) => at <= end);
    due.sort((one, other) => one.at - other.at || one.order - other.order);
    return due[0] ?? null;
  }
}
