import { describe, expect, test } from "vitest";
import { NO_OWN_WORDS, type OwnWords } from "../own-words.ts";
import type { TurnFacts } from "../skill.ts";
import { aShipment, NOW } from "../test-facts.ts";
import { aSop, published, step } from "./test-sop.ts";
import { paid, sent, talkInSop } from "./test-sop-talk.ts";

/** A shop whose owner answers one question. */
function ownWords(question: string, answer: string): OwnWords {
  const entry = { id: "e1", questions: [question], answer: { zh: answer }, revision: 1, changedAt: NOW, changedBy: "" };
  const alike = { key: "e1", phrase: question, needed: 0.4, likeness: 1, enough: true, better: true, maybe: true };
  return {
    ...NO_OWN_WORDS,
    answers: { entries: new Map([["e1", entry]]), closest: (text) => (text === question ? alike : null) },
  };
}

const asking = published(
  aSop([
    step.ask("what", "choice", "by", ["色差", "开线"]),
    step.choose("by", "answer", { "what-1": "colour" }, { otherwise: "seam", of: "what" }),
    step.say("colour", "after"),
    step.ask("seam", "text", "person"),
    step.handOver("person", "请安排维修"),
    step.offer("after", { 查快递: "skill:shipping.courier", 没有了: null }),
  ]),
);

describe("a way through", () => {
  test("by a button, with what is told and what is offered next", () => {
    const one = talkInSop(asking);
    const first = one.decide("要修");
    expect(first).toMatchObject({ kind: "ask", text: "what?" });
    expect(first.quickReplies.map(({ text }) => text)).toEqual(["色差", "开线"]);
    expect(one.say("色差")).toBe("colour\nafter?");
    expect(one.decide("没有了")).toMatchObject({ kind: "answer", text: "<sop.done>" });
    expect(one.dialogue.sop).toBeUndefined();
  });

  test("by other words, by the place, and never by what denies it", () => {
    const by = (text: string) => {
      const one = talkInSop(asking);
      one.say("要修");
      return one.say(text);
    };
    expect(by("就是那个色差啊")).toBe("colour\nafter?");
    expect(by("第一个")).toBe("colour\nafter?");
    expect(by("2")).toBe("seam?");
    expect(by("不是色差")).toBe("<sop.again> text=what?");
  });

  test.each([
    ["大概五件", "above"],
    ["about six", "above"],
    ["两三件", "below"],
    ["３件吧", "above"],
    ["1.5", "below"],
    ["TEN", "above"],
  ])("by the number in %s", (said, branch) => {
    const steps = [
      step.ask("many", "number", "by"),
      step.choose("by", "answer", { above: "above", below: "below" }, { otherwise: null, of: "many", limit: 3 }),
      step.say("above", null),
      step.say("below", null),
    ];
    const one = talkInSop(published(aSop(steps)));
    one.say("要修");
    expect(one.say(said).replace(" (en)", "")).toBe(branch);
  });

  test("to a colleague, who is told what was answered", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.say("开线");
    const last = one.decide("袖口开了三厘米");
    expect(last).toMatchObject({ kind: "hand_over", reason: "shop_process", text: "<sop.handover>" });
    const problem = last.kind === "hand_over" ? last.brief.problem : "";
    expect(problem).toContain("what? → 开线");
    expect(problem).toContain("seam? → 袖口开了三厘米");
    expect(problem).toContain("请安排维修");
  });

  test("a button leads to what the assistant can do by itself", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.say("色差");
    expect(one.decide("查快递")).toMatchObject({ intent: "shipping.courier" });
    expect(one.dialogue.asked?.slot).not.toBe("sop");
  });

  test("a button that reads like two wishes is that button", () => {
    const label = "帮我取消订单，再开张发票";
    const one = talkInSop(published(aSop([step.offer("o", { [label]: "then", 不用: null }), step.say("then", null)])));
    one.say("要修");
    expect(one.say(label)).toBe("then");
  });

  test("no more buttons than a message can have are shown, not even a person's", () => {
    const labels = ["一一", "二二", "三三", "四四", "五五", "六六", "七七"];
    const buttons = Object.fromEntries([...labels.map((label) => [label, null]), ["再看看", "o"]]) as Record<
      string,
      string | null
    >;
    const one = talkInSop(published(aSop([step.offer("o", buttons)])));
    one.say("要修");
    const again = one.decide("再看看");
    expect(again.text).toBe("<said.ask> text=o?");
    expect(again.quickReplies.map(({ text }) => text)).toEqual([...labels, "再看看"]);
  });

  test("what changes an order waits for its own yes, as ever", () => {
    const one = talkInSop(published(aSop([step.offer("o", { 取消订单: "skill:order.cancel", 不用: null })])));
    one.say("要修");
    const asked = one.decide("取消订单");
    expect(asked).toMatchObject({ kind: "ask", intent: "order.cancel" });
    expect(one.dialogue).toMatchObject({ asked: { slot: "confirm", intent: "order.cancel" } });
    expect(one.decide("<confirm.yes>")).toMatchObject({ kind: "act" });
  });

  test("the same question is not put in the same words twice", () => {
    const one = talkInSop(published(aSop([step.offer("o", { 再看看: "o", 不用: null })])));
    expect(one.say("要修")).toBe("o?");
    expect(one.say("再看看")).toBe("<said.ask> text=o?");
    expect(one.say("不用")).toBe("<sop.done>");
  });

  test("an answer that was given with the wish is not asked for", () => {
    const one = talkInSop(asking);
    expect(one.say("开线了要修")).toBe("seam?");
  });
});

