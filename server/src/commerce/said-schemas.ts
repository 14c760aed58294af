import { type Static, Type } from "typebox";
import { offerShape, returnAddressShape } from "./core/offer-shape.ts";
import { EMPTY_RULES } from "./core/empty-rules.ts";
import type { Offer } from "./core/offers.ts";
import { rulesShape } from "./core/rules-shape.ts";
import type { ShopReturnAddress } from "./core/shipment.ts";
import type { ShopRules } from "./core/shop-rules.ts";
import type { BilingualText } from "./core/text.ts";
import { MinorUnitsReader } from "./import/core/build-context.ts";
import { buildRules } from "./import/core/build-rules.ts";

const Words = Type.Object(
  {
    zh: Type.Optional(Type.String({ minLength: 1, maxLength: 5000 })),
    en: Type.Optional(Type.String({ minLength: 1, maxLength: 5000 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
const Amount = Type.Integer({ minimum: 0, maximum: 100_000_000_000, description: "Minor units" });
const leaves = { words: Words, amount: Amount };

/** A shop's rules over the wire; what the shop has not said is null or left out. */
export const RulesBody = rulesShape(leaves);
/** A shop's promotions and coupons over the wire. */
export const OffersBody = Type.Array(offerShape(leaves), { maxItems: 1000 });
/** The shop's and its warehouses' addresses for returns over the wire. */
export const ReturnAddressesBody = Type.Array(returnAddressShape(leaves), { maxItems: 200 });

/** The rules that a body says; groups that it leaves out are not said. */
export function rulesOf(body: Static<typeof RulesBody>): ShopRules {
  const read = new MinorUnitsReader(
    { shopId: "", language: "zh", currency: "", timeZone: "UTC", now: new Date(0) },
    String,
  );
  return { ...EMPTY_RULES, ...buildRules(body, read) };
}

const saidOrNull = (text: BilingualText): BilingualText | null => (Object.keys(text).length === 0 ? null : text);

/** Rules as `RulesBody` has them. */
export function presentRules(rules: ShopRules): Static<typeof RulesBody> {
  const { dispatch } = rules;
  const presented = { ...rules, dispatch: dispatch && { ...dispatch, text: saidOrNull(dispatch.text) } };
  // What is kept came in by the same shape; reading it back so also makes a copy that may be changed.
  return JSON.parse(JSON.stringify(presented)) as Static<typeof RulesBody>;
}

/** An offer as `OffersBody` has it. */
export function presentOffer(offer: Offer): Static<typeof OffersBody>[number] {
  const { kind, code, name, startsAt, endsAt, off, threshold, productSkus } = offer;
  const own =
    offer.kind === "promotion"
      ? { rule: saidOrNull(offer.rule), stacking: saidOrNull(offer.stacking) }
      : {
          rule: saidOrNull(offer.scope),
          stackable: offer.stackable,
          howToGet: saidOrNull(offer.howToGet),
          ...(offer.onlyGiven === true && { onlyGiven: true }),
        };
  const dates = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return { kind, code, name, ...own, ...dates, off, threshold, skus: [...productSkus] };
}

/** An address as `ReturnAddressesBody` has it. */
export function presentReturnAddress({ warehouse, address, note }: ShopReturnAddress) {
  return { warehouse, address, note };
}
