export type * from "./core/model.ts";
export { ATTRIBUTE_KEYS, attributeKeyOf, type AttributeKey } from "./core/attribute-keys.ts";
export { EMPTY_RULES } from "./core/empty-rules.ts";
export type { CustomerContext, FactId, FactOwner, ShopFacts, ShopIdentity } from "./core/facts.ts";
export { RECENT_ORDERS, factId } from "./core/facts.ts";
export { ORDER_STATE_LABELS, REMEDY_KIND_LABELS, REMEDY_STATE_LABELS } from "./core/labels.ts";
export { ORDER_STATES, PAYMENT_METHODS } from "./core/order.ts";
export { lineTotal, orderTotal } from "./core/order-math.ts";
export { orderNumberKey } from "./core/order-number.ts";
export { regionKey, ruleForRegion } from "./core/region.ts";
export { REMEDY_STATES } from "./core/remedy.ts";
export { isReceived, reviewability, type Reviewability } from "./core/reviewability.ts";
export { rank, searchEntry, searchTerms, type SearchEntry } from "./core/search.ts";
export { TRACKING_STATUSES } from "./core/shipment.ts";
export { dispatchDeadline, startOfDay, weekday, zoneOffset } from "./core/shop-time.ts";
export { textIn } from "./core/text.ts";
export { openBuiltInStore } from "./built-in-store.ts";
export { demoCast, demoPeople, type CastMember } from "./demo/cast.ts";
export type { DemoCustomer, DemoOrganization, DemoPerson, DemoShop } from "./demo/demo-organization.ts";
export { addDemoPages, type DemoPagesOptions } from "./demo/demo-pages.ts";
export { DEMO_SEED, demoOrganizationId, generate } from "./demo/generate.ts";
export { installDemo, refreshDemo, type DemoInstalled, type InstallOptions } from "./demo/install-demo.ts";
export { describeProblem, type ImportProblem, type ImportProblemCode } from "./import/core/import-problem.ts";
export { IMPORT_KINDS, type ImportKind } from "./import/read-import.ts";
export {
  importFile,
  MAX_FILE_BYTES,
  type ImportContext,
  type ImportOrder,
  type ImportOutcome,
  type ImportStage,
} from "./import/import-file.ts";
export { migrations } from "./migrations/index.ts";
export type { ChangeCounts } from "./store/changes.ts";
export { presentOrder, presentProduct, type CardReader } from "./present-cards.ts";
export { addCommerceRoutes } from "./routes.ts";
export type { OpenShop, OrderFound, Page, ProductQuery, ShopAddress, ShopGateway } from "./shop-gateway.ts";
export type {} from "./store/tables.ts";
