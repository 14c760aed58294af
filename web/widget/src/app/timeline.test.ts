import type { Author, Message, MessageBody } from "@warmline/contract";
import { describe, expect, test } from "vitest";
import { lastUnanswered, quickRepliesOf, rowsOf } from "./timeline.ts";

const CUSTOMER: Author = { kind: "customer", id: "c" };
const ASSISTANT: Author = { kind: "assistant" };
const XIAO_WANG: Author = { kind: "agent", id: "a1", name: "小王" };
const XIAO_LI: Author = { kind: "agent", id: "a2", name: "小李" };
const SYSTEM: Author = { kind: "system" };

const PLAIN: MessageBody = { kind: "text", text: "x" };

function log(...entries: readonly [Author, { body?: MessageBody; minute?: number }?][]): Message[] {
  return entries.map(([author, { body = PLAIN, minute = 0 } = {}], index) => ({
    seq: index + 1,
    author,
    at: new Date(2026, 10, 22, 9, minute).toISOString(),
    body,
  }));
}

const closed: MessageBody = { kind: "event", event: { type: "closed", reason: "solved" } };
const firsts = (messages: readonly Message[], count = 100): boolean[] =>
  rowsOf(messages, count).flatMap((row) => (row.kind === "message" ? row.first : []));

describe("rows", () => {
  test("one author's messages stand together until another speaks", () => {
    expect(firsts(log([ASSISTANT], [ASSISTANT], [CUSTOMER], [XIAO_WANG], [XIAO_WANG], [XIAO_LI]))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test("five minutes of silence or an event begin anew", () => {
    expect(firsts(log([ASSISTANT], [ASSISTANT, { minute: 6 }]))).toEqual([true, true]);
    expect(firsts(log([ASSISTANT], [SYSTEM, { body: closed }], [ASSISTANT]))).toEqual([true, true, true]);
  });

  test("each calendar day is named once, and the first row has one", () => {
    const days = log([CUSTOMER], [CUSTOMER, { minute: 16 * 60 }], [CUSTOMER, { minute: 16 * 60 + 1 }]);
    expect(rowsOf(days, 100).map(({ kind }) => kind)).toEqual(["day", "message", "day", "message", "message"]);
  });

  test("only the last ones are drawn, each under a key that stays", () => {
    const long = log(...Array.from({ length: 500 }, () => [CUSTOMER] as [Author]));
    const rows = rowsOf(long, 60);
    expect(rows).toHaveLength(61);
    expect(rows.at(-1)?.key).toBe(rowsOf(long, 200).at(-1)?.key);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(61);
  });
});

describe("quick replies", () => {
  const offering: MessageBody = { kind: "text", text: "?", quickReplies: [{ label: "好", text: "好的" }] };

  test("are those of the last message, also when an event followed", () => {
    expect(quickRepliesOf(log([ASSISTANT, { body: offering }], [SYSTEM, { body: closed }]))).toEqual([
      { label: "好", text: "好的" },
    ]);
  });

  test("are gone once somebody spoke", () => {
    expect(quickRepliesOf(log([ASSISTANT, { body: offering }], [CUSTOMER]))).toEqual([]);
    expect(quickRepliesOf([])).toEqual([]);
  });
});

test("only an own message that nobody has answered says whether it was read", () => {
  expect(lastUnanswered(log([ASSISTANT], [CUSTOMER], [CUSTOMER], [SYSTEM, { body: closed }]))?.seq).toBe(3);
  // A line that tells what was done to his order answers nothing.
  expect(lastUnanswered(log([CUSTOMER], [SYSTEM]))?.seq).toBe(1);
  expect(lastUnanswered(log([CUSTOMER], [XIAO_WANG]))).toBeNull();
  expect(lastUnanswered(log([CUSTOMER, { body: { kind: "rating", score: 5 } }]))).toBeNull();
});
