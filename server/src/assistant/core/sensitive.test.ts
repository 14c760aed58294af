import { expect, test } from "vitest";
import { sensitiveIn } from "./sensitive.ts";

test.each([
  ["我真的不想活了", "self_harm"],
  ["i want to kill myself", "self_harm"],
  ["充电宝充着充着冒烟了", "danger"],
  ["the lantern caught fire last night", "danger"],
  ["孩子偷偷拿我手机下单的", "minor"],
  ["my son ordered this without asking me", "minor"],
  ["我才12岁", "minor"],
  ["会不会漏电", null],
  ["想死你们家的衣服了", null],
  ["给12岁的孩子穿多大", null],
  ["can it catch fire", null],
  ["爆炸性优惠有吗", null],
])("%s", (text, expected) => {
  expect(sensitiveIn(text)).toBe(expected);
});
