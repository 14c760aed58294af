import { type Peer, readFrom, tell, TO_PAGE, type ToPage } from "../shared/bridge.ts";
import { frameAddress, type LoaderConfig, readConfig } from "./config.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { createPageMemory } from "./page-memory.ts";

/** What a shop's page can call. */
interface WarmlineOnPage {
  open(): void;
  close(): void;
  /** The customer signed in at the shop: `token` is a JWT that the shop's server signed. */
  signIn(token: string): void;
  signOut(): void;
}

declare global {
  interface Window {
    /** Set by the shop before the script: how to get the signed-in customer's token, null for nobody. */
    warmline?: { token?: () => string | null | Promise<string | null> };
    Warmline?: WarmlineOnPage;
  }
}

/** Joins launcher and frame. The frame is loaded when it is first wanted, or when this customer had used it before. */
class Loader implements WarmlineOnPage {
  readonly #config: LoaderConfig;
  readonly #launcher: Launcher;
  readonly #peer: Peer;
  readonly #memory = createPageMemory(() => ({ shared: localStorage, tab: sessionStorage }));
  /** Under this the page remembers that the widget was used, and its colour. */
  readonly #used: string;
  #frame: HTMLIFrameElement | null = null;
  #token: string | null | undefined;
  #isOpen = false;

  constructor(config: LoaderConfig, token: string | undefined) {
    this.#config = config;
    this.#token = token;
    this.#used = `warmline:${config.shop}`;
    this.#peer = { window: () => this.#frame?.contentWindow, origin: config.origin };
    this.#launcher = createLauncher(config.language, () => (this.#isOpen ? this.close() : this.open()));
    const before = this.#memory.read(this.#used);
    const accent = config.accent ?? before;
    if (accent?.startsWith("#") === true) this.#launcher.setAccent(accent);
    addEventListener("message", (event) => this.#hear(readFrom<ToPage>(event, this.#peer, TO_PAGE)));
    if (before !== null) this.#load();
  }

  open(): void {
    this.#memory.write(this.#used, this.#memory.read(this.#used) ?? "used");
    this.#load();
    this.#isOpen = true;
    this.#launcher.setOpen(true);
    this.#lockPage(this.#launcher.isFull());
    this.#frame?.focus();
    this.#tellShown();
  }

  close(): void {
    this.#isOpen = false;
    this.#launcher.setOpen(false);
    this.#lockPage(false);
    this.#launcher.focus();
    tell(this.#peer, { type: "hidden" });
  }

  signIn(token: string): void {
    this.#identify(token);
  }

  signOut(): void {
    this.#identify(null);
  }

  #identify(token: string | null): void {
    this.#token = token;
    tell(this.#peer, { type: "identity", token });
  }

  #load(): void {
    if (this.#frame !== null) return;
    const frame = document.createElement("iframe");
    frame.src = frameAddress(this.#config, location.origin);
    frame.title = this.#config.language === "zh" ? "在线客服" : "Customer service";
    frame.allow = "clipboard-write";
    this.#frame = frame;
    this.#launcher.box.append(frame);
  }

  #hear(message: ToPage | null): void {
    switch (message?.type) {
      case "ready":
        return this.#tellShown();
      case "close":
        return this.close();
      case "token_wanted":
        return void this.#answerToken();
      case "unread":
        return this.#launcher.setUnread(message.count);
      case "accent":
        this.#memory.write(this.#used, message.colour);
        if (this.#config.accent === null) this.#launcher.setAccent(message.colour);
        return;
      case "keep":
        if (message.key.startsWith(`${this.#used}:`)) this.#memory.write(message.key, message.text);
        return;
      case undefined:
        return;
    }
  }

  /** A page behind a full-screen conversation must not scroll along. */
  #lockPage(locked: boolean): void {
    document.documentElement.style.overflow = locked ? "hidden" : "";
  }

  #tellShown(): void {
    if (this.#isOpen) tell(this.#peer, { type: "shown", full: this.#launcher.isFull() });
  }

  /** Asks the page each time, because its tokens are short-lived; what was set by call or in the script line comes first. */
  async #answerToken(): Promise<void> {
    let token = this.#token;
    if (token === undefined) {
      try {
        token = await window.warmline?.token?.();
      } catch {
        token = null;
      }
    }
    tell(this.#peer, { type: "token", token: token ?? null, kept: this.#memory.readAll(`${this.#used}:`) });
  }
}

function start(script: HTMLScriptElement): void {
  const config = readConfig(script, document.documentElement.lang);
  if (config === null || window.Warmline !== undefined) return;
  window.Warmline = new Loader(config, script.dataset["token"]);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => start(script));
  else start(script);
}
