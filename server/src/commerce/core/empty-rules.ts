import type { ShopRules } from "./shop-rules.ts";

/** The rules of a shop that has not said anything yet: every question about them is answered "unknown". */
export const EMPTY_RULES: ShopRules = {
  dispatch: null,
  warehouses: [],
  delivery: [],
  shippingFees: [],
  couriers: [],
  coverage: null,
  invoices: null,
  bargaining: null,
  priceProtection: null,
  returns: null,
  refunds: null,
  combining: null,
  limits: null,
  reminders: null,
  reviews: null,
  gifts: null,
  payments: [],
  guarantee: null,
  repair: null,
  howToOrder: [],
  openingHours: null,
  visitAddress: null,
};
