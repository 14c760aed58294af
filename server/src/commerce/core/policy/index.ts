export type {
  ActedBy,
  Action,
  ActionKind,
  Actor,
  CancelReason,
  Confirmation,
  LineChange,
  MoneyMove,
  MovedBy,
} from "./action.ts";
export type { ActionFacts, CouponFacts, Dealings, OrderFacts, PaymentOnFile } from "./action-facts.ts";
export type { Clause } from "./clause.ts";
export { clauseName } from "./clause-names.ts";
export { CLAUSES, type ClauseId } from "./clauses.ts";
export { isRequest, type RequestAction, type RequestActionKind } from "./request-actions.ts";
export { mayBeWithdrawn } from "./requests.ts";
export { effectOf, type Effect } from "./effect.ts";
export { isSentLate, worthOf } from "./coupon.ts";
export { isWhollyUnpaid, keptOf } from "./given-back.ts";
export { paidBy } from "./money-flows.ts";
export { fallsOf, isProtected, priceNow, protectedUntil, type PriceFall } from "./protection.ts";
export { REFUND_REASONS, type RefundReason } from "./refund-reasons.ts";
export { beforeTheYes, CLAUSES_OF, judge, type Judgement } from "./judge.ts";
export { actorIn, limitsOf } from "./limits.ts";
export { toldWords } from "./told-words.ts";
export { type Terms, termsOf, termsText } from "./terms.ts";
export { waysToPay } from "./ways-to-pay.ts";
