/** Where everything takes the time from, so that tests can move it. */
export interface Clock {
  readonly now: () => Date;
}

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds that have passed since some moment: for how long something lasts, which a clock that is set tells wrongly. */
export type Elapsed = () => number;

/** The machine's own count, which is never set. */
export const machineElapsed: Elapsed = () => performance.now();

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #at: number;

  constructor(start: Date | string) {
    this.#at = new Date(start).getTime();
    if (Number.isNaN(this.#at)) throw new RangeError("a clock starts at a date");
  }

  readonly now = (): Date => new Date(this.#at);

  /** Is set, as a machine's clock is: forward or back by so many milliseconds. */
  jump(milliseconds: number): void {
    this.#at += milliseconds;
  }

  /** Moves on by so many milliseconds; time that passes never goes back. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError("time does not go back");
    this.#at += milliseconds;
  }
}
