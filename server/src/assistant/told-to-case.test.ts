import { expect, test } from "vitest";
import { generate } from "../commerce/index.ts";
import { openTrade } from "./open-trade.ts";
import { startTalk, TEST_CASE } from "./testing.ts";
import { factsOf } from "./testing/situations.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);
const trade = await openTrade();

const SHIRT = {
  shop: "yunshang",
  orders: [{ items: [["YS1101", "白色 M"]], state: "delivered", placed: 300, delivered: 200 }],
} as const;
const TENT = {
  shop: "northfield",
  orders: [{ items: [["NF4402", "Blue"]], state: "delivered", placed: 300, delivered: 200 }],
} as const;

test.each([
  [SHIRT, ["退货卖家说没收到", "不记得了"], "寄到了广东省广州市白云区石井路9号", "78912345678901", "能寄到广州吗"],
  [
    TENT,
    ["the seller says my return never arrived", "I don't know"],
    "I sent it to 12 Main Street, Springfield, IL 62701",
    "789123456789",
    "do you ship to Chicago?",
  ],
] as const)(
  "an open case takes what is told of it later, and nothing else: %#",
  (situation, begun, where, number, ask) => {
    const talk = startTalk({ trade, facts: factsOf(situation, { demo, now }), now });
    const [, opened] = begun.map((text) => talk.say(text));
    expect(opened?.opens?.subject.kind).toBe("return_not_received");
    const address = talk.say(where);
    expect(address.opens?.evidence).toMatchObject([{ kind: "address_used", source: "customer" }]);
    expect(address.text).toContain(TEST_CASE);
    const tracking = talk.say(number);
    expect(tracking.opens?.evidence).toMatchObject([{ kind: "tracking", number, source: "customer" }]);
    expect(tracking.text).toContain(number);
    const asked = talk.say(ask);
    expect([asked.intent, asked.opens]).toEqual(["shipping.reach", undefined]);
  },
);
