import { type Static, Type } from "typebox";
import { Language } from "./common.ts";

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Ids = Type.Array(Type.String());

/**
 * The story for whoever takes over (来龙去脉), so that the customer repeats nothing. `problem` is in the customer's own
 * words; `intent` is what they are about, `tried` which ones were answered before; `facts` are ids of what was told,
 * `unknown` of what was asked for and the shop has not given.
 */
export const Brief = Type.Object({
  reason: Type.String(),
  intent: Type.String(),
  language: Language,
  mood: Type.Union([Type.Literal("calm"), Type.Literal("upset")]),
  problem: Type.String(),
  /** The order's number. */
  order: orNull(Type.String()),
  /** The product's sku. */
  product: orNull(Type.String()),
  facts: Ids,
  unknown: Ids,
  tried: Ids,
  promises: Type.Array(Type.String()),
});
export type Brief = Static<typeof Brief>;
