import { findEntities } from "@warmline/nlu/entities";
import type { Slot } from "./dialogue.ts";
import { bareName, headerIn, taxIdIn } from "./invoice-header.ts";

/** What a request needs to know, asked for one at a time. */
export type DetailSlot = Extract<Slot, "date" | "header" | "tax_id">;

/** Whether what was asked for is one of them. */
export function isDetailSlot(slot: Slot): slot is DetailSlot {
  return slot === "date" || slot === "header" || slot === "tax_id";
}

/** "The 20th, is that all right?" names a day all the same. */
const ALL_RIGHT =
  /(?:行|可以|好|成|OK)[吗吧嘛么不]*[?？。]?$|,? (?:is that |would that be |that'?s )?(?:ok|okay|all right|possible)\?*$/iu;
const ASKS = /[?？吗]|什么|怎么|多久|几[天号时点]|\b(?:how|what|when|where|why|which)\b/i;
const A_DAY =
  /(?:晚|过|推迟|延后|隔)[一二两三四五六七八九十\d]{1,2}[天日]|\bthe \d{1,2}(?:st|nd|rd|th)\b|\d days? later/i;

/** Whether words surely say what was asked for, whatever else they could be taken for. */
export function tellsDetail(text: string, slot: DetailSlot): boolean {
  if (ASKS.test(text.replace(ALL_RIGHT, ""))) return false;
  if (slot === "date") return A_DAY.test(text) || findEntities(text).some(({ kind }) => kind === "date");
  if (taxIdIn(text) !== null || headerIn(text) !== null) return true;
  return slot === "header" && bareName(text) !== null;
}

/** What a wish that waits for a yes may be told anew, and is then asked for again: another day, another name. */
export function tellsAnew(text: string, intent: string): boolean {
  if (intent === "order.hold_dispatch") return tellsDetail(text, "date");
  return intent === "invoice.request" && tellsDetail(text, "tax_id");
}
