import { createInstance } from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import type { Translate } from "../../i18n/i18n.ts";
import { zh } from "../../i18n/zh.ts";
import { conversation } from "../../inbox/core/testing.ts";
import { conflictWords, errorWords, eventWords, ownerWords, ratingWords, reasonWords } from "./words.ts";

const i18n = createInstance();
const t = (language: "zh" | "en"): Translate => i18n.getFixedT(language, "words");

beforeAll(async () => {
  await i18n.init({
    defaultNS: "words",
    ns: ["words"],
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
  });
});

describe("events", () => {
  test.each([
    [
      { type: "handed_over", reason: "asked_for_person" },
      "助手转人工：顾客要求人工",
      "The assistant handed over: the customer asked for a person",
    ],
    [{ type: "agent_joined", name: "小王" }, "小王 开始接待", "小王 took the conversation"],
    [
      { type: "returned_to_queue", reason: "strange_code" },
      "会话回到排队：strange_code",
      "Back to the queue: strange_code",
    ],
    [{ type: "handed_back" }, "会话交还给助手", "Handed back to the assistant"],
    [{ type: "closed", reason: "solved" }, "会话已结束：已解决", "Closed: Solved"],
    [{ type: "erased" }, "此前的聊天内容已删除", "What was said before has been erased"],
    [{ type: "reopened" }, "顾客又来了，会话重新打开", "The customer wrote again; reopened"],
  ] as const)("%o", (event, chinese, english) => {
    expect(eventWords(t("zh"), event)).toBe(chinese);
    expect(eventWords(t("en"), event)).toBe(english);
  });

  test("a name is text, never a pattern", () => {
    expect(eventWords(t("zh"), { type: "agent_joined", name: "<b>$&{{x}}</b>" })).toContain("<b>$&");
  });

  test("a rating with and without a comment", () => {
    expect(ratingWords(t("zh"), { kind: "rating", score: 4 })).toBe("顾客评价 4 分");
    expect(ratingWords(t("en"), { kind: "rating", score: 2, comment: "slow" })).toBe(
      "The customer rated it 2 of 5: slow",
    );
  });
});

describe("who has it", () => {
  const mine = conversation("a", { owner: "agent", agent: { id: "me", name: "我" } });
  const his = conversation("a", { owner: "agent", agent: { id: "wang", name: "小王" } });

  test.each([
    [mine, "我在接待", "会话在你手上，请再试一次"],
    [his, "小王 接待中", "已由小王接手"],
    [conversation("a", { owner: "queue" }), "排队中", "会话已回到排队"],
    [conversation("a", { owner: "closed" }), "已结束", "会话已经结束"],
    [conversation("a"), "助手接待中", "会话现在由助手接待"],
  ])("%#", (now, owner, conflict) => {
    expect(ownerWords(t("zh"), now, "me")).toBe(owner);
    expect(conflictWords(t("zh"), now, "me")).toBe(conflict);
  });

  test("nothing known", () => {
    expect(conflictWords(t("en"), null, "me")).toBe("It changed just now; please try again");
  });
});

test("codes without words are shown, not hidden", () => {
  expect(errorWords(t("zh"), "text_too_long")).toBe("内容太长");
  expect(errorWords(t("zh"), "brand_new")).toBe("出了点问题（brand_new）");
  expect(reasonWords(t("en"), "toString")).toBe("toString");
});
