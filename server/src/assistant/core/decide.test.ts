import { describe, expect, test } from "vitest";
import type { Acted } from "../../commerce/index.ts";
import { decide, decideAfter } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "./dialogue.ts";
import type { TurnFacts } from "./skill.ts";
import { aLine, anOrder, aProduct, aShipment, hoursFromNow, KEY_WORDING, NOW, someFacts } from "./test-facts.ts";
import { QUESTIONS } from "./test-questions.ts";
import { type Understand, understandTurn } from "./understand.ts";

/** Words that decide an intent in these tests, first match wins. Anything else is barely understood. */
const WORDS: readonly (readonly [RegExp, string, number])[] = [
  [/写首诗|poem/, "out_of_scope", 0.9],
  [/发货/, "shipping.dispatch_time", 0.9],
  [/到哪|where is/i, "logistics.track", 0.9],
  [/送来/, "shipping.delivery_time", 0.9],
  [/百褶裙那个/, "product.find", 0.8],
  [/面料|made of/i, "product.attribute", 0.9],
  [/优惠/, "promo.rules", 0.9],
  [/眼睛疼/, "item.health_harm", 0.9],
  [/你好|hello/i, "talk.greet", 0.9],
  [/笨蛋/, "talk.abuse", 0.9],
  [/退货地址/, "return.address", 0.9],
  [/取消/, "order.cancel", 0.9],
  [/漏发/, "item.missing", 0.9],
  [/好的|可以的|yes/i, "talk.affirm", 0.9],
  [/不用|no thanks/i, "talk.deny", 0.9],
];

const understand: Understand = (text) => {
  const [, intent, confidence] = WORDS.find(([words]) => words.test(text)) ?? [/./, "out_of_scope", 0.1];
  return { intent, confidence, intents: [] };
};

const shirt = aProduct("P1", "真丝衬衫|Silk shirt", {
  attributes: [{ key: "material", name: { zh: "面料", en: "Material" }, value: { zh: "100%桑蚕丝", en: "100% silk" } }],
});
const skirt = aProduct("P2", "百褶裙|Pleated skirt");
const first = anOrder("100001", {
  state: "shipped",
  lines: [aLine(shirt, "蓝色|Blue")],
  shipments: [aShipment("ZT00000001")],
  times: { placed: hoursFromNow(-20) },
});
const second = anOrder("100002", {
  state: "shipped",
  lines: [aLine(skirt, "黑色|Black")],
  shipments: [aShipment("ZT00000002")],
  times: { placed: hoursFromNow(-30) },
});
const shop = {
  products: [shirt, skirt],
  rules: {
    dispatch: {
      hours: 48,
      cutoff: "16:00",
      workdays: [1, 2, 3, 4, 5, 6, 7],
      text: { zh: "48小时内发货" },
      whenLate: null,
    },
  },
};
const facts = someFacts({ ...shop, orders: [first, second] });
const anonymous = someFacts(shop);

const DONE: Acted = { ok: true, repeated: false, clauses: ["order.own"], money: [] };

interface Talk {
  (...texts: readonly string[]): Decision;
}

function talk(from: TurnFacts = facts, start: Dialogue = NEW_DIALOGUE): Talk {
  let dialogue = start;
  return (...texts) => {
    const input = {
      understood: understandTurn(texts, "zh", understand),
      dialogue,
      facts: from,
      now: NOW,
      wording: KEY_WORDING,
      questions: QUESTIONS,
      intents: [],
    };
    const decided = decide(input);
    const decision = decided.kind === "act" ? decideAfter(input, decided.pending, DONE) : decided;
    // What is stored is JSON: a turn after a restart knows exactly as much.
    dialogue = readDialogue(JSON.parse(JSON.stringify(decision.dialogue)));
    return decision;
  };
}

