import type { Language } from "@warmline/contract";

/** A text in the languages that the shop has given. */
export interface Bilingual {
  readonly zh?: string;
  readonly en?: string;
}

/** The text in the reader's language, else in the other, else empty. */
export function textIn(text: Bilingual, language: Language): string {
  return (language === "zh" ? (text.zh ?? text.en) : (text.en ?? text.zh)) ?? "";
}

/** What was chosen of a variant, e.g. `藏青 · L`. */
export function optionsWords(options: readonly { readonly value?: Bilingual }[], language: Language): string {
  return options
    .map(({ value }) => textIn(value ?? {}, language))
    .filter((word) => word !== "")
    .join(" · ");
}

/** Where a parcel goes, as it is written in the reader's language: the large places first in Chinese, last in English. */
export function addressWords(
  address: {
    readonly region: string;
    readonly city: string;
    readonly district: string;
    readonly line: string;
    readonly postcode: string;
  },
  language: Language,
): string {
  const { region, city, district, line, postcode } = address;
  const chinese = /\p{Script=Han}/u.test(region + city + line) || language === "zh";
  const parts = chinese ? [region, city === region ? "" : city, district, line] : [line, district, city, region];
  const words = parts.filter((part) => part !== "").join(chinese ? " " : ", ");
  return postcode === "" ? words : `${words} ${postcode}`;
}

/** How an order's state looks: something to wait for, something to do, over, or in trouble. */
export type Tone = "calm" | "waiting" | "good" | "bad";

const TONES: Readonly<Record<string, Tone>> = {
  unpaid: "waiting",
  paid: "waiting",
  packed: "waiting",
  shipped: "calm",
  delivered: "good",
  completed: "good",
  cancelled: "calm",
  refunding: "bad",
  refunded: "calm",
};

/** The tone of an order's state. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? "calm";
}
