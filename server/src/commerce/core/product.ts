import type { BilingualText, CalendarDay, MinorUnits } from "./text.ts";

/** What a shop sells, with everything a customer may ask about it. Missing facts are null or empty, never invented. */
export interface Product {
  readonly id: string;
  /** The shop's own code, unique within the shop; part of every fact id: `product:<sku>#material`. */
  readonly sku: string;
  readonly title: BilingualText;
  /** The shop's own category path, e.g. `clothing/dress`. */
  readonly category: string;
  readonly categoryName: BilingualText;
  readonly summary: BilingualText;
  /** Further words customers use for it, in any language. */
  readonly keywords: readonly string[];
  readonly url: string | null;
  readonly imageUrl: string | null;
  /** Delivered as a code, without a parcel. */
  readonly virtual: boolean;
  /** False: taken off the shelf; still known because orders refer to it. */
  readonly listed: boolean;
  /** Never empty: a product without options has one variant. */
  readonly variants: readonly Variant[];
  readonly attributes: readonly Attribute[];
  /** How to use, wear, cook or install it, step by step. */
  readonly usage: readonly BilingualText[];
  /** How to wash, store and keep it. */
  readonly care: readonly BilingualText[];
  /** What lies in the parcel. */
  readonly contents: readonly PackedItem[];
  /** How it is packed, e.g. 真空袋+纸箱. */
  readonly packaging: BilingualText | null;
  readonly sizeChart: SizeChart | null;
  readonly shelfLife: ShelfLife | null;
  /** Newest first. */
  readonly batches: readonly Batch[];
  readonly certificates: readonly Certificate[];
  readonly warranty: Warranty | null;
  readonly reviews: ReviewSummary | null;
  /** The gift that comes with it, if any. */
  readonly gift: BilingualText | null;
}

/** One concrete thing to buy: blue, size M. */
export interface Variant {
  readonly id: string;
  /** Unique within the shop. */
  readonly sku: string;
  readonly options: readonly VariantOption[];
  readonly price: MinorUnits;
  /** The crossed-out price, if one is shown. */
  readonly listPrice: MinorUnits | null;
  /** Pieces on hand; 0 is sold out. */
  readonly stock: number;
  readonly restockOn: CalendarDay | null;
  /** Newest first; the first is the price of now. Empty when the source keeps no history. */
  readonly priceHistory: readonly PricePoint[];
}

/** `colour` 颜色 = 雾霾蓝. The key is language-free (`colour`, `size`, `flavour`, `power` …). */
export interface VariantOption {
  readonly key: string;
  readonly name: BilingualText;
  readonly value: BilingualText;
}

/** From `since` on, the variant cost `price`. */
export interface PricePoint {
  readonly since: Date;
  readonly price: MinorUnits;
}

/** A fact about the product: `material` 面料 = 100% 棉. Known keys are listed in `attribute-keys.ts`. */
export interface Attribute {
  readonly key: string;
  readonly name: BilingualText;
  readonly value: BilingualText;
}

/** So many of something lie in the parcel. */
export interface PackedItem {
  readonly name: BilingualText;
  readonly quantity: number;
}

/** Which size fits which body, or how large each size is cut. */
export interface SizeChart {
  readonly measures: readonly SizeMeasure[];
  /** Smallest first. */
  readonly rows: readonly SizeRow[];
  readonly note: BilingualText | null;
}

/** A column of a size chart. Body measures decide an advice; garment measures are facts. */
export interface SizeMeasure {
  readonly key: "height" | "weight" | "bust" | "waist" | "hip" | "shoulder" | "sleeve" | "length" | "foot";
  readonly of: "body" | "garment";
  readonly name: BilingualText;
  readonly unit: "cm" | "kg" | "mm" | "in" | "lb";
}

/** A size and, for each measure that is known, its range (both ends included; equal for a garment's one figure). */
export interface SizeRow {
  readonly size: string;
  readonly ranges: Readonly<Partial<Record<SizeMeasure["key"], Range>>>;
}

/** Both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How long it keeps from production on, and how it is kept. */
export interface ShelfLife {
  readonly days: number;
  readonly storage: BilingualText;
  readonly afterOpening: BilingualText | null;
}

/** A batch that is being sent at present. */
export interface Batch {
  readonly code: string;
  readonly producedOn: CalendarDay;
  readonly expiresOn: CalendarDay | null;
}

/** A licence, inspection or registration: what it is, its number, who issued it. */
export interface Certificate {
  readonly key: string;
  readonly name: BilingualText;
  readonly number: string | null;
  readonly issuer: BilingualText | null;
  readonly url: string | null;
}

/** How long the shop repairs or replaces, and what it covers. */
export interface Warranty {
  readonly months: number;
  readonly text: BilingualText;
}

/** What buyers said, counted. */
export interface ReviewSummary {
  readonly count: number;
  /** 0 to 100: share of good reviews. */
  readonly goodPercent: number;
  readonly praised: BilingualText | null;
  readonly criticised: BilingualText | null;
}
