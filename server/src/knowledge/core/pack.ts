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

/** Words of both languages, divided by `|`. */
export type PackWords = InEveryLanguage<string>;

/** Something customers ask about goods, as a pack writes it: see the head of `questions.yaml`. Lists are divided by spaces. */
export interface PackAspect {
  readonly asked: PackWords;
  readonly hints?: PackWords;
  readonly facts?: string;
  readonly speaks?: PackWords;
  readonly within?: string;
  readonly lists?: string;
  readonly about?: "part" | "setting";
  readonly figure?: true;
  readonly also?: string;
  readonly all?: true;
  readonly missing?: string;
}

/** What customers ask about goods. */
export interface PackQuestions {
  readonly aspects: Readonly<Record<string, PackAspect>>;
  readonly things: Readonly<Record<"in_it" | "with_it" | "of_it" | "done_with_it", readonly string[]>>;
  readonly parts: PackWords;
  readonly beside_the_point: PackWords;
  readonly spelt_right: string;
}

/** A trade's data: what customers say, and how the assistant speaks. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly name: InEveryLanguage<string>;
  readonly intents: readonly PackIntent[];
  readonly lexicon: Lexicon;
  readonly questions: PackQuestions;
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
