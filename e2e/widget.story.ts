import { join } from "node:path";
import type { Browser, BrowserContext, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSimulatedShop, type SimulatedShop } from "./support/simulated-shop.ts";
import { openBrowser, openContext } from "./support/browser.ts";
import { type CustomerScreen, openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { ROOT } from "./support/run-warmline.ts";

const ASSISTANT = { kind: "assistant" } as const;
const text = (words: string) => ({ kind: "text", text: words }) as const;
const tokenOf = (sub: string): string => `e30.${Buffer.from(JSON.stringify({ sub })).toString("base64url")}.x`;

let browser: Browser;
let shop: SimulatedShop;
let context: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openSimulatedShop(join(ROOT, "web/widget/dist"));
  context = await openContext(browser, { language: "zh", width: 1440 });
});
afterEach(async () => {
  await context.close();
  shop.http.closeAllConnections();
  shop.http.close();
});

/** The shop's page has another origin than the widget that it brings in, as it has in life. */
const openPage = (query = ""): Promise<CustomerScreen> =>
  openCustomerScreen(context, { url: `${shop.page}/?lang=zh${query}`, language: "zh" });

const lastRoom = () => {
  const room = [...shop.server.rooms.values()].at(-1);
  if (room === undefined) throw new Error("Nobody has written yet.");
  return room;
};

async function begun(words = "你好"): Promise<CustomerScreen> {
  const customer = await openPage();
  await customer.openWidget();
  await customer.write(words);
  await expect.poll(() => customer.log.locator(".theirs").count()).toBeGreaterThan(0);
  return customer;
}

/** Scrolls away from the log's end once the log has come to rest there; the button that leads back is shown then. */
async function scrollUp({ log, frame }: CustomerScreen): Promise<Locator> {
  const toEnd = () => log.evaluate((list) => Math.round(list.scrollHeight - list.scrollTop - list.clientHeight));
  await expect.poll(toEnd).toBeLessThanOrEqual(1);
  await log.evaluate((list) => list.scrollTo({ top: 100 }));
  const pill = frame.getByRole("button", { name: "有新消息" });
  await pill.waitFor();
  return pill;
}

describe("what somebody writes", () => {
  test("is only ever text, whatever it looks like", async () => {
    const customer = await begun(`<img src=x onerror="document.title='gone'"><script>1</script>`);
    shop.server.say(
      lastRoom(),
      ASSISTANT,
      text(`<a href="javascript:1">x</a> https://a.example/"onclick=1 javascript:1`),
    );
    await expect.poll(async () => (await customer.said()).at(-1)?.what).toContain("javascript:1");
    expect(await customer.log.locator("script, img, [onerror], [onclick]").count()).toBe(0);
    const links = customer.log.locator(".theirs").last().getByRole("link");
    expect(
      await links.evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.getAttribute("rel")])),
    ).toEqual([["https://a.example/", "noopener noreferrer"]]);
  });

  test("is not sent by the Enter that ends a word in an input method", async () => {
    const customer = await begun();
    const before = (await customer.said()).length;
    const field = customer.frame.getByRole("textbox");
    await field.fill("nihao");
    await field.evaluate((element) =>
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true })),
    );
    expect(await field.inputValue()).toBe("nihao");
    await field.press("Shift+Enter");
    expect(await field.inputValue()).toBe("nihao\n");
    expect(await customer.said()).toHaveLength(before);
  });

  test("stays in the field over a reload until it is sent", async () => {
    const customer = await begun();
    await customer.frame.getByRole("textbox").fill("写到一半");
    await customer.page.reload();
    await customer.openWidget();
    expect(await customer.frame.getByRole("textbox").inputValue()).toBe("写到一半");
    await customer.frame.getByRole("textbox").press("Enter");
    await expect.poll(async () => (await customer.said()).map(({ what }) => what)).toContain("写到一半");
  });
});

describe("the window", () => {
  test("is reached and left by keyboard, and finds the focus where it was", async () => {
    const customer = await openPage();
    const launcher = customer.page.getByRole("button", { name: "联系客服" });
    await launcher.focus();
    await customer.page.keyboard.press("Enter");
    const field = customer.frame.getByRole("textbox");
    await field.waitFor();
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await customer.page.keyboard.press("Escape");
    await expect
      .poll(() => launcher.evaluate((button) => button === (button.getRootNode() as ShadowRoot).activeElement))
      .toBe(true);
    expect(await customer.page.locator("iframe").isVisible()).toBe(false);
  });

  test("counts on its button what came while it was closed", async () => {
    const customer = await begun();
    await customer.page.keyboard.press("Escape");
    await expect.poll(() => customer.frame.locator(".log").getAttribute("aria-live")).toBe("off");
    shop.server.say(lastRoom(), ASSISTANT, text("还有一件事"));
    shop.server.say(lastRoom(), ASSISTANT, text("再补充一句"));
    const launcher = customer.page.getByRole("button", { name: "联系客服，2 条未读消息" });
    await launcher.click();
    await expect.poll(() => lastRoom().customerReadSeq).toBe(4);
    await customer.page.keyboard.press("Escape");
    await customer.page.getByRole("button", { name: "联系客服", exact: true }).waitFor();
  });

  test("is accessible with everything in it, at both widths", async () => {
    const customer = await begun("我的订单到哪了");
    shop.server.change(lastRoom(), { owner: "closed" });
    await customer.frame.locator(".rating").waitFor();
    await expectAccessible(customer.page);
    await customer.page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(customer.page);
  });
});

