/** Gives each key so many places at a time. */
export interface Slots {
  /** Takes a place, and returns what gives it back (once, however often it is called); null when none is left. */
  readonly take: (key: string) => (() => void) | null;
}

/** Makes places, `most` for each key. It remembers only keys that hold some. */
export function createSlots(most: number): Slots {
  const held = new Map<string, number>();
  return {
    take: (key) => {
      const before = held.get(key) ?? 0;
      if (before >= most) return null;
      held.set(key, before + 1);
      let given = true;
      return () => {
        if (!given) return;
        given = false;
        const now = (held.get(key) ?? 1) - 1;
        if (now === 0) held.delete(key);
        else held.set(key, now);
      };
    },
  };
}
