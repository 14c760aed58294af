import type { Lexicon } from "@warmline/nlu";
import type { IntentId } from "./intent-ids.ts";

/** The languages every pack speaks. */
export const PACK_LANGUAGES = ["zh", "en"] as const;

/** A language of a pack. */
export type PackLanguage = (typeof PACK_LANGUAGES)[number];

/** The same thing in every language. */
export type InEveryLanguage<Value> = Readonly<Record<PackLanguage, Value>>;

/** An intent as a pack teaches it. */
export interface PackIntent {
  readonly id: IntentId;
  readonly title: InEveryLanguage<string>;
  readonly phrases: InEveryLanguage<readonly string[]>;
}

/** A trade's data: what customers say, and how the assistant speaks. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly name: InEveryLanguage<string>;
  readonly intents: readonly PackIntent[];
  readonly lexicon: Lexicon;
  /** Sentences by key, with `{placeholders}`; every key exists in every language with the same placeholders. */
  readonly wording: InEveryLanguage<ReadonlyMap<string, string>>;
  /** Changes whenever anything that understanding is learned from changes. */
  readonly contentHash: string;
}

/** What can be wrong with a pack. The codes are stable. */
export const PACK_ERROR_CODES = [
  "pack_file_missing",
  "pack_syntax",
  "pack_shape",
  "pack_language_missing",
  "pack_intent_unknown",
  "pack_intent_twice",
  "pack_intent_missing",
  "pack_phrase_twice",
  "pack_wording_missing",
  "pack_placeholders_differ",
] as const;

/** One thing wrong with a pack, where a person can find it. Lines count from 1. */
export interface PackError {
  readonly file: string;
  readonly line: number;
  readonly code: (typeof PACK_ERROR_CODES)[number];
  readonly message: string;
}
