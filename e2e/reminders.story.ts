import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD as password } from "../server/src/identity/index.ts";
import { openAgentScreen } from "./support/agent-screen.ts";
import { keepPicture } from "./support/browser.ts";
import { type CustomerScreen, openCustomerScreen } from "./support/customer-screen.ts";
import { runWarmline } from "./support/run-warmline.ts";
import { type Admin, setRules, signInAdmin } from "./support/shop-server.ts";
import { openStage, type Stage } from "./support/stage.ts";

const FOLLOW_MS = 20_000;
const HOUR_MS = 3_600_000;

/** Of each language: who received goods, who sends some back, and which reminder the owner does not want. */
const STORIES = [
  {
    language: "zh",
    shop: "yunshang",
    reviewer: { externalId: "lin-xiaoyu", name: "林晓雨" },
    howTo: /已经收到啦，现在就可以评价[\s\S]*1\. /u,
    returner: "王浩",
    goods: "",
    words: {
      action: "退货",
      next: "下一步",
      confirm: "确认办理",
      sent: "已发送的提醒",
      sentAddress: "已提醒退货地址",
      rules: "店铺规则",
      save: "保存",
      saved: "已保存，助手马上按新内容回答。",
    },
    address: [/退货申请已经通过/u, /退货地址：/u, /不要按快递面单上的寄件地址退/u],
    off: "待付款提醒",
    stays: "评价方法",
  },
  {
    language: "en",
    shop: "northfield",
    reviewer: { externalId: "emily-carter", name: "Emily Carter" },
    howTo: /has arrived and you can review it now[\s\S]*1\. /u,
    returner: "Sofia Rivera",
    goods: "Commuter 20 Daypack",
    words: {
      action: "Return",
      next: "Next",
      confirm: "Confirm",
      sent: "Reminders sent",
      sentAddress: "Told where the return goes",
      rules: "Rules",
      save: "Save",
      saved: "Saved",
    },
    address: [/Your return of .* is approved/u, /Return address for/u, /not to the sender on the parcel's label/u],
    off: "Parcel standing still",
    stays: "How to review",
  },
] as const;

let stage: Stage;
let admin: Admin;
beforeAll(async () => {
  stage = await openStage();
  admin = await signInAdmin(stage.program.url, { email: "admin@demo.warmline.example", password });
});
afterAll(() => stage.close());

/** An order that came two days ago, as the shop's system tells of it. */
async function bringReceived(shop: string, customer: string): Promise<void> {
  const at = (hours: number): string => new Date(new Date().getTime() - hours * HOUR_MS).toISOString();
  const order = {
    ...{ number: `RM-${customer}`, customer, state: "delivered" },
    ...{ placedAt: at(120), paidAt: at(120), shippedAt: at(110), deliveredAt: at(48) },
    lines: [{ sku: "GIFT-1", title: "围巾 Scarf", quantity: 1, unitPrice: "59.00" }],
  };
  const file = join(stage.folder, `${customer}.json`);
  await writeFile(file, JSON.stringify({ orders: [order] }));
  const { code, stderr } = await runWarmline(["import", "orders", file, "--shop", shop], {
    WARMLINE_DATA: stage.folder,
    PORT: "0",
  });
  expect(code, stderr).toBe(0);
}

/** The system's own lines, as a customer sees them. */
const linesOf = async ({ log }: CustomerScreen): Promise<string> =>
  (await log.locator("p.event").allInnerTexts()).join("\n");

async function switchOff(page: Page, { words, off }: (typeof STORIES)[number]): Promise<void> {
  await page.getByRole("checkbox", { name: off, exact: true }).uncheck();
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await page.getByText(words.saved).first().waitFor();
}

test.each(STORIES)("what customers would have to ask for is told before they do: $language", async (story) => {
  const { language, shop, words, reviewer } = story;
  // By whatever clock this runs, and nobody is left out for comparison; the owner chooses the rest.
  await setRules(admin, shop, { reminders: { quietFrom: "00:00", quietUntil: "00:00", holdoutPercent: 0 } });
  const { context, line } = await stage.seat({ language });
  const owner = await openAgentScreen(context, { url: line.url, language });
  await owner.signIn({ email: `owner.${shop}@demo.warmline.example`, password });
  await owner.openShops();
  await owner.page.getByRole("link", { name: words.rules, exact: true }).click();
  await switchOff(owner.page, story);

  const customers = await stage.seat({ language });
  const url = `${customers.line.url}/demo/${shop}`;
  const customer = await openCustomerScreen(customers.context, { url, language });
  await customer.page.getByRole("link", { name: reviewer.name }).click();
  await customer.openWidget();
  await bringReceived(shop, reviewer.externalId);
  await expect.poll(() => linesOf(customer), { timeout: FOLLOW_MS }).toMatch(story.howTo);
  await keepPicture(customer.page, `reminders-${language}-how-to`);
  await customer.page.close();

  const back = await openCustomerScreen(customers.context, { url, language });
  await back.page.getByRole("link", { name: story.returner }).click();
  await back.openWidget();
  await back.askForPerson();
  const agents = await stage.seat({ language });
  const agent = await openAgentScreen(agents.context, { url: agents.line.url, language });
  await agent.signIn({ email: `first.${shop}@demo.warmline.example`, password });
  await agent.goOnline();
  await agent.group("mine").getByRole("link", { name: story.returner }).click();
  await agent.offer(words.action, story.goods);
  const dialog = agent.page.getByRole("dialog");
  await dialog.getByRole("button", { name: words.next }).click();
  await dialog.getByRole("button", { name: words.confirm }).click();
  await dialog.waitFor({ state: "hidden" });
  for (const part of story.address) await expect.poll(() => linesOf(back), { timeout: FOLLOW_MS }).toMatch(part);
  await keepPicture(back.page, `reminders-${language}-address`);
  // The agent sees what was sent: in the conversation, and with the order.
  for (const part of story.address)
    await expect.poll(() => agent.log.innerText(), { timeout: FOLLOW_MS }).toMatch(part);
  const sent = agent.page.getByRole("list", { name: words.sent });
  await expect
    .poll(() => sent.allInnerTexts(), { timeout: FOLLOW_MS })
    .toContainEqual(expect.stringContaining(words.sentAddress));
  await keepPicture(agent.page, `reminders-${language}-agent`);

  // The owner sees how many were sent, and none of what was switched off.
  await owner.page.reload();
  const row = (kind: string) => owner.page.getByRole("row", { name: kind }).getByRole("cell");
  await row(story.stays).first().waitFor();
  await row(story.off).first().scrollIntoViewIfNeeded();
  expect(await row(story.off).allInnerTexts()).toEqual(["0", "0"]);
  expect(Number(await row(story.stays).first().innerText())).toBeGreaterThan(0);
  await keepPicture(owner.page, `reminders-${language}-owner`);
});
