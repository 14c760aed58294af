import { useSyncExternalStore } from "react";

/** Where the built workbench is served; the same in development. */
export const BASE = "/workbench/";

/** Every place in the workbench that has an address. `details` is the customer pane where there is room for one pane only. */
export type Route =
  | { readonly name: "inbox" }
  | { readonly name: "conversation"; readonly id: string; readonly details: boolean }
  | { readonly name: "people" }
  | { readonly name: "shops"; readonly id: string | null }
  | { readonly name: "link"; readonly token: string }
  | { readonly name: "forgot" };

/** Reads an address. What is not known is the inbox: a mistyped address is never a dead end. */
export function parseRoute(path: string): Route {
  const [head, second, third] = path.replace(BASE, "/").split("/").filter(Boolean).map(decodePart);
  if (head === "c" && second !== undefined) return { name: "conversation", id: second, details: third === "customer" };
  if (head === "people") return { name: "people" };
  if (head === "shops") return { name: "shops", id: second ?? null };
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
    case "people":
    case "forgot":
      return BASE + route.name;
    case "shops":
      return `${BASE}shops${route.id === null ? "" : `/${encodeURIComponent(route.id)}`}`;
    case "link":
      return `${BASE}links/${encodeURIComponent(route.token)}`;
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const CHANGED = "warmline:route";

/** Goes to a route; `replace` leaves no step behind for the back button. */
export function go(route: Route, how: "push" | "replace" = "push"): void {
  const address = formatRoute(route);
  if (address === location.pathname) return;
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
