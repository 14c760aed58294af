import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AgentScreen, openAgentScreen } from "./support/agent-screen.ts";
import { openBrowser, openContext } from "./support/browser.ts";
import { type CustomerScreen, openCustomerScreen } from "./support/customer-screen.ts";
import { makeDataFolder, removeDataFolder } from "./support/data-folder.ts";
import { runWarmline } from "./support/run-warmline.ts";
import { createKey, signInAdmin, signToken } from "./support/shop-server.ts";
import { openShopSite, type ShopSite } from "./support/shop-site.ts";
import { type Program, startProgram } from "./support/start-program.ts";

const ADMIN = { email: "owner@wounds.example", password: "tar-and-feather-17" };
/** How long something on a screen may take to follow something on another, in milliseconds. */
const FOLLOW_MS = 20_000;

/** A text that runs a script on every page that takes it for HTML. */
const plant = (where: string): string => `${where}<img src=x data-planted onerror=window.__wound=1>`;
const SCRIPT_LINK = "javascript:window.__wound=1";
/** What a writer has more room for than a name: a script, and links to one in every way a text may have links. */
const SCRIPTS = `<script data-planted>window.__wound=1</script><a href="${SCRIPT_LINK}">a</a> [b](${SCRIPT_LINK}) ${SCRIPT_LINK}`;

const SHOP = plant("Shop");
const CUSTOMER = plant("Mei");
const AGENT = plant("Sam");
const PRODUCT = plant("Lamp");
const MATERIAL = plant("Brass");
const PROBLEM = plant("Where is my order?");
const QUESTION = `${plant("Question")} ${SCRIPTS}`;
const ANSWER = `${plant("Answer")} ${SCRIPTS}`;
const NOTE = `${plant("Note")} ${SCRIPTS}`;

let folder: string;
let program: Program;
let browser: Browser;
let shopSite: ShopSite;
let otherSite: ShopSite;
/** What the shop's own server signed for the customer. */
let token: string;
const dialogs: string[] = [];

/** Waits until a screen shows exactly this. */
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: FOLLOW_MS });

async function warmline(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runWarmline(args, { WARMLINE_DATA: folder, PORT: "0" });
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Imports a table whose first line names its columns. */
async function importTable(kind: "products" | "orders", row: Readonly<Record<string, string>>): Promise<void> {
  const quoted = Object.values(row).map((text) => `"${text.replaceAll('"', '""')}"`);
  const file = join(folder, `${kind}.csv`);
  await writeFile(file, `${Object.keys(row).join(",")}\n${quoted.join(",")}\n`);
  await warmline("import", kind, file, "--shop", "wounds");
}

async function openProfile(): Promise<BrowserContext> {
  const context = await openContext(browser, { language: "en", width: 1440 });
  context.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return context;
}

/** Nothing of what was planted has become an element, a link or a running script on the page or in its frames. */
async function expectUnharmed(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const harm = await frame.evaluate(() => ({
      ran: "__wound" in window,
      elements: document.querySelectorAll("[data-planted], [onerror], [href^='javascript' i]").length,
    }));
    expect([frame.url(), harm]).toEqual([frame.url(), { ran: false, elements: 0 }]);
  }
  expect(dialogs).toEqual([]);
}

beforeAll(async () => {
  [folder, shopSite, otherSite] = [await makeDataFolder(), await openShopSite("en"), await openShopSite("en")];
  program = await startProgram(folder, { WARMLINE_DEMO: "off" });
  const made = await warmline(
    ...[
      "setup",
      "--json",
      "--organization",
      "Wounds",
      "--admin-email",
      ADMIN.email,
      "--admin-password",
      ADMIN.password,
    ],
    ...["--shop-name", SHOP, "--shop-slug", "wounds", "--language", "en", "--allowed-origin", shopSite.origin],
  );
  await importTable("products", {
    ...{ sku: "L1", title: PRODUCT, category: "home/lamp", keywords: "lamp", variant_sku: "L1-A" },
    ...{ "option.color": plant("Red"), price: "9.00", stock: "3", "fact.material": MATERIAL },
  });
  await importTable("orders", {
    ...{ number: "W-1001", customer: "u1", customer_name: CUSTOMER, state: "paid", placed_at: "2026-11-18 10:21" },
    ...{ paid_at: "2026-11-18 10:23", sku: "L1-A", quantity: "1", unit_price: "9.00", recipient: plant("Rae") },
    ...{ phone: "+1 207 555 0101", country: "US", region: "Maine", city: "Portland", line: plant("Wharf") },
    ...{ postcode: "04101", note: plant("Bell") },
  });
  const shopId = /"shopId":"([^"]+)"/.exec(made)?.[1] ?? "";
  const key = await createKey(await signInAdmin(program.url, ADMIN), { shopId });
  token = signToken(key, { shop: "wounds", customer: "u1", now: new Date() });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const site of [shopSite, otherSite]) site.close();
  await program.stop();
  await removeDataFolder(folder);
});

