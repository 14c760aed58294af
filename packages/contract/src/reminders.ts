/** What a customer is told before he has to ask, by what it is about. */
export const REMINDER_KINDS = [
  "return_address",
  "review_how_to",
  "unpaid",
  "doubtful_address",
  "standing_still",
  "dispatch_delay",
] as const;

/** One of `REMINDER_KINDS`. */
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Which reminders a shop sends, when, and to whom not. */
export interface ReminderRules {
  /** Those that are sent; the others are switched off. */
  readonly sends: readonly ReminderKind[];
  /** `HH:MM` by the shop's clock: from then until `quietUntil` nothing is sent; what falls due is sent afterwards. Equal: never quiet. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** So many of a hundred customers, 0–50, are not reminded, so that the effect can be measured. */
  readonly holdoutPercent: number;
}

/** What holds in a shop that has not set its own: every reminder, by day, and one customer in ten without. */
export const DEFAULT_REMINDER_RULES: ReminderRules = {
  sends: REMINDER_KINDS,
  quietFrom: "22:00",
  quietUntil: "08:00",
  holdoutPercent: 10,
};
