export type * from "./core/model.ts";
export { arrivalOfRefund, arrivalOfRemedy } from "./core/arrival.ts";
export { ATTRIBUTE_KEYS, attributeKeyOf, type AttributeKey } from "./core/attribute-keys.ts";
export { heldUntil, lastHoldDay } from "./core/hold-days.ts";
export { EMPTY_RULES } from "./core/empty-rules.ts";
export type { FactId, ShopFacts, ShopIdentity, TurnContext, TurnWanted } from "./core/facts.ts";
export type { FactNameOf } from "./core/fact-names.ts";
export { factId } from "./core/facts.ts";
export { formatMoney } from "./core/format-money.ts";
export { ORDER_STATE_LABELS, PAYMENT_METHOD_LABELS, REMEDY_KIND_LABELS, REMEDY_STATE_LABELS } from "./core/labels.ts";
export { nameFact, type NamedFact } from "./core/name-fact.ts";
export { ORDER_STATES, PAYMENT_METHODS } from "./core/order.ts";
export { lineTotal, orderTotal } from "./core/order-math.ts";
export { INVOICE_KINDS, needsTaxId, standingRequest } from "./core/order-request.ts";
export { goToOneAddress, pairRequest } from "./core/order-pair.ts";
export { orderNumberKey } from "./core/order-number.ts";
export { regionKey, ruleForRegion } from "./core/region.ts";
export { REMEDY_STATES } from "./core/remedy.ts";
export { isReceived, reviewability, type Reviewability } from "./core/reviewability.ts";
export { rank, searchEntry, searchTerms, type SearchEntry } from "./core/search.ts";
export { TRACKING_STATUSES } from "./core/shipment.ts";
export { mayComeAgain, standsStill } from "./core/shipment-state.ts";
export {
  calendarDay,
  dispatchDeadline,
  endOfDay,
  minuteOfDay,
  startOfDay,
  weekday,
  zoneOffset,
} from "./core/shop-time.ts";
export { textIn } from "./core/text.ts";
export { openBuiltInStore } from "./built-in-store.ts";
export { demoCast, demoPeople, type CastMember } from "./demo/cast.ts";
export type { DemoCustomer, DemoOrganization, DemoPerson, DemoShop } from "./demo/demo-organization.ts";
export { addDemoPages, type DemoPagesOptions } from "./demo/demo-pages.ts";
export { DEMO_SEED, demoOrganizationId, generate } from "./demo/generate.ts";
export { installDemo, refreshDemo, type DemoInstalled, type InstallOptions } from "./demo/install-demo.ts";
export { describeProblem, type ImportProblem, type ImportProblemCode } from "./import/core/import-problem.ts";
export { IMPORT_KINDS, type ImportKind } from "./import/import-kinds.ts";
export { importFile, MAX_FILE_BYTES } from "./import/import-file.ts";
export type { Brought, ImportContext, ImportOrder, ImportOutcome, ImportStage } from "./import/import-order.ts";
export { addActionRoutes } from "./action-routes.ts";
export type { AnsweredRequest, SayAnswer } from "./settle-request.ts";
export { openActions, type Acted, type ActionOrder, type Actions, type ActionWish, type Proposed } from "./act.ts";
export {
  beforeTheYes,
  CLAUSES,
  effectOf,
  fallsOf,
  isProtected,
  isRequest,
  isSentLate,
  judge,
  isWhollyUnpaid,
  keptOf,
  limitsOf,
  mayBeWithdrawn,
  paidBy,
  priceNow,
  protectedUntil,
  termsOf,
  termsText,
  type Action,
  type ClauseId,
  type CouponFacts,
  type Dealings,
  type MoneyMove,
  type PaymentOnFile,
  type PriceFall,
  type RequestAction,
  type Terms,
} from "./core/policy/index.ts";
export { replay, type ReplayReport, Tau2State, Tau2Task } from "./replay/index.ts";
export { ORDERS_TOUCHED, type OrdersTouched } from "./orders-touched.ts";
export { migrations } from "./migrations/index.ts";
export type { ChangeCounts } from "./store/changes.ts";
export { presentOrder, presentProduct, type CardReader } from "./present-cards.ts";
export { addCommerceRoutes } from "./routes.ts";
export { touchCatalogue } from "./store/write-rules.ts";
export { RulesBody, rulesOf } from "./said-schemas.ts";
export type { OpenShop, OrderFound, Page, ProductQuery, ShopAddress, ShopGateway } from "./shop-gateway.ts";
export { eraseOrders, exportOnFile, exportOrders } from "./store/personal.ts";
export { type OrderAround, readOrderIn } from "./store/read-order-in.ts";
export type {} from "./store/tables.ts";
