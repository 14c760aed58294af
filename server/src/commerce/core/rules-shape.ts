import { REMINDER_KINDS } from "@warmline/contract";
import { type TSchema, Type } from "typebox";
import { INVOICE_KINDS } from "./order-request.ts";
import { PAYMENT_METHODS } from "./order.ts";

/** What differs between a file and the API: how texts and amounts are written. */
export interface Leaves<Words extends TSchema, Amount extends TSchema> {
  readonly words: Words;
  readonly amount: Amount;
}

const strict = { additionalProperties: false } as const;
/** Left out or null: not said. */
const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));
/** Left out: none. */
const some = <Schema extends TSchema>(schema: Schema, maxItems: number) =>
  Type.Optional(Type.Array(schema, { maxItems }));

const Key = Type.String({ minLength: 1, maxLength: 100, pattern: "^\\S(.*\\S)?$" });
const Part = Type.String({ maxLength: 100 });
const Days = Type.Integer({ minimum: 0, maximum: 1000 });
const Hours = Type.Integer({ minimum: 1, maximum: 2400 });
const Method = Type.Enum([...PAYMENT_METHODS]);
const ClockTime = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "HH:MM, the shop's time" });
const MAX_LIST = 200;

/** A shop's rules as they are given: every group may be left out, and null says that the shop has not said it. */
export function rulesShape<Words extends TSchema, Amount extends TSchema>({ words, amount }: Leaves<Words, Amount>) {
  const Place = Type.Object({ region: Part, city: Part, name: words }, strict);
  const Regions = Type.Object({ name: words, regions: Type.Array(Key, { minItems: 1, maxItems: MAX_LIST }) }, strict);
  return Type.Object(
    {
      dispatch: maybe(
        Type.Object(
          {
            hours: Hours,
            cutoff: ClockTime,
            workdays: some(Type.Integer({ minimum: 1, maximum: 7, description: "1 = Monday" }), 7),
            text: maybe(words),
            whenLate: maybe(words),
            lateCoupon: maybe(Key),
            holdDays: maybe(Type.Integer({ minimum: 0, maximum: 180 })),
          },
          strict,
        ),
      ),
      warehouses: some(
        Type.Object({ code: Key, name: words, place: Place, displayedPlace: maybe(Place) }, strict),
        MAX_LIST,
      ),
      delivery: some(Type.Object({ warehouse: Key, to: Regions, minDays: Days, maxDays: Days }, strict), MAX_LIST),
      shippingFees: some(Type.Object({ to: Regions, fee: amount, freeFrom: maybe(amount) }, strict), MAX_LIST),
      couriers: some(
        Type.Object(
          { code: Key, name: words, standard: Type.Boolean(), extraFee: maybe(amount), note: maybe(words) },
          strict,
        ),
        MAX_LIST,
      ),
      coverage: maybe(
        Type.Object(
          {
            text: words,
            excluded: some(Regions, MAX_LIST),
            countries: some(Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166" }), 250),
          },
          strict,
        ),
      ),
      invoices: maybe(Type.Object({ kinds: some(Type.Enum([...INVOICE_KINDS]), 4), text: words }, strict)),
      bargaining: maybe(Type.Object({ maxPercent: Type.Integer({ minimum: 0, maximum: 100 }), text: words }, strict)),
      priceProtection: maybe(Type.Object({ days: Days, text: words }, strict)),
      returns: maybe(
        Type.Object(
          {
            windowDays: Days,
            feePaidBy: Type.Enum(["customer", "shop", "insurance"]),
            usualFee: maybe(amount),
            feeText: words,
            text: words,
            exceptions: maybe(words),
            excludedCategories: some(Key, MAX_LIST),
            answerDays: maybe(Type.Integer({ minimum: 1, maximum: 60 })),
          },
          strict,
        ),
      ),
      refunds: maybe(
        Type.Object(
          { text: words, bankDays: some(Type.Object({ method: Method, min: Days, max: Days }, strict), 20) },
          strict,
        ),
      ),
      combining: maybe(Type.Object({ hours: Hours, text: words }, strict)),
      limits: maybe(
        Type.Object(
          { assistant: amount, tier1: maybe(amount), tier2: maybe(amount), tier3: maybe(amount) },
          {
            ...strict,
            description: "The most that each may give back to a customer alone; a tier without an amount has no limit",
          },
        ),
      ),
      reminders: maybe(
        Type.Object(
          {
            sends: Type.Optional(Type.Array(Type.Enum([...REMINDER_KINDS]), { maxItems: REMINDER_KINDS.length })),
            quietFrom: Type.Optional(ClockTime),
            quietUntil: Type.Optional(ClockTime),
            holdoutPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
          },
          {
            ...strict,
            description:
              "Which reminders are sent, the hours without any, and how many of a hundred customers get none",
          },
        ),
      ),
      reviews: maybe(Type.Object({ windowDays: Days, howTo: some(words, 20) }, strict)),
      gifts: maybe(words),
      payments: some(Type.Object({ method: Method, name: words }, strict), 20),
      guarantee: maybe(words),
      repair: maybe(words),
      howToOrder: some(words, 20),
      openingHours: maybe(words),
      visitAddress: maybe(words),
    },
    strict,
  );
}