describe("asking and being answered", () => {
  test.each([
    ["第二个", "100002"],
    ["那件蓝色的", "100001"],
    ["订单号 100002", "100002"],
    ["the last one", "100002"],
    ["百褶裙", "100002"],
  ])("which order? %s", (answer, number) => {
    const say = talk();
    expect(say("快递到哪了")).toMatchObject({ kind: "ask", cards: [{ number: "100001" }, { number: "100002" }] });
    expect(say(answer)).toMatchObject({
      kind: "answer",
      intent: "logistics.track",
      dialogue: { order: number, asked: null },
    });
  });

  test("which product? its name goes on with the question that waited", () => {
    const say = talk(anonymous);
    expect(say("这个什么面料")).toMatchObject({ kind: "ask" });
    expect(say("真丝衬衫")).toMatchObject({
      kind: "answer",
      intent: "product.attribute",
      facts: ["product:P1#material"],
    });
  });

  test("a bare name answers the question, whatever else such words could mean", () => {
    const say = talk();
    say("快递到哪了");
    expect(say("百褶裙那个")).toMatchObject({ intent: "logistics.track", dialogue: { order: "100002" } });
  });

  test("the other one, before any was chosen, is asked for again", () => {
    const say = talk();
    say("快递到哪了");
    expect(say("另一个")).toMatchObject({ kind: "ask", intent: "logistics.track", cards: [{}, {}] });
  });

  test("when it arrives is a question about the parcel just told of", () => {
    const say = talk();
    say("百褶裙到哪了");
    expect(say("那什么时候能送来")).toMatchObject({
      intent: "shipping.delivery_time",
      facts: expect.arrayContaining(["shipment:ZT00000002#estimate"]) as unknown,
    });
  });

  test("a changed mind wins over the open question", () => {
    const say = talk();
    say("快递到哪了");
    expect(say("算了，你们有什么优惠")).toMatchObject({
      kind: "answer",
      intent: "promo.rules",
      dialogue: { asked: null },
    });
  });

  test("the other one, after one of two", () => {
    const say = talk();
    say("快递到哪了");
    say("第一个");
    expect(say("另一个呢")).toMatchObject({ kind: "answer", intent: "logistics.track", dialogue: { order: "100002" } });
  });

  test("fragments sent one after the other are one question", () => {
    expect(talk(anonymous)("这件", "什么时候", "发货呀")).toMatchObject({
      intent: "shipping.dispatch_time",
      facts: ["shop:test#dispatch_promise"],
    });
  });

  test("two wishes are both answered, in order", () => {
    const said = talk(anonymous)("什么时候发货，另外有什么优惠吗");
    expect(said.text.indexOf("<dispatch.promise.text>")).toBeLessThan(said.text.indexOf("<promo.none>"));
    expect(said).toMatchObject({ kind: "answer", facts: ["shop:test#dispatch_promise", "shop:test#promotions"] });
  });
});

