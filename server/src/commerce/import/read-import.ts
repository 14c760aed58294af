import { checkDrafts, type Located } from "./core/check-drafts.ts";
import { CUSTOMER_COLUMNS, ORDER_COLUMNS, PRODUCT_COLUMNS, type ColumnSet } from "./core/csv-columns.ts";
import { csvToDrafts } from "./core/csv-to-drafts.ts";
import { CustomerDraft, OrderDraft, ProductDraft } from "./core/drafts.ts";
import { duplicateCustomers, duplicateOrders, duplicateProducts } from "./core/find-duplicates.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./core/read-json.ts";
import { readTau2 } from "./core/read-tau2.ts";
import type { Read, Sourced } from "./core/sourced.ts";

/** Files of what is sold and who bought it. */
export const GOODS_KINDS = ["products", "orders", "customers", "tau2-retail"] as const;

/** One of `GOODS_KINDS`. */
export type GoodsKind = (typeof GOODS_KINDS)[number];

/** Everything a file holds, well formed and without duplicates; references are not checked yet. */
export interface ImportDrafts {
  readonly products: readonly Located<ProductDraft>[];
  readonly orders: readonly Located<OrderDraft>[];
  readonly customers: readonly Located<CustomerDraft>[];
}

/** Reads the text of a file: JSON when its first character is a bracket, else CSV. */
export function readImport(kind: GoodsKind, text: string): Read<ImportDrafts> {
  const lists = readLists(kind, text);
  return lists.ok ? checkLists(lists.items) : lists;
}

interface Lists {
  readonly products: readonly Sourced[];
  readonly orders: readonly Sourced[];
  readonly customers: readonly Sourced[];
}

const COLUMNS: Readonly<Record<Exclude<GoodsKind, "tau2-retail">, ColumnSet>> = {
  products: PRODUCT_COLUMNS,
  orders: ORDER_COLUMNS,
  customers: CUSTOMER_COLUMNS,
};

function readLists(kind: GoodsKind, text: string): Read<Lists> {
  if (kind === "tau2-retail") return readTau2(text);
  const list = /^\s*[[{]/.test(text) ? readJson(text, kind) : readCsvList(text, COLUMNS[kind]);
  if (!list.ok) return list;
  if (list.items.length === 0) return { ok: false, problems: [{ code: "empty", at: "/", detail: "" }] };
  return { ok: true, items: { products: [], orders: [], customers: [], [kind]: list.items } };
}

function readCsvList(text: string, columns: ColumnSet): Read<readonly Sourced[]> {
  const table = readCsv(text);
  return table.ok ? csvToDrafts(table.items, columns) : table;
}

function checkLists(lists: Lists): Read<ImportDrafts> {
  const products = checkDrafts(ProductDraft, lists.products);
  const orders = checkDrafts(OrderDraft, lists.orders);
  const customers = checkDrafts(CustomerDraft, lists.customers);
  const problems = [
    ...products.problems,
    ...orders.problems,
    ...customers.problems,
    ...duplicateProducts(products.drafts),
    ...duplicateOrders(orders.drafts),
    ...duplicateCustomers(customers.drafts),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, items: { products: products.drafts, orders: orders.drafts, customers: customers.drafts } };
}
