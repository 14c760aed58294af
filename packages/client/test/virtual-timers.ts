import type { Timers } from "../src/index.ts";

interface Scheduled {
  readonly at: number;
  readonly order: number;
  /** Null once it was taken back. */
  run: (() => void) | null;
}

/** Lets everything run that waits only for promises; nothing in these tests waits for real time. */
function settle(): Promise<void> {
  return new Promise((settled) => setImmediate(settled));
}

function isBefore(one: Scheduled, other: Scheduled): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** A clock that only the test moves. */
export class VirtualTimers implements Timers {
  #now = 0;
  #order = 0;
  /** A binary heap: each one comes before the two at twice its place. */
  readonly #heap: Scheduled[] = [];

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const one: Scheduled = { at: this.#now + Math.max(0, milliseconds), order: (this.#order += 1), run };
    this.#push(one);
    return () => {
      one.run = null;
    };
  };

  /** Moves the clock on, running each timer at its own time and whatever promises it woke. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#heap[0]; next !== undefined && next.at <= end; next = this.#heap[0]) {
      this.#pop();
      if (next.run === null) continue;
      this.#now = next.at;
      next.run();
      await settle();
    }
    this.#now = end;
  }

  #push(one: Scheduled): void {
    const heap = this.#heap;
    let place = heap.push(one) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(one, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = one;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (let child = this.#firstChild(place); child !== null; child = this.#firstChild(place)) {
      const below = heap[child];
      if (below === undefined || !isBefore(below, last)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }

  /** Which of the two below comes first. */
  #firstChild(place: number): number | null {
    const left = this.#heap[2 * place + 1];
    const right = this.#heap[2 * place + 2];
    if (left === undefined) return null;
    return right !== undefined && isBefore(right, left) ? 2 * place + 2 : 2 * place + 1;
  }
}
