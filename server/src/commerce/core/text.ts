/** The languages in which Warmline speaks to people. */
export type Language = "zh" | "en";

/** What a person reads. At least the shop's own language is present; `textIn` falls back to the other one. */
export interface BilingualText {
  readonly zh?: string;
  readonly en?: string;
}

/** A whole number of a currency's smallest unit (分, cent). The currency stands on the order or the shop. */
export type MinorUnits = number;

/** A day without a time, `YYYY-MM-DD`, as the shop's own calendar counts it. */
export type CalendarDay = string;

/** A city or region as a page shows it: 广州, Portland OR. */
export interface Place {
  readonly region: string;
  readonly city: string;
  readonly name: BilingualText;
}

/** The text in the wanted language, else in the other, else empty. */
export function textIn(text: BilingualText, language: Language): string {
  return (language === "zh" ? (text.zh ?? text.en) : (text.en ?? text.zh)) ?? "";
}
