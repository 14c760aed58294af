import type { CustomerBody, Language } from "@warmline/contract";
import { inkOn } from "@warmline/ui";
import { type Peer, readFrom, tell, TO_FRAME, type ToFrame } from "../shared/bridge.ts";
import { type Chat, createChat } from "./chat.ts";
import { FIELD } from "./composer.tsx";
import { nameOf, type Shop } from "./shop.ts";
import { type FrameStorage, openStorage } from "./storage.ts";
import { createWindow } from "./window.ts";
import { en } from "./words-en.ts";
import { zh } from "./words-zh.ts";

const query = new URLSearchParams(location.search);
const slug = query.get("shop") ?? "";
const language: Language = query.get("lang") === "en" ? "en" : "zh";
const isAlone = window.parent === window;
const page: Peer = { window: () => window.parent, origin: query.get("page") ?? location.origin };

const chatWindow = createWindow(document.body, {
  language,
  words: language === "en" ? en : zh,
  close: () => tell(page, { type: "close" }),
  onUnread(count) {
    if (count !== told) tell(page, { type: "unread", count });
    told = count;
  },
});
let told = 0;
let chat: Chat | null = null;
let storage: FrameStorage | null = null;
let waitingForToken: ((token: string | null) => void)[] = [];
/** Raised with each change of identity, so that a chat that comes up late for an earlier one is thrown away. */
let identity = 0;

function paint(colour: string): void {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return;
  document.documentElement.style.setProperty("--wl-accent", colour);
  document.documentElement.style.setProperty("--wl-on-accent", inkOn(colour));
}

function onShop(shop: Shop): void {
  const name = nameOf(shop, language);
  document.title = name;
  chatWindow.setShop(name, shop.timeZone);
  const colour = query.get("accent") ?? shop.accentColour;
  paint(colour);
  if (colour !== "") tell(page, { type: "accent", colour });
}

/** The signed-in customer's token from the shop's page; a frame that stands alone has no page to ask. */
function askToken(): Promise<string | null> {
  if (isAlone) return Promise.resolve(null);
  return new Promise((answer) => {
    waitingForToken.push(answer);
    tell(page, { type: "token_wanted" });
  });
}

async function begin(token: string | null, previous = ""): Promise<void> {
  if (storage === null) return;
  identity += 1;
  const mine = identity;
  const onChange = chatWindow.changed;
  const fresh = await createChat({ shop: slug, storage, language, token, previous, onShop, askToken, onChange });
  if (mine !== identity) return fresh.client.close();
  chat = fresh;
  chatWindow.show(chat);
}

/** Somebody else from here on. What an anonymous customer had written but not sent goes with him when he signs in. */
async function become(token: string | null): Promise<void> {
  const before = chat;
  chat = null;
  chatWindow.show(null);
  const unsent = before?.client.getState().outgoing.filter(({ delivery }) => delivery.state === "queued") ?? [];
  before?.sessions.forget();
  before?.draft.save("");
  await before?.client.forget();
  await begin(token, before?.sessions.current());
  if (token !== null) for (const { body } of unsent) sendNow(body);
}

function sendNow(body: CustomerBody): void {
  chat?.client.send(body);
}

function hear(message: ToFrame | null): void {
  switch (message?.type) {
    case "shown":
      chatWindow.setShown(true, message.full);
      return document.getElementById(FIELD)?.focus();
    case "hidden":
      return chatWindow.setShown(false, false);
    case "token": {
      storage ??= openStorage(message.kept, (key, text) => tell(page, { type: "keep", key, text }));
      const waiting = waitingForToken;
      waitingForToken = [];
      for (const answer of waiting) answer(message.token);
      return;
    }
    case "identity":
      return void become(message.token);
    case undefined:
      return;
  }
}

function seen(): void {
  if (document.visibilityState !== "visible") return;
  chat?.client.wake();
  chatWindow.changed();
}

document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
paint(query.get("accent") ?? "");
if (isAlone) chatWindow.setShown(true, true);
addEventListener("message", (event) => hear(readFrom<ToFrame>(event, page, TO_FRAME)));
addEventListener("online", seen);
addEventListener("offline", seen);
document.addEventListener("visibilitychange", seen);
tell(page, { type: "ready" });
if (isAlone) storage = openStorage({}, () => undefined);
void askToken().then(begin);
