import type { JsonValue } from "../json.ts";
import { maxHintBytes } from "./bus.ts";
import type { Hint } from "./hub.ts";

/** What one notification says: hints of a sender, or that some of its hints were given up. */
export type Envelope =
  | { readonly from: string; readonly gap: true }
  | { readonly from: string; readonly gap: false; readonly hints: readonly Hint[] };

const GAP = "gap";

/** The notification that says: hints of mine were given up. */
export const packGap = (from: string): string => JSON.stringify([from, GAP]);

/** Packs hints into as few notifications as carry them; each text stays below PostgreSQL's 8,000 bytes. */
export const packHints = (from: string, hints: readonly Hint[]): readonly string[] => {
  const packs: string[][] = [];
  let room = 0;
  for (const { topic, payload } of hints) {
    const text = JSON.stringify([topic, payload]);
    const bytes = Buffer.byteLength(text) + 1;
    if (bytes > room) {
      packs.push([]);
      room = maxHintBytes + 1;
    }
    packs.at(-1)?.push(text);
    room -= bytes;
  }
  return packs.map((texts) => `[${JSON.stringify(from)},[${texts.join(",")}]]`);
};

const isPair = (value: unknown): value is [string, JsonValue] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === "string";

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a notification; undefined for what is none of ours, since anybody on the database may notify. */
export const unpack = (text: string): Envelope | undefined => {
  const value = parse(text);
  if (!isPair(value)) return undefined;
  const [from, content]: [string, unknown] = value;
  if (content === GAP) return { from, gap: true };
  if (!Array.isArray(content)) return undefined;
  return { from, gap: false, hints: content.filter(isPair).map(([topic, payload]) => ({ topic, payload })) };
};
