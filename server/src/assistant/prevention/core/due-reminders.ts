import { DEFAULT_REMINDER_RULES, type ReminderKind, type ReminderRules } from "@warmline/contract";
import {
  type Address,
  heldUntil,
  type Order,
  type ReturnAddress,
  reviewability,
  type Shipment,
  type ShopFacts,
  type ShopRules,
  standingRequest,
  standsStill,
} from "../../../commerce/index.ts";
import { awaitsDispatch, isBeingMadeGood, isUnderway, openRemedies } from "../../core/order-states.ts";
import { type AddressDoubt, doubtOf } from "./doubtful-address.ts";

/** Everything that decides whether something about an order is to be told unasked. */
export interface ReminderFacts {
  readonly shop: Pick<ShopFacts, "shop" | "rules">;
  readonly order: Order;
  readonly returnAddress: ReturnAddress | null;
  /** Whether the assistant agreed to the return: it told the address in the same breath. */
  readonly addressTold: boolean;
  /** Where the customer's other orders went, the newest first. */
  readonly addressesBefore: readonly Address[];
}

/** Something that is to be told, with what it is about. */
export type DueReminder =
  | { readonly kind: "return_address"; readonly address: ReturnAddress; readonly exchange: boolean }
  | { readonly kind: "review_how_to" | "unpaid" }
  | { readonly kind: "doubtful_address"; readonly address: Address; readonly doubt: AddressDoubt }
  | { readonly kind: "standing_still"; readonly shipment: Shipment }
  | { readonly kind: "dispatch_delay"; readonly by: Date };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From when and until when after what happened a reminder helps, in milliseconds: later it is no news. */
export const REMIND_WITHIN = {
  return_address: [0, 7 * DAY_MS],
  review_how_to: [DAY_MS, 8 * DAY_MS],
  unpaid: [HOUR_MS / 2, DAY_MS],
  doubtful_address: [0, 3 * DAY_MS],
  standing_still: [0, 45 * DAY_MS],
  dispatch_delay: [0, 7 * DAY_MS],
} as const satisfies Record<ReminderKind, readonly [number, number]>;

/** A shop's rules for reminders: its own, else what holds everywhere. */
export function reminderRulesOf({ reminders }: ShopRules): ReminderRules {
  return reminders ?? DEFAULT_REMINDER_RULES;
}

/** What is to be told about an order now, as far as its facts go: whether it was told already is for the caller to know. */
export function dueReminders(facts: ReminderFacts, now: Date): readonly DueReminder[] {
  const { sends } = reminderRulesOf(facts.shop.rules);
  const all = [
    returnAddress(facts, now),
    reviewHowTo(facts, now),
    unpaid(facts, now),
    doubtfulAddress(facts, now),
    standingStill(facts, now),
    dispatchDelay(facts, now),
  ];
  return all.filter((one) => one !== null).filter(({ kind }) => sends.includes(kind));
}

function isTime(kind: ReminderKind, since: Date | null, now: Date): boolean {
  if (since === null) return false;
  const passed = now.getTime() - since.getTime();
  const [from, until] = REMIND_WITHIN[kind];
  return from <= passed && passed < until;
}

/** Agreed to, the goods not on their way yet, and nobody has told the address. */
function returnAddress({ order, returnAddress: address, addressTold }: ReminderFacts, now: Date): DueReminder | null {
  if (address === null || addressTold || order.kind === "virtual") return null;
  const agreed = openRemedies(order, ["return", "exchange"]).find(
    ({ state, parcel, approvedAt }) =>
      state === "approved" && parcel === null && isTime("return_address", approvedAt, now),
  );
  return agreed === undefined ? null : { kind: "return_address", address, exchange: agreed.kind === "exchange" };
}

/** Nobody is asked for a review while something is being made good. */
function reviewHowTo({ order, shop }: ReminderFacts, now: Date): DueReminder | null {
  const known = (shop.rules.reviews?.howTo.length ?? 0) > 0;
  const received = order.times.delivered ?? order.times.completed;
  const helps = known && isTime("review_how_to", received, now) && order.remedies.length === 0;
  return helps && order.state !== "refunding" && reviewability(order, now).can ? { kind: "review_how_to" } : null;
}

function unpaid({ order }: ReminderFacts, now: Date): DueReminder | null {
  return order.state === "unpaid" && isTime("unpaid", order.times.placed, now) ? { kind: "unpaid" } : null;
}

/** While it can still be put right: not sent yet, and not called off. */
function doubtfulAddress({ order, shop, addressesBefore: before }: ReminderFacts, now: Date): DueReminder | null {
  const { address } = order;
  const since = order.times.paid ?? order.times.placed;
  if (address === null || !awaitsDispatch(order) || isBeingMadeGood(order) || !isTime("doubtful_address", since, now))
    return null;
  const doubt = doubtOf(address, { coverage: shop.rules.coverage, before });
  return doubt === null ? null : { kind: "doubtful_address", address, doubt };
}

function standingStill({ order }: ReminderFacts, now: Date): DueReminder | null {
  if (!isUnderway(order) || isBeingMadeGood(order)) return null;
  const still = order.shipments.find((one) => isTime("standing_still", one.shippedAt, now) && standsStill(one, now));
  return still === undefined || isTraced(order, still) ? null : { kind: "standing_still", shipment: still };
}

/** Who had it traced knows that it stands still, and is not offered that again. */
function isTraced({ requests }: Order, { trackingNumber }: Shipment): boolean {
  const standing = requests.filter(({ state }) => state === "open" || state === "done");
  return standing.some(({ wish }) => wish.kind === "trace" && wish.parcel === trackingNumber);
}

function dispatchDelay({ order, shop: { shop } }: ReminderFacts, now: Date): DueReminder | null {
  const by = order.times.dispatchBy;
  if (by === null || !awaitsDispatch(order) || isBeingMadeGood(order) || !isTime("dispatch_delay", by, now))
    return null;
  // Held back by the customer's own wish, it is not late.
  if (heldUntil(order, { now, timeZone: shop.timeZone }) !== null) return null;
  // Who had it hurried knows that it is late.
  if (standingRequest(order.requests, "urge_dispatch") !== undefined) return null;
  return { kind: "dispatch_delay", by };
}
