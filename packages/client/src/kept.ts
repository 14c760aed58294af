import { parseJson } from "./frames.ts";
import type { Outgoing } from "./outgoing.ts";

/** What a client keeps over a reload: who it is among its sender's programs, what was taken of each stream, what still waits. */
export interface Kept<Item> {
  readonly version: 1;
  readonly instance: string;
  readonly taken: Readonly<Record<string, number>>;
  readonly outgoing: readonly Item[];
}

/** What is worth keeping: everything that was written and neither taken nor taken back. */
export function keep(
  instance: string,
  taken: Readonly<Record<string, number>>,
  outgoing: readonly Outgoing<unknown>[],
): string {
  const kept: Kept<Outgoing<unknown>> = {
    version: 1,
    instance,
    taken,
    outgoing: outgoing.filter(({ delivery }) => delivery.state !== "sent"),
  };
  return JSON.stringify(kept);
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isCounts = (value: unknown): value is Readonly<Record<string, number>> =>
  isFields(value) && Object.values(value).every(Number.isSafeInteger);

/** Whether kept data is a message that can still be sent or shown. */
function isOutgoing(value: unknown): value is Outgoing<unknown> {
  if (!isFields(value) || !isFields(value["body"]) || !isFields(value["delivery"])) return false;
  const { state, code } = value["delivery"];
  const known = state === "queued" || (state === "failed" && typeof code === "string");
  const named = typeof value["id"] === "string" && typeof value["writtenAt"] === "number";
  return known && named && typeof value["body"]["kind"] === "string";
}

/** Tells whether a kept message is of the kind that an outbox sends. */
export type IsItem<Item extends Outgoing<unknown>> = (kept: Outgoing<unknown>) => kept is Item;

/** Reads back what was kept; null for nothing, for damage, and for another version's form. */
export function readKept<Item extends Outgoing<unknown>>(text: string | null, isItem: IsItem<Item>): Kept<Item> | null {
  const value = text === null ? null : parseJson(text);
  if (!isFields(value) || value["version"] !== 1) return null;
  const { instance, taken, outgoing } = value;
  if (typeof instance !== "string" || !isCounts(taken) || !Array.isArray(outgoing)) return null;
  const items = outgoing.filter((item: unknown) => isOutgoing(item));
  return { version: 1, instance, taken, outgoing: items.filter(isItem) };
}
