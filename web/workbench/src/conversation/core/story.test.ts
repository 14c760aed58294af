import type { AssistantTrace, LogEvent, Message } from "@warmline/contract";
import { describe, expect, test } from "vitest";
import { answeredSince, toldBefore } from "./story.ts";
import { ASSISTANT, COLLEAGUE, CUSTOMER, message, SYSTEM } from "./testing.ts";

const brief = { facts: ["order:1#state"], unknown: [] };

const trace: AssistantTrace = { intent: "price.ask", confidence: 1, facts: [], clauses: [], actions: [] };
const told = (seq: number, facts: string[], unknown: string[] = []): Message => ({
  ...message(seq, ASSISTANT),
  trace: { ...trace, facts, unknown },
});
const event = (seq: number, type: "handed_back" | "reopened"): Message =>
  message(seq, SYSTEM, seq, { kind: "event", event: { type } });
const over: LogEvent = { type: "handed_over", reason: "upset" };
const handedOver = (seq: number): Message => message(seq, SYSTEM, seq, { kind: "event", event: over });

describe("what the customer was told", () => {
  test("is every answer's facts up to the hand-over, each once", () => {
    const log = [told(1, ["shop:a#couriers"]), told(2, ["order:1#state"], ["order:1#shipment"]), handedOver(3)];
    expect(toldBefore(brief, [...log, told(4, ["later:1#x"])])).toEqual({
      facts: ["shop:a#couriers", "order:1#state"],
      unknown: ["order:1#shipment"],
    });
  });

  test("is not what belongs to an earlier stretch", () => {
    const log = [told(1, ["old:1#x"]), handedOver(2), event(3, "handed_back"), told(4, ["new:1#x"]), handedOver(5)];
    expect(toldBefore(brief, log).facts).toEqual(["new:1#x", "order:1#state"]);
  });

  test("leaves nothing unknown that was told after all", () => {
    const log = [told(1, [], ["order:1#state"]), handedOver(2)];
    expect(toldBefore(brief, log).unknown).toEqual([]);
  });

  test("is the brief alone where the log does not show the hand-over", () => {
    expect(toldBefore(brief, [told(1, ["x:1#y"])]).facts).toEqual(["order:1#state"]);
  });
});

test("a person has answered once he wrote to the customer, not by a note", () => {
  const log = [message(1, COLLEAGUE), message(2, CUSTOMER), handedOver(3)];
  expect(answeredSince(log)).toBe(false);
  expect(answeredSince([...log, message(4, COLLEAGUE, 4, { kind: "note", text: "看一下" })])).toBe(false);
  expect(answeredSince([...log, message(4, COLLEAGUE)])).toBe(true);
});
