/** A reader that runs again and again until it has seen everything that it was told of. */
export interface CatchUp {
  /** There is news: at least up to `head`, or simply "look" when it is null. */
  wake(head: number | null): void;
  stop(): void;
}

/**
 * Makes a reader that reads one at a time. `read` brings everything up to now and returns whether more is waiting. A
 * read that failed leaves the head unreached, so that the next sweep wakes the reader again.
 */
export function createCatchUp(read: () => Promise<boolean>, onError: (error: unknown) => void): CatchUp {
  let reached = -1;
  let wanted = -1;
  let look = false;
  let running = false;
  let stopped = false;

  async function run(): Promise<void> {
    running = true;
    try {
      while (!stopped && (look || wanted > reached)) {
        look = false;
        const target = wanted;
        look = (await read()) || look;
        reached = Math.max(reached, target);
      }
    } catch (error) {
      onError(error);
    } finally {
      running = false;
    }
  }

  return {
    wake: (head) => {
      if (head === null) look = true;
      else wanted = Math.max(wanted, head);
      if (!running && !stopped && (look || wanted > reached)) void run();
    },
    stop: () => {
      stopped = true;
    },
  };
}
