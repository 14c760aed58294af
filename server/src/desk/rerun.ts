/** Work that looks at everything there is: asked for while it runs, it runs once more afterwards, however often it was asked. */
export interface Rerun {
  /** Resolves when a run that began after this call has ended. */
  wake(): Promise<void>;
  /** Resolves when nothing runs and nothing is asked for any more. */
  idle(): Promise<void>;
}

/** Makes a rerun of work that never rejects. However slow the work is, no more than one run ever waits. */
export function createRerun(work: () => Promise<void>): Rerun {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  function begin(): Promise<void> {
    const run: Promise<void> = work().finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  }

  async function afterwards(before: Promise<void>): Promise<void> {
    await before;
    waiting = undefined;
    await begin();
  }

  return {
    wake: () => {
      if (running === undefined && waiting === undefined) return begin();
      return (waiting ??= afterwards(running ?? Promise.resolve()));
    },
    idle: async () => {
      while (running !== undefined || waiting !== undefined) await (waiting ?? running);
    },
  };
}
