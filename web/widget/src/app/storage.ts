import { keepIn, keepInMemory, type KeyValueStorage } from "@warmline/client";

/** How many tabs of one customer keep their unsent messages apart; later ones keep them only in memory. */
const SLOTS = 8;

/** The browser's storage, or null where it is forbidden. */
export function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Takes a lock for as long as the page lives; false when another tab has it. */
function holds(name: string): Promise<boolean> {
  return new Promise((answer) => {
    const keep = (lock: Lock | null): Promise<void> | undefined => {
      answer(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    };
    navigator.locks.request(name, { ifAvailable: true }, keep).catch(() => answer(false));
  });
}

/** Where this tab keeps its unsent messages. */
export interface Slot {
  readonly storage: KeyValueStorage;
  readonly key: string;
}

/**
 * Finds a place that no other tab uses, so that two tabs never overwrite each other's messages. A closed tab's place is
 * taken by the next one, which then sends what was left there. Without locks (no https) each tab keeps its own in its session.
 */
export async function claimSlot(base: string, storage: Storage | null): Promise<Slot> {
  if (storage === null) return { storage: keepInMemory(), key: base };
  try {
    if (!("locks" in navigator)) return { storage: keepIn(window.sessionStorage), key: base };
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const key = `${base}:${slot}`;
      if (await holds(key)) return { storage: keepIn(storage), key };
    }
  } catch {
    // Storage that exists but is forbidden.
  }
  return { storage: keepInMemory(), key: base };
}

/** Small texts that are kept where that is possible, and nowhere else: reading and writing never fail. */
export interface Memory {
  read(key: string): string;
  /** Keeps a text; an empty one is removed. */
  write(key: string, text: string): void;
}

/** A memory in a storage; one without a storage remembers nothing. */
export function createMemory(storage: Storage | null): Memory {
  return {
    read(key) {
      try {
        return storage?.getItem(key) ?? "";
      } catch {
        return "";
      }
    },
    write(key, text) {
      try {
        if (text === "") storage?.removeItem(key);
        else storage?.setItem(key, text);
      } catch {
        // A full storage: the text lasts as long as the page.
      }
    },
  };
}
