import { appendFileSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { acknowledgedIn } from "./core/judge.ts";
import { type Entry, readEntries } from "./core/entry.ts";

/** A participant's own append-only record. What is noted outlives a `kill -9` of its program. */
export interface Record {
  readonly note: (entry: Entry) => void;
  /** Number of the last message that was begun, in this life or an earlier one. */
  readonly lastWritten: () => number;
  /** What was acknowledged, each id once, and in which conversations. */
  readonly acknowledged: () => ReadonlyMap<string, string>;
}

/** Opens a record where an earlier life of the same participant left it. */
export function openRecord(file: string): Record {
  const before = existsSync(file) ? readEntries(readFileSync(file, "utf8")) : [];
  // A line that a kill has cut short ends here.
  if (before.length > 0) appendFileSync(file, "\n");
  const handle = openSync(file, "a");
  const acknowledged = new Map([...acknowledgedIn(before)].map(([id, { c }]) => [id, c]));
  let lastWritten = Math.max(0, ...before.map((entry) => (entry.t === "write" ? entry.k : 0)));
  return {
    note: (entry) => {
      writeSync(handle, `${JSON.stringify(entry)}\n`);
      if (entry.t === "ack") acknowledged.set(entry.id, entry.c);
      if (entry.t === "write") lastWritten = entry.k;
    },
    lastWritten: () => lastWritten,
    acknowledged: () => acknowledged,
  };
}
