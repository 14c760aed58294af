import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD as password } from "../server/src/identity/index.ts";
import { openAgentScreen } from "./support/agent-screen.ts";
import { atEveryWidth, keepPicture } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { openStage, type Stage } from "./support/stage.ts";

const FOLLOW_MS = 20_000;

/** What an owner answers himself in each language, and how a customer asks for it. */
const STORIES = [
  {
    language: "zh",
    shop: "yunshang",
    words: {
      tab: "自己的问答",
      add: "添加问答",
      questions: /顾客怎么问/,
      answer: "中文答案",
      remove: /^删除/,
      undo: "撤销",
    },
    try: ["试一试", "顾客的问题", "会用这一条回答", "没有相近的问答"],
    entry: {
      questions: "可以上门量体吗\n能不能来家里量尺寸",
      answer: "杭州主城区可以上门量体，50元一次，提前两天预约。",
    },
    asked: "你们能上门帮我量体吗",
    demo: "衣服上可以绣名字吗",
  },
  {
    language: "en",
    shop: "northfield",
    words: {
      tab: "Own answers",
      add: "Add an answer",
      questions: /How customers ask/,
      answer: "Answer in English",
      remove: /^Delete/,
      undo: "Undo",
    },
    try: ["Try a question", "A customer's question", "This would answer", "No answer is anything like it"],
    entry: {
      questions: "Do you install roof racks?\nCan you mount a roof rack on my car?",
      answer: "We mount roof racks on Saturdays for $60.",
    },
    asked: "could you install a roof rack for me",
    demo: "Do you rent out tents?",
  },
] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Writes an entry by keyboard. */
async function write(page: Page, { language, words, entry }: (typeof STORIES)[number]): Promise<void> {
  const add = page.getByRole("button", { name: words.add });
  const dialog = page.getByRole("dialog");
  await add.focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  // Left without a word, the focus is where it was.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await dialog.getByRole("textbox", { name: words.questions }).fill(entry.questions);
  await dialog.getByRole("textbox", { name: words.answer }).fill(entry.answer);
  await atEveryWidth(page, `own-answers-${language}-form`, expectAccessible);
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(entry.answer).waitFor();
}

/** Takes an entry of the demo out, and puts it back. */
async function removeAndUndo(page: Page, { words, demo }: (typeof STORIES)[number]): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: demo });
  await row.getByRole("button", { name: words.remove }).click();
  await row.waitFor({ state: "detached" });
  await page.getByRole("button", { name: words.undo }).click();
  await row.waitFor();
}

test.each(STORIES)("an owner answers a question himself, and it is found in other words: $language", async (story) => {
  const { language, shop, asked, entry } = story;
  const { context, line } = await stage.seat({ language });
  const owner = await openAgentScreen(context, { url: line.url, language });
  const { page } = owner;
  await owner.signIn({ email: `owner.${shop}@demo.warmline.example`, password });
  await owner.openShops();
  await page.getByRole("link", { name: story.words.tab, exact: true }).click();
  await page.getByText(story.demo).waitFor();
  await write(page, story);
  await removeAndUndo(page, story);
  const [title, field, answers, nothing] = story.try;
  const attempt = page.getByRole("region", { name: title });
  for (const [question, result] of [
    ["🙂", nothing],
    [asked, answers],
  ] as const) {
    await attempt.getByRole("textbox", { name: field }).fill(question);
    await page.keyboard.press("Enter");
    await attempt.getByText(result).waitFor();
  }
  await atEveryWidth(page, `own-answers-${language}`, expectAccessible);

  const seat = await stage.seat({ language });
  const customer = await openCustomerScreen(seat.context, { url: `${seat.line.url}/demo/${shop}`, language });
  await customer.openWidget();
  await customer.write(asked);
  await expect
    .poll(async () => (await customer.said()).map(({ what }) => what), { timeout: FOLLOW_MS })
    .toContainEqual(entry.answer);
  await keepPicture(customer.page, `own-answers-${language}-customer`);
});