describe("a long conversation", () => {
  test("draws its end first and more when asked, without moving what is read", async () => {
    const customer = await begun();
    for (let count = 0; count < 1_000; count += 1)
      shop.server.say(lastRoom(), ASSISTANT, text(`第 ${String(count)} 句`));
    await customer.log.getByText("第 999 句").waitFor();
    expect(await customer.log.locator(".message").count()).toBe(60);
    await customer.log.evaluate((list) => list.scrollTo({ top: 0 }));
    const seen = customer.log.getByText("第 945 句");
    const before = await seen.boundingBox();
    await customer.log.getByRole("button", { name: "查看更早的消息" }).click();
    expect(await customer.log.locator(".message").count()).toBe(120);
    expect(Math.abs(((await seen.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(40);
  });

  test("lets a reader stay where he is, and tells him of what is new", async () => {
    const customer = await begun();
    for (let count = 0; count < 40; count += 1) shop.server.say(lastRoom(), ASSISTANT, text(`第 ${String(count)} 句`));
    await customer.log.getByText("第 39 句").waitFor();
    const pill = await scrollUp(customer);
    shop.server.say(lastRoom(), ASSISTANT, text("最新的一句"));
    await expect.poll(() => pill.innerText()).toContain("有新消息");
    expect(await customer.log.evaluate((list) => list.scrollTop)).toBe(100);
    await pill.click();
    await expect.poll(() => lastRoom().customerReadSeq).toBe(43);
  });
});

describe("what comes and goes around the log", () => {
  test("leaves a reader at his place when the connection is lost", async () => {
    const customer = await begun();
    for (let count = 0; count < 40; count += 1) shop.server.say(lastRoom(), ASSISTANT, text(`第 ${String(count)} 句`));
    await customer.log.getByText("第 39 句").waitFor();
    await scrollUp(customer);
    await context.setOffline(true);
    await customer.frame.getByRole("status").getByRole("button", { name: "重新连接" }).waitFor();
    expect(await customer.log.evaluate((list) => list.scrollTop)).toBe(100);
    await context.setOffline(false);
  });
});

describe("who the customer is", () => {
  test("decides whose conversation is shown, also on one computer", async () => {
    const anonymous = await begun("我是访客");
    await anonymous.page.close();
    const lin = await openPage(`&token=${tokenOf("lin")}`);
    await lin.openWidget();
    await lin.write("我是林");
    await expect.poll(async () => (await lin.said()).map(({ what }) => what)).toContain("我是林");
    expect((await lin.said()).map(({ what }) => what)).not.toContain("我是访客");
    await lin.page.close();
    const again = await openPage();
    await again.page.frameLocator("iframe").locator(".message").first().waitFor({ state: "attached" });
    await again.openWidget();
    expect((await again.said())[0]?.what).toBe("我是访客");
  });

  test("can change while the page is open, and nothing of the one before stays", async () => {
    const customer = await begun("我是访客");
    await customer.page.evaluate((token) => window.Warmline?.signIn(token), tokenOf("lin"));
    await customer.frame.locator(".welcome").waitFor();
    await customer.write("我是林");
    await expect.poll(async () => (await customer.said())[0]?.what).toBe("我是林");
    await customer.page.evaluate(() => window.Warmline?.signOut());
    await customer.frame.locator(".welcome").waitFor();
    expect(await customer.said()).toEqual([]);
  });

  test("is not for another frame on the page to say", async () => {
    const customer = await begun("我是访客");
    await customer.page.evaluate((token) => {
      const stranger = document.createElement("iframe");
      stranger.srcdoc = `<script>
        const message = { warmline: { type: "identity", token: ${JSON.stringify(token)} } };
        for (let index = 0; index < parent.length; index += 1) parent[index].postMessage(message, "*");
        parent.postMessage({ warmline: { type: "close" } }, "*");
        parent.document.title = "posted";
      </script>`;
      document.body.append(stranger);
    }, tokenOf("lin"));
    await expect.poll(() => customer.page.title()).toBe("posted");
    await customer.write("还是我");
    await expect.poll(async () => (await customer.said()).map(({ what }) => what)).toContain("还是我");
    expect((await customer.said())[0]?.what).toBe("我是访客");
  });

  test("two tabs of one customer show the same, and neither sends twice", async () => {
    const first = await begun("第一页");
    const second = await openPage();
    await second.openWidget();
    await second.write("第二页");
    await first.write("又是第一页");
    const both = async (): Promise<boolean> =>
      JSON.stringify(await first.said()) === JSON.stringify(await second.said());
    await expect.poll(async () => (await second.said()).length).toBe(6);
    await expect.poll(both).toBe(true);
    const words = lastRoom().log.flatMap(({ author, body }) =>
      author.kind === "customer" && body.kind === "text" ? body.text : [],
    );
    expect(words.toSorted()).toEqual(["又是第一页", "第一页", "第二页"].toSorted());
  });
});
