import type { Language } from "@warmline/contract";

/** What the widget shows of a shop. */
export interface Shop {
  readonly nameZh: string;
  readonly nameEn: string;
  /** `#rrggbb` */
  readonly accentColour: string;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Reads a shop from the server's answer or from storage; null when it is none. */
export function parseShop(value: unknown): Shop | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("nameZh" in value) || !("nameEn" in value) || !("accentColour" in value)) return null;
  const { nameZh, nameEn, accentColour } = value;
  if (!isText(nameZh) || !isText(nameEn) || !isText(accentColour)) return null;
  return { nameZh, nameEn, accentColour: /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : "" };
}

/** The shop's name in a language. */
export function nameOf(shop: Shop | null, language: Language): string {
  return (language === "zh" ? shop?.nameZh : shop?.nameEn) ?? "";
}
