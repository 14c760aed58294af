import { describe, expect, test } from "vitest";
import { aSop, published, step } from "./test-sop.ts";
import type { PublishedSop } from "./published-sop.ts";
import { problemOf, talkInSop } from "./test-sop-talk.ts";

const leaving = (...buttons: readonly string[]) =>
  published(
    aSop([
      step.ask("why", "text", "then"),
      step.offer("then", Object.fromEntries(buttons.map((intent) => [intent, `skill:${intent}`]))),
    ]),
  );

const TOLD = "why? → 袖口开了三厘米";

/** Another process of the shop's. */
const other: PublishedSop = {
  id: "5f0c8f8e-0d3a-4c1e-9a53-0d2f6a6f7a02",
  version: 1,
  sop: aSop([step.ask("kind", "choice", "bye", ["甲", "乙"]), step.say("bye", null)], ["invoice.request"]),
};

/** Says the words, and what comes after them, in a talk with these processes; the talk. */
function told(sops: readonly PublishedSop[], ...after: readonly string[]) {
  const one = talkInSop(null, { sops });
  for (const text of ["要修", "袖口开了三厘米", ...after]) one.say(text);
  return one;
}

test("words that no step would ever tell a colleague are handed to one at the end", () => {
  const one = talkInSop(published(aSop([step.ask("why", "text", null)])));
  one.say("要修");
  const last = one.decide("袖口开了三厘米");
  expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process", text: "<sop.handover>" });
  expect(last.kind === "hand_over" && last.brief.problem).toContain(TOLD);
});

test("words are told where only another branch would have led to a colleague, not where one was offered and declined", () => {
  const branching = published(
    aSop([
      step.ask("why", "text", "many"),
      step.ask("many", "number", "by"),
      step.choose("by", "answer", { above: "person" }, { otherwise: null, of: "many", limit: 3 }),
      step.handOver("person", "量大"),
    ]),
  );
  const one = told([branching]);
  expect(one.decide("1")).toMatchObject({ kind: "hand_over", reason: "shop_process" });
  const offering = published(
    aSop([
      step.ask("why", "text", "more"),
      step.offer("more", { 找人: "person", 不用: "bye" }),
      step.say("bye", null),
      step.handOver("person", "要人"),
    ]),
  );
  expect(told([offering]).decide("不用")).toMatchObject({ kind: "answer", text: "bye" });
});

describe("words for a colleague, when a button leads to what the assistant does itself,", () => {
  test("are told to one once that is answered", () => {
    const one = told([leaving("shipping.courier")]);
    const last = one.decide("shipping.courier");
    expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process", intent: "shipping.courier" });
    expect(last.text).toMatch(/.\n<sop\.handover>$/);
    expect(problemOf(last)).toContain(TOLD);
    expect(one.dialogue.sop).toBeUndefined();
  });

  test("are told to one once that is done, and not while it asks", () => {
    const one = told([leaving("order.cancel")]);
    expect(one.decide("order.cancel")).toMatchObject({ kind: "ask", intent: "order.cancel" });
    expect(one.decide("我的订单怎么样了").kind).toBe("answer");
    expect(one.decide("帮我取消订单").kind).toBe("ask");
    const done = one.act("<confirm.yes>");
    expect(done).toMatchObject({ kind: "hand_over", actions: ["cancel 300001"] });
    expect(problemOf(done)).toContain(TOLD);
  });

  test("wait for whoever takes over where a person was offered and not taken", () => {
    const one = told([leaving("shipping.courier", "talk.human")]);
    expect(one.decide("shipping.courier").kind).toBe("answer");
    expect(problemOf(one.decide("转人工"))).toContain(TOLD);
  });

  test("are told to one once, with everything, where another process came in between", () => {
    const one = told([leaving("order.cancel"), other], "order.cancel");
    expect(one.decide("再开张发票")).toMatchObject({ kind: "ask", text: "kind?" });
    expect(one.say("甲")).toContain("<open.offer>");
    expect(one.decide("帮我取消订单").kind).toBe("ask");
    const done = one.act("<confirm.yes>");
    expect(done).toMatchObject({ kind: "hand_over", actions: ["cancel 300001"] });
    expect(problemOf(done).split(TOLD)).toHaveLength(2);
    expect(one.dialogue.untold).toBeUndefined();
  });

  test("are told to one where what it leads to is put off and not gone back to", () => {
    const one = told([leaving("order.cancel")], "order.cancel", "我的订单怎么样了");
    expect(one.dialogue.open).toMatchObject([{ intent: "order.cancel", offered: true }]);
    const last = one.decide("谢谢");
    expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process" });
    expect(problemOf(last)).toContain(TOLD);
  });

  test.each([
    ["published anew", [{ ...leaving("order.cancel"), version: 2 }]],
    ["withdrawn", []],
  ])("are told to one whatever becomes of the process meanwhile: %s", (_, sops) => {
    const one = told([leaving("order.cancel")], "order.cancel");
    one.change({ sops });
    expect(problemOf(one.act("<confirm.yes>"))).toContain(TOLD);
  });
});

describe("words for a colleague, given to a process that was", () => {
  const asking = published(
    aSop([step.ask("why", "text", "which"), step.ask("which", "choice", "p", ["甲", "乙"]), step.handOver("p", "x")]),
  );

  test.each([
    ["published anew", [{ ...asking, version: 2 }]],
    ["withdrawn", []],
  ])("%s in the middle are told with their questions", (_, sops) => {
    const one = told([asking]);
    one.change({ sops, formerSop: asking });
    const last = one.decide("乙");
    expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process", text: "<sop.changed>" });
    expect(problemOf(last)).toContain(TOLD);
  });

  test("published anew before a button that led on was tapped are told, and nothing is done by it", () => {
    const former = leaving("order.cancel");
    const one = told([former]);
    one.change({ sops: [{ ...former, version: 2 }], formerSop: former });
    const last = one.decide("order.cancel");
    expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process", text: "<sop.changed>" });
    expect(problemOf(last)).toContain(TOLD);
  });

  test("withdrawn while something else was asked are told to one", () => {
    const one = told([asking]);
    one.change({ sops: [], formerSop: asking });
    const last = one.decide("我的订单怎么样了");
    expect(last).toMatchObject({ kind: "hand_over", intent: "order.status" });
    expect(problemOf(last)).toContain(TOLD);
  });

  test("left for another, or begun anew, are told to one", () => {
    const leftFor = told([asking, other], "再开张发票");
    expect(leftFor.dialogue).toMatchObject({ sop: { sop: other.id }, untold: expect.stringContaining(TOLD) as string });
    leftFor.say("甲");
    expect(problemOf(leftFor.decide("谢谢"))).toContain(TOLD);
    const anew = told([asking], "我的订单怎么样了", "要修", "领口也开了").decide("乙");
    expect(problemOf(anew)).toContain(TOLD);
    expect(problemOf(anew)).toContain("why? → 领口也开了");
  });
});
