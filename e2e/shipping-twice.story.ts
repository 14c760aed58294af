import { afterAll, beforeAll, expect, test } from "vitest";
import { atEveryWidth } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { openStage, type Stage } from "./support/stage.ts";

/** How long an answer may take to show, in milliseconds. */
const FOLLOW_MS = 20_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Asked {
  readonly language: "zh" | "en";
  readonly shop: string;
  readonly customer: string;
  readonly question: string;
  readonly yes: string;
  readonly done: string;
  readonly again: string;
  readonly refused: string;
}

test.each<Asked>([
  {
    language: "zh",
    shop: "yunshang",
    customer: "林晓雨",
    question: "我买了两件衣服寄到公司，结果收了我两次运费，请问可以申请只收一次吗？",
    yes: "确认办理",
    done: "这笔运费已经为您退了",
    again: "同一个地址为什么收两次运费",
    refused: "这笔运费已经退过了",
  },
  {
    language: "en",
    shop: "northfield",
    customer: "Emily Carter",
    question:
      "I bought two things for the same address and was charged shipping twice. Can I get one of the fees back?",
    yes: "Yes, do it",
    done: "is on its way back to you",
    again: "Why was I charged shipping twice for one address?",
    refused: "was already returned",
  },
])("shipping charged twice is shown, said yes to and given back once: $language", async (asked) => {
  const { context, line } = await stage.seat({ language: asked.language });
  const customer = await openCustomerScreen(context, {
    url: `${line.url}/demo/${asked.shop}`,
    language: asked.language,
  });
  await customer.page.getByRole("link", { name: asked.customer }).click();
  await customer.openWidget();
  const last = async (): Promise<string> => (await customer.said()).at(-1)?.what ?? "";

  await customer.write(asked.question);
  await customer.frame.getByRole("button", { name: asked.yes }).waitFor({ timeout: FOLLOW_MS });
  expect(await customer.log.getByRole("article").count()).toBe(2);
  await atEveryWidth(customer.page, `shipping-twice-${asked.language}-asked`, expectAccessible);

  await customer.frame.getByRole("button", { name: asked.yes }).click();
  await expect.poll(last, { timeout: FOLLOW_MS }).toContain(asked.done);
  await atEveryWidth(customer.page, `shipping-twice-${asked.language}-done`, expectAccessible);

  await customer.write(asked.again);
  await expect.poll(last, { timeout: FOLLOW_MS }).toContain(asked.refused);
});
