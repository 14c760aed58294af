/** Who reads: a screen, an inbox. */
export interface CatchUpReader {
  /** Brings everything up to now; whether more is waiting. */
  readNews(): Promise<boolean>;
  /** A read failed; the next sweep wakes the reader again. */
  onReadFailed(error: unknown): void;
}

/**
 * Lets a reader read one at a time, again and again until it has seen everything that it was told of. A read that
 * failed leaves the head unreached. (A class, because every socket has one.)
 */
export class CatchUp {
  readonly #reader: CatchUpReader;
  #reached = -1;
  #wanted = -1;
  #look = false;
  #running = false;
  #stopped = false;

  constructor(reader: CatchUpReader) {
    this.#reader = reader;
  }

  /** There is news: at least up to `head`, or simply "look" when it is null. */
  wake(head: number | null): void {
    if (head === null) this.#look = true;
    else this.#wanted = Math.max(this.#wanted, head);
    if (!this.#running && this.#isBehind()) void this.#run();
  }

  stop(): void {
    this.#stopped = true;
  }

  #isBehind(): boolean {
    return !this.#stopped && (this.#look || this.#wanted > this.#reached);
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#isBehind()) {
        this.#look = false;
        const target = this.#wanted;
        this.#look = (await this.#reader.readNews()) || this.#look;
        this.#reached = Math.max(this.#reached, target);
      }
    } catch (error) {
      this.#reader.onReadFailed(error);
    } finally {
      this.#running = false;
    }
  }
}
