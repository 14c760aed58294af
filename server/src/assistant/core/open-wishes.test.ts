import { expect, test } from "vitest";
import { type Dialogue, NEW_DIALOGUE } from "./dialogue.ts";
import { leftOpen } from "./open-wishes.ts";
import { answered } from "./outcome.ts";
import { reply } from "./reply.ts";
import { mentionsOf } from "./mentions.ts";

const waiting: Dialogue = { ...NEW_DIALOGUE, asked: { slot: "note", intent: "order.note", text: "加个备注" } };
const said = "你们可以刻字吗";
const heard = {
  intent: "order.note",
  confidence: 1,
  text: `加个备注\n${said}`,
  naming: said,
  mentions: mentionsOf(said),
  carried: true,
};

test("the owner's answer to another question leaves open what waited for an answer", () => {
  const own = answered(reply("可以刻字", { facts: ["shop:a#faq_1"] }));
  expect(leftOpen(waiting, [{ heard, outcome: own }])).toMatchObject([{ intent: "order.note", text: "加个备注" }]);
  expect(leftOpen(waiting, [{ heard, outcome: answered(reply("好的")) }])).toEqual([]);
});