describe("facts", () => {
  test("are told of the only order, and named", () => {
    const sop = published(
      aSop([step.say("a", "b", "{order.number} {order.state}"), step.lookUp("b", "order.tracking", null)]),
    );
    const told = talkInSop(sop).decide("要修");
    expect(told.text).toBe("300001 待发货\n<sop.fact> name=快递单号 value=<sop.unknown>");
    expect(told.facts).toContain("order:300001#state");
  });

  test("wait for the order where several can be meant, and for nothing where nobody is known", () => {
    const sop = published(aSop([step.say("a", null, "{order.state}")]));
    const one = talkInSop(sop, { orders: [paid, sent] });
    expect(one.decide("要修")).toMatchObject({ kind: "ask", text: "<ask.order>" });
    expect(one.say("订单号 300002")).toBe("已签收");
    expect(talkInSop(sop, { orders: [], verified: false }).say("要修")).toBe("<order.sign_in>");
  });

  test.each<[string, string, number | null, Partial<TurnFacts>, string]>([
    ["order.state", "paid", null, {}, "yes"],
    ["order.paid", "above", 10_000, {}, "yes"],
    ["order.paid", "above", 10_001, {}, "no"],
    ["order.received_days", "within", 2, { orders: [sent] }, "yes"],
    ["order.received_days", "within", 1, { orders: [sent] }, "no"],
    ["order.received_days", "after", 1, { orders: [sent] }, "yes"],
    ["order.received_days", "within", 7, {}, "no"],
    ["product.category", "clothing", null, {}, "yes"],
    ["customer.signed_in", "yes", null, {}, "yes"],
    ["customer.signed_in", "yes", null, { orders: [], verified: false }, "no"],
    ["order.state", "paid", null, { orders: [], verified: false }, "no"],
  ])("%s chooses %s by %s", (by, value, limit, change, expected) => {
    const rest = { otherwise: "no", ...(limit === null ? {} : { limit }) };
    const sop = published(
      aSop([step.choose("a", by, { [value]: "yes" }, rest), step.say("yes", null), step.say("no", null)]),
    );
    expect(talkInSop(sop, change).say("要修")).toBe(expected);
  });

  test("an unread place of a parcel is not known, never empty", () => {
    const sop = published(aSop([step.say("a", null, "{order.parcel}|{shop.repair}")]));
    const told = talkInSop(sop, { orders: [{ ...sent, shipments: [aShipment("ZT1", { events: [] })] }] }).decide(
      "要修",
    );
    expect(told.text).toBe("<sop.unknown>|<sop.unknown>");
    expect(told.unknown).toEqual(["shop:test#repair"]);
  });
});

