import type { Discount, Offer } from "../../core/offers.ts";
import { stableId } from "../../store/stable-id.ts";
import type { DraftReader, ImportShop } from "./build-context.ts";
import type { OfferDraft } from "./drafts.ts";

const DAY = 86_400_000;
const BARE_DAY = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/;

/** A promotion or coupon of a draft. What does not fit is with the reader. */
export function buildOffer(draft: OfferDraft, read: DraftReader, { shopId }: Pick<ImportShop, "shopId">): Offer {
  const kind = draft.kind ?? "promotion";
  const rule = read.maybeText(draft.rule ?? undefined) ?? {};
  const common = {
    id: stableId(shopId, kind, draft.code),
    code: draft.code,
    name: read.text(draft.name),
    ...span(draft, read),
    off: discount(draft.off, read),
    threshold: read.money(draft.threshold ?? undefined, "/threshold"),
    productSkus: draft.skus ?? [],
  };
  if (kind === "promotion")
    return { kind, ...common, rule, stacking: read.maybeText(draft.stacking ?? undefined) ?? {} };
  const howToGet = read.maybeText(draft.howToGet ?? undefined) ?? {};
  const onlyGiven = draft.onlyGiven === true ? { onlyGiven: true } : {};
  return { kind, ...common, scope: rule, stackable: draft.stackable ?? false, howToGet, ...onlyGiven };
}

/** People mean a last day as a whole one, and ours end exclusively. */
function span({ startsAt, endsAt }: OfferDraft, read: DraftReader): Pick<Offer, "startsAt" | "endsAt"> {
  const from = read.moment(startsAt, "/startsAt", "any") ?? new Date(0);
  const last = read.moment(endsAt, "/endsAt", "any") ?? new Date(0);
  const to = BARE_DAY.test(endsAt.trim()) ? (read.moment(dayAfter(endsAt), "/endsAt", "any") ?? last) : last;
  if (read.problems.length === 0 && from >= to) read.refuse("ends_before_start", "/endsAt", endsAt);
  return { startsAt: from, endsAt: to };
}

/** By the calendar, not by 24 hours: a day may have 23 or 25. What is no day stays, and is refused as it stands. */
function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.trim().split(/[-/]/).map(Number);
  const time = Date.UTC(year, month - 1, date);
  return Number.isNaN(time) ? day : new Date(time + DAY).toISOString().slice(0, 10);
}

function discount(off: OfferDraft["off"], read: DraftReader): Discount {
  switch (off.kind) {
    case "amount":
      return { kind: "amount", amount: read.money(off.amount, "/off/amount") };
    case "percent":
      return { kind: "percent", percent: off.percent };
    case "gift":
      return { kind: "gift", gift: read.text(off.gift) };
  }
}