describe("handing over", () => {
  test.each([
    ["转人工", "asked_for_person"],
    ["I want to talk to a human", "asked_for_person"],
    ["你们是骗子", "upset"],
    ["你个大笨蛋，我的快递到哪了", "upset"],
    ["戴了眼睛疼", "health_harm"],
  ])("%s: at once, for %s", (text, reason) => {
    const said = talk()(text);
    expect(said).toMatchObject({ kind: "hand_over", reason, quickReplies: [], brief: { reason, problem: text } });
  });

  test("a wish for a person tells of what was asked before", () => {
    const say = talk(anonymous);
    say("什么时候发货");
    expect(say("转人工")).toMatchObject({
      kind: "hand_over",
      brief: {
        reason: "asked_for_person",
        intent: "shipping.dispatch_time",
        problem: "什么时候发货\n转人工",
        tried: ["shipping.dispatch_time"],
      },
    });
  });

  test("a colleague is told which questions were answered, not which yes or number was", () => {
    const answered = ["shipping.dispatch_time", "talk.affirm", "give.value", "talk.thanks", "shipping.dispatch_time"];
    const say = talk(anonymous, { ...NEW_DIALOGUE, answered });
    expect(say("转人工")).toMatchObject({ brief: { tried: ["shipping.dispatch_time"] } });
  });

  test("who does not want a person is not given one", () => {
    expect(talk()("不要转人工").kind).toBe("abstain");
  });

  test("the same question twice", () => {
    const say = talk(anonymous);
    expect(say("什么时候发货").kind).toBe("answer");
    expect(say("什么时候发货？？")).toMatchObject({ kind: "hand_over", reason: "repeated_question" });
  });

  test("the same words about something else are another question", () => {
    const say = talk(anonymous, {
      ...NEW_DIALOGUE,
      last: { intent: "product.attribute", subject: "|P2", text: "真丝衬衫什么面料", at: NOW.getTime() },
    });
    expect(say("真丝衬衫什么面料").kind).toBe("answer");
  });

  test("the same words with another number, be it a stranger's, are another question", () => {
    const say = talk();
    expect(say("我的订单 100001 现在到哪了").kind).toBe("answer");
    expect(say("我的订单 900009 现在到哪了")).toMatchObject({ kind: "answer", facts: [] });
    expect(say("我的订单 900008 现在到哪了")).toMatchObject({ kind: "answer", facts: [] });
    expect(say("我的订单 900008 现在到哪了")).toMatchObject({ kind: "hand_over", reason: "repeated_question" });
  });

  test("after an hour it is not a repetition any more", () => {
    const last = {
      intent: "shipping.dispatch_time",
      subject: "|",
      text: "什么时候发货",
      at: hoursFromNow(-2).getTime(),
    };
    expect(talk(anonymous, { ...NEW_DIALOGUE, last })("什么时候发货").kind).toBe("answer");
  });

  test("greeting twice is no complaint", () => {
    const say = talk();
    say("你好");
    expect(say("你好").kind).toBe("answer");
  });

  test("two misses in a row, and one answer between them counts from new", () => {
    const say = talk();
    expect(say("嗯嗯嗯呢啊哦")).toMatchObject({ kind: "abstain", text: "<not_understood>" });
    expect(say("你好").kind).toBe("answer");
    expect(say("写首诗")).toMatchObject({ kind: "abstain", text: "<out_of_scope>" });
    expect(say("嘎嘎嘎哒哒")).toMatchObject({ kind: "hand_over", reason: "not_understood" });
  });

  test("yes to the offer of a person", () => {
    const say = talk();
    say("写首诗");
    expect(say("可以的")).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
  });

  test("no to it", () => {
    const say = talk();
    say("写首诗");
    expect(say("不用").kind).toBe("answer");
  });

  test("what needs an action says so and tells the story", () => {
    const said = talk()("帮我取消订单100001");
    expect(said).toMatchObject({
      kind: "hand_over",
      reason: "action_needed",
      brief: { order: "100001", mood: "calm", intent: "order.cancel" },
    });
    expect(said.text.endsWith("<action.colleague>")).toBe(true);
  });

  test("the dialogue after it asks nothing", () => {
    const say = talk();
    say("快递到哪了");
    expect(say("转人工").dialogue).toMatchObject({ asked: null, last: null, misses: 0 });
  });
});

describe("the answer", () => {
  test("is in the language of the message", () => {
    expect(talk()("what is the silk shirt made of")).toMatchObject({ language: "en", facts: ["product:P1#material"] });
    expect(talk()("what is the silk shirt made of").text).toContain("100% silk");
  });

  test("a picture alone is not guessed at", () => {
    expect(talk()().text).toBe("<give.image>");
  });

  test("an unknown fact is recorded, and a yes then means a person", () => {
    const say = talk(someFacts());
    expect(say("什么时候发货")).toMatchObject({
      facts: [],
      unknown: ["shop:test#dispatch_promise"],
      dialogue: { asked: { slot: "person" } },
    });
    expect(say("好的")).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
  });
});

describe("a stored dialogue", () => {
  test.each([null, 7, "x", [], {}, { version: 2 }, { ...NEW_DIALOGUE, misses: "many" }])(
    "%j is read as a new one",
    (stored) => {
      expect(readDialogue(stored)).toEqual(NEW_DIALOGUE);
    },
  );
});

