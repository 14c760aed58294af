import { type TSchema, Type } from "typebox";
import type { Leaves } from "./rules-shape.ts";

const strict = { additionalProperties: false } as const;
const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));
const Key = Type.String({ minLength: 1, maxLength: 100, pattern: "^\\S(.*\\S)?$" });
const Moment = Type.String({
  minLength: 8,
  maxLength: 40,
  description:
    "`2026-12-01T00:00:00Z`, or the shop's own time as `2026-12-01 09:00`; a bare day as the end is inclusive",
});

/** A promotion (everybody has it) or a coupon (whoever claimed it), as it is given. */
export function offerShape<Words extends TSchema, Amount extends TSchema>({ words, amount }: Leaves<Words, Amount>) {
  const Off = Type.Union([
    Type.Object({ kind: Type.Literal("amount"), amount }, strict),
    Type.Object({ kind: Type.Literal("percent"), percent: Type.Integer({ minimum: 1, maximum: 100 }) }, strict),
    Type.Object({ kind: Type.Literal("gift"), gift: words }, strict),
  ]);
  return Type.Object(
    {
      kind: Type.Optional(Type.Enum(["promotion", "coupon"])),
      code: Key,
      name: words,
      rule: maybe(words),
      stacking: maybe(words),
      startsAt: Moment,
      endsAt: Moment,
      off: Off,
      threshold: maybe(amount),
      skus: Type.Optional(Type.Array(Key, { maxItems: 500 })),
      stackable: Type.Optional(Type.Boolean()),
      howToGet: maybe(words),
      onlyGiven: Type.Optional(Type.Boolean({ description: "Nobody can claim it; the shop gives it" })),
    },
    strict,
  );
}

const Part = Type.String({ maxLength: 300 });

/** A postal address as it is given; what is left out is empty. */
export const AddressShape = Type.Object(
  {
    recipient: Type.Optional(Part),
    phone: Type.Optional(Part),
    country: Type.Optional(Part),
    region: Type.Optional(Part),
    city: Type.Optional(Part),
    district: Type.Optional(Part),
    line: Type.Optional(Part),
    postcode: Type.Optional(Part),
  },
  strict,
);

/** Where returns go: without a warehouse it is the shop's address, else that of what this warehouse sent. */
export function returnAddressShape<Words extends TSchema>({ words }: { readonly words: Words }) {
  return Type.Object({ warehouse: maybe(Key), address: AddressShape, note: maybe(words) }, strict);
}
