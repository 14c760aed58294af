import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** Orders of one customer's that can be cancelled, before anybody writes. */
export const ORDERS_EACH = 6;
/** What each is paid with, in minor units. */
const PRICE = "25.00";

/** A customer known to a shop, and what he is to have ordered there. */
export interface Errand {
  readonly shop: string;
  readonly customer: string;
  readonly orders: readonly string[];
}

/** Numbers of a customer's orders: his own, and no one else's. */
export function ordersOf(at: number): readonly string[] {
  return Array.from(
    { length: ORDERS_EACH },
    (_, index) => `7${String(at).padStart(5, "0")}${String(index).padStart(4, "0")}`,
  );
}

/** Where the product's own command finds the database, and puts its files. */
export interface ErrandOptions {
  readonly program: string;
  readonly databaseUrl: string;
  readonly folder: string;
}

/** Brings the orders in by the product's own import, one file for each shop. */
export async function importErrands(errands: readonly Errand[], options: ErrandOptions): Promise<void> {
  for (const shop of new Set(errands.map((errand) => errand.shop))) {
    const file = join(options.folder, `orders-${shop}.json`);
    const orders = errands.filter((errand) => errand.shop === shop).flatMap(ordersIn);
    writeFileSync(file, JSON.stringify({ orders }));
    const env = { ...process.env, DATABASE_URL: options.databaseUrl, WARMLINE_DATA: join(options.folder, "import") };
    await promisify(execFile)(process.execPath, [options.program, "import", "orders", file, "--shop", shop], { env });
  }
}

function ordersIn({ customer, orders }: Errand): readonly object[] {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return orders.map((number) => ({
    number,
    customer,
    state: "paid",
    placedAt: at,
    paidAt: at,
    lines: [{ sku: "ERRAND-1", title: { zh: "帆布购物袋", en: "Canvas tote" }, quantity: 1, unitPrice: PRICE }],
    payments: [{ method: "wechat", amount: PRICE, at }],
  }));
}