describe("a change that waits for a yes", () => {
  const waiting = anOrder("100003", {
    state: "paid",
    lines: [aLine(shirt, "蓝色|Blue")],
    times: { placed: hoursFromNow(-1) },
    payments: [
      { id: "p", kind: "payment", method: "alipay", amount: 10_000, state: "done", at: null, reference: null },
    ],
  });
  const own = someFacts({ ...shop, orders: [waiting] });

  test("is asked for with what moves, and done at a yes to that question only", () => {
    const say = talk(own);
    const asked = say("取消订单");
    expect(asked).toMatchObject({ kind: "ask", actions: [] });
    expect(asked.text).toContain("<confirm.cancel>");
    expect(asked.text).toContain("<money.back>");
    expect(asked.quickReplies.map(({ text }) => text)).toEqual(["<confirm.yes>", "<confirm.no>"]);
    const done = say("好的");
    expect(done).toMatchObject({ kind: "answer", actions: ["cancel 100003"], clauses: ["order.own"] });
    expect(done.text).toContain("<done.cancel>");
    expect(say("好的").actions).toEqual([]);
  });

  test("says by which way money goes back, and by when the bank has it", () => {
    const rules = {
      refunds: { text: { zh: "原路退回" }, bankDays: [{ method: "alipay" as const, min: 0, max: 1 }] },
      payments: [{ method: "alipay" as const, name: { zh: "支付宝" } }],
    };
    const asked = talk(someFacts({ ...shop, orders: [waiting], rules }))("取消订单");
    expect(asked.text).toContain("<money.back.by> amount=100元 days=1 个工作日 way=支付宝");
    expect(asked.facts).toContain("shop:test#refund_days");
  });

  test("is done at a tap, in the words of the button", () => {
    const say = talk(own);
    say("取消订单");
    expect(say("<confirm.yes>").actions).toEqual(["cancel 100003"]);
  });

  test("is dropped at a no, and at anything else", () => {
    const say = talk(own);
    say("取消订单");
    expect(say("不用")).toMatchObject({ text: "<confirm.dropped>", actions: [] });
    expect(say("好的").actions).toEqual([]);
    say("取消订单 100003 谢谢");
    say("什么时候发货");
    expect(say("好的").actions).toEqual([]);
  });

  test("is asked for where the order is named again after another question", () => {
    const say = talk(own);
    say("订单100003什么时候发货");
    expect(say("取消订单100003").text).toContain("<confirm.cancel");
    const asking = talk({ ...own, orders: [...own.orders, first, second] });
    expect(asking("到哪了").kind).toBe("ask");
    expect(asking("取消订单100003").text).toContain("<confirm.cancel");
  });

  test("waits for a yes of its own after another question, and is offered again", () => {
    const say = talk(own);
    say("取消订单");
    const aside = say("什么时候发货");
    expect(aside.text).toMatch(/<open\.offer> words=取消订单$/u);
    const again = say("好的");
    expect(again).toMatchObject({ kind: "ask", actions: [] });
    expect(again.text).toContain("<confirm.ask>");
    expect(say("好的").actions).toEqual(["cancel 100003"]);
  });

  test.each(["算了，还是留着吧", "等等", "先别"])("is let be by %s", (words) => {
    const say = talk(own);
    say("取消订单");
    expect(say(words).text).toContain("<confirm.dropped>");
    expect(say("好的").actions).toEqual([]);
  });

  test("is put anew for the other order where the first was wrong", () => {
    const other = {
      ...own,
      orders: [...own.orders, { ...own.orders[0], id: "id-100004", number: "100004" }],
    } as TurnFacts;
    const say = talk(other);
    say("取消订单100003");
    const corrected = say("不对，是另一个");
    expect(corrected.text).toContain("number=100004");
    expect(say("好的").actions).toEqual(["cancel 100004"]);
  });

  test("stands at the end of what two wishes are told, where a yes is to it", () => {
    const say = talk(own);
    const asked = say("取消订单，什么时候发货");
    expect(asked.text).toMatch(/<dispatch\.[^]*<confirm\.ask>$/);
    expect(say("好的").actions).toEqual(["cancel 100003"]);
  });

  test("is not asked for where a colleague goes on, for nobody would hear the yes", () => {
    const said = talk(own)("取消订单，还漏发一个");
    expect(said).toMatchObject({ kind: "hand_over", actions: [] });
    expect(said.text).not.toContain("<confirm.ask>");
    expect(said.dialogue.pending).toBeUndefined();
    expect(said.kind === "hand_over" && said.brief.facts).toContain("order:100003#state");
  });

  test("is never told as done when it was refused, and says which clause and what instead", () => {
    const understood = (text: string) => understandTurn([text], "zh", understand);
    const input = { facts: own, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const asked = decide({ ...input, understood: understood("取消订单"), dialogue: NEW_DIALOGUE });
    const yes = { ...input, understood: understood("好的"), dialogue: asked.dialogue };
    const decided = decide(yes);
    if (decided.kind !== "act") throw new Error("a yes was not taken for one");
    const told = decideAfter(yes, decided.pending, { ok: false, code: "refused", clause: "cancel.not-sent" });
    expect(told).toMatchObject({ kind: "answer", actions: [], clauses: ["cancel.not-sent"] });
    expect(told.text).toContain("<confirm.not_done>");
    expect(told.text).not.toContain("<done.cancel>");
    const large = decideAfter(yes, decided.pending, { ok: false, code: "refused", clause: "amount.limit" });
    expect(large).toMatchObject({ kind: "hand_over", reason: "action_needed" });
  });
});
