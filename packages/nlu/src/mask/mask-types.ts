/** What was masked. `identity` is any official document; `code` is what looks like an identifier nobody knows. */
export type MaskType =
  | "name"
  | "phone"
  | "email"
  | "address"
  | "identity"
  | "bank_card"
  | "account"
  | "plate"
  | "tracking"
  | "order"
  | "link"
  | "network"
  | "birth_date"
  | "secret"
  | "code";

/** A place in the readable view of a text that has to go. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly type: MaskType;
  /** Who or what it is, where that is not the written characters themselves. */
  readonly key?: string;
}

/** Finds personal data of some kinds in the readable view of a text. */
export type Detector = (view: string) => readonly Finding[];

/** An exact value from a record, as an order's recipient and phone. */
export interface KnownValue {
  readonly type: MaskType;
  readonly value: string;
}

/** What was masked in a text; offsets are UTF-16 units of the text as given, end exclusive. */
export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: MaskType;
  readonly placeholder: string;
}
