import { MAX_TEXT_LENGTH } from "../text/normalize.ts";
import { findAddresses } from "./addresses.ts";
import { findColours } from "./colours.ts";
import { findDates } from "./dates.ts";
import { findEmails } from "./emails.ts";
import type { Entity } from "./entity.ts";
import { type Finder, foldWidth, overlap } from "./matching.ts";
import { findMeasures } from "./measures.ts";
import { findMoney } from "./money.ts";
import { findOrderNumbers } from "./order-numbers.ts";
import { findOrdinals } from "./ordinals.ts";
import { findPhones } from "./phones.ts";
import { findPlaces } from "./places.ts";
import { findQuantities } from "./quantities.ts";
import { findReferences } from "./references.ts";
import { findSizes } from "./sizes.ts";

/** Where two kinds claim the same characters, the earlier wins: 13812345678 is a phone, not an order. */
const FINDERS: readonly Finder[] = [
  findEmails,
  findPhones,
  findOrderNumbers,
  findAddresses,
  findOrdinals,
  findMeasures,
  findMoney,
  findSizes,
  findDates,
  findQuantities,
  findColours,
  findPlaces,
  findReferences,
];

/**
 * Finds what a message names, in order of place, without overlaps. Never throws; text beyond `MAX_TEXT_LENGTH` units
 * is not read. `text.slice(entity.start, entity.end)` is the entity as the customer wrote it.
 */
export function findEntities(text: string): readonly Entity[] {
  const head = text.slice(0, MAX_TEXT_LENGTH);
  const folded = foldWidth(head);
  const kept: Entity[] = [];
  for (const find of FINDERS) {
    for (const entity of longestFirst(find(folded)))
      if (!kept.some((other) => overlap(entity, other))) kept.push(entity);
  }
  return kept
    .sort((left, right) => left.start - right.start)
    .map((entity) => ({ ...entity, text: head.slice(entity.start, entity.end) }));
}

function longestFirst(found: readonly Entity[]): readonly Entity[] {
  return [...found].sort((left, right) => right.text.length - left.text.length);
}
