import {
  fallsOf,
  isProtected,
  type Order,
  type OrderLine,
  type PriceFall,
  type PriceProtectionRule,
  priceNow,
  protectedUntil,
  type Variant,
} from "../../../commerce/index.ts";
import { propose, refused, variantsBySku } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  answeredOffering,
  day,
  orderFact,
  personReply,
  price,
  shopFact,
  type SkillTurn,
  unknownFact,
  worded,
} from "../skill.ts";
import { variantFact } from "./buying.ts";

/** Cheaper soon after it was bought: the difference is counted, and given back after a yes. */
export function priceProtection(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.priceProtection;
  if (rule === null) return unknownFact(turn, shopFact(turn, "price_protection"));
  const rules = reply(worded(turn, rule.text), { facts: [shopFact(turn, "price_protection")] });
  if (!turn.facts.verified)
    return answered(joinReplies([rules, reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] })]));
  const fell = (order: Order) => isInTime(turn, order) && fallen(turn, order).length > 0;
  const plausible = turn.facts.orders.some(fell) ? fell : (order: Order) => order.times.paid !== null;
  return withOrder(turn, plausible, (order) => protectionOf(turn, order, { rule, rules }));
}

interface Protection {
  readonly rule: PriceProtectionRule;
  readonly rules: Reply;
}

/** Paid, today's price and the window decide; where there is something to give back, it is given after a yes. */
function protectionOf(turn: SkillTurn, order: Order, { rule, rules }: Protection): Outcome {
  const until = protectedUntil(order, rule);
  const cards = [orderCard(turn, order)];
  const facts = [orderFact(order, "paid"), shopFact(turn, "price_protection")];
  if (until === null || !isInTime(turn, order)) {
    const over = until === null ? "" : turn.say("protection.over", { until: day(turn, until) });
    return answeredOffering(turn, joinReplies([reply(over, { facts, cards }), rules]));
  }
  if (order.currency !== turn.facts.shop.shop.currency)
    return refused(turn, "price.currency", { shown: reply("", { facts, cards }), order });
  const falls = fallen(turn, order);
  if (falls.length === 0) return answeredOffering(turn, joinReplies([notFallen(turn, order), rules]));
  const window = reply(turn.say("protection.until", { until: day(turn, until) }), { facts, cards });
  const shown = joinReplies([...falls.map((one) => fallenReply(turn, order, one)), window]);
  const action = { kind: "price_protection", order: order.number, lineIds: falls.map(({ line }) => line.id) } as const;
  return propose(turn, { action, order, shown });
}

function isInTime(turn: SkillTurn, order: Order): boolean {
  return isProtected(order, { rules: turn.facts.shop.rules, now: turn.now });
}

function fallen(turn: SkillTurn, order: Order): readonly PriceFall[] {
  return fallsOf(
    order,
    order.lines.map(({ id }) => id),
    variantsBySku(turn),
  );
}

function fallenReply(turn: SkillTurn, order: Order, { line, kept, now }: PriceFall): Reply {
  const { quantity } = line;
  const values = { title: worded(turn, line.title), difference: price(turn, kept - now) };
  const pieces = { paid: price(turn, kept), now: price(turn, now) };
  const text =
    quantity === 1
      ? turn.say("protection.fallen", { ...values, ...pieces })
      : turn.say("protection.fallen.several", { ...values, ...pieces, count: quantity });
  return reply(text, { facts: [orderFact(order, "lines"), ...priceFacts(turn, line)] });
}

/** Where today's price is known and not lower than what is still paid, that is said. */
function notFallen(turn: SkillTurn, order: Order): Reply {
  const products = variantsBySku(turn);
  const line = order.lines.find((one) => priceNow(one, products) !== null);
  const now = line && priceNow(line, products);
  if (line === undefined || now === undefined || now === null)
    return reply("", { unknown: [orderFact(order, "lines")] });
  const given = now < line.total;
  const values = { title: worded(turn, line.title), paid: price(turn, line.total), now: price(turn, now) };
  return reply(turn.say(given ? "protection.given" : "protection.not_fallen", values), {
    facts: [orderFact(order, "lines"), ...priceFacts(turn, line)],
    cards: [orderCard(turn, order)],
  });
}

function priceFacts(turn: SkillTurn, line: OrderLine) {
  const variant = variantOf(turn, line);
  return variant === undefined ? [] : [variantFact(variant, "price")];
}

function variantOf(turn: SkillTurn, { variantSku }: OrderLine): Variant | undefined {
  const product = variantsBySku(turn).get(variantSku ?? "");
  return product?.variants.find(({ sku }) => sku === variantSku);
}
