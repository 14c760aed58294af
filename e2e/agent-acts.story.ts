import { afterAll, beforeAll, expect, test } from "vitest";
import { type AgentScreen, openAgentScreen } from "./support/agent-screen.ts";
import { atEveryWidth, keepPicture } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { type Admin, setRules, signInAdmin } from "./support/shop-server.ts";
import { openStage, type Stage } from "./support/stage.ts";

const password = "warmline-demo";
const FOLLOW_MS = 20_000;

/** One customer of each language, and what an agent does to which of his orders. */
const STORIES = [
  {
    language: "zh",
    shop: "yunshang",
    customer: "王浩",
    wish: "取消订单",
    wrong: ["助手答错了", "退款进度", "理解错了 → 退款进度", "保存", "撤销"],
    next: "下一步",
    confirm: "确认办理",
    back: "返回修改",
    refusal: ["金额超过了可以直接办理的上限", "请交给权限更高的同事办理", "amount.limit"],
    told: /^客服 小暖 为您取消了订单 \d+，退款 [\d.]+元。$/,
    history: "办理记录",
    by: "客服 小暖",
    changes: [
      { wish: "更换商品规格", terms: [/→/u, /规格只能改一次/u], told: null },
      {
        wish: "更换支付方式",
        terms: [/改由这里付\s*[\d.¥]+/u, /退回原方式\s*[\d.¥]+/u, /支付方式只能换一次/u],
        told: /^客服 小暖 为您更换了订单 \d+ 的支付方式。$/,
      },
    ],
  },
  {
    language: "en",
    shop: "northfield",
    customer: "Emily Carter",
    wish: "Refund one fee",
    wrong: ["The assistant was wrong here", "refund prog", "Misunderstood → Refund progress", "Save", "Undo"],
    next: "Next",
    confirm: "Confirm",
    back: "Back",
    refusal: ["The amount is above what may be decided here", "a colleague who may decide on more", "amount.limit"],
    told: /^Sam gave back the shipping fee of order NF-\d+; \$[\d.]+ will be refunded\.$/,
    history: "What was done",
    by: "Agent Sam",
    changes: [{ wish: "Exchange", terms: [/The time for a return is over/u, /Instead/u], told: null }],
  },
] as const;

let stage: Stage;
let admin: Admin;
beforeAll(async () => {
  stage = await openStage();
  admin = await signInAdmin(stage.program.url, { email: "admin@demo.warmline.example", password });
});
afterAll(() => stage.close());

const limitAt = (shop: string, tier1: number | null): Promise<void> =>
  setRules(admin, shop, { limits: { assistant: 50_000, tier1 } });

