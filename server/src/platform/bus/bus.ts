import type { JsonValue } from "../json.ts";

/** What a subscriber does with a hint. It returns at once; what it throws is logged and harms nobody. */
export type HintHandler = (payload: JsonValue) => void;

/**
 * Hints between all programs on one database. A hint may always be lost, doubled or joined with an equal one: whatever
 * must happen is derivable from rows, and a hint only makes it happen sooner.
 */
export interface Bus {
  /**
   * Tells every subscriber of the topic, in this program and in others. Never throws and never waits; equal hints that
   * wait together go out once. Call it after the commit, never in a transaction. At most `maxHintBytes` as JSON.
   */
  readonly publish: (topic: string, payload: JsonValue) => void;
  /**
   * Hears a topic until the returned function is called. `onGap` is called when hints of other programs may have been
   * missed (the connection was lost for a while): look at the rows then.
   */
  readonly subscribe: (topic: string, handler: HintHandler, onGap?: () => void) => () => void;
  /** Sends what waits, then ends. Later hints go nowhere. */
  readonly close: () => Promise<void>;
}

/** The longest hint, in bytes of JSON with its topic: PostgreSQL carries less than 8,000 in one notification. */
export const maxHintBytes = 7_800;
