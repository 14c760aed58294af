import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_PASSWORD as password } from "../server/src/identity/index.ts";
import { openAgentScreen } from "./support/agent-screen.ts";
import { atEveryWidth, keepPicture } from "./support/browser.ts";
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

const addStep = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole("button", { name: "加一步", exact: true }).click();
  await page.getByRole("menuitem", { name: kind }).click();
};
const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.getByRole("textbox", { name, exact: true }).fill(text);
const status = (page: Page) => page.locator(".said-bar").getByRole("status");

test("an owner makes a process by a form and publishes it, and a customer is led through it", async () => {
  const { context, line } = await stage.seat({ language: "zh" });
  const { page, signIn, openShops } = await openAgentScreen(context, { url: line.url, language: "zh" });
  await signIn({ email: "owner.mingmou@demo.warmline.example", password });
  await openShops();
  await page.getByRole("link", { name: "自定义流程", exact: true }).click();
  await page.getByText("还没有自定义流程").waitFor();

  await page.getByRole("button", { name: "新建流程" }).click();
  await fill(page, "流程名称 · 中文", "到店调镜框");
  await page.getByLabel("顾客会这样说（一行一句）").fill("想预约到店调镜框\n镜框能不能到店调");
  await addStep(page, "问顾客");
  await addStep(page, "转人工");
  const first = page.getByRole("listitem", { name: "第 1 步 · 问顾客" });
  await first.getByText("还有文字没写中文").waitFor({ timeout: FOLLOW_MS });
  expect(await page.getByRole("button", { name: "发布", exact: true }).isDisabled()).toBe(true);
  await atEveryWidth(page, "sops-unfinished", expectAccessible);

  await fill(page, "问什么 · 中文", "镜框哪里不舒服？");
  await fill(page, "选项 1 · 中文", "夹鼻子");
  await first.getByRole("button", { name: "加一个选项" }).click();
  await fill(page, "选项 2 · 中文", "总往下滑");
  await page.getByLabel("告诉同事").fill("请和顾客约到店时间");
  await addStep(page, "说一段话");
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  expect(await page.getByRole("listitem", { name: /^第 3 步/ }).count()).toBe(0);

  await page.getByRole("tab", { name: "试一试" }).click();
  await page.getByRole("textbox", { name: "像顾客那样说一句" }).fill("镜框能不能到店调");
  await page.getByRole("textbox", { name: "像顾客那样说一句" }).press("Enter");
  const tried = page.getByRole("list", { name: "试一试" });
  await tried.getByText("镜框哪里不舒服？").waitFor({ timeout: FOLLOW_MS });
  await page.getByText("这句话会开始这个流程").waitFor();
  await page.getByRole("button", { name: "总往下滑", exact: true }).click();
  await page.getByText("到这里转人工").waitFor({ timeout: FOLLOW_MS });

  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect.poll(() => status(page).innerText(), { timeout: FOLLOW_MS }).toContain("已发布，助手马上按这个流程接待");
  await keepPicture(page, "sops-published");
  await expectAccessible(page);

  // What is taken back leaves nothing to fix behind.
  await fill(page, "流程名称 · 中文", "");
  await page.getByText("流程名称还没写中文").waitFor({ timeout: FOLLOW_MS });
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect.poll(() => status(page).innerText(), { timeout: FOLLOW_MS }).toContain("已发布 第 1 版");
  expect(await page.getByText("流程名称还没写中文").count()).toBe(0);

  await page.getByRole("tab", { name: "版本" }).click();
  await page.getByRole("button", { name: "查看第 1 版" }).click();
  const read = page.getByRole("dialog", { name: "第 1 版" });
  await read.getByText("[夹鼻子]").waitFor({ timeout: FOLLOW_MS });
  await read.getByText("请和顾客约到店时间").waitFor();
  await keepPicture(page, "sops-version");
  await expectAccessible(page);
  await read.getByRole("button", { name: "关闭" }).last().click();
  await page.getByRole("button", { name: /全部流程/ }).click();
  await page.getByRole("button", { name: "新建流程" }).click();
  await page.getByRole("button", { name: "删除草稿" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "删除草稿" }).click();
  const list = page.getByRole("list", { name: "自定义流程", exact: true });
  await list.waitFor({ timeout: FOLLOW_MS });
  expect(await list.getByRole("listitem").count()).toBe(1);

  const seat = await stage.seat({ language: "zh" });
  const customer = await openCustomerScreen(seat.context, { url: `${seat.line.url}/demo/mingmou`, language: "zh" });
  await customer.openWidget();
  await customer.write("你好，我想预约到店调镜框");
  await customer.frame.getByRole("button", { name: "总往下滑" }).click({ timeout: FOLLOW_MS });
  const last = async (): Promise<string> => (await customer.said()).at(-1)?.what ?? "";
  await expect.poll(last, { timeout: FOLLOW_MS }).toContain("我请同事接着帮您");
});
