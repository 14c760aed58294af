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
  /** How many, halves included; the unit where it is one of weight or volume: 三斤半 is 3.5 `jin`. */
  | { readonly kind: "quantity"; readonly value: number; readonly unit?: QuantityUnit }
  /** Whole smallest units (分, cent); the currency only where it was said. */
  | { readonly kind: "money"; readonly value: Money }
  /** A Chinese mobile number, eleven digits. */
  | { readonly kind: "phone"; readonly value: string }
  | { readonly kind: "date"; readonly value: DateWord }
  | { readonly kind: "place"; readonly value: Place }
  /** A mailbox, lower case. */
  | { readonly kind: "email"; readonly value: string }
  /** Where somebody lives or parcels go, down to a street, an estate or a building. */
  | { readonly kind: "address"; readonly value: Address }
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

/** What a quantity is measured in when it is not counted in pieces; 斤 (`jin`) is half a kilogram, 两 (`liang`) a tenth of that. */
export type QuantityUnit = "jin" | "liang" | "kg" | "g" | "l" | "ml";

/** A day or days as said, not yet dates: `resolveDate` makes them so, given today's date where the shop is. */
export type DateWord =
  /** Days from today: 明天 is 1, 三天前 is -3. */
  | { readonly type: "offset"; readonly days: number }
  /** The same day so many months away: 两个月前 is -2. */
  | { readonly type: "month_offset"; readonly months: number }
  /** Monday is 1, Sunday 7; `weeks` 0 is this week's, 1 the next week's, -1 the last week's; without, the coming one. */
  | { readonly type: "weekday"; readonly weekday: number; readonly weeks?: number }
  /** A day of a month; without `year` the nearest such day, without `month` the coming one. */
  | { readonly type: "calendar"; readonly year?: number; readonly month?: number; readonly day: number }
  /** Monday to Sunday of a week, or its Saturday and Sunday; `weeks` as above. */
  | { readonly type: "week" | "weekend"; readonly weeks: number }
  /** A month counted from this one, or a part of it: days 1–10, 11–20, 21–end. */
  | { readonly type: "month"; readonly months: number; readonly part?: MonthPart }
  /** The last days up to today, or the next ones from today: 最近三天, 三天内. */
  | { readonly type: "past_days" | "next_days"; readonly days: number }
  /** From today until a day: "by Friday", 3月5号之前. */
  | { readonly type: "until"; readonly day: DateWord }
  /** 3号到5号. */
  | { readonly type: "range"; readonly from: DateWord; readonly to: DateWord };

/** A part of a month. */
export type MonthPart = "early" | "middle" | "late";

/** A written address by its parts, outermost first where it is Chinese, as written where it is Western. */
export interface Address {
  /** How it is written. */
  readonly style: "chinese" | "western";
  readonly parts: readonly AddressPart[];
  /** The province or state and city it names, where they are known by name. */
  readonly place?: Place;
}

/** One part of an address with its own words: 西湖区, 文三路, 90号, "Apt 4B". */
export interface AddressPart {
  readonly level: AddressLevel;
  readonly text: string;
}

/** What a part of an address is; `estate` is any named ground or house: 小区, 大厦, 学校. */
export type AddressLevel =
  | "province"
  | "city"
  | "district"
  | "town"
  | "village"
  | "road"
  | "number"
  | "estate"
  | "building"
  | "unit"
  | "floor"
  | "room"
  | "postcode";

/**
 * A place parcels go to. `country` is ISO 3166 alpha-2; `region` is a province or state in lower-case English, or the
 * country's own name where no more than that was named; `city` only where it was named.
 */
export interface Place {
  readonly country: string;
  readonly region: string;
  readonly city?: string;
}
