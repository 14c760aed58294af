import type { KeyValueStorage } from "./ports.ts";

/** Keeps one text in a storage. Writes never overlap: while one is under way only the newest of the later ones waits. */
export interface Keeper {
  readonly load: () => Promise<string | null>;
  readonly save: (text: string) => void;
  /** Removes the text after whatever is under way, and keeps nothing from then on. */
  readonly forget: () => Promise<void>;
}

/** A keeper for one key. A storage that fails keeps nothing, and nothing else happens. */
export function createKeeper(storage: KeyValueStorage, key: string): Keeper {
  let waiting: string | null = null;
  let busy: Promise<void> | null = null;
  let forgotten = false;

  async function drain(first: void | Promise<void>): Promise<void> {
    await Promise.resolve(first).catch(() => undefined);
    while (waiting !== null) {
      const text = waiting;
      waiting = null;
      await attempt(() => storage.set(key, text));
    }
    busy = null;
  }

  function save(text: string): void {
    if (forgotten) return;
    if (busy !== null) {
      waiting = text;
      return;
    }
    const done = attemptNow(() => storage.set(key, text));
    if (done instanceof Promise) busy = drain(done);
  }

  async function forget(): Promise<void> {
    forgotten = true;
    waiting = null;
    await busy;
    await attempt(() => storage.remove(key));
  }

  return { load: async () => (await attempt(() => storage.get(key))) ?? null, save, forget };
}

function attemptNow<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

async function attempt<T>(run: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}
