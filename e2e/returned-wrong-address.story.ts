import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD } from "../server/src/identity/index.ts";
import { openAgentScreen } from "./support/agent-screen.ts";
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

interface Told {
  readonly language: "zh" | "en";
  readonly shop: string;
  readonly customer: string;
  readonly question: string;
  /** What the answer says: both addresses, who was wrong, and that there is a case by when. */
  readonly said: readonly (RegExp | string)[];
  readonly number: RegExp;
  readonly after: string;
  readonly stands: string;
  readonly upset: string;
  readonly handedOver: string;
  readonly words: {
    readonly cases: string;
    readonly parties: readonly string[];
    readonly story: readonly string[];
    readonly conversation: string;
    readonly promised: string;
    readonly note: string;
    readonly noted: string;
    readonly save: string;
    readonly close: string;
    readonly solved: string;
    readonly closed: string;
    readonly none: string;
  };
}

const stories: readonly Told[] = [
  {
    language: "zh",
    shop: "yunshang",
    customer: "陈静",
    question: "衣服收到不满意我就按退货地址退回去了，但是卖家说地址不对他没收到，请问怎么解决？",
    said: [
      "当时给您的退货地址：浙江杭州",
      "包裹实际寄到：广东广州",
      "按快递面单上的寄件地址",
      /最晚.*月.*日.*给您答复/u,
    ],
    number: /售后工单 (\d{8})/u,
    after: "我的投诉处理得怎么样了",
    stands: "正在处理中",
    upset: "气死我了，你们到底管不管",
    handedOver: "人工",
    words: {
      cases: "工单",
      parties: ["顾客", "陈静", "责任方", "商家", "快递", "平台"],
      story: ["助手登记了工单", "助手记下证据", "助手答应顾客最晚", "顾客已收到工单号和答复时间"],
      conversation: "查看会话",
      promised: "已承诺",
      note: "备注",
      noted: "已联系广州仓，包裹找到了",
      save: "保存备注",
      close: "结案",
      solved: "问题已解决",
      closed: "结案：问题已解决",
      none: "没有待处理的工单",
    },
  },
  {
    language: "en",
    shop: "northfield",
    customer: "James Wilson",
    question:
      "I didn't like the clothes and sent them back to the return address, but the seller says the address is wrong and nothing came. How do we solve this?",
    said: [
      "The return address you were given:",
      "Where the parcel really went:",
      "the parcel's label",
      /hear what happens next by/u,
    ],
    number: /case (\d{8})/u,
    after: "How is my complaint going?",
    stands: "is being worked on",
    upset: "I'm furious, does anybody care at all?",
    handedOver: "colleague",
    words: {
      cases: "Cases",
      parties: ["Customer", "James Wilson", "at fault", "Shop", "Courier", "Platform"],
      story: [
        "The assistant opened the case",
        "The assistant took down evidence",
        "The assistant promised the customer an answer by",
        "The customer was told the number and the date",
      ],
      conversation: "Open conversation",
      promised: "Promised",
      note: "Note",
      noted: "The warehouse has found the parcel",
      save: "Save note",
      close: "Close case",
      solved: "Solved",
      closed: "closed the case: Solved",
      none: "No open cases",
    },
  },
];

/** Kept as pictures for a person to look at. */
const look = (): Promise<void> => Promise.resolve();

test.each(stories)("a return that went to a wrong address becomes a case, seen and closed: $language", async (told) => {
  const { language, words } = told;
  const { context, line } = await stage.seat({ language });
  const customer = await openCustomerScreen(context, { url: `${line.url}/demo/${told.shop}`, language });
  await customer.page.getByRole("link", { name: told.customer }).click();
  await customer.openWidget();
  const last = async (): Promise<string> => (await customer.said()).at(-1)?.what ?? "";

  await customer.write(told.question);
  await expect.poll(last, { timeout: FOLLOW_MS }).toMatch(told.number);
  const answer = await last();
  for (const part of told.said) expect(answer).toMatch(part instanceof RegExp ? part : new RegExp(part, "u"));
  const number = told.number.exec(answer)?.[1] ?? "";
  await atEveryWidth(customer.page, `returned-${language}-told`, look);
  await customer.write(told.after);
  await expect.poll(last, { timeout: FOLLOW_MS }).toContain(told.stands);
  expect(await last()).toContain(number);
  await customer.write(told.upset);
  await expect.poll(last, { timeout: FOLLOW_MS }).toContain(told.handedOver);

  const agent = await openAgentScreen(context, { url: line.url, language });
  const { page } = agent;
  await agent.signIn({ email: `first.${told.shop}@demo.warmline.example`, password: DEMO_PASSWORD });
  await page.getByRole("link", { name: words.cases, exact: true }).click();
  await page.getByRole("link", { name: number }).click();
  const panel = page.getByRole("article", { name: number });
  for (const part of [...words.parties, ...words.story]) await panel.getByText(part).first().waitFor();
  // The same screen in both languages: looked at once.
  await atEveryWidth(page, `returned-${language}-case`, language === "zh" ? expectAccessible : look);

  await panel.getByRole("button", { name: words.conversation }).first().click();
  const beside = page.getByRole("button", { name: number });
  await beside.click();
  await page.getByRole("article", { name: number }).waitFor();
  await agent.brief.getByText(words.promised).waitFor();
  expect(await agent.brief.innerText()).toContain(number);
  await atEveryWidth(page, `returned-${language}-beside`, look);

  await page.getByRole("link", { name: words.cases, exact: true }).click();
  await page.getByRole("link", { name: number }).click();
  await panel.getByRole("textbox", { name: words.note }).fill(words.noted);
  await panel.getByRole("button", { name: words.save }).click();
  await panel.getByRole("list", { name: /./u }).getByText(words.noted).waitFor();
  await panel.getByRole("button", { name: words.close }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.solved }).click();
  await panel.getByText(words.closed).waitFor();
  await page.getByText(words.none).waitFor();
  await atEveryWidth(page, `returned-${language}-closed`, look);
});
