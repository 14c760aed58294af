import type { RemedyKind } from "../remedy.ts";
import type { BilingualText } from "../text.ts";

/** Why a part of the money goes back without the goods. */
export const REFUND_REASONS = ["missing", "damaged", "not_as_described", "late", "goodwill"] as const;

/** One of `REFUND_REASONS`. */
export type RefundReason = (typeof REFUND_REASONS)[number];

/** What is wrong with goods is paid back; what went wrong around them is made good. */
export const REFUND_AS: Readonly<Record<RefundReason, Extract<RemedyKind, "refund" | "compensation">>> = {
  missing: "refund",
  damaged: "refund",
  not_as_described: "refund",
  late: "compensation",
  goodwill: "compensation",
};

/** As customers and colleagues read them. */
export const REFUND_REASON_LABELS: Readonly<Record<RefundReason, BilingualText>> = {
  missing: { zh: "少发、漏发", en: "Something was missing" },
  damaged: { zh: "商品破损", en: "Something arrived damaged" },
  not_as_described: { zh: "与描述不符", en: "Not as described" },
  late: { zh: "发货或送货晚了", en: "Sent or delivered late" },
  goodwill: { zh: "给顾客的心意", en: "Goodwill" },
};
