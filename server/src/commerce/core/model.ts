/** The words of commerce in one place; each file is one idea. */
export type * from "./address.ts";
export type * from "./offers.ts";
export type * from "./order.ts";
export type * from "./order-request.ts";
export type * from "./product.ts";
export type * from "./remedy.ts";
export type * from "./shipment.ts";
export type * from "./shop-rules.ts";
export type * from "./text.ts";
