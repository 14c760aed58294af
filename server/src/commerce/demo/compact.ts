import type { BilingualText } from "../core/text.ts";

const HAN = /\p{Script=Han}/u;
const WORD = /\p{L}{3,}/u;

/** Reads the demo's shorthand: `棉|Cotton`; without a bar one language, or both when it is a bare code such as `XL`. */
export function text(written: string): BilingualText {
  const bar = written.indexOf("|");
  if (bar >= 0) return { zh: written.slice(0, bar), en: written.slice(bar + 1) };
  if (HAN.test(written)) return { zh: written };
  return WORD.test(written) ? { en: written } : { zh: written, en: written };
}

/** Several texts, divided by `;;`. */
export function texts(written: string): readonly BilingualText[] {
  return written === "" ? [] : written.split(";;").map((one) => text(one.trim()));
}

/** A product as the demo's authors write it; money in whole or decimal major units, texts in the `text` shorthand. */
export interface ProductSeed extends ProductTraits {
  readonly sku: string;
  readonly title: string;
  readonly price: number;
  readonly listPrice?: number;
  readonly keywords?: string;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What a product has of its own or shares with its family; its own wins, facts are merged. */
export interface ProductTraits {
  readonly category?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly usage?: string;
  readonly care?: string;
  /** `name×2;;name×1` */
  readonly contents?: string;
  readonly packaging?: string;
  readonly chart?: string;
  readonly shelf?: { readonly days: number; readonly storage: string; readonly opened?: string };
  readonly certificates?: readonly CertificateSeed[];
  readonly warranty?: { readonly months: number; readonly text: string };
  readonly gift?: string;
  readonly praised?: string;
  readonly criticised?: string;
  readonly virtual?: boolean;
}

/** A certificate in shorthand; `#` in the number becomes digits of the product's own. */
export interface CertificateSeed {
  readonly key: string;
  readonly name: string;
  readonly number?: string;
  readonly issuer?: string;
}

/** A shop's goods: families with what is shared, then the products, each naming its family. */
export interface CatalogueSeed {
  readonly categories: Readonly<Record<string, string>>;
  readonly families: Readonly<Record<string, ProductTraits>>;
  readonly products: readonly (ProductSeed & { readonly family: string })[];
}
