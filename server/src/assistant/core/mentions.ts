import type { Colour, Entity, Place } from "@warmline/nlu/entities";
import { findEntities } from "@warmline/nlu/entities";
import type { Dialogue } from "./dialogue.ts";

/** Which of several things a customer means: 1-based, negative from the end, or the one not talked about. */
export type Pick = number | "other";

/** What a customer's words name, sorted by what it can be used for. */
export interface Mentions {
  /** Order and tracking numbers as written, without signs. */
  readonly numbers: readonly string[];
  readonly pick: Pick | null;
  readonly colours: readonly { readonly id: Colour; readonly text: string }[];
  readonly sizes: readonly string[];
  readonly places: readonly Place[];
  /** Smallest money units. */
  readonly amounts: readonly number[];
  readonly body: Dialogue["body"];
  /** 这件, that one: the product in view. */
  readonly pointsAtProduct: boolean;
}

/** Reads what a text names. */
export function mentionsOf(text: string): Mentions {
  const entities = findEntities(text);
  return {
    numbers: entities.flatMap((one) =>
      one.kind === "order_number" || one.kind === "tracking_number" ? [one.value] : [],
    ),
    pick: entities.flatMap((one) => (one.kind === "ordinal" ? [one.value] : []))[0] ?? null,
    colours: entities.flatMap((one) => (one.kind === "colour" ? [{ id: one.value, text: one.text }] : [])),
    sizes: entities.flatMap((one) => (one.kind === "size" ? [one.value] : [])),
    places: entities.flatMap(placesOf),
    amounts: entities.flatMap((one) => (one.kind === "money" ? [one.value.minorUnits] : [])),
    body: bodyOf(entities),
    pointsAtProduct: entities.some((one) => one.kind === "product_reference"),
  };
}

/** What was said before, with what is said now; the newer wins where both name the same. */
export function mergeMentions(earlier: Mentions, now: Mentions): Mentions {
  return {
    numbers: now.numbers.length > 0 ? now.numbers : earlier.numbers,
    pick: now.pick ?? earlier.pick,
    colours: now.colours.length > 0 ? now.colours : earlier.colours,
    sizes: now.sizes.length > 0 ? now.sizes : earlier.sizes,
    places: now.places.length > 0 ? now.places : earlier.places,
    amounts: now.amounts.length > 0 ? now.amounts : earlier.amounts,
    body: mergeBody(earlier.body, now.body),
    pointsAtProduct: now.pointsAtProduct || earlier.pointsAtProduct,
  };
}

/** Whether two texts name the same numbers, places, sizes and so on: in the same words, another order is another question. */
export function nameTheSame(left: string, right: string): boolean {
  return named(mentionsOf(left)) === named(mentionsOf(right));
}

function named({ colours, pointsAtProduct: _, ...rest }: Mentions): string {
  return JSON.stringify({ ...rest, colours: colours.map(({ id }) => id) });
}

/** Measures known so far, with newly given ones on top. */
export function mergeBody(earlier: Dialogue["body"], now: Dialogue["body"]): Dialogue["body"] {
  return {
    heightCm: now.heightCm ?? earlier.heightCm,
    weightKg: now.weightKg ?? earlier.weightKg,
    footCm: now.footCm ?? earlier.footCm,
  };
}

function placesOf(entity: Entity): readonly Place[] {
  if (entity.kind === "place") return [entity.value];
  return entity.kind === "address" && entity.value.place ? [entity.value.place] : [];
}

const MM_PER_CM = 10;

function bodyOf(entities: readonly Entity[]): Dialogue["body"] {
  const first = (kind: "height" | "weight" | "foot_length") =>
    entities.flatMap((one) => (one.kind === kind ? [one.value] : []))[0] ?? null;
  const foot = first("foot_length");
  return { heightCm: first("height"), weightKg: first("weight"), footCm: foot === null ? null : foot / MM_PER_CM };
}
