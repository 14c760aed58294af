import { formatMoney, type Language, textIn } from "../../../commerce/index.ts";
import { addressLine, asSentence, formatDay, formatDeadline, formatSteps, orderTitle } from "../../core/format.ts";
import { type Say, sayIn, type Wording } from "../../core/say.ts";
import type { DueReminder, ReminderFacts } from "./due-reminders.ts";

/** A reminder in a customer's language. */
export interface ReminderToWord {
  readonly reminder: DueReminder;
  readonly facts: ReminderFacts;
  readonly now: Date;
  readonly language: Language;
  readonly wording: Wording;
}

/** What a customer reads: what is the matter with which order, and what he can do. */
export function reminderWords({ reminder, facts, now, language, wording }: ReminderToWord): string {
  const { order, shop } = facts;
  const say = sayIn(wording, language);
  const place = { language, timeZone: shop.shop.timeZone };
  const about = { title: orderTitle(order, language), number: order.number };
  switch (reminder.kind) {
    case "return_address":
      return addressWords(say, reminder, { ...about, language });
    case "review_how_to":
      return say("reminder.review_how_to", { ...about, steps: formatSteps(shop.rules.reviews?.howTo ?? [], language) });
    case "unpaid":
      return say("reminder.unpaid", { ...about, total: formatMoney(order.total, order.currency, language) });
    case "doubtful_address":
      return say(`reminder.doubtful_address.${reminder.doubt}`, { ...about, address: addressLine(reminder.address) });
    case "standing_still": {
      const { courier, trackingNumber, events, shippedAt } = reminder.shipment;
      const seen = events[0]?.at ?? shippedAt;
      const told = { ...about, courier: textIn(courier.name, language), tracking: trackingNumber };
      return seen === null
        ? say("reminder.standing_still.unseen", told)
        : say("reminder.standing_still", { ...told, since: formatDay(seen, place, now) });
    }
    case "dispatch_delay":
      return delayWords(say, { by: formatDeadline(reminder.by, place, now), ...about, facts, language });
  }
}

interface About {
  readonly title: string;
  readonly number: string;
  readonly language: Language;
}

function addressWords(
  say: Say,
  { address: { address, note }, exchange }: Extract<DueReminder, { kind: "return_address" }>,
  { title, number, language }: About,
): string {
  const { recipient, phone } = address;
  return lines([
    say(exchange ? "reminder.return_address.exchange" : "reminder.return_address", { title, number }),
    say("return.address.is", { title, address: addressLine(address), recipient, phone }),
    note === null ? "" : asSentence(textIn(note, language), language),
    say("return.address.warning"),
  ]);
}

function delayWords(
  say: Say,
  { facts, language, ...values }: About & { readonly by: string; readonly facts: ReminderFacts },
): string {
  const gives = facts.shop.rules.dispatch?.whenLate ?? null;
  return lines([
    say("reminder.dispatch_delay", values),
    gives === null ? "" : asSentence(textIn(gives, language), language),
  ]);
}

const lines = (all: readonly string[]): string => all.filter((one) => one !== "").join("\n");
