import type { Language } from "@warmline/contract";
import { isFields } from "../shared/fields.ts";

/** What the widget shows of a shop. */
export interface Shop {
  readonly nameZh: string;
  readonly nameEn: string;
  /** `#rrggbb`, checked where it is used. */
  readonly accentColour: string;
  /** IANA name; undefined where this browser does not know it. */
  readonly timeZone: string | undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** A zone that this browser can count in: in another one every date would be an error. */
function knownZone(zone: unknown): string | undefined {
  try {
    return isText(zone) && new Date().toLocaleString([], { timeZone: zone }) !== "" ? zone : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a shop from the server's answer or from storage; null when it is none. */
export function parseShop(value: unknown): Shop | null {
  if (!isFields(value)) return null;
  const { nameZh, nameEn, accentColour, timeZone } = value;
  if (!isText(nameZh) || !isText(nameEn) || !isText(accentColour)) return null;
  return { nameZh, nameEn, accentColour, timeZone: knownZone(timeZone) };
}

/** The shop's name in a language. */
export function nameOf(shop: Shop | null, language: Language): string {
  return (language === "zh" ? shop?.nameZh : shop?.nameEn) ?? "";
}
