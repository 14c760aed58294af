/** Where everything takes the time from, so that tests can move it. */
export interface Clock {
  readonly now: () => Date;
}

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  #at: number;

  constructor(start: Date | string) {
    this.#at = new Date(start).getTime();
    if (Number.isNaN(this.#at)) throw new RangeError("a clock starts at a date");
  }

  readonly now = (): Date => new Date(this.#at);

  /** Moves on by so many milliseconds; time never goes back. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError("time does not go back");
    this.#at += milliseconds;
  }
}
