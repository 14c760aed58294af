import type { Order, OrderLine } from "../core/order.ts";
import type { Action, MoneyMove } from "../core/policy/index.ts";
import { textIn } from "../core/text.ts";
import { fromAddress, reasonText } from "./to-action.ts";
import type { Tau2Order, Tau2State } from "./tau2-shapes.ts";
import type { Address } from "../core/address.ts";

/** Something that was done, and the money it moves. */
export interface ActionDone {
  readonly action: Action;
  readonly money: readonly MoneyMove[];
}

/** An order as our store has it, and what was done to it. */
export interface OrderNow {
  readonly order: Order;
  readonly actions: readonly ActionDone[];
}

/** A customer as our store has him: his ways to pay with what gift cards hold, and his address. */
export interface CustomerNow {
  readonly externalId: string;
  readonly address: Address | null;
  readonly balances: ReadonlyMap<string, number>;
}

/** What the store holds now. */
export interface StateNow {
  readonly orders: readonly OrderNow[];
  readonly customers: readonly CustomerNow[];
}

/**
 * The state of our store in the shape of a tau2 database: everything that can change is taken from the store, the rest
 * (names, e-mails, the catalogue) from the database that was imported.
 */
export function exportState(imported: Tau2State, now: StateNow): Tau2State {
  const orders = now.orders.flatMap((one): [string, Tau2Order][] => {
    const before = imported.orders[one.order.number];
    return before === undefined ? [] : [[one.order.number, exportOrder(imported, before, one)]];
  });
  const users = now.customers.flatMap((one): [string, Tau2State["users"][string]][] => {
    const before = imported.users[one.externalId];
    return before === undefined ? [] : [[one.externalId, exportUser(before, one)]];
  });
  return {
    ...imported,
    orders: { ...imported.orders, ...Object.fromEntries(orders) },
    users: { ...imported.users, ...Object.fromEntries(users) },
  };
}

const dollars = (cents: number): number => cents / 100;

function exportUser(
  before: Tau2State["users"][string],
  { address, balances }: CustomerNow,
): Tau2State["users"][string] {
  const methods = Object.entries(before.payment_methods).map(([id, method]) => {
    const balance = balances.get(id);
    return [id, balance === undefined ? method : { ...method, balance: dollars(balance) }] as const;
  });
  const payment_methods = Object.fromEntries(methods);
  return { ...before, ...(address && { address: fromAddress(address) }), payment_methods };
}

function exportOrder(imported: Tau2State, before: Tau2Order, { order, actions }: OrderNow): Tau2Order {
  return {
    ...before,
    ...(order.address && { address: fromAddress(order.address) }),
    items: order.lines.map((line, index) => exportLine(imported, before.items[index], line)),
    payment_history: order.payments.map(({ kind, amount, reference }) => ({
      transaction_type: kind,
      amount: dollars(amount),
      payment_method_id: reference ?? "",
    })),
    status: statusOf(order, actions),
    ...actions.reduce((all, one) => ({ ...all, ...traceOf(order, one) }), {}),
  };
}

/** Options have the names that the benchmark gives them: those of the item if it is still the same, else the catalogue's. */
function exportLine(
  imported: Tau2State,
  before: Tau2Order["items"][number] | undefined,
  { productSku, variantSku, title, unitPrice }: OrderLine,
): Tau2Order["items"][number] {
  const [product_id, item_id] = [productSku ?? "", variantSku ?? ""];
  const same = before?.item_id === item_id ? before.options : undefined;
  const options = same ?? imported.products[product_id]?.variants[item_id]?.options ?? {};
  return { name: textIn(title, "en"), product_id, item_id, price: dollars(unitPrice), options };
}

const STATUS: Readonly<Partial<Record<Order["state"], string>>> = {
  paid: "pending",
  packed: "processed",
  delivered: "delivered",
  cancelled: "cancelled",
};

function statusOf(order: Order, actions: readonly ActionDone[]): string {
  const done = new Set(actions.map(({ action }) => action.kind));
  if (done.has("return")) return "return requested";
  if (done.has("exchange")) return "exchange requested";
  if (order.state === "paid" && done.has("change_items")) return "pending (item modified)";
  return STATUS[order.state] ?? order.state;
}

/** What the benchmark keeps on an order of what was done to it. */
function traceOf(order: Order, { action, money }: ActionDone): Partial<Tau2Order> {
  const skuOf = (lineId: string): string => order.lines.find(({ id }) => id === lineId)?.variantSku ?? "";
  switch (action.kind) {
    case "cancel":
      return { cancel_reason: reasonText(action.reason) };
    case "return":
      return { return_items: action.lineIds.map(skuOf).sort(), return_payment_method_id: action.refundTo };
    case "exchange": {
      const exchange_items = action.changes.map(({ lineId }) => skuOf(lineId)).sort();
      const exchange_new_items = action.changes.map(({ variantSku }) => variantSku).sort();
      return {
        exchange_items,
        exchange_new_items,
        exchange_payment_method_id: action.payWith,
        exchange_price_difference: money.reduce(
          (sum, { way, amount }) => sum + dollars(way === "due" ? amount : -amount),
          0,
        ),
      };
    }
    default:
      return {};
  }
}
