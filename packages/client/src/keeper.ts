import type { KeyValueStorage } from "./ports.ts";

/** Keeps one text in a storage. Writes never overlap: while one is under way only the newest of the later ones waits. */
export interface Keeper {
  /** What is kept, at once where the storage answers at once; undefined, or a rejection, where it fails. */
  readonly load: () => string | null | undefined | Promise<string | null>;
  readonly save: (text: string) => void;
  /** Removes the text after whatever is under way, and keeps nothing from then on. */
  readonly forget: () => Promise<void>;
}

/** A keeper for one key. A storage that fails keeps nothing, and nothing else happens. */
export function createKeeper(storage: KeyValueStorage, key: string): Keeper {
  let waiting: string | null = null;
  let busy: Promise<void> | null = null;
  let forgotten = false;

  function save(text: string): void {
    if (forgotten) return;
    if (busy !== null) {
      waiting = text;
      return;
    }
    const done = attempt(() => storage.set(key, text));
    if (done instanceof Promise) busy = done.catch(() => undefined).then(saveNext);
  }

  function saveNext(): void {
    const text = waiting;
    busy = waiting = null;
    if (text !== null) save(text);
  }

  async function forget(): Promise<void> {
    forgotten = true;
    waiting = null;
    await busy;
    await Promise.resolve(attempt(() => storage.remove(key))).catch(() => undefined);
  }

  return { load: () => attempt(() => storage.get(key)), save, forget };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
