import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import { PICTURE, type Said } from "./said.ts";

const WORDS = {
  zh: {
    launcher: /^联系客服/,
    frame: "在线客服",
    field: "输入您想问的问题…",
    person: "转人工",
    log: "聊天记录",
    rate: "提交评价",
  },
  en: {
    launcher: /^Chat with us/,
    frame: "Customer service",
    field: "Write a message…",
    person: "Talk to a person",
    log: "Conversation",
    rate: "Send rating",
  },
};

/** A shop's page in a customer's browser, with the widget as the customer uses it. */
export interface CustomerScreen {
  readonly page: Page;
  /** The widget's frame. */
  readonly frame: FrameLocator;
  readonly log: Locator;
  /** Who answers, as the widget's head says. */
  readonly standing: Locator;
  readonly openWidget: () => Promise<void>;
  /** Types and sends; it is on the screen afterwards, perhaps still on its way. */
  readonly write: (text: string) => Promise<void>;
  readonly askForPerson: () => Promise<void>;
  readonly sendPicture: (png: Buffer) => Promise<void>;
  readonly rate: (stars: string) => Promise<void>;
  /** Every bubble from top to bottom. */
  readonly said: () => Promise<readonly Said[]>;
  /** Bubbles that the server has not taken yet. */
  readonly pending: Locator;
}

/** Opens a page that carries the widget. */
export async function openCustomerScreen(
  context: BrowserContext,
  { url, language }: { readonly url: string; readonly language: "zh" | "en" },
): Promise<CustomerScreen> {
  const words = WORDS[language];
  const page = await context.newPage();
  await page.goto(url);
  const frame = page.frameLocator(`iframe[title="${words.frame}"]`);
  const log = frame.getByRole("log", { name: words.log });
  const field = frame.getByRole("textbox", { name: words.field });
  const bubbles = log.locator(".message");
  return {
    page,
    frame,
    log,
    standing: frame.locator("header p"),
    pending: log.locator(".message.pending"),
    openWidget: async () => {
      await page.getByRole("button", { name: words.launcher }).click();
      await field.waitFor();
    },
    write: async (text) => {
      await field.fill(text);
      await field.press("Enter");
    },
    askForPerson: () => frame.getByRole("button", { name: words.person }).first().click(),
    sendPicture: (buffer) =>
      frame.locator("input[type=file]").setInputFiles({ name: "label.png", mimeType: "image/png", buffer }),
    rate: async (stars) => {
      await frame.getByRole("radio", { name: stars, exact: true }).check({ force: true });
      await frame.getByRole("button", { name: words.rate }).click();
    },
    said: async () => Promise.all((await bubbles.all()).map(read)),
  };
}

async function read(bubble: Locator): Promise<Said> {
  const [own, picture, text] = await Promise.all([
    bubble.getAttribute("class"),
    bubble.locator(".picture").count(),
    bubble.locator(".text").allInnerTexts(),
  ]);
  return { by: own?.includes("own") ? "customer" : "staff", what: picture > 0 ? PICTURE : text.join("\n") };
}
