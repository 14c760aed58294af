import { expect, test } from "vitest";
import { asksBeforeUse } from "./harm.ts";

test.each(["孩子鸡蛋过敏 这个可以吃吗", "吃多了会拉肚子不", "will it give me a rash?", "猪肉脯吃了有事不"])(
  "before anything was used: %s",
  (text) => {
    expect(asksBeforeUse(text)).toBe(true);
  },
);

test.each([
  "戴了眼睛疼",
  "用了之后脸红肿怎么办",
  "my eyes hurt after wearing them, can I wear them again?",
  "吃完拉肚子了",
])("somebody was hurt: %s", (text) => {
  expect(asksBeforeUse(text)).toBe(false);
});
