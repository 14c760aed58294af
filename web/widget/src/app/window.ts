import { lastSeq, unreadCount } from "@warmline/client";
import type { Language } from "@warmline/contract";
import { createDrawing } from "../jsx/draw.ts";
import type { Chat } from "./chat.ts";
import { createLogScroll } from "./log-scroll.ts";
import { Panel } from "./panel.tsx";
import { INITIAL_SCREEN, type Screen, type View } from "./view.ts";
import type { Words } from "./words.ts";

/** What the window is told from outside. */
export interface WindowOptions {
  readonly words: Words;
  readonly language: Language;
  readonly close: () => void;
  readonly onUnread: (count: number) => void;
}

/** The conversation window, drawn whenever something changed. */
export interface ChatWindow {
  /** Shows another chat, with nothing left of the one before; null for none. */
  show(chat: Chat | null): void;
  setShop(name: string, timeZone: string | undefined): void;
  setShown(shown: boolean, full: boolean): void;
  /** Something changed: draws at the end of this turn, at most once. */
  changed(): void;
}

/** A window in an element of its own. */
export function createWindow(parent: Element, options: WindowOptions): ChatWindow {
  let draw = createDrawing(parent);
  let base: Omit<View, "screen" | "shop" | "timeZone" | "shown" | "full"> | null = null;
  let screen = INITIAL_SCREEN;
  let shop = "";
  let timeZone: string | undefined;
  let shown = false;
  let full = false;
  let pending = 0;
  let planned = false;

  function changed(): void {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      if (base !== null) paint({ ...base, screen, shop, timeZone, shown, full });
    });
  }

  function paint(view: View): void {
    const { chat, scroll } = view;
    const state = chat.client.getState();
    const now = state.outgoing.length + chat.uploads.list().length;
    if (now > pending) scroll.toEnd();
    pending = now;
    draw(Panel({ view }));
    scroll.settle();
    const seen = shown && !scroll.isAway() && document.visibilityState === "visible";
    if (seen) chat.client.markRead(lastSeq(state.messages));
    options.onUnread(unreadCount(chat.client.getState()));
  }

  function change(changes: Partial<Screen>): void {
    screen = { ...screen, ...changes };
    changed();
  }

  return {
    show(chat) {
      draw(null);
      draw = createDrawing(parent);
      screen = INITIAL_SCREEN;
      pending = 0;
      const { words, language, close } = options;
      const fresh = { words, language, close, change, scroll: createLogScroll(), drawn: new WeakMap() };
      base = chat === null ? null : { ...fresh, chat };
      changed();
    },
    setShop(name, zone) {
      [shop, timeZone] = [name, zone];
      changed();
    },
    setShown(nextShown, nextFull) {
      [shown, full] = [nextShown, nextFull];
      changed();
    },
    changed,
  };
}
