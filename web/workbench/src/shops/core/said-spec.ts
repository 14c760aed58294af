import { REMINDER_KINDS } from "@warmline/contract";
import { PAYMENT_METHODS } from "../../customer/core/ways-to-pay.ts";
import type { rulesZh } from "./rules-zh.ts";

type FieldName = keyof typeof rulesZh.field;
type ChoiceName = keyof typeof rulesZh.choice;

/** A field of the editor: how a part of what the shop says is written. */
export interface Field {
  /** The name of the part, and of its label. */
  readonly key: FieldName;
  readonly input: Input;
  /** Without it the group cannot be saved. */
  readonly needed?: true;
  /** Only while another field of the same part has this value. */
  readonly when?: { readonly key: string; readonly is: string };
}

/** How a field is typed in. */
export type Input =
  | { readonly kind: "words"; readonly long?: true }
  | { readonly kind: "text" }
  | { readonly kind: "number"; readonly max: number }
  | { readonly kind: "money" }
  | { readonly kind: "clock" }
  | { readonly kind: "moment" }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly options: readonly ChoiceName[] }
  | { readonly kind: "choices"; readonly options: readonly ChoiceName[] }
  | { readonly kind: "switches"; readonly options: readonly ChoiceName[] }
  | { readonly kind: "workdays" }
  | { readonly kind: "tags" }
  | { readonly kind: "part"; readonly fields: readonly Field[] }
  | { readonly kind: "list"; readonly of: readonly Field[] }
  | { readonly kind: "steps" };

const words = (key: FieldName, more: Partial<Field> = {}): Field => ({ key, input: { kind: "words" }, ...more });
const long = (key: FieldName, more: Partial<Field> = {}): Field => ({
  key,
  input: { kind: "words", long: true },
  ...more,
});
const text = (key: FieldName, more: Partial<Field> = {}): Field => ({ key, input: { kind: "text" }, ...more });
const number = (key: FieldName, max: number): Field => ({ key, input: { kind: "number", max }, needed: true });
const money = (key: FieldName, more: Partial<Field> = {}): Field => ({ key, input: { kind: "money" }, ...more });
const needed = { needed: true } as const;

const PLACE: readonly Field[] = [text("region", needed), text("city", needed), words("name", needed)];
const REGIONS: Field = {
  key: "to",
  needed: true,
  input: { kind: "part", fields: [words("name", needed), { key: "regions", input: { kind: "tags" }, needed: true }] },
};
const METHOD: Field = { key: "method", input: { kind: "choice", options: PAYMENT_METHODS }, needed: true };

/** A group of rules that is said or not said as one. */
export interface Group {
  readonly key: keyof typeof rulesZh.group;
  readonly input: Extract<Input, { readonly kind: "part" | "list" | "words" | "steps" }>;
}

/** Groups that belong together on the screen. */
export interface Section {
  readonly key: keyof typeof rulesZh.section;
  readonly groups: readonly Group[];
}

const part = (key: Group["key"], fields: readonly Field[]): Group => ({ key, input: { kind: "part", fields } });
const list = (key: Group["key"], of: readonly Field[]): Group => ({ key, input: { kind: "list", of } });
const said = (key: Group["key"]): Group => ({ key, input: { kind: "words", long: true } });