/** The customer's window on his shop's page. */
async function openCustomer(): Promise<CustomerScreen> {
  shopSite.show(`<script src="${program.url}/widget.js" data-shop="wounds" data-token="${token}" async></script>`);
  const customer = await openCustomerScreen(await openProfile(), { url: shopSite.origin, language: "en" });
  await customer.openWidget();
  return customer;
}

/** The planted agent, as one who just came in by his invitation. */
async function openAgent(): Promise<AgentScreen> {
  const who = ["--email", "sam@wounds.example", "--name", AGENT, "--role", "agent", "--shop", "wounds"];
  const path = /\/workbench\/links\/[\w-]+/.exec(await warmline("people", "invite", ...who, "--language", "en"))?.[0];
  const where = { url: program.url, path: path ?? "", language: "en" } as const;
  const agent = await openAgentScreen(await openProfile(), where);
  await agent.takeInvitation("rope-and-harbor-1881");
  return agent;
}

/** Waits until the page shows all of these as they were written. */
async function expectShown(read: () => Promise<string>, texts: readonly string[]): Promise<void> {
  for (const text of texts) await eventually(read).toContain(text);
}

describe("what strangers wrote", () => {
  test("would run on a page that took it for HTML", async () => {
    shopSite.show(QUESTION);
    const page = await (await openProfile()).newPage();
    await page.goto(shopSite.origin);
    await eventually(() => page.evaluate(() => "__wound" in window)).toBe(true);
    await page.context().close();
  });

  test("is text for the customer and for everybody who serves, and none of it a link that runs", async () => {
    const customer = await openCustomer();
    await expectShown(() => customer.log.innerText(), [SHOP]);
    await customer.write(PROBLEM);
    await expectShown(() => customer.log.innerText(), [PRODUCT]);
    const agent = await openAgent();
    await agent.goOnline();
    await customer.write(QUESTION);
    await customer.askForPerson();
    await agent.group("mine").getByRole("link", { name: CUSTOMER }).click();
    await agent.answer(ANSWER);
    await agent.note(NOTE);
    const { page } = agent;
    await page.getByRole("textbox", { name: "Search this shop's products" }).fill("lamp");
    await page.locator(".products").getByRole("button", { name: PRODUCT }).click();
    await page.getByRole("button", { name: "Send to customer" }).click();
    await expectShown(() => customer.log.getByRole("article").last().innerText(), [PRODUCT]);
    await expectShown(() => customer.log.innerText(), [QUESTION, ANSWER]);
    await expectShown(() => customer.standing.innerText(), [AGENT]);
    await expectUnharmed(customer.page);

    await expectShown(() => agent.log.innerText(), [QUESTION, ANSWER, NOTE, PRODUCT]);
    await expectShown(() => agent.brief.innerText(), [PROBLEM, PRODUCT]);
    await expectShown(() => agent.row(CUSTOMER).innerText(), [CUSTOMER]);
    const everything = () => page.locator("body").innerText();
    await expectShown(everything, [SHOP, MATERIAL, plant("Red"), plant("Rae"), plant("Wharf"), plant("Bell")]);
    await expectUnharmed(page);
    await customer.page.context().close();
    await page.context().close();
  });

  test("is text for who looks after people and shops, and would not run there either had it become an element", async () => {
    const admin = await openAgentScreen(await openProfile(), { url: program.url, language: "en" });
    const { page } = admin;
    await admin.signIn(ADMIN);
    await page.getByRole("link", { name: "People" }).click();
    await expectShown(() => page.locator("main").innerText(), [AGENT]);
    await expectUnharmed(page);
    await page.getByRole("link", { name: "Shop settings" }).click();
    await eventually(() => page.locator("main").getByRole("textbox").first().inputValue()).not.toBe("");
    await expectUnharmed(page);

    const refused = await page.evaluate(async (html) => {
      const violation = new Promise<string>((resolve) => {
        addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      });
      const element = document.createElement("div");
      element.innerHTML = html;
      document.body.append(element);
      return violation;
    }, plant(""));
    expect([refused, await page.evaluate(() => "__wound" in window)]).toEqual(["script-src-attr", false]);
    await page.context().close();
  });
});

describe("a page that frames us", () => {
  /** What becomes of a frame with this address on a site's page. */
  async function framed(site: ShopSite, path: string): Promise<string> {
    const address = `${program.url}${path}`;
    site.show(`<iframe src="${address}"></iframe>`);
    const page = await (await openProfile()).newPage();
    const fate = new Promise<string>((resolve) => {
      page.on("requestfinished", (request) => request.url() === address && resolve("shown"));
      page.on("requestfailed", (request) => request.url() === address && resolve(request.failure()?.errorText ?? ""));
    });
    await page.goto(site.origin);
    const told = await fate;
    await page.context().close();
    return told;
  }
  const REFUSED = "net::ERR_BLOCKED_BY_RESPONSE";
  const WIDGET = "/widget/frame?shop=wounds&lang=en";

  test("never gets the workbench, and the widget only where the shop allows it", async () => {
    for (const site of [shopSite, otherSite]) expect(await framed(site, "/workbench/")).toBe(REFUSED);
    expect(await framed(otherSite, WIDGET)).toBe(REFUSED);
    expect(await framed(shopSite, WIDGET)).toBe("shown");
  });
});
