import type { BrowserContext, Locator, Page } from "playwright-core";
import { PICTURE, type Said } from "./said.ts";

const WORDS = {
  zh: {
    email: "邮箱",
    password: "密码",
    signIn: "登录",
    online: /^在线/,
    inbox: "会话列表",
    log: "聊天记录",
    brief: "来龙去脉",
    answer: "消息内容: 回复顾客",
    note: "消息内容: 内部备注",
    toAnswer: "回复顾客",
    toNote: "内部备注",
    close: "结束会话",
    presence: /接待 \d+\/\d+/,
    newPassword: "新密码",
    enter: "确定并登录",
    shops: "店铺设置",
    newKey: "新建密钥",
    keyId: /^密钥编号/,
  },
  en: {
    email: "Email",
    password: "Password",
    signIn: "Sign in",
    online: /^Online/,
    inbox: "Conversations",
    log: "Messages",
    brief: "The story so far",
    answer: "Message: Reply to customer",
    note: "Message: Internal note",
    toAnswer: "Reply to customer",
    toNote: "Internal note",
    close: "Close",
    presence: /\d+ of \d+/,
    newPassword: "New password",
    enter: "Save and sign in",
    shops: "Shop settings",
    newKey: "New key",
    keyId: /^Key id/,
  },
};

/** The workbench in an agent's browser. */
export interface AgentScreen {
  readonly page: Page;
  readonly signIn: (who: { readonly email: string; readonly password: string }) => Promise<void>;
  /** Sets a password on the screen that an invitation opens, and comes in by it. */
  readonly takeInvitation: (password: string) => Promise<void>;
  /** Makes a key for customers' tokens in the only shop's settings. */
  readonly makeKey: () => Promise<{ readonly keyId: string; readonly secret: string }>;
  /** Goes to the shops' settings. */
  readonly openShops: () => Promise<void>;
  readonly goOnline: () => Promise<void>;
  /** Opens the customer's orders one after the other until one offers this, of these goods, and asks for it. */
  readonly offer: (action: string, goods?: string) => Promise<void>;
  /** The row of a customer in the list of conversations. */
  readonly row: (customer: string) => Locator;
  /** One of the list's groups. */
  readonly group: (group: "mine" | "waiting" | "assistant" | "closed") => Locator;
  readonly log: Locator;
  /** The story that the assistant tells whoever takes over. */
  readonly brief: Locator;
  readonly answer: (text: string) => Promise<void>;
  readonly note: (text: string) => Promise<void>;
  readonly close: (reason: string) => Promise<void>;
  /** Every bubble from top to bottom, without internal notes. */
  readonly said: () => Promise<readonly Said[]>;
  /** Bubbles that the server has not taken yet. */
  readonly pending: Locator;
}

/** Opens the workbench, which asks to sign in; or a page of it, such as an invitation. */
export async function openAgentScreen(
  context: BrowserContext,
  {
    url,
    path = "/workbench/",
    language,
  }: { readonly url: string; readonly path?: string; readonly language: "zh" | "en" },
): Promise<AgentScreen> {
  const words = WORDS[language];
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  const inbox = page.getByRole("region", { name: words.inbox });
  const log = page.getByRole("log", { name: words.log });
  const bubbles = log.locator("article.entry:not([data-note])");
  const writeAs = async (mode: "answer" | "note", text: string): Promise<void> => {
    await page.getByRole("radio", { name: mode === "answer" ? words.toAnswer : words.toNote, exact: true }).click();
    const field = page.getByRole("textbox", { name: words[mode] });
    await field.fill(text);
    await field.press("Control+Enter");
  };
  return {
    page,
    log,
    brief: page.getByRole("region", { name: words.brief }),
    pending: log.locator("article[data-unsent]"),
    signIn: async ({ email, password }) => {
      await page.getByRole("textbox", { name: words.email }).fill(email);
      await page.getByLabel(words.password, { exact: true }).fill(password);
      await page.getByRole("button", { name: words.signIn, exact: true }).click();
      await inbox.waitFor();
    },
    takeInvitation: async (password) => {
      await page.getByLabel(words.newPassword, { exact: true }).fill(password);
      await page.getByRole("button", { name: words.enter }).click();
      await inbox.waitFor();
    },
    makeKey: async () => {
      await page.getByRole("link", { name: words.shops }).click();
      await page.getByRole("button", { name: words.newKey }).click();
      const keyId = await page.getByText(words.keyId).getByRole("code").innerText();
      return { keyId, secret: await page.getByRole("alert").locator("+ .code-line code").innerText() };
    },
    openShops: () => page.getByRole("link", { name: words.shops }).click(),
    offer: async (action, goods = "") => {
      const button = page.getByRole("button", { name: action, exact: true });
      const order = page.locator("article.order", { hasText: goods, has: button });
      const closed = page.locator(".order-head[aria-expanded=false]");
      await page.locator(".order-head").first().waitFor();
      while ((await order.count()) === 0) await closed.first().click();
      await order.first().getByRole("button", { name: action, exact: true }).click();
    },
    goOnline: async () => {
      await page.getByRole("banner").getByRole("button", { name: words.presence }).click();
      await page.getByRole("radio", { name: words.online }).click();
    },
    row: (customer) => inbox.getByRole("link", { name: customer }),
    group: (group) => page.locator(`section[data-group="${group}"]`),
    answer: (text) => writeAs("answer", text),
    note: (text) => writeAs("note", text),
    close: async (reason) => {
      await page.getByRole("button", { name: words.close, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: reason }).click();
    },
    said: async () => Promise.all((await bubbles.all()).map(read)),
  };
}

async function read(bubble: Locator): Promise<Said> {
  const [side, picture, text] = await Promise.all([
    bubble.getAttribute("data-side"),
    bubble.locator(".bubble .picture").count(),
    bubble.locator(".bubble .text").allInnerTexts(),
  ]);
  return { by: side === "customer" ? "customer" : "staff", what: picture > 0 ? PICTURE : text.join("\n") };
}
