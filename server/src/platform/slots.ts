/** Gives each key so many places at a time. It remembers only keys that hold some. */
export interface Slots {
  /** Takes a place; false when none is left. */
  readonly take: (key: string) => boolean;
  /** Gives a place back, once for each that was taken. */
  readonly give: (key: string) => void;
}

/** Makes places, `most` for each key. */
export function createSlots(most: number): Slots {
  const held = new Map<string, number>();
  return {
    take: (key) => {
      const before = held.get(key) ?? 0;
      if (before >= most) return false;
      held.set(key, before + 1);
      return true;
    },
    give: (key) => {
      const left = (held.get(key) ?? 1) - 1;
      if (left === 0) held.delete(key);
      else held.set(key, left);
    },
  };
}
