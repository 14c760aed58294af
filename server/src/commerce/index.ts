export type * from "./core/model.ts";
export { ORDER_STATES, PAYMENT_METHODS } from "./core/order.ts";
export { REMEDY_STATES } from "./core/remedy.ts";
export { TRACKING_STATUSES } from "./core/shipment.ts";
export { textIn } from "./core/text.ts";
export type { CustomerContext, FactId, FactOwner, ShopFacts, ShopIdentity } from "./core/facts.ts";
export { RECENT_ORDERS, factId } from "./core/facts.ts";
export type { OpenShop, OrderFound, Page, ProductQuery, ShopAddress, ShopGateway } from "./shop-gateway.ts";
