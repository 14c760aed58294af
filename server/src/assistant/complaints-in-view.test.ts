import { expect, test } from "vitest";
import { generate } from "../commerce/index.ts";
import { openTrade } from "./open-trade.ts";
import { demoFacts, startTalk } from "./testing.ts";

const now = new Date("2026-11-22T03:00:00Z");

test("with a product in view, what is wrong and what is wished stays heard", async () => {
  const demo = generate(1, now);
  const trade = await openTrade();
  const say = (slug: string, product: string, text: string) =>
    startTalk({ trade, facts: demoFacts({ demo, slug, externalId: null, now }), now, product }).say(text);
  for (const text of [
    "拉链掉了",
    "掉色严重",
    "收到的衣服坏了怎么办",
    "起球了",
    "用了脸肿了，会赔钱吗",
    "涂上脸火辣辣的，怎么办",
  ])
    expect([text, say("yunshang", "YS1601", text).kind]).toEqual([text, "hand_over"]);
  for (const text of ["zipper fell off", "it smells awful", "this cream gives me a rash, can i return it?"])
    expect([text, say("northfield", "NF4001", text).kind]).toEqual([text, "hand_over"]);
  for (const text of ["works great thanks", "ok thanks", "good to know, thank you"])
    expect([text, say("northfield", "NF4401", text).unknown]).toEqual([text, []]);
  expect(say("northfield", "NF4001", "may i cancel my order?").intent).toBe("order.cancel");
  expect(say("northfield", "NF4001", "can you check if my order has shipped?").intent).toBe("order.status");
}, 120_000);
