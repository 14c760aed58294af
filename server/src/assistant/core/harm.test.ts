import { expect, test } from "vitest";
import { asksBeforeUse, asksForHelp } from "./harm.ts";

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
  "用了脸肿了，会赔钱吗",
  "吃了就拉肚子，会赔吗",
  "用了就刺痛，会不会烂脸",
  "用了脸烂了怎么办",
  "my lips are swollen, can you help?",
  "my eyes sting, could this blind me?",
  "this cream gives me a rash, can i return it?",
  "my skin burns, can i get a refund?",
])("somebody was hurt: %s", (text) => {
  expect(asksBeforeUse(text)).toBe(false);
});

test.each([
  ["涂上脸火辣辣的，怎么办", true],
  ["my eyes are burning, please help", true],
  ["脸会不会肿", false],
  ["头发干怎么办", false],
])("asks for help: %s", (text, asks) => {
  expect(asksForHelp(text)).toBe(asks);
});
