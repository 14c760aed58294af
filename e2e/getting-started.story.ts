import type { ChildProcess } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openAgentScreen } from "./support/agent-screen.ts";
import { keepPicture, openBrowser, openContext } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { makeDataFolder, processesOf, removeDataFolder } from "./support/data-folder.ts";
import { readGuide } from "./support/read-guide.ts";
import { listen, pressControlC, runShell, spawnShell, type Surroundings } from "./support/run-warmline.ts";
import { staffSaid } from "./support/said.ts";
import { findFreePort, openShopSite, type ShopSite } from "./support/shop-site.ts";

/** How long something on a screen may take to follow something on another, in milliseconds. */
const FOLLOW_MS = 20_000;
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: FOLLOW_MS });

let folder: string;
let browser: Browser;
let site: ShopSite;
let server: ChildProcess | null;

beforeEach(async () => {
  folder = await makeDataFolder();
  browser = await openBrowser();
  server = null;
});
afterEach(async () => {
  site.close();
  await browser.close();
  if (server !== null) await pressControlC(server);
  await removeDataFolder(folder);
});

/** One language's walk: its document, and what its reader asks and is answered from the example files. */
const WALKS = [
  {
    language: "en",
    file: "docs/getting-started.md",
    locale: "C.UTF-8",
    question: "What is the vacuum flask made of?",
    fact: "304 stainless steel",
    promises: ["Paid before 2 pm on a weekday it leaves the same day", "within 30 days of delivery"],
    rules: {
      tab: "Rules",
      say: "Say it · Authenticity",
      field: "Authenticity · English",
      save: "Save",
      words: "Everything comes from the maker",
    },
    saved: "Saved. The assistant answers by it at once.",
    doubt: "Is this genuine?",
    orders: "Where is my order?",
    customer: "u2001",
    tracking: "1Z9990000000000001",
    joined: "You are talking to Mia",
    answer: "Hello, Mia here. I am looking into it.",
  },
  {
    language: "zh",
    file: "docs/getting-started.zh-CN.md",
    locale: "zh_CN.UTF-8",
    question: "保温杯是什么材质的？",
    fact: "304不锈钢",
    promises: ["16点前付款当天发", "签收后7天内"],
    rules: {
      tab: "店铺规则",
      say: null,
      field: "正品保障 · 中文",
      save: "保存",
      words: "全部专柜正品，支持验货",
    },
    saved: "已保存，助手马上按新内容回答。",
    doubt: "是正品吗？",
    orders: "我的快递到哪了？",
    customer: "u1001",
    tracking: "75800000000001",
    joined: "小梅 为您服务",
    answer: "您好，我是小梅，马上帮您看。",
  },
] as const;

test.for(WALKS)("$file leads to a shop that is live", async (walk) => {
  const { language } = walk;
  const port = String(await findFreePort());
  const surroundings = { WARMLINE_DATA: folder, PORT: port, LANG: walk.locale };
  site = await openShopSite(language);
  const guide = await readGuide(walk.file, { "8080": port, "https://www.harbor.example": site.origin });
  const [start = "", ...commands] = guide.commands;
  const [plainLine = "", signedLine = ""] = guide.html;
  const url = `http://127.0.0.1:${port}`;

  server = await startByGuide(start, { surroundings, ready: `${url}/workbench/` });
  const printed: string[] = [];
  for (const command of commands) printed.push(await runByGuide(command, surroundings));
  const invitation = printed.map((text) => /http\S+\/workbench\/links\/\S+/.exec(text)?.[0]).find((link) => link);
  for (const told of [walk.fact, ...walk.promises]) expect(printed.join("\n")).toContain(told);

  const agentContext = await openContext(browser, { language, width: 1440 });
  const agent = await openAgentScreen(agentContext, { url: "", path: invitation ?? "", language });
  await keepPicture(agent.page, `getting-started-${language}-invitation`);
  await agent.takeInvitation("rope-and-harbor-1881");
  await agent.goOnline();

  site.show(plainLine);
  const customerContext = await openContext(browser, { language, width: 1440 });
  const customer = await openCustomerScreen(customerContext, { url: site.origin, language });
  await customer.openWidget();
  await customer.write(walk.question);
  await eventually(() => customer.log.innerText()).toContain(walk.fact);

  const adminContext = await openContext(browser, { language, width: 1440 });
  const admin = await openAgentScreen(adminContext, { url, language });
  await admin.signIn({ email: "you@harbor.example", password: "salt-and-rope-1880" });
  const key = await admin.makeKey();
  await keepPicture(admin.page, `getting-started-${language}-key`);
  site.show(
    signedLine.replace("TOKEN", await tokenByGuide(guide.code.join("\n"), { ...key, customer: walk.customer })),
  );
  await customer.page.reload();
  await customer.openWidget();
  await customer.write(walk.orders);
  await eventually(() => customer.log.innerText()).toContain(walk.tracking);

  await sayRule(admin.page, walk);
  await keepPicture(admin.page, `getting-started-${language}-rules`);
  await customer.write(walk.doubt);
  await eventually(() => customer.log.innerText()).toContain(walk.rules.words);

  await customer.askForPerson();
  await agent.group("mine").getByRole("link").first().click();
  await eventually(() => customer.standing.innerText()).toBe(walk.joined);
  await agent.answer(walk.answer);
  await eventually(customer.said).toContainEqual(staffSaid(walk.answer));
  await keepPicture(customer.page, `getting-started-${language}-customer`);
  await keepPicture(agent.page, `getting-started-${language}-agent`);

  await pressControlC(server);
  expect(await processesOf(folder)).toEqual([]);
});

/** Says one more thing about the shop on its screen, and sees there what customers will be told. */
async function sayRule(page: Page, { rules, saved }: (typeof WALKS)[number]): Promise<void> {
  await page.getByRole("link", { name: rules.tab }).click();
  if (rules.say !== null) await page.getByRole("button", { name: rules.say }).click();
  await page.getByRole("textbox", { name: rules.field }).fill(rules.words);
  await eventually(() => page.getByRole("figure").allInnerTexts()).toContainEqual(expect.stringContaining(rules.words));
  await page.getByRole("button", { name: rules.save, exact: true }).click();
  await eventually(() => page.getByRole("status").allInnerTexts()).toContain(saved);
}

/** Types the first block into a terminal of its own and waits until the address is printed. */
async function startByGuide(
  line: string,
  { surroundings, ready }: { readonly surroundings: Surroundings; readonly ready: string },
): Promise<ChildProcess> {
  const child = spawnShell(line, surroundings);
  const said = listen(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", () => {
      if (said().stdout.includes(ready)) resolve();
    });
    child.once("close", () => reject(new Error(`It did not start:\n${said().stdout}${said().stderr}`)));
  });
  return child;
}

async function runByGuide(command: string, surroundings: Surroundings): Promise<string> {
  const { code, stdout, stderr } = await runShell(command, surroundings);
  expect(code, `${command}\n${stderr}`).toBe(0);
  return stdout;
}

/** What the guide's code signs when a shop's server runs it. */
async function tokenByGuide(
  code: string,
  { keyId, secret, customer }: { readonly keyId: string; readonly secret: string; readonly customer: string },
): Promise<string> {
  const file = join(folder, "customer-token.mjs");
  await writeFile(file, code);
  const call = `import { customerToken } from "${pathToFileURL(file).href}"; console.log(customerToken("${customer}"));`;
  const keys = { WARMLINE_KEY_ID: keyId, WARMLINE_KEY_SECRET: secret };
  return (await runByGuide(`node --input-type=module -e '${call}'`, keys)).trim();
}
