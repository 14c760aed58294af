import { type ActionLimits, DEFAULT_REMINDER_RULES } from "@warmline/contract";
import type {
  CourierRule,
  CoverageRule,
  DispatchRule,
  RegionGroup,
  ReturnRule,
  ShopRules,
  Warehouse,
} from "../../core/shop-rules.ts";
import type { Place } from "../../core/text.ts";
import type { DraftReader } from "./build-context.ts";
import type { RulesDraft } from "./drafts.ts";

type Given<Group extends keyof RulesDraft> = NonNullable<RulesDraft[Group]>;
type Item<Group extends "warehouses" | "delivery" | "shippingFees" | "couriers"> = Given<Group>[number];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

/** Builds a group that was given; null says that it was taken back. */
const orNull = <Draft, Built>(given: Draft | null, build: (draft: Draft) => Built): Built | null =>
  given === null ? null : build(given);

/** The groups that a draft names, as the shop's rules have them; groups that it leaves out are not in the answer. */
export function buildRules(draft: RulesDraft, read: DraftReader): Partial<ShopRules> {
  return { ...promises(draft, read), ...sending(draft, read), ...money(draft, read), ...coming(draft, read) };
}

function promises(
  { dispatch, combining, reminders, reviews, howToOrder, openingHours, ...rest }: RulesDraft,
  read: DraftReader,
) {
  const { gifts, guarantee, repair, visitAddress } = rest;
  const text = (words: Given<"gifts"> | null) => read.maybeText(words ?? undefined);
  return {
    ...(dispatch !== undefined && { dispatch: orNull(dispatch, (one) => dispatchRule(one, read)) }),
    ...(combining !== undefined && {
      combining: orNull(combining, (one) => ({ hours: one.hours, text: read.text(one.text) })),
    }),
    ...(reminders !== undefined && {
      reminders: orNull(reminders, (one) => ({ ...DEFAULT_REMINDER_RULES, ...one })),
    }),
    ...(reviews !== undefined && {
      reviews: orNull(reviews, ({ windowDays, howTo = [] }) => ({
        windowDays,
        howTo: howTo.map((step) => read.text(step)),
      })),
    }),
    ...(howToOrder !== undefined && { howToOrder: howToOrder.map((step) => read.text(step)) }),
    ...(gifts !== undefined && { gifts: text(gifts) }),
    ...(guarantee !== undefined && { guarantee: text(guarantee) }),
    ...(repair !== undefined && { repair: text(repair) }),
    ...(openingHours !== undefined && { openingHours: text(openingHours) }),
    ...(visitAddress !== undefined && { visitAddress: text(visitAddress) }),
  };
}

function sending({ warehouses, delivery, shippingFees, couriers, coverage }: RulesDraft, read: DraftReader) {
  return {
    ...(warehouses !== undefined && { warehouses: warehouses.map((one) => warehouse(one, read)) }),
    ...(delivery !== undefined && { delivery: delivery.map((one) => ({ ...one, to: regions(one.to, read) })) }),
    ...(shippingFees !== undefined && {
      shippingFees: shippingFees.map((one, index) => shippingFee(one, `/shippingFees/${index}`, read)),
    }),
    ...(couriers !== undefined && {
      couriers: couriers.map((one, index) => courier(one, `/couriers/${index}`, read)),
    }),
    ...(coverage !== undefined && { coverage: orNull(coverage, (one) => coverageRule(one, read)) }),
  };
}

function money({ invoices, bargaining, priceProtection, payments, limits }: RulesDraft, read: DraftReader) {
  const worded = <Rule extends { text: Given<"gifts"> }>(rule: Rule) => ({ ...rule, text: read.text(rule.text) });
  return {
    ...(invoices !== undefined && {
      invoices: orNull(invoices, ({ kinds = [], text }) => ({ kinds, text: read.text(text) })),
    }),
    ...(bargaining !== undefined && { bargaining: orNull(bargaining, worded) }),
    ...(priceProtection !== undefined && { priceProtection: orNull(priceProtection, worded) }),
    ...(limits !== undefined && { limits: orNull(limits, (one) => actionLimits(one, read)) }),
    ...(payments !== undefined && {
      payments: payments.map(({ method, name }) => ({ method, name: read.text(name) })),
    }),
  };
}

function coming({ returns, refunds }: RulesDraft, read: DraftReader) {
  return {
    ...(returns !== undefined && { returns: orNull(returns, (one) => returnRule(one, read)) }),
    ...(refunds !== undefined && {
      refunds: orNull(refunds, ({ text, bankDays = [] }) => ({ text: read.text(text), bankDays })),
    }),
  };
}

function dispatchRule(draft: Given<"dispatch">, read: DraftReader): DispatchRule {
  const { hours, cutoff, workdays = EVERY_DAY, text, whenLate, lateCoupon, holdDays } = draft;
  return {
    hours,
    cutoff,
    workdays: [...new Set(workdays)].sort(),
    text: read.maybeText(text ?? undefined) ?? {},
    whenLate: read.maybeText(whenLate ?? undefined),
    lateCoupon: lateCoupon ?? null,
    holdDays: holdDays ?? null,
  };
}

function warehouse({ code, name, place: at, displayedPlace }: Item<"warehouses">, read: DraftReader): Warehouse {
  const displayed = displayedPlace ?? null;
  return { code, name: read.text(name), place: place(at, read), displayedPlace: displayed && place(displayed, read) };
}

function place({ region, city, name }: Item<"warehouses">["place"], read: DraftReader): Place {
  return { region, city, name: read.text(name) };
}

function regions({ name, regions: list }: Item<"delivery">["to"], read: DraftReader): RegionGroup {
  return { name: read.text(name), regions: list };
}

function shippingFee({ to, fee, freeFrom }: Item<"shippingFees">, path: string, read: DraftReader) {
  return {
    to: regions(to, read),
    fee: read.money(fee, `${path}/fee`),
    freeFrom: orNull(freeFrom ?? null, (from) => read.money(from, `${path}/freeFrom`)),
  };
}

function courier({ extraFee, note, ...one }: Item<"couriers">, path: string, read: DraftReader): CourierRule {
  return {
    code: one.code,
    name: read.text(one.name),
    standard: one.standard,
    extraFee: orNull(extraFee ?? null, (fee) => read.money(fee, `${path}/extraFee`)),
    note: read.maybeText(note ?? undefined),
  };
}

function actionLimits({ assistant, ...tiers }: Given<"limits">, read: DraftReader): ActionLimits {
  const ofTier = (tier: keyof typeof tiers) =>
    orNull(tiers[tier] ?? null, (amount) => read.money(amount, `/limits/${tier}`));
  return {
    assistant: read.money(assistant, "/limits/assistant"),
    tier1: ofTier("tier1"),
    tier2: ofTier("tier2"),
    tier3: ofTier("tier3"),
  };
}

function coverageRule({ text, excluded = [], countries = [] }: Given<"coverage">, read: DraftReader): CoverageRule {
  return { text: read.text(text), excluded: excluded.map((one) => regions(one, read)), countries };
}

function returnRule(draft: Given<"returns">, read: DraftReader): ReturnRule {
  return {
    windowDays: draft.windowDays,
    feePaidBy: draft.feePaidBy,
    usualFee: orNull(draft.usualFee ?? null, (fee) => read.money(fee, "/returns/usualFee")),
    feeText: read.text(draft.feeText),
    text: read.text(draft.text),
    exceptions: read.maybeText(draft.exceptions ?? undefined),
    excludedCategories: draft.excludedCategories ?? [],
    answerDays: draft.answerDays ?? null,
  };
}
