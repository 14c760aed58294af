import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../commerce/index.ts";
import type { Situation } from "../knowledge/testing.ts";
import { openTrade } from "./open-trade.ts";
import type { Trade } from "./ports.ts";
import { startTalk } from "./testing.ts";
import { factsOf } from "./testing/situations.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);

let trade: Trade;
beforeAll(async () => {
  trade = await openTrade();
}, 120_000);

const OPEN_ORDERS = {
  zh: {
    shop: "yunshang",
    orders: [
      { items: [["YS1101", "白色 M"]], state: "paid", placed: 3, fee: 1000 },
      { items: [["YS1301", "深蓝 27"]], state: "paid", placed: 2, fee: 1000 },
    ],
  },
  en: {
    shop: "northfield",
    orders: [
      { items: [["NF4402", "Blue"]], state: "paid", placed: 3, fee: 600 },
      { items: [["NF4001", "Black M"]], state: "paid", placed: 2, fee: 600 },
    ],
  },
} as const satisfies Record<string, Situation>;

/** One order that is not sent yet. */
function one({ shop, orders: [first] }: (typeof OPEN_ORDERS)[keyof typeof OPEN_ORDERS]): Situation {
  return { shop, orders: [first] };
}

function after(situation: Situation, ...said: readonly string[]) {
  const talk = startTalk({ trade, facts: factsOf(situation, { demo, now }), now });
  return said.map((text) => talk.say(text));
}

describe("the action offered, named in a yes", () => {
  test.each([
    ["zh", "运费收了两次，能退一个吗", "确认退运费"],
    ["zh", "运费收了两次，能退一个吗", "好的，退运费吧"],
    ["en", "I was charged shipping twice, can I get one back?", "yes, refund the fee"],
    ["en", "I was charged shipping twice, can I get one back?", "confirm the refund"],
  ] as const)("%s %s: %s gives back exactly that fee", (language, wish, yes) => {
    const [asked, done] = after(OPEN_ORDERS[language], wish, yes);
    expect([asked?.kind, asked?.intent]).toEqual(["ask", "order.duplicate_shipping_fee"]);
    expect(done?.actions).toEqual([expect.stringMatching(/^return_fee \d+$/) as string]);
  });

  test.each([
    ["zh", "帮我取消订单", "确认取消"],
    ["en", "please cancel my order", "yes, cancel it"],
  ] as const)("%s %s: %s cancels exactly that order", (language, wish, yes) => {
    const [asked, done] = after(one(OPEN_ORDERS[language]), wish, yes);
    expect(asked?.kind).toBe("ask");
    expect(done?.actions).toEqual([expect.stringMatching(/^cancel \d+$/) as string]);
  });

  test.each([
    ["zh", "运费收了两次，能退一个吗", "确认退货"],
    ["zh", "运费收了两次，能退一个吗", "确认取消"],
    ["zh", "运费收了两次，能退一个吗", "确认加急"],
    ["en", "I was charged shipping twice, can I get one back?", "confirm the return"],
    ["en", "I was charged shipping twice, can I get one back?", "yes, cancel my order"],
  ] as const)("%s %s: %s is no yes to that, for it names another", (language, wish, other) => {
    const [asked, heard] = after(OPEN_ORDERS[language], wish, other);
    expect(asked?.kind).toBe("ask");
    expect(heard?.actions).toEqual([]);
  });

  test("is heard before what was put off, also by the button", () => {
    const [asked, done] = after(OPEN_ORDERS.en, "I was charged shipping twice. Cancel my order too", "Yes, do it");
    expect(asked?.intent).toBe("order.duplicate_shipping_fee");
    expect(done?.actions).toEqual([expect.stringMatching(/^return_fee \d+$/) as string]);
  });
});
