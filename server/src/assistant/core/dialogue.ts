import { type Static, Type } from "typebox";
import { Check } from "typebox/value";
import { SopPosition } from "./sops/sop-position.ts";
import { cut } from "./cut.ts";

const SlotSchema = Type.Union([
  Type.Literal("order"),
  Type.Literal("product"),
  Type.Literal("body"),
  Type.Literal("foot"),
  Type.Literal("person"),
  Type.Literal("confirm"),
  Type.Literal("parcel"),
  Type.Literal("resume"),
  Type.Literal("address"),
  Type.Literal("note"),
  Type.Literal("variant"),
  Type.Literal("way"),
  Type.Literal("item"),
  Type.Literal("sop"),
  Type.Literal("date"),
  Type.Literal("header"),
  Type.Literal("tax_id"),
]);

/**
 * What the assistant asked for last, so that the next message can answer it; `person`: whether a person should go on;
 * `confirm`: a yes; `parcel`: where a return was sent, by which number; `resume`: whether to go back to a wish left open;
 * `address`, `note`, `variant`: what an order is to be changed to; `item`: which of its items; `sop`: what a step of a
 * shop's own process waits for; `way`: how it is to be paid; `date`: from when on it may be sent; `header`, `tax_id`: whom an invoice is made out to.
 */
export type Slot = Static<typeof SlotSchema>;

/** As much of what was answered in processes that were left as is kept for a colleague. */
export const MAX_UNTOLD = 2000;

const ShortText = Type.String({ maxLength: 500 });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const OpenSchema = Type.Object({
  intent: ShortText,
  text: ShortText,
  order: orNull(ShortText),
  product: orNull(ShortText),
  /** It was offered once; whoever says nothing to that is not asked again. */
  offered: Type.Boolean(),
});

const DialogueSchema = Type.Object({
  version: Type.Literal(1),
  asked: orNull(Type.Object({ slot: SlotSchema, intent: ShortText, text: ShortText })),
  listed: orNull(
    Type.Object({
      kind: Type.Union([Type.Literal("orders"), Type.Literal("products")]),
      keys: Type.Array(ShortText, { maxItems: 10 }),
    }),
  ),
  order: orNull(ShortText),
  product: orNull(ShortText),
  body: Type.Object({
    heightCm: orNull(Type.Number()),
    weightKg: orNull(Type.Number()),
    footCm: orNull(Type.Number()),
  }),
  last: orNull(Type.Object({ intent: ShortText, subject: ShortText, text: ShortText, at: Type.Number() })),
  answered: Type.Array(ShortText, { maxItems: 20 }),
  misses: Type.Integer({ minimum: 0, maximum: 100 }),
  pending: Type.Optional(Type.Object({ terms: Type.String(), askedAt: Type.Number() })),
  open: Type.Optional(Type.Array(OpenSchema, { maxItems: 10 })),
  said: Type.Optional(ShortText),
  sop: Type.Optional(SopPosition),
  untold: Type.Optional(Type.String({ maxLength: MAX_UNTOLD })),
  pictured: Type.Optional(Type.Boolean()),
});

/**
 * What the assistant keeps in mind from one turn to the next: what it asked (with the intent and words that wait for the
 * answer), what it listed in the order shown, the order and product talked about, measures given, the last question,
 * intents answered so far, misses in a row, what a yes to the question asked would do, wishes left open for later,
 * the words said last, where the customer stands in a shop's own process, what a colleague is still to be told of those
 * that he left, and whether he has just sent a picture. Stored with each answer.
 */
export type Dialogue = Static<typeof DialogueSchema>;

/** A dialogue in which nothing was said yet. */
export const NEW_DIALOGUE: Dialogue = {
  version: 1,
  asked: null,
  listed: null,
  order: null,
  product: null,
  body: { heightCm: null, weightKg: null, footCm: null },
  last: null,
  answered: [],
  misses: 0,
};

/** Reads what an earlier answer stored. Nothing, or something of another version, is a new dialogue. */
export function readDialogue(stored: unknown): Dialogue {
  return Check(DialogueSchema, stored) ? stored : NEW_DIALOGUE;
}

/** As much of a customer's words as a dialogue keeps. */
export function keptText(text: string): string {
  return cut(text, 500);
}
