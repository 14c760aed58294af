import { findShop, type Shop } from "../../identity/index.ts";
import { withScope, type Transaction } from "../../platform/database/index.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { Product } from "../core/product.ts";
import { reviveProduct } from "../core/stored.ts";
import { catalogueOfShop, productsOfShop } from "../store/catalogue-sql.ts";
import type { ImportShop } from "./core/build-context.ts";
import { buildCustomer } from "./core/build-customer.ts";
import { buildOrder, type OrderSurroundings } from "./core/build-order.ts";
import { buildProduct } from "./core/build-product.ts";
import { decodeText } from "./core/decode-text.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import type { ImportContext, ImportOrder, ImportOutcome } from "./import-order.ts";
import { importSaid } from "./import-said.ts";
import { readImport, type ImportDrafts } from "./read-import.ts";
import { isSaidKind, readSaidFile } from "./read-said.ts";
import { refused } from "./refused.ts";
import { writeImport, type NamedCustomer } from "./write-import.ts";

/** Larger files are refused before they are read. */
export const MAX_FILE_BYTES = 200_000_000;

/**
 * Brings a file into a shop, whole or not at all: everything is checked first, then written in one transaction. What
 * the file says is compared with what it said last time, so that bringing it again changes nothing.
 */
export async function importFile(context: ImportContext, given: ImportOrder): Promise<ImportOutcome> {
  if (given.bytes.byteLength > MAX_FILE_BYTES) return { ok: false, code: "file_too_large" };
  const shop = await findShop(context, given.shopSlug);
  if (shop === undefined) return { ok: false, code: "shop_unknown" };
  given.onProgress?.("reading", 0, 1);
  const decoded = decodeText(given.bytes);
  if (!decoded.ok) return refused([decoded.problem]);
  const outcome = await importText(context, { ...given, shop, text: decoded.text });
  return outcome.ok && decoded.encoding !== "utf-8" ? { ...outcome, encoding: decoded.encoding } : outcome;
}

interface TextToImport extends ImportOrder {
  readonly shop: Shop;
  readonly text: string;
}

async function importText(context: ImportContext, given: TextToImport): Promise<ImportOutcome> {
  const { kind, shop, text } = given;
  const setting = settingOf(shop, context);
  if (isSaidKind(kind)) {
    const said = readSaidFile(kind, text);
    return said.ok ? importSaid({ context, shop, setting }, said.items) : refused(said.problems);
  }
  const read = readImport(kind, text);
  if (!read.ok) return refused(read.problems);
  given.onProgress?.("reading", 1, 1);
  const scope = { organizationId: shop.organizationId, shops: [shop.id] };
  return withScope(context.database, scope, (trx) => bring(trx, { context, given, shop, setting, drafts: read.items }));
}

function settingOf(shop: Shop, { clock }: ImportContext): ImportShop {
  const { id: shopId, language, currency, timeZone } = shop;
  return { shopId, language, currency, timeZone, now: clock.now() };
}

interface Bringing {
  readonly context: ImportContext;
  readonly given: ImportOrder;
  readonly shop: Shop;
  readonly setting: ImportShop;
  readonly drafts: ImportDrafts;
}

async function bring(trx: Transaction, bringing: Bringing): Promise<ImportOutcome> {
  const { context, given, shop, setting, drafts } = bringing;
  const products = drafts.products.map((draft) => buildProduct(draft, setting));
  const surroundings = await readSurroundings(
    trx,
    setting,
    products.map((one) => one.product),
  );
  const checked = checkOrders(drafts.orders, surroundings);
  const customers = drafts.customers.map((draft) => buildCustomer(draft, setting));
  const problems = [
    ...customers.flatMap((one) => one.problems),
    ...products.flatMap((one) => one.problems),
    ...checked.problems,
  ];
  if (problems.length > 0) return refused(problems);
  return writeImport(
    trx,
    { ...given, shop, drafts, context, surroundings },
    {
      customers,
      products: products.map((one) => one.product),
      named: checked.named,
    },
  );
}

/**
 * What is wrong with the orders, and the customers they name. The orders themselves are made again when they are
 * written, some at a time: a year of a large shop is too much to hold twice.
 */
function checkOrders(drafts: ImportDrafts["orders"], surroundings: OrderSurroundings) {
  const problems: ImportProblem[] = [];
  const named = new Map<string, NamedCustomer>();
  for (const draft of drafts) {
    const built = buildOrder(draft, surroundings);
    problems.push(...built.problems);
    if (!named.get(built.customer.externalId)?.displayName) named.set(built.customer.externalId, built.customer);
  }
  return { problems, named };
}

/** Orders may name products of the same file and those that the shop has already. */
async function readSurroundings(
  trx: Transaction,
  setting: ImportShop,
  brought: readonly Product[],
): Promise<OrderSurroundings> {
  const known = (await productsOfShop(setting.shopId).execute(trx)).rows.map((row) => reviveProduct(row.product));
  const bySku = new Map<string, Product>();
  for (const product of [...known, ...brought]) {
    bySku.set(product.sku, product);
    for (const variant of product.variants) bySku.set(variant.sku, product);
  }
  const catalogue = (await catalogueOfShop(setting.shopId).execute(trx)).rows[0];
  return { ...setting, rules: { ...EMPTY_RULES, ...catalogue?.rules }, products: bySku };
}