/** The rules as they stand on the screen. */
export const RULE_SECTIONS: readonly Section[] = [
  {
    key: "dispatch",
    groups: [
      part("dispatch", [
        number("hours", 2400),
        { key: "cutoff", input: { kind: "clock" }, needed: true },
        { key: "workdays", input: { kind: "workdays" } },
        long("text"),
        words("whenLate"),
        text("lateCoupon"),
        { key: "holdDays", input: { kind: "number", max: 180 } },
      ]),
      part("combining", [number("hours", 2400), long("text", needed)]),
    ],
  },
  {
    key: "delivery",
    groups: [
      list("warehouses", [
        text("code", needed),
        words("name", needed),
        { key: "place", input: { kind: "part", fields: PLACE }, needed: true },
        { key: "displayedPlace", input: { kind: "part", fields: PLACE } },
      ]),
      list("delivery", [text("warehouse", needed), REGIONS, number("minDays", 1000), number("maxDays", 1000)]),
      list("couriers", [
        text("code", needed),
        words("name", needed),
        { key: "standard", input: { kind: "flag" }, needed: true },
        money("extraFee"),
        words("note"),
      ]),
      part("coverage", [
        long("text", needed),
        { key: "countries", input: { kind: "tags" } },
        {
          key: "excluded",
          input: {
            kind: "list",
            of: [words("name", needed), { key: "regions", input: { kind: "tags" }, needed: true }],
          },
        },
      ]),
    ],
  },
  { key: "fees", groups: [list("shippingFees", [REGIONS, money("fee", needed), money("freeFrom")])] },
  {
    key: "returns",
    groups: [
      part("returns", [
        number("windowDays", 1000),
        { key: "feePaidBy", input: { kind: "choice", options: ["customer", "shop", "insurance"] }, needed: true },
        money("usualFee"),
        long("text", needed),
        long("feeText", needed),
        long("exceptions"),
        { key: "excludedCategories", input: { kind: "tags" } },
        { key: "answerDays", input: { kind: "number", max: 60 } },
      ]),
      part("refunds", [
        long("text", needed),
        { key: "bankDays", input: { kind: "list", of: [METHOD, number("min", 1000), number("max", 1000)] } },
      ]),
      part("priceProtection", [number("days", 1000), long("text", needed)]),
    ],
  },
  {
    key: "payment",
    groups: [
      list("payments", [METHOD, words("name", needed)]),
      part("bargaining", [number("maxPercent", 100), long("text", needed)]),
      said("gifts"),
      { key: "howToOrder", input: { kind: "steps" } },
    ],
  },
  {
    key: "invoices",
    groups: [
      part("invoices", [
        { key: "kinds", input: { kind: "choices", options: ["electronic", "paper", "special_vat", "receipt"] } },
        long("text", needed),
      ]),
    ],
  },
  { key: "visit", groups: [said("openingHours"), said("visitAddress")] },
  {
    key: "limits",
    groups: [part("limits", [money("assistant", needed), money("tier1"), money("tier2"), money("tier3")])],
  },
  {
    key: "reminders",
    groups: [
      part("reminders", [
        { key: "sends", input: { kind: "switches", options: REMINDER_KINDS } },
        { key: "quietFrom", input: { kind: "clock" }, needed: true },
        { key: "quietUntil", input: { kind: "clock" }, needed: true },
        number("holdoutPercent", 50),
      ]),
    ],
  },
  {
    key: "guarantees",
    groups: [
      said("guarantee"),
      said("repair"),
      part("reviews", [number("windowDays", 1000), { key: "howTo", input: { kind: "steps" } }]),
    ],
  },
];

const offerIs = (is: string) => ({ when: { key: "kind", is } });

/** A promotion or coupon. */
export const OFFER_FIELDS: readonly Field[] = [
  { key: "kind", input: { kind: "choice", options: ["promotion", "coupon"] }, needed: true },
  text("code", needed),
  words("name", needed),
  { key: "startsAt", input: { kind: "moment" }, needed: true },
  { key: "endsAt", input: { kind: "moment" }, needed: true },
  {
    key: "off",
    needed: true,
    input: {
      kind: "part",
      fields: [
        { key: "kind", input: { kind: "choice", options: ["amount", "percent", "gift"] }, needed: true },
        money("amount", { ...needed, ...offerIs("amount") }),
        { ...number("percent", 100), ...offerIs("percent") },
        words("gift", { ...needed, ...offerIs("gift") }),
      ],
    },
  },
  money("threshold"),
  { key: "skus", input: { kind: "tags" } },
  long("rule"),
  words("stacking", offerIs("promotion")),
  { key: "stackable", input: { kind: "flag" }, ...offerIs("coupon") },
  words("howToGet", offerIs("coupon")),
  { key: "onlyGiven", input: { kind: "flag" }, ...offerIs("coupon") },
];

/** An address for returns. */
export const RETURN_ADDRESS_FIELDS: readonly Field[] = [
  text("warehouse"),
  {
    key: "address",
    needed: true,
    input: {
      kind: "part",
      fields: [
        text("recipient", needed),
        text("phone"),
        text("country"),
        text("region"),
        text("city"),
        text("district"),
        text("line", needed),
        text("postcode"),
      ],
    },
  },
  words("note"),
];
