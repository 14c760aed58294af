import type { Colour } from "./colour-names.ts";

/** Where in a text something was found; offsets are UTF-16 units of the text as given, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A meaning without its place in the text. */
export type Meaning =
  /** An order's number as written, without `#` and spaces, letters in upper case. */
  | { readonly kind: "order_number"; readonly value: string }
  /** A courier's number, letters in upper case. */
  | { readonly kind: "tracking_number"; readonly value: string }
  /** Which of several: 1-based, negative from the end (-1 is the last), or the one not talked about. */
  | { readonly kind: "ordinal"; readonly value: number | "other" }
  | { readonly kind: "colour"; readonly value: Colour }
  /** A size as charts write it: `M`, `2XL`, `36`, `170/92A`, `one_size`. */
  | { readonly kind: "size"; readonly value: string }
  | { readonly kind: "quantity"; readonly value: number }
  /** Whole smallest units (分, cent); the currency only where it was said. */
  | { readonly kind: "money"; readonly value: Money }
  /** A Chinese mobile number, eleven digits. */
  | { readonly kind: "phone"; readonly value: string }
  | { readonly kind: "date"; readonly value: DateWord }
  | { readonly kind: "place"; readonly value: Place }
  /** Body height in centimetres. */
  | { readonly kind: "height"; readonly value: number }
  /** Body weight in kilograms. */
  | { readonly kind: "weight"; readonly value: number }
  /** Foot length in millimetres. */
  | { readonly kind: "foot_length"; readonly value: number }
  /** A product pointed at: 这件 / this one, 那件 / that one. */
  | { readonly kind: "product_reference"; readonly value: "this" | "that" };

/** Something a text names, with its place. */
export type Entity = Span & Meaning;

/** An amount of money. */
export interface Money {
  readonly minorUnits: number;
  readonly currency?: "CNY" | "USD";
}

/** A day as said, not yet a date: it needs today's date and the shop's time zone to become one. */
export type DateWord =
  /** Days from today: 明天 is 1. */
  | { readonly type: "offset"; readonly days: number }
  /** Monday is 1, Sunday 7; `weeks` 0 is the coming or current one, 1 the next week's, -1 the last week's. */
  | { readonly type: "weekday"; readonly weekday: number; readonly weeks: number }
  /** A day of a month; without `month` of the coming one. */
  | { readonly type: "calendar"; readonly month?: number; readonly day: number };

/**
 * A place parcels go to. `country` is ISO 3166 alpha-2; `region` is a province or state in lower-case English, or the
 * country's own name where no more than that was named; `city` only where it was named.
 */
export interface Place {
  readonly country: string;
  readonly region: string;
  readonly city?: string;
}
