import { type BrowserStorage, keepIn, keepInMemory, type KeyValueStorage } from "@warmline/client";
import type { Fields } from "../shared/fields.ts";

/** How many tabs of one customer keep their unsent messages apart; later ones keep them only in memory. */
const SLOTS = 8;

/** Where a frame keeps things. */
export interface FrameStorage {
  readonly storage: BrowserStorage;
  /** Whether other tabs see the same, so that what belongs to one tab needs a place of its own. */
  readonly shared: boolean;
}

/**
 * The frame's own storage; where the browser forbids it, as some do to frames of another site, the shop page's: `kept` is
 * what that page has, `keep` how it keeps more.
 */
export function openStorage(kept: Fields, keep: (key: string, text: string) => void): FrameStorage {
  try {
    return { storage: window.localStorage, shared: true };
  } catch {
    return { storage: keptByPage(kept, keep), shared: false };
  }
}

function keptByPage(kept: Fields, keep: (key: string, text: string) => void): BrowserStorage {
  const texts = new Map(Object.entries(kept));
  const put = (key: string, text: string): void => {
    texts.set(key, text);
    keep(key, text);
  };
  return {
    getItem(key) {
      const text = texts.get(key);
      return typeof text === "string" ? text : null;
    },
    setItem: put,
    removeItem: (key) => put(key, ""),
  };
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
export async function claimSlot(base: string, from: FrameStorage | null): Promise<Slot> {
  const memory = { storage: keepInMemory(), key: base };
  if (from === null) return memory;
  if (!from.shared) return { storage: keepIn(from.storage), key: base };
  if (!("locks" in navigator)) return { storage: keepIn(window.sessionStorage), key: base };
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const key = `${base}:${slot}`;
    if (await holds(key)) return { storage: keepIn(from.storage), key };
  }
  return memory;
}

/** Small texts that are kept where that is possible, and nowhere else: reading and writing never fail. */
export interface Memory {
  read(key: string): string;
  /** Keeps a text; an empty one is removed. */
  write(key: string, text: string): void;
}

/** A memory in a storage; one without a storage remembers nothing. */
export function createMemory(storage: BrowserStorage | undefined): Memory {
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
