import { inkOn } from "@warmline/ui";
import { LAUNCHER_CSS } from "./launcher-css.ts";

const BUBBLE =
  "M12 3.5c-5 0-9 3.3-9 7.4 0 2.3 1.3 4.4 3.3 5.7-.1 1-.5 2.2-1.4 3.2-.2.3 0 .7.4.6 1.9-.3 3.5-1.1 4.6-1.9.7.1 1.4.2 2.1.2 5 0 9-3.3 9-7.4s-4-7.8-9-7.8z";
const CROSS = "M6 6l12 12M18 6L6 18";

const WORDS = {
  zh: { open: "联系客服", close: "收起客服窗口", unread: (count: number) => `联系客服，${count} 条未读消息` },
  en: { open: "Chat with us", close: "Close chat", unread: (count: number) => `Chat with us, ${count} unread` },
};

/** The button on the shop's page and the box that holds the frame, inside a shadow root that the page's styles do not reach. */
export interface Launcher {
  readonly box: HTMLElement;
  /** Whether the box covers the whole screen, as on phones. */
  isFull(): boolean;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
  setAccent(colour: string): void;
  focus(): void;
}

function shape(path: string, line: boolean): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  drawn.setAttribute("d", path);
  drawn.setAttribute("class", line ? "line" : "fill");
  svg.append(drawn);
  return svg;
}

/** Constructed sheets are not stopped by a page's `style-src`; a style element is the way of older browsers. */
function addStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LAUNCHER_CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = LAUNCHER_CSS;
    root.append(style);
  }
}

/** Puts the launcher on the page. */
export function createLauncher(language: "zh" | "en", onToggle: () => void): Launcher {
  const words = WORDS[language];
  const host = document.createElement("div");
  host.lang = language === "zh" ? "zh-CN" : "en";
  host.dataset["warmline"] = "";
  const root = host.attachShadow({ mode: "open" });
  addStyles(root);
  const box = document.createElement("div");
  box.className = "box";
  box.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.append(shape(BUBBLE, false), shape(CROSS, true));
  const badge = document.createElement("span");
  badge.className = "badge";
  badge.hidden = true;
  button.append(badge);
  button.addEventListener("click", onToggle);
  root.append(box, button);
  document.body.append(host);
  let open = false;
  let unread = 0;

  function label(): void {
    const closed = unread > 0 ? words.unread(unread) : words.open;
    button.setAttribute("aria-label", open ? words.close : closed);
    button.setAttribute("aria-expanded", String(open));
    badge.hidden = open || unread === 0;
    badge.textContent = unread > 99 ? "99+" : String(unread);
  }

  label();
  return {
    box,
    isFull: () => matchMedia("(max-width: 480px), (max-height: 480px)").matches,
    setOpen(next) {
      open = next;
      box.hidden = !next;
      root.host.toggleAttribute("data-open", next);
      label();
    },
    setUnread(count) {
      unread = count;
      label();
    },
    setAccent(colour) {
      host.style.setProperty("--accent", colour);
      host.style.setProperty("--on-accent", inkOn(colour));
    },
    focus: () => button.focus(),
  };
}