/** Says by keyboard what the customer wanted instead of what the assistant understood, sees it kept, and takes it back. */
async function correct(
  { page, log }: AgentScreen,
  [title, search, said, save, undo]: (typeof STORIES)[number]["wrong"],
  picture: string,
): Promise<void> {
  await log.getByRole("button", { name: title }).last().focus();
  await page.keyboard.press("w");
  const dialog = page.getByRole("dialog");
  // The focus is on what is to be chosen, not on the cross that throws it away.
  const first = dialog.getByRole("radio").first();
  await expect.poll(() => first.evaluate((one) => one === document.activeElement), { timeout: FOLLOW_MS }).toBe(true);
  await dialog.getByRole("combobox").fill(search);
  await page.locator(".ant-select-item-option-active").waitFor();
  await page.keyboard.press("Enter");
  await keepPicture(page, `${picture}-form`);
  if (picture.includes("-en-")) await expectAccessible(page);
  await dialog.getByRole("button", { name: save }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.reload();
  const tag = log.locator(".correction-tag").filter({ hasText: said });
  await tag.waitFor();
  await keepPicture(page, picture);
  await tag.getByRole("button", { name: undo }).click();
  await log.locator(".correction-tag").waitFor({ state: "detached" });
}

/** Chooses by keyboard what takes the place of what was chosen first, sees the terms or why not, and confirms them where it is to be told. */
async function change(
  { page }: AgentScreen,
  { wish, terms, told }: (typeof STORIES)[number]["changes"][number],
  picture: string,
) {
  const dialog = page.getByRole("dialog");
  const first = dialog.getByRole("combobox").first();
  await expect.poll(() => first.evaluate((one) => one === document.activeElement), { timeout: FOLLOW_MS }).toBe(true);
  const option = page.locator(".ant-select-item-option-active");
  await expect
    .poll(async () => ((await option.count()) > 0 ? true : (await page.keyboard.press("ArrowDown"), false)), {
      timeout: FOLLOW_MS,
    })
    .toBe(true);
  await keepPicture(page, `${picture}-choices`);
  await page.keyboard.press("Enter");
  await option.waitFor({ state: "hidden" });
  await atEveryWidth(page, `${picture}-form`, async () => {
    expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });
  if (picture.includes("-en-")) await expectAccessible(page);
  await dialog.locator(".ant-modal-footer .ant-btn-primary").press("Enter");
  await dialog.locator("summary, [role=alert]").waitFor();
  const shown = await dialog.innerText();
  for (const words of terms) expect(shown, wish).toMatch(words);
  await atEveryWidth(page, `${picture}-terms`, () => Promise.resolve());
  const confirm = dialog.locator(".ant-modal-footer .ant-btn-primary:focus");
  await (told === null ? page.keyboard.press("Escape") : confirm.press("Enter"));
  await dialog.waitFor({ state: "hidden" });
}

test.each(STORIES)("an agent acts on an order for its customer, within his limit ($language)", async (story) => {
  const { language, shop } = story;
  await limitAt(shop, null);
  const [customerSeat, agentSeat] = [await stage.seat({ language }), await stage.seat({ language })];
  const customer = await openCustomerScreen(customerSeat.context, {
    url: `${customerSeat.line.url}/demo/${shop}`,
    language,
  });
  await customer.page.getByRole("link", { name: story.customer }).click();
  await customer.openWidget();
  await customer.askForPerson();
  const agent = await openAgentScreen(agentSeat.context, { url: agentSeat.line.url, language });
  await agent.signIn({ email: `first.${shop}@demo.warmline.example`, password });
  await agent.goOnline();
  await agent.group("mine").getByRole("link", { name: story.customer }).click();

  await correct(agent, story.wrong, `agent-acts-${language}-corrected`);

  const line = customer.log.locator("p.event").last();
  for (const [at, one] of story.changes.entries()) {
    await agent.offer(one.wish);
    await change(agent, one, `agent-acts-${language}-change-${at}`);
    if (one.told !== null) await expect.poll(() => line.innerText(), { timeout: FOLLOW_MS }).toMatch(one.told);
  }

  // More than he may give back: the clause says so, and to whom it goes.
  await limitAt(shop, 1);
  await agent.offer(story.wish);
  const dialog = agent.page.getByRole("dialog");
  await dialog.getByRole("button", { name: story.next }).click();
  const refusal = dialog.getByRole("alert");
  await refusal.waitFor();
  for (const words of story.refusal) expect(await refusal.innerText()).toContain(words);
  await keepPicture(agent.page, `agent-acts-${language}-refused`);

  await limitAt(shop, null);
  await dialog.getByRole("button", { name: story.back }).click();
  await dialog.getByRole("button", { name: story.next }).click();
  await dialog.getByRole("button", { name: story.confirm }).waitFor();
  await keepPicture(agent.page, `agent-acts-${language}-terms`);
  // Both languages have the same screen: one look at what a machine can see of it is enough.
  if (language === "en") await expectAccessible(agent.page);
  await dialog.getByRole("button", { name: story.confirm }).click();
  await dialog.waitFor({ state: "hidden" });

  // The customer reads it in the conversation, and so does everybody who opens the order.
  await expect.poll(() => line.innerText(), { timeout: FOLLOW_MS }).toMatch(story.told);
  await expect.poll(() => agent.log.innerText(), { timeout: FOLLOW_MS }).toContain(await line.innerText());
  const history = agent.page.getByRole("list", { name: story.history });
  await expect.poll(() => history.first().innerText(), { timeout: FOLLOW_MS }).toContain(story.by);
  await keepPicture(customer.page, `agent-acts-${language}-told`);
  await keepPicture(agent.page, `agent-acts-${language}-done`);
});
