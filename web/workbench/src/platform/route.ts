import { useSyncExternalStore } from "react";

/** Where the built workbench is served; the same in development. */
export const BASE = "/workbench/";

/** Every place in the workbench that has an address. `details` is the customer pane where there is room for one pane only. */
export type Route =
  | { readonly name: "inbox" }
  | { readonly name: "conversation"; readonly id: string; readonly details: boolean }
  | { readonly name: "cases"; readonly id: string | null }
  | { readonly name: "requests"; readonly id: string | null }
  | { readonly name: "people" }
  | { readonly name: "shops"; readonly id: string | null; readonly part: ShopPart; readonly item?: string }
  | { readonly name: "link"; readonly token: string }
  | { readonly name: "forgot" };

/** The parts of a shop's settings. */
export type ShopPart = "settings" | "rules" | "offers" | "return-addresses" | "own-answers" | "sops";

const SHOP_PARTS: readonly ShopPart[] = ["settings", "rules", "offers", "return-addresses", "own-answers", "sops"];

/** Reads an address. What is not known is the inbox: a mistyped address is never a dead end. */
export function parseRoute(path: string): Route {
  const [head, second, third, fourth] = path.replace(BASE, "/").split("/").filter(Boolean).map(decodePart);
  if (head === "c" && second !== undefined) return { name: "conversation", id: second, details: third === "customer" };
  if (head === "cases") return { name: "cases", id: second ?? null };
  if (head === "requests") return { name: "requests", id: second ?? null };
  if (head === "people") return { name: "people" };
  if (head === "shops") return shopRoute(second, third, fourth);
  if (head === "links" && second !== undefined) return { name: "link", token: second };
  if (head === "forgot") return { name: "forgot" };
  return { name: "inbox" };
}

/** The address of a route; `parseRoute` reads it back. */
export function formatRoute(route: Route): string {
  switch (route.name) {
    case "inbox":
      return BASE;
    case "conversation":
      return `${BASE}c/${encodeURIComponent(route.id)}${route.details ? "/customer" : ""}`;
    case "cases":
    case "requests":
      return `${BASE}${route.name}${route.id === null ? "" : `/${encodeURIComponent(route.id)}`}`;
    case "people":
    case "forgot":
      return BASE + route.name;
    case "shops":
      return shopAddress(route);
    case "link":
      return `${BASE}links/${encodeURIComponent(route.token)}`;
  }
}

function shopPart(part: string | undefined): ShopPart {
  return SHOP_PARTS.find((one) => one === part) ?? "settings";
}

/** Only a process stands in its part by a name of its own. */
function shopRoute(id: string | undefined, part: string | undefined, item: string | undefined): Route {
  const named = item !== undefined && part === "sops" ? { item } : {};
  return { name: "shops", id: id ?? null, part: shopPart(part), ...named };
}

function shopAddress({ id, part, item }: Extract<Route, { readonly name: "shops" }>): string {
  if (id === null) return `${BASE}shops`;
  return `${BASE}shops/${encodeURIComponent(id)}${part === "settings" ? "" : `/${part}`}${item === undefined ? "" : `/${encodeURIComponent(item)}`}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const CHANGED = "warmline:route";

/** Whether the present screen may be left; asks the person where something would be lost. */
type MayLeave = () => boolean;

let mayLeave: MayLeave | null = null;
/** Where the guarded screen is: the back button has gone from it before anybody can ask. */
let guarded = "";

/** Asks before the present screen is left, until the answer is called. One screen at a time. */
export function guardLeaving(ask: MayLeave): () => void {
  mayLeave = ask;
  guarded = location.pathname;
  addEventListener("popstate", askWhenGone, { capture: true });
  return () => {
    removeEventListener("popstate", askWhenGone, { capture: true });
    if (mayLeave === ask) mayLeave = null;
  };
}

/** Nobody else hears of a step back that the person takes back. */
function askWhenGone(event: PopStateEvent): void {
  if (mayLeave === null || location.pathname === guarded || mayLeave()) return;
  event.stopImmediatePropagation();
  history.pushState(null, "", guarded);
}

/** Goes to a route; `replace` leaves no step behind for the back button. */
export function go(route: Route, how: "push" | "replace" = "push"): void {
  const address = formatRoute(route);
  if (address === location.pathname || mayLeave?.() === false) return;
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(CHANGED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(CHANGED, listener);
  };
}

/** The route of the present address. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.pathname));
}
