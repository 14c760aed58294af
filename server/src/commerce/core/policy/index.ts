export type { ActedBy, Action, ActionKind, Actor, CancelReason, Confirmation, LineChange } from "./action.ts";
export type { ActionFacts, OrderFacts, PaymentOnFile } from "./action-facts.ts";
export { CLAUSES, type Clause, type ClauseId, clauseOf } from "./clauses.ts";
export { effectOf, type Effect } from "./effect.ts";
export { CLAUSES_OF, judge, type Judgement } from "./judge.ts";
export { actorIn, limitsOf } from "./limits.ts";
export { toldWords } from "./told-words.ts";
export { type MoneyMove, type Terms, termsOf, termsText } from "./terms.ts";
