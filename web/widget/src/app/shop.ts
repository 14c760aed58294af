import type { Language } from "@warmline/contract";
import { isFields } from "../shared/fields.ts";

/** What the widget shows of a shop. */
export interface Shop {
  readonly nameZh: string;
  readonly nameEn: string;
  /** `#rrggbb`, checked where it is used. */
  readonly accentColour: string;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Reads a shop from the server's answer or from storage; null when it is none. */
export function parseShop(value: unknown): Shop | null {
  if (!isFields(value)) return null;
  const { nameZh, nameEn, accentColour } = value;
  return isText(nameZh) && isText(nameEn) && isText(accentColour) ? { nameZh, nameEn, accentColour } : null;
}

/** The shop's name in a language. */
export function nameOf(shop: Shop | null, language: Language): string {
  return (language === "zh" ? shop?.nameZh : shop?.nameEn) ?? "";
}
