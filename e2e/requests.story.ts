import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD as password } from "../server/src/identity/index.ts";
import { openAgentScreen } from "./support/agent-screen.ts";
import { atEveryWidth, keepPicture } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { openStage, type Seat, type Stage } from "./support/stage.ts";

const FOLLOW_MS = 20_000;

/** Of each language: what a customer asks for, what is answered, and who answers the same beside the owner. */
const STORIES = [
  {
    language: "zh",
    shop: "yunshang",
    customer: "陈静",
    others: ["first"],
    asks: ["帮我开电子发票", "陈静"],
    yes: "确认办理",
    place: "待办登记",
    list: "待办登记",
    row: /开发票[\s\S]*电子发票 · 陈静[\s\S]*等了\s+\d+分钟[\s\S]*陈静/u,
    conversation: "查看会话",
    day: null,
    answer: "已办好",
    answered: "改回待办",
    told: /^您要的电子发票已经开好了：「.+」（订单号 \d+），抬头：陈静。$/u,
    empty: "没有等待答复的登记",
  },
  {
    language: "en",
    shop: "northfield",
    customer: "James Wilson",
    others: [],
    asks: ["Can the courier deliver my tent to my door again?"],
    yes: "Yes, do it",
    place: "Requests",
    list: "Open requests",
    row: /Deliver to the door[\s\S]*1Z\d+[\s\S]*Waiting\s+\d+ minute[\s\S]*NF-\d+[\s\S]*James Wilson/u,
    conversation: "See the conversation",
    day: "2031-03-04",
    answer: "Not possible",
    answered: "Open again",
    told: /^I'm sorry: the courier can't bring the parcel of .+ to your door this time.* The answer names .*Mar(?:ch)? 4.*2031.*\.$/u,
    empty: "Nothing waits for an answer",
  },
] as const;
type Story = (typeof STORIES)[number];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The customer asks and says yes. */
async function ask({ context, line }: Seat, { language, shop, customer, asks, yes }: Story) {
  const screen = await openCustomerScreen(context, { url: `${line.url}/demo/${shop}`, language });
  await screen.page.getByRole("link", { name: customer }).click();
  await screen.openWidget();
  const button = screen.frame.getByRole("button", { name: yes });
  for (const [at, text] of asks.entries()) {
    await screen.write(text);
    await screen.log.locator(".message:not(.own)").nth(at).waitFor({ timeout: FOLLOW_MS });
  }
  await button.click({ timeout: FOLLOW_MS });
  await button.waitFor({ state: "detached" });
  return screen;
}

/** Somebody of the shop's on the page of what waits there. */
async function lookAtRequests(who: string, { language, shop, place, list }: Story) {
  const { context, line } = await stage.seat({ language });
  const { page, signIn } = await openAgentScreen(context, { url: line.url, language });
  await signIn({ email: `${who}.${shop}@demo.warmline.example`, password });
  await page.getByRole("link", { name: place, exact: true }).click();
  const row = page.getByRole("list", { name: list }).getByRole("listitem");
  await row.waitFor();
  return { page, row };
}

/** By keyboard to the request, and from there to its answer. */
async function giveAnswer({ page, row }: Awaited<ReturnType<typeof lookAtRequests>>, story: Story): Promise<void> {
  await page.locator("h1").click();
  await page.keyboard.press("j");
  expect(await row.evaluate((one) => one === document.activeElement)).toBe(true);
  if (story.day !== null) await row.locator("input[type=date]").fill(story.day);
  await row.getByRole("button", { name: story.answer }).focus();
  await page.keyboard.press("Enter");
  await row.getByRole("button", { name: story.answered }).waitFor();
}

test.each(STORIES)("what is asked of the shop is answered, and told to who asked, once: $language", async (story) => {
  const { language, told } = story;
  const customer = await ask(await stage.seat({ language }), story);
  const [owner, ...others] = await Promise.all(["owner", ...story.others].map((who) => lookAtRequests(who, story)));
  if (owner === undefined) throw new Error("nobody looks");
  const { page, row } = owner;
  expect(await row.innerText()).toMatch(story.row);
  // Both languages have the same screen: one look at what a machine can see of it is enough.
  await atEveryWidth(page, `requests-${language}-open`, language === "en" ? expectAccessible : () => Promise.resolve());

  for (const person of [owner, ...others]) await giveAnswer(person, story);
  await keepPicture(page, `requests-${language}-answered`);

  const lines = customer.log.locator("p.event");
  await expect.poll(() => lines.last().innerText(), { timeout: FOLLOW_MS }).toMatch(told);
  expect((await lines.allInnerTexts()).filter((line) => told.test(line))).toHaveLength(1);
  await keepPicture(customer.page, `requests-${language}-told`);

  await row.getByRole("link", { name: story.conversation }).click();
  const log = page.getByRole("log");
  await expect.poll(() => log.innerText(), { timeout: FOLLOW_MS }).toContain(await lines.last().innerText());
  await page.getByRole("link", { name: story.place, exact: true }).click();
  await page.getByText(story.empty).waitFor();
  await keepPicture(page, `requests-${language}-empty`);
});
