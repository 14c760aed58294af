import type { Message, MessageBody } from "@warmline/contract";
import { expect, test } from "vitest";
import { withoutErased } from "../src/erased.ts";

const entry = (seq: number, body: MessageBody): Message => ({
  seq,
  author: { kind: "assistant" },
  at: "2026-11-22T09:00:00.000Z",
  body,
  trace: { intent: "x", confidence: 1, facts: [], clauses: [], actions: [] },
});

test("once all before it was erased, a screen keeps places and events, and no words, reasons or traces", () => {
  const log = [
    entry(1, { kind: "text", text: "杯子碎了" }),
    entry(2, { kind: "event", event: { type: "handed_over", reason: "broken cup of Ms Lee" } }),
    entry(3, { kind: "event", event: { type: "erased" } }),
    entry(4, { kind: "note", text: "later" }),
  ];
  const { trace: _trace, ...bare } = entry(1, { kind: "erased" });
  const event = { kind: "event", event: { type: "handed_over", reason: "" } } as const;
  expect(withoutErased(log)).toEqual([bare, { ...bare, seq: 2, body: event }, log[2], log[3]]);
});

test("a log in which nothing was erased stays the same object", () => {
  const log = [entry(1, { kind: "text", text: "在吗" })];
  expect(withoutErased(log)).toBe(log);
});
