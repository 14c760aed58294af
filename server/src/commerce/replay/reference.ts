import type { Tau2Order, Tau2State, Tau2Write } from "./tau2-shapes.ts";

/**
 * What a write makes of a tau2 database, by what the benchmark says of its tools and apart from our gate: it changes
 * the given state, and leaves it alone where the benchmark's own tool refuses. Answers whether it did anything.
 */
export function applyReference(state: Tau2State, write: Tau2Write): boolean {
  switch (write.name) {
    case "modify_user_address": {
      const { user_id, ...address } = write.arguments;
      const user = state.users[user_id];
      if (user === undefined) return false;
      user.address = address;
      return true;
    }
    case "modify_pending_order_address": {
      const { order_id, ...address } = write.arguments;
      const order = state.orders[order_id];
      if (order?.status.includes("pending") !== true) return false;
      order.address = address;
      return true;
    }
    case "cancel_pending_order":
      return cancel(state, write.arguments);
    case "modify_pending_order_payment":
      return changePayment(state, write.arguments);
    case "modify_pending_order_items":
      return changeItems(state, write.arguments);
    case "return_delivered_order_items":
      return returnItems(state, write.arguments);
    case "exchange_delivered_order_items":
      return exchangeItems(state, write.arguments);
  }
}

type ArgumentsOf<Name extends Tau2Write["name"]> = Extract<Tau2Write, { name: Name }>["arguments"];

/** Amounts are dollars with cents. */
const cents = (amount: number): number => Math.round(amount * 100) / 100;

function move(state: Tau2State, userId: string, methodId: string, change: number): void {
  const method = state.users[userId]?.payment_methods[methodId];
  if (method?.balance !== undefined) method.balance = cents(method.balance + change);
}

function cancel(state: Tau2State, { order_id, reason }: ArgumentsOf<"cancel_pending_order">): boolean {
  const order = state.orders[order_id];
  if (order?.status !== "pending" || !["no longer needed", "ordered by mistake"].includes(reason)) return false;
  for (const { amount, payment_method_id } of [...order.payment_history]) {
    order.payment_history.push({ transaction_type: "refund", amount, payment_method_id });
    move(state, order.user_id, payment_method_id, amount);
  }
  order.status = "cancelled";
  order.cancel_reason = reason;
  return true;
}

function changePayment(state: Tau2State, given: ArgumentsOf<"modify_pending_order_payment">): boolean {
  const order = state.orders[given.order_id];
  const [first, ...more] = order?.payment_history ?? [];
  const method = order && state.users[order.user_id]?.payment_methods[given.payment_method_id];
  if (!order?.status.includes("pending") || !first || more.length > 0 || !method) return false;
  if (first.payment_method_id === given.payment_method_id) return false;
  if (method.balance !== undefined && method.balance < first.amount) return false;
  order.payment_history.push(
    { transaction_type: "payment", amount: first.amount, payment_method_id: method.id },
    { transaction_type: "refund", amount: first.amount, payment_method_id: first.payment_method_id },
  );
  move(state, order.user_id, method.id, -first.amount);
  move(state, order.user_id, first.payment_method_id, first.amount);
  return true;
}

interface Swap {
  readonly from: string;
  readonly to: string;
}

/** What the swaps cost more, or nothing where one of them is not possible. */
function differenceOf(state: Tau2State, order: Tau2Order, swaps: readonly Swap[]): number | undefined {
  let difference = 0;
  for (const { from, to } of swaps) {
    const item = order.items.find(({ item_id }) => item_id === from);
    const variant = item && state.products[item.product_id]?.variants[to];
    if (!item || variant?.available !== true || from === to) return undefined;
    difference += variant.price - item.price;
  }
  return cents(difference);
}

function hasAll(order: Tau2Order, ids: readonly string[]): boolean {
  const count = (all: readonly string[], id: string): number => all.filter((one) => one === id).length;
  const held = order.items.map(({ item_id }) => item_id);
  return ids.every((id) => count(ids, id) <= count(held, id));
}

function priced(
  state: Tau2State,
  order: Tau2Order,
  given: ArgumentsOf<"modify_pending_order_items">,
): number | undefined {
  const { item_ids, new_item_ids, payment_method_id } = given;
  if (!hasAll(order, item_ids) || item_ids.length !== new_item_ids.length) return undefined;
  const method = state.users[order.user_id]?.payment_methods[payment_method_id];
  const difference = differenceOf(state, order, swapsOf(given));
  if (method === undefined || difference === undefined) return undefined;
  return method.balance !== undefined && method.balance < difference ? undefined : difference;
}

function swapsOf({ item_ids, new_item_ids }: ArgumentsOf<"modify_pending_order_items">): readonly Swap[] {
  return item_ids.map((from, index) => ({ from, to: new_item_ids[index] ?? "" }));
}

function changeItems(state: Tau2State, given: ArgumentsOf<"modify_pending_order_items">): boolean {
  const order = state.orders[given.order_id];
  if (order?.status !== "pending") return false;
  const difference = priced(state, order, given);
  if (difference === undefined) return false;
  const transaction_type = difference > 0 ? "payment" : "refund";
  const { payment_method_id } = given;
  order.payment_history.push({ transaction_type, amount: Math.abs(difference), payment_method_id });
  move(state, order.user_id, payment_method_id, -difference);
  for (const { from, to } of swapsOf(given)) {
    const item = order.items.find(({ item_id }) => item_id === from);
    const variant = item && state.products[item.product_id]?.variants[to];
    if (item && variant) Object.assign(item, { item_id: to, price: variant.price, options: variant.options });
  }
  order.status = "pending (item modified)";
  return true;
}

function returnItems(state: Tau2State, given: ArgumentsOf<"return_delivered_order_items">): boolean {
  const order = state.orders[given.order_id];
  const method = order && state.users[order.user_id]?.payment_methods[given.payment_method_id];
  if (order?.status !== "delivered" || method === undefined || !hasAll(order, given.item_ids)) return false;
  if (method.source !== "gift_card" && method.id !== order.payment_history[0]?.payment_method_id) return false;
  order.status = "return requested";
  order.return_items = [...given.item_ids].sort();
  order.return_payment_method_id = method.id;
  return true;
}

function exchangeItems(state: Tau2State, given: ArgumentsOf<"exchange_delivered_order_items">): boolean {
  const order = state.orders[given.order_id];
  if (order?.status !== "delivered") return false;
  const difference = priced(state, order, given);
  if (difference === undefined) return false;
  order.status = "exchange requested";
  order.exchange_items = [...given.item_ids].sort();
  order.exchange_new_items = [...given.new_item_ids].sort();
  order.exchange_payment_method_id = given.payment_method_id;
  order.exchange_price_difference = difference;
  return true;
}
