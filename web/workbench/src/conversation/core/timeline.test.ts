import { describe, expect, test } from "vitest";
import { ASSISTANT, COLLEAGUE, CUSTOMER, ME, message, SYSTEM } from "./testing.ts";
import { layOut, RUN_GAP_MS, sideOf, type TimelineItem, type Unsent } from "./timeline.ts";

const input = { unsent: [], personId: "me", unreadAfter: 0 };

function told(item: TimelineItem): string {
  switch (item.kind) {
    case "day":
    case "unread":
      return item.kind;
    case "message":
      return `${item.first ? "+" : ""}${item.message.seq}`;
    case "unsent":
      return `${item.first ? "+" : ""}${item.unsent.id}`;
  }
}

const line = (
  changes: Partial<Parameters<typeof layOut>[0]> & Pick<Parameters<typeof layOut>[0], "messages">,
): string =>
  layOut({ ...input, ...changes })
    .map(told)
    .join(" ");

describe("sides", () => {
  test.each([
    [CUSTOMER, "customer"],
    [ASSISTANT, "staff"],
    [COLLEAGUE, "staff"],
    [ME, "own"],
    [SYSTEM, "middle"],
  ] as const)("%o stands %s", (author, side) => {
    expect(sideOf(message(1, author), "me")).toBe(side);
  });

  test("events and ratings stand in the middle, whoever caused them", () => {
    expect(sideOf(message(1, ME, 1, { kind: "event", event: { type: "handed_back" } }), "me")).toBe("middle");
    expect(sideOf(message(1, CUSTOMER, 1, { kind: "rating", score: 5 }), "me")).toBe("middle");
  });
});

describe("runs", () => {
  test("one writer, close in time", () => {
    expect(line({ messages: [message(1, CUSTOMER), message(2, CUSTOMER), message(3, ASSISTANT)] })).toBe("day +1 2 +3");
  });

  test("a pause begins a new run", () => {
    const pause = RUN_GAP_MS / 60_000;
    expect(line({ messages: [message(1, CUSTOMER, 0), message(2, CUSTOMER, pause)] })).toBe("day +1 +2");
  });

  test("two colleagues are two runs", () => {
    expect(line({ messages: [message(1, ME), message(2, COLLEAGUE)] })).toBe("day +1 +2");
  });

  test("a note never joins answers", () => {
    const note = message(2, ME, 2, { kind: "note", text: "VIP" });
    expect(line({ messages: [message(1, ME), note, message(3, ME)] })).toBe("day +1 +2 +3");
  });
});

describe("separators", () => {
  test("each day once", () => {
    const late = 14 * 60;
    const messages = [message(1, CUSTOMER, 0), message(2, CUSTOMER, late - 1), message(3, CUSTOMER, late)];
    expect(line({ messages })).toBe("day +1 +2 day +3");
  });

  test("unread begins at the first unread message of somebody else", () => {
    const messages = [message(1, CUSTOMER), message(2, ME), message(3, CUSTOMER), message(4, CUSTOMER)];
    expect(line({ messages, unreadAfter: 1 })).toBe("day +1 +2 unread +3 4");
  });

  test("no line where all is read, or where nothing was read before", () => {
    const messages = [message(1, CUSTOMER), message(2, CUSTOMER)];
    expect(line({ messages, unreadAfter: 2 })).toBe("day +1 2");
    expect(line({ messages, unreadAfter: 0 })).toBe("day +1 2");
  });
});

test("what is still on its way comes last, notes apart from answers", () => {
  const answer: Unsent = { id: "a", body: { kind: "text", text: "好的" }, writtenAt: 0, delivery: { state: "queued" } };
  const note: Unsent = { ...answer, id: "n", body: { kind: "note", text: "记一下" } };
  expect(line({ messages: [message(1, CUSTOMER)], unsent: [answer, { ...answer, id: "b" }, note] })).toBe(
    "day +1 +a b +n",
  );
});

test("every entry has its own key", () => {
  const messages = [message(1, CUSTOMER), message(2, ME), message(3, CUSTOMER, 3000)];
  const keys = layOut({ ...input, messages, unreadAfter: 1 }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
