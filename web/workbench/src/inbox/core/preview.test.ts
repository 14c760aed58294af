import { expect, test } from "vitest";
import type { Translate } from "../../i18n/i18n.ts";
import { previewWords } from "./preview.ts";
import { conversation } from "./testing.ts";

const t = ((key: string, values: object = {}) => [key].concat(Object.values(values)).join(" ")) as unknown as Translate;

const agent = { id: "me", name: "小林" };
const handedOver = { problem: "运费收了两次", preview: "马上为您转人工", previewAuthor: "assistant" } as const;

test.each([
  ["what the customer wrote", {}, "好的，谢谢"],
  ["the assistant, named", { previewAuthor: "assistant" }, "inbox.assistantWrote 好的，谢谢"],
  ["oneself", { owner: "agent", agent, previewAuthor: "agent" }, "inbox.youWrote 好的，谢谢"],
  ["a picture", { preview: "🖼" }, "inbox.picture"],
  ["the problem while the customer waits", { owner: "queue", ...handedOver }, "inbox.problem 运费收了两次"],
  ["the problem until somebody speaks", { owner: "agent", agent, ...handedOver }, "inbox.problem 运费收了两次"],
  [
    "the customer's newest words before the problem",
    { owner: "queue", ...handedOver, previewAuthor: "customer", preview: "在吗" },
    "在吗",
  ],
  ["no problem where it is over", { owner: "closed", ...handedOver }, "inbox.assistantWrote 马上为您转人工"],
] as const)("%s", (_title, changes, expected) => {
  expect(previewWords(t, conversation("1", changes), "me")).toBe(expected);
});
