import type { Order, ReturnAddress, ShopGateway } from "../commerce/index.ts";
import { orderNumberKey } from "../commerce/index.ts";
import type { Turn } from "../conversations/index.ts";
import type { Dialogue } from "./core/dialogue.ts";
import { isReturnable } from "./core/order-states.ts";
import type { TurnFacts } from "./core/skill.ts";
import type { Understood } from "./core/understand.ts";

/** Numbers in one turn that are looked up; nobody asks about more at once. */
const LOOKED_UP_NUMBERS = 3;
/** Orders whose return address is fetched when a turn is about returns. */
const RETURNABLE_ORDERS = 10;

/** What the facts are fetched for. */
export interface FactsWanted {
  readonly turn: Turn;
  readonly understood: Understood;
  readonly dialogue: Dialogue;
  readonly now: Date;
}

/**
 * Everything a turn may stand on, fetched before anything is decided. An order is only ever the customer's own: the
 * gateway answers for somebody else's number as for one that does not exist, and nobody unknown has orders.
 */
export async function fetchFacts(gateway: ShopGateway, wanted: FactsWanted): Promise<TurnFacts> {
  const { turn, now } = wanted;
  const { id, verified } = turn.customer;
  const [shop, context, named] = await Promise.all([
    gateway.shopFacts(),
    gateway.customerContext(id, now),
    verified ? namedOrders(gateway, wanted) : [],
  ]);
  const orders = verified ? withNamed(context.orders, named) : [];
  const returnAddresses = await returnAddressesOf(gateway, orders, wanted);
  return { shop, verified, orders, coupons: context.coupons, returnAddresses };
}

async function namedOrders(
  gateway: ShopGateway,
  { turn, understood, dialogue }: FactsWanted,
): Promise<readonly Order[]> {
  const named = understood.wishes.flatMap((wish) => wish.mentions.numbers).slice(0, LOOKED_UP_NUMBERS);
  const numbers = [...new Set([...named, ...(dialogue.order === null ? [] : [dialogue.order])])];
  const found = await Promise.all(numbers.map((number) => gateway.order(turn.customer.id, number)));
  return found.flatMap((one) => (one.ok ? [one.order] : []));
}

/** Orders older than the recent ones join at the end: they stay the oldest. */
function withNamed(recent: readonly Order[], named: readonly Order[]): readonly Order[] {
  const known = new Set(recent.map((order) => orderNumberKey(order.number)));
  return [...recent, ...named.filter((order) => !known.has(orderNumberKey(order.number)))];
}

async function returnAddressesOf(
  gateway: ShopGateway,
  orders: readonly Order[],
  { understood, dialogue }: FactsWanted,
): Promise<ReadonlyMap<string, ReturnAddress | null>> {
  const intents = [
    ...understood.wishes.map((wish) => wish.intent),
    dialogue.asked?.intent ?? "",
    dialogue.last?.intent ?? "",
  ];
  if (!intents.some((intent) => intent.startsWith("return."))) return new Map();
  const returnable = orders.filter(isReturnable).slice(0, RETURNABLE_ORDERS);
  const pairs = await Promise.all(
    returnable.map(async (order) => [order.id, await gateway.returnAddress(order.id)] as const),
  );
  return new Map(pairs);
}