describe("on the way", () => {
  test("another wish is answered, and the process offered again where it stood", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.say("开线");
    const between = one.decide("我的订单怎么样了");
    expect(between.intent).toBe("order.status");
    expect(between.text).toContain("<open.offer.titled> title=试");
    expect(one.say("好的")).toBe("seam?");
    expect(one.decide("袖口")).toMatchObject({ kind: "hand_over", reason: "shop_process" });
  });

  test("the owner's very question is answered, and the process's own asked again, however often", () => {
    const one = talkInSop(asking, { own: ownWords("可以刻字吗", "可以，十元一个字") });
    one.say("要修");
    const between = one.decide("可以刻字吗");
    expect(between).toMatchObject({ kind: "ask", text: "可以，十元一个字\nwhat?", facts: ["shop:test#faq_e1"] });
    expect(between.quickReplies.map(({ text }) => text)).toEqual(["色差", "开线"]);
    one.say("可以刻字吗");
    expect(one.say("开线")).toBe("seam?");
    expect(one.say("可以刻字吗")).toBe("可以，十元一个字\nseam?");
    expect(one.decide("袖口")).toMatchObject({ kind: "hand_over", reason: "shop_process" });
  });

  test("a button's very words are that button, whatever the owner answers to them", () => {
    const one = talkInSop(asking, { own: ownWords("色差", "色差是正常的") });
    one.say("要修");
    expect(one.say("色差")).toBe("colour\nafter?");
  });

  test("a clear wish to change an order is no answer in words", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.say("开线");
    expect(one.decide("帮我取消订单").intent).toBe("order.cancel");
    expect(one.dialogue.sop?.answers.map(({ step: id }) => id)).toEqual(["what"]);
  });

  test("a process that was withdrawn meanwhile is not offered again", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.change({ sops: [] });
    expect(one.say("我的订单怎么样了")).not.toContain("<open.offer");
    expect(one.dialogue.open).toBeUndefined();
  });

  test("thanks are thanked for, and leave it open", () => {
    const one = talkInSop(asking);
    one.say("要修");
    expect(one.say("谢谢")).toContain("<talk.thanks>");
    expect(one.say("好的")).toBe("what?");
  });

  test("a person comes at once, with what was answered before", () => {
    const one = talkInSop(asking);
    one.say("要修");
    one.say("开线");
    const handed = one.decide("转人工");
    expect(handed).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
    expect(handed.kind === "hand_over" && handed.brief.problem).toContain("what? → 开线");
    expect(one.dialogue.sop).toBeUndefined();
  });

  test("who lets it be is let go", () => {
    const one = talkInSop(asking);
    one.say("要修");
    expect(one.say("算了")).toBe("<sop.dropped>");
    expect(one.dialogue.sop).toBeUndefined();
  });

  test("what is no answer is asked for once more, in other words, and then a person comes", () => {
    const one = talkInSop(asking);
    one.say("要修");
    expect(one.say("嗯哼")).toBe("<sop.again> text=what?");
    expect(one.decide("嗯嗯哼")).toMatchObject({ kind: "hand_over", reason: "not_understood" });
  });

  test("begins by words of its own, whatever else they could mean", () => {
    const own = published({ ...asking.sop, start: { intents: [], phrases: ["约上门"] } });
    const one = talkInSop(own, { sopBegunBy: (text) => (text.includes("约上门") ? own.id : null) });
    expect(one.decide("想约上门")).toMatchObject({ kind: "ask", text: "what?", intent: `sop:${own.id}` });
    expect(talkInSop(own).decide("要修").text).not.toBe("what?");
  });

  test("what was published anew or withdrawn meanwhile goes to a colleague", () => {
    for (const sops of [[], [{ ...asking, version: 2 }]]) {
      const one = talkInSop(asking);
      one.say("要修");
      one.change({ sops });
      expect(one.decide("色差")).toMatchObject({ kind: "hand_over", reason: "shop_process", text: "<sop.changed>" });
    }
  });

  test("a process in Chinese alone is not for who writes English", () => {
    const { steps } = aSop([{ kind: "say", id: "a", text: { zh: "好" }, next: null }]);
    const sop = published({ title: { zh: "试" }, start: { intents: ["warranty.repair"], phrases: [] }, steps });
    expect(talkInSop(sop).say("要修")).toBe("好");
    expect(talkInSop(sop).decide("repair please").text).not.toBe("好");
  });
});
