import { describe, expect, test } from "vitest";
import { type Action, termsText } from "../../commerce/index.ts";
import { mentionsOf } from "./mentions.ts";
import { sayIn } from "./say.ts";
import { KEY_WORDING, NOW } from "./test-facts.ts";
import { agrees, isYesToAct } from "./yes-to-act.ts";

const ORDER = "2611270630";
const EIGHT = 800;

function offered(action: Action, back = EIGHT) {
  const money = back === 0 ? [] : [{ way: "back" as const, amount: back, by: "alipay" }];
  const terms = termsText({ action, customerId: "c", state: "paid", lines: [], money, addressBefore: null });
  return { terms, askedAt: NOW.getTime() };
}

const FEE = offered({ kind: "return_fee", order: ORDER, with: "2611270631" });
const CANCEL = offered({ kind: "cancel", order: ORDER, reason: "no_longer_needed" });
const UNPAID = offered({ kind: "cancel", order: ORDER, reason: "no_longer_needed" }, 0);
const RETURN = offered({ kind: "return", order: ORDER, lineIds: ["a"], refundTo: "alipay" });
const EXCHANGE = offered({ kind: "exchange", order: ORDER, changes: [], payWith: "alipay" }, 0);
const URGE = offered({ kind: "urge_dispatch", order: ORDER }, 0);
const WITHDRAW = offered({ kind: "withdraw_request", order: ORDER, request: "r" }, 0);

const say = sayIn(KEY_WORDING, "zh");

describe("a yes that names the very action offered", () => {
  test.each([
    ["确认退运费", FEE],
    ["确认退款", FEE],
    ["确认退8元运费", FEE],
    ["好的，退运费吧", FEE],
    ["可以，退给我运费", FEE],
    ["嗯嗯退邮费", FEE],
    ["嗯 邮费那个 退吧", FEE],
    ["好的，订单取消吧", CANCEL],
    ["yes, refund the fee", FEE],
    ["Yes please refund the shipping fee.", FEE],
    ["confirm the refund", FEE],
    ["I confirm the refund", FEE],
    ["ok, give me the shipping fee back", FEE],
    ["确认取消", CANCEL],
    ["我确定取消订单", CANCEL],
    ["是的，帮我取消这个订单", CANCEL],
    ["好的取消吧谢谢", CANCEL],
    ["确认退款", CANCEL],
    [`确认取消订单${ORDER}`, CANCEL],
    [`yes, cancel order ${ORDER}`, CANCEL],
    ["yes, cancel it", CANCEL],
    ["ok go ahead and cancel my order, thanks", CANCEL],
    ["confirm cancellation", CANCEL],
    ["确认退货", RETURN],
    ["好，退吧", RETURN],
    ["confirm the return", RETURN],
    ["yes, I'd like to return it", RETURN],
    ["确认换货", EXCHANGE],
    ["好的，换吧", EXCHANGE],
    ["yes, exchange them", EXCHANGE],
    ["确认加急", URGE],
    ["yes, ask the warehouse", URGE],
    ["确认撤回", WITHDRAW],
    ["yes, take it back", WITHDRAW],
    ["确认", FEE],
    ["<confirm.yes>", FEE],
  ])("%s: is one from end to end", (text, pending) => {
    expect(agrees(say, text, pending)).toBe(true);
  });

  test.each([
    // Another action.
    ["确认退货", FEE],
    ["确认取消", FEE],
    ["好的，取消吧", FEE],
    ["确认退运费险", FEE],
    ["confirm the return", FEE],
    ["yes, cancel it", FEE],
    ["yes, return it", FEE],
    ["确认退运费", CANCEL],
    ["确认退货", CANCEL],
    ["确认退款", UNPAID],
    ["yes, refund the fee", CANCEL],
    ["确认退款", RETURN],
    ["确认换货", RETURN],
    ["好的，退吧", EXCHANGE],
    ["确认退款", EXCHANGE],
    ["确认取消", URGE],
    ["确认取消订单", WITHDRAW],
    ["yes, cancel my order", WITHDRAW],
    // Other details.
    ["确认退18元运费", FEE],
    ["确认退两笔运费", FEE],
    ["yes, refund both fees", FEE],
    ["确认取消订单2611270639", CANCEL],
    ["yes, cancel order 2611270639", CANCEL],
    ["确认取消另一个", CANCEL],
    ["yes, cancel the other order", CANCEL],
    ["是的，退运费，退到微信", FEE],
    ["yes, refund the fee to my card", FEE],
    // No yes, a question, a no, or more than that.
    ["退运费", FEE],
    ["取消订单", CANCEL],
    ["cancel my order", CANCEL],
    ["确认取消吗", CANCEL],
    ["确认取消？", CANCEL],
    ["可以取消", CANCEL],
    ["确认不取消", CANCEL],
    ["yes, don't cancel it", CANCEL],
    ["确认取消，再退运费", CANCEL],
    ["yes cancel it and refund the fee", CANCEL],
    [`好${"的，".repeat(40)}退运费`, FEE],
  ])("%s: is none", (text, pending) => {
    expect(agrees(say, text, pending)).toBe(false);
  });
});

describe("what is only taken for a yes", () => {
  const heard = (text: string) => {
    const intent = "talk.affirm";
    return { intent, confidence: 0.9, text, naming: text, mentions: mentionsOf(text), carried: false };
  };

  test.each(["就这么办", "可以的呀", "alright then"])("%s: is one, where it is short", (text) => {
    expect(isYesToAct(say, heard(text), FEE)).toBe(true);
  });

  test.each(["确认加急", "确认退货", "那就换一件", "return it", "开票", "确认取消"])(
    "%s: is none, for it speaks of something else that could be done",
    (text) => {
      expect(isYesToAct(say, heard(text), FEE)).toBe(false);
    },
  );
});
