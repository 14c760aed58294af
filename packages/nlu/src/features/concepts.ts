import { findEntities } from "../entities/index.ts";
import { anyOf } from "../entities/matching.ts";
import { isCjk } from "../text/tokenize.ts";
import { MAX_TEXT_LENGTH, normalizeText } from "../text/normalize.ts";

/** Words of a trade that a few examples cannot teach. */
export interface Lexicon {
  /** Groups of words that mean the same to the trade, in any language: 运费, 邮费, 快递费. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words that say nothing about what is wanted: 请问, 亲, please. */
  readonly fillers: readonly string[];
}

/** A lexicon that knows nothing. */
export const emptyLexicon: Lexicon = { synonyms: [], fillers: [] };

/** Rewrites text so that what means the same looks the same. */
export type ConceptReader = (text: string) => string;

const ENTITY_MARKS = 0xe000;
const SYNONYM_MARKS = 0xe100;
const KINDS = [
  "order_number",
  "tracking_number",
  "ordinal",
  "colour",
  "size",
  "quantity",
  "money",
  "phone",
  "date",
  "place",
  "height",
  "weight",
  "foot_length",
  "product_reference",
  "email",
  "address",
] as const;

/**
 * Makes a reader that puts one private-use character in place of every entity (whatever its value) and of every
 * synonym, and leaves fillers out: 到昆明几天 and 寄到哈尔滨多久 become nearly the same.
 */
export function createConceptReader(lexicon: Lexicon): ConceptReader {
  const marks = new Map(
    lexicon.synonyms.flatMap((group, index) =>
      group.map((word): [string, string] => [normalizeText(word), String.fromCharCode(SYNONYM_MARKS + index)]),
    ),
  );
  for (const filler of lexicon.fillers) marks.set(normalizeText(filler), " ");
  marks.delete("");
  const pattern = marks.size === 0 ? undefined : new RegExp(anyOf([...marks.keys()].map(bounded)), "gu");
  return (text) => {
    const normalized = normalizeText(markEntities(text));
    return pattern ? normalized.replace(pattern, (word) => marks.get(word) ?? word) : normalized;
  };
}

function markEntities(text: string): string {
  const head = text.slice(0, MAX_TEXT_LENGTH);
  let marked = "";
  let end = 0;
  for (const entity of findEntities(head)) {
    marked += head.slice(end, entity.start) + String.fromCharCode(ENTITY_MARKS + KINDS.indexOf(entity.kind));
    end = entity.end;
  }
  return marked + head.slice(end);
}

/** Chinese words match anywhere, others only as whole words. */
function bounded(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return isCjk(word) ? escaped : `(?<![a-z])${escaped}(?![a-z])`;
}
