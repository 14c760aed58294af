import { type Static, Type } from "typebox";
import { Instant, Money } from "./common.ts";

const ShortText = Type.String({ maxLength: 300 });
const Url = Type.String({ maxLength: 2000 });

/** An order as a customer sees it in the conversation. `state` is the shop's own state, named by `stateLabel` in the reader's language; `placedAt` is missing where the order's source does not say it. */
export const OrderCard = Type.Object({
  kind: Type.Literal("order"),
  number: ShortText,
  state: ShortText,
  stateLabel: ShortText,
  placedAt: Type.Optional(Instant),
  total: Money,
  lines: Type.Array(
    Type.Object({
      title: ShortText,
      options: ShortText,
      quantity: Type.Integer({ minimum: 1 }),
      image: Type.Optional(Url),
    }),
    { maxItems: 20 },
  ),
});
export type OrderCard = Static<typeof OrderCard>;

/** A product as a customer sees it in the conversation. `price` is the lowest of its variants. */
export const ProductCard = Type.Object({
  kind: Type.Literal("product"),
  sku: ShortText,
  title: ShortText,
  price: Money,
  image: Type.Optional(Url),
  url: Type.Optional(Url),
});
export type ProductCard = Static<typeof ProductCard>;

export const Card = Type.Union([OrderCard, ProductCard]);
export type Card = Static<typeof Card>;
