import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayStartOf, GROUPS, groupInbox, groupOf, needsAnswer, unreadCount, waitsSince } from "./groups.ts";
import { conversation } from "./testing.ts";

const me = "person-me";
const viewer = { personId: me, dayStart: Date.parse("2026-11-21T16:00:00.000Z") };
const at = (minute: number): string => new Date(Date.parse("2026-11-22T02:00:00.000Z") + minute * 60_000).toISOString();
const ids = (list: readonly { id: string }[]): readonly string[] => list.map(({ id }) => id);

describe("a conversation is", () => {
  test.each([
    ["mine", { owner: "agent", agent: { id: me, name: "我" } }],
    ["colleagues", { owner: "agent", agent: { id: "person-2", name: "小王" } }],
    ["waiting", { owner: "queue" }],
    ["assistant", { owner: "assistant" }],
    ["closed", { owner: "closed", ownerSince: "2026-11-21T16:00:00.000Z" }],
    [null, { owner: "closed", ownerSince: "2026-11-21T15:59:59.999Z" }],
  ] as const)("%s", (group, changes) => {
    expect(groupOf(conversation("a", changes), viewer)).toBe(group);
  });
});

describe("order", () => {
  test("the queue: longest waiting first, whoever wrote last", () => {
    const waiting = [
      conversation("late", { owner: "queue", ownerSince: at(5), lastAt: at(5) }),
      conversation("early", { owner: "queue", ownerSince: at(1), lastAt: at(9) }),
    ];
    expect(ids(groupInbox(waiting, viewer).waiting)).toEqual(["early", "late"]);
  });

  test("mine: unanswered first, longest on top, then newest", () => {
    const own = { owner: "agent", agent: { id: me, name: "我" }, previewAuthor: "agent" } as const;
    const mine = [
      conversation("quiet-old", { ...own, lastAt: at(1) }),
      conversation("asks-late", { ...own, customerSeq: 5, lastAt: at(8) }),
      conversation("quiet-new", { ...own, lastAt: at(9) }),
      conversation("asks-early", { ...own, customerSeq: 5, lastAt: at(3) }),
    ];
    expect(ids(groupInbox(mine, viewer).mine)).toEqual(["asks-early", "asks-late", "quiet-new", "quiet-old"]);
  });

  test("does not depend on the order of arrival, and loses nobody", () => {
    const arbitrary = fc.record({
      owner: fc.constantFrom("assistant", "queue", "agent", "closed"),
      minute: fc.integer({ min: 0, max: 4 }),
      asks: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 12 }), (parts) => {
        const all = parts.map(({ owner, minute, asks }, index) =>
          conversation(String(index), {
            owner,
            lastAt: at(minute),
            ownerSince: at(minute),
            customerSeq: asks ? 5 : 3,
            ...(owner === "agent" ? { agent: { id: index % 2 ? me : "other", name: "" } } : {}),
          }),
        );
        const grouped = groupInbox(all, viewer);
        expect(groupInbox([...all].reverse(), viewer)).toEqual(grouped);
        expect(GROUPS.flatMap((group) => ids(grouped[group])).sort()).toEqual(ids(all).toSorted());
      }),
    );
  });
});

describe("a customer waits", () => {
  const mine = { owner: "agent", agent: { id: me, name: "我" }, ownerSince: at(1), lastAt: at(2) } as const;
  test.each([
    ["who wrote last", { ...mine, customerSeq: 9 }, true, at(2)],
    ["who was promised a person", { ...mine, previewAuthor: "assistant" }, true, at(1)],
    ["no more once the person has answered", { ...mine, previewAuthor: "agent" }, false, at(1)],
    ["not for a person while the assistant answers", { owner: "assistant", previewAuthor: "assistant" }, false, at(0)],
    ["no more in a closed conversation", { owner: "closed", customerSeq: 9 }, false, at(0)],
  ] as const)("%s", (_, changes, waits, since) => {
    expect(needsAnswer(conversation("a", changes))).toBe(waits);
    if (waits) expect(waitsSince(conversation("a", changes))).toBe(since);
  });
});

test("unread never goes below nothing", () => {
  expect(unreadCount(conversation("a", { seq: 7, readSeq: 4 }))).toBe(3);
  expect(unreadCount(conversation("a", { seq: 3, readSeq: 4 }))).toBe(0);
});

test("the day starts at the reader's midnight", () => {
  const start = dayStartOf(Date.parse("2026-11-22T09:30:15.000Z"));
  expect(new Date(start).getHours()).toBe(0);
  expect(dayStartOf(start)).toBe(start);
  expect(dayStartOf(start - 1)).toBeLessThan(start);
});
