import type { Order, OrderLine } from "../../commerce/index.ts";
import { orderNumberKey, searchTerms } from "../../commerce/index.ts";
import { pickFrom } from "./choose-product.ts";
import { isColour } from "./find-product.ts";
import type { SkillTurn } from "./skill.ts";

/** Which of his orders a customer means; `not_found` is the one answer for "none" and "somebody else's". */
export type OrderChoice =
  | { readonly kind: "one"; readonly order: Order }
  | { readonly kind: "several"; readonly orders: readonly Order[] }
  | { readonly kind: "none" }
  | { readonly kind: "not_found" }
  | { readonly kind: "sign_in" };

/** So many orders are shown to choose from; others can be named by number. */
export const LISTED_ORDERS = 5;

const NEWEST =
  /最近(?:的|那|下的)?(?:一)?(?:个|笔|次)?(?:单|订单|买)|最新(?:的)?(?:一)?(?:个|笔)?(?:单|订单)|上一?(?:单|个订单|次买)|刚刚?(?:才)?(?:下|买|拍|付)|\b(?:latest|most recent|newest|recent|last) (?:order|purchase)\b|\bjust (?:ordered|bought|placed|purchased)\b/i;

/** Finds the order meant among the customer's own. `plausible` says which orders a wish of this kind can be about. */
export function chooseOrder(turn: SkillTurn, plausible: (order: Order) => boolean): OrderChoice {
  const { facts, mentions } = turn;
  if (!facts.verified) return { kind: "sign_in" };
  if (mentions.numbers.length > 0) return choiceOf(facts.orders.filter((order) => isNumbered(order, mentions.numbers)));
  if (facts.orders.length === 0) return { kind: "none" };
  const pointed = pointedOrder(turn);
  if (pointed) return { kind: "one", order: pointed };
  return choiceOf(likelyOrders(turn, plausible));
}

/** The orders that the words themselves point at, by number, place, words or colour; else the one talked about; else none. */
export function pointedOrders(turn: SkillTurn): readonly Order[] {
  const { facts, mentions, dialogue } = turn;
  if (!facts.verified) return [];
  if (mentions.numbers.length > 0) return facts.orders.filter((order) => isNumbered(order, mentions.numbers));
  const pointed = pointedOrder(turn);
  if (pointed) return [pointed];
  const described = describedOrders(turn);
  return described.length > 0 ? described : facts.orders.filter((order) => order.number === dialogue.order);
}

function choiceOf(orders: readonly Order[]): OrderChoice {
  const [order] = orders;
  if (order === undefined) return { kind: "not_found" };
  return orders.length === 1 ? { kind: "one", order } : { kind: "several", orders: orders.slice(0, LISTED_ORDERS) };
}

function isNumbered(order: Order, numbers: readonly string[]): boolean {
  const parcels = [...order.shipments, ...order.remedies.flatMap(({ parcel }) => parcel ?? [])];
  const own = [order.number, ...parcels.map((parcel) => parcel.trackingNumber)].map(orderNumberKey);
  return numbers.some((number) => own.includes(orderNumberKey(number)));
}

/** By its place in what was shown, as the newest, or as the other one of two. */
function pointedOrder(turn: SkillTurn): Order | undefined {
  const { mentions, facts, dialogue } = turn;
  if (NEWEST.test(turn.naming)) return facts.orders[0];
  if (mentions.pick === null) return undefined;
  const listed = listedOrders(turn);
  const picked = pickFrom(
    listed.length > 0 ? listed : facts.orders,
    newestFirst(mentions.pick, listed),
    dialogue.order,
  );
  return picked;
}

/** With nothing shown, "the last" of a customer's orders is the newest, not the oldest. */
function newestFirst(pick: number | "other", listed: readonly Order[]): number | "other" {
  return pick === -1 && listed.length === 0 ? 1 : pick;
}

function listedOrders(turn: SkillTurn): readonly Order[] {
  const { listed } = turn.dialogue;
  if (listed?.kind !== "orders") return [];
  return listed.keys.flatMap((number) => turn.facts.orders.filter((order) => order.number === number));
}

const SAME_ORDER =
  /[这该那](?:一)?(?:个|笔)?(?:订单|单(?!位|独))|\b(?:this|that|same) (?:order|one|parcel|package)\b|\bit\b/i;

/** Described ones first; else the one talked about, unless only others can be meant; else those that can be. */
function likelyOrders(turn: SkillTurn, plausible: (order: Order) => boolean): readonly Order[] {
  const described = describedOrders(turn);
  const candidates = described.length > 0 ? described : turn.facts.orders;
  const fitting = candidates.filter(plausible);
  const current =
    described.length > 0 ? undefined : turn.facts.orders.find((order) => order.number === turn.dialogue.order);
  if (current && (plausible(current) || fitting.length === 0 || SAME_ORDER.test(turn.naming))) return [current];
  return fitting.length > 0 ? fitting : candidates;
}

/** Orders with a line of the colour or with the words of the text: 那件蓝色的, my silk shirt. */
function describedOrders(turn: SkillTurn): readonly Order[] {
  const scored = turn.facts.orders.map((order) => ({ order, score: likeness(order, turn) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ order }) => order);
}

const CHANCE_WORDS = searchTerms(
  "我的 订单 快递 什么 时候 怎么 发货 包裹 收到 退款 退货 两件 一件 件衣 衣服 怎么还 the my order is it in of and for with to a where when what has not yet",
);
/** Less than a word of the title: "the daypack for a blue one" is about the daypack. */
const COLOUR_WEIGHT = 0.5;

/** How much of what the words name is in an order: words of titles, a colour, other names of its goods. */
export function likeness(order: Order, turn: SkillTurn): number {
  const values = order.lines.flatMap((line) =>
    line.options.flatMap(({ value }) => [value.zh ?? "", (value.en ?? "").toLowerCase()]),
  );
  const coloured = turn.mentions.colours.some((colour) => isColour(values, colour)) ? COLOUR_WEIGHT : 0;
  const asked = [...searchTerms(turn.naming)].filter((term) => term.length > 1 && !CHANCE_WORDS.has(term));
  const shared = (words: readonly string[]) => {
    const known = searchTerms(words.join("\n"));
    return asked.filter((term) => known.has(term)).length;
  };
  const titles = order.lines.flatMap(({ title }) => [title.zh ?? "", title.en ?? ""]);
  const titled = shared(titles) + lettered(turn.naming, titles);
  return coloured + titled + NICKNAME_WEIGHT * shared(order.lines.flatMap((line) => nicknames(line, turn)));
}

/** T恤, V领: a letter and one sign, which no search keeps together. */
const LETTERED = /(?<![a-z])[a-z]\p{sc=Han}/giu;

function lettered(naming: string, titles: readonly string[]): number {
  const known = titles.join("\n").toLowerCase();
  return (naming.match(LETTERED) ?? []).filter((term) => known.includes(term.toLowerCase())).length;
}

/** Less than any word of a title. */
const NICKNAME_WEIGHT = 0.01;

/** What else customers call what they bought: the words its product is known by (橙子 for 脐橙). */
function nicknames(line: OrderLine, turn: SkillTurn): readonly string[] {
  const product = turn.facts.shop.products.find((one) => one.sku === line.productSku);
  return product === undefined
    ? []
    : [product.categoryName.zh ?? "", product.categoryName.en ?? "", ...product.keywords];
}
