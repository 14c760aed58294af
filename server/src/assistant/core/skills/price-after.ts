import type { Order, OrderLine, PriceProtectionRule, Variant } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { isOpen } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  answeredOffering,
  day,
  orderFact,
  personReply,
  price,
  shopFact,
  type Skills,
  type SkillTurn,
  unknownFact,
  worded,
} from "../skill.ts";
import { variantFact } from "./buying.ts";
import { signInFirst } from "./actions.ts";
import { stateLine } from "./orders.ts";

/** What becomes of a price after the order: changed before payment, protected after it. */
export const priceAfterSkills: Skills = {
  "price.change": priceChange,
  "price.protection": priceProtection,
};

const DAY_MS = 86_400_000;

/** Only an unpaid order's price can still be changed, and only where the shop gives anything at all. */
function priceChange(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.bargaining;
  const rules = rule === null ? reply("") : reply(worded(turn, rule.text), { facts: [shopFact(turn, "bargaining")] });
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn, rules);
  return withOrder(turn, isOpen, (order) => {
    const said = joinReplies([stateLine(turn, order), rules]);
    const negotiable = order.state === "unpaid" && (rule === null || rule.maxPercent > 0);
    return negotiable ? handedOver("action_needed", said) : answeredOffering(turn, said);
  });
}

function priceProtection(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.priceProtection;
  if (rule === null) return unknownFact(turn, shopFact(turn, "price_protection"));
  const rules = reply(worded(turn, rule.text), { facts: [shopFact(turn, "price_protection")] });
  if (!turn.facts.verified)
    return answered(joinReplies([rules, reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] })]));
  const fell = (order: Order) => isProtected(turn, order, rule) && fallenLines(turn, order).length > 0;
  const plausible = turn.facts.orders.some(fell) ? fell : (order: Order) => order.times.paid !== null;
  return withOrder(turn, plausible, (order) => protectionOf(turn, order, { rule, rules }));
}

interface Protection {
  readonly rule: PriceProtectionRule;
  readonly rules: Reply;
}

/** Paid, today's price and the window decide; where there is something to give back, a colleague does it. */
function protectionOf(turn: SkillTurn, order: Order, { rule, rules }: Protection): Outcome {
  const until = protectedUntil(order, rule);
  const cards = [orderCard(turn, order)];
  const facts = [orderFact(order, "paid"), shopFact(turn, "price_protection")];
  if (until === null || until < turn.now) {
    const over = until === null ? "" : turn.say("protection.over", { until: day(turn, until) });
    return answeredOffering(turn, joinReplies([reply(over, { facts, cards }), rules]));
  }
  const fallen = fallenLines(turn, order);
  if (fallen.length === 0) return answeredOffering(turn, joinReplies([notFallen(turn, order), rules]));
  const window = reply(turn.say("protection.until", { until: day(turn, until) }), { facts, cards });
  return handedOver("action_needed", joinReplies([...fallen.map((one) => fallenReply(turn, order, one)), window]));
}

function isProtected(turn: SkillTurn, order: Order, rule: PriceProtectionRule): boolean {
  const until = protectedUntil(order, rule);
  return until !== null && until >= turn.now;
}

function protectedUntil({ times }: Order, { days }: PriceProtectionRule): Date | null {
  return times.paid === null ? null : new Date(times.paid.getTime() + days * DAY_MS);
}

/** A line beside the variant it was of, as it costs now. */
interface Compared {
  readonly line: OrderLine;
  readonly variant: Variant;
}

function comparedLines(turn: SkillTurn, order: Order): readonly Compared[] {
  return order.lines.flatMap((line) => {
    const product = turn.facts.shop.products.find((one) => one.sku === line.productSku);
    const variant = product?.variants.find((one) => one.sku === line.variantSku);
    return variant === undefined ? [] : [{ line, variant }];
  });
}

function fallenLines(turn: SkillTurn, order: Order): readonly Compared[] {
  return comparedLines(turn, order).filter(({ line, variant }) => variant.price < paidPerPiece(line));
}

function paidPerPiece(line: OrderLine): number {
  return Math.floor(line.total / Math.max(1, line.quantity));
}

function fallenReply(turn: SkillTurn, order: Order, { line, variant }: Compared): Reply {
  const paid = paidPerPiece(line);
  const text = turn.say("protection.fallen", {
    title: worded(turn, line.title),
    paid: price(turn, paid),
    now: price(turn, variant.price),
    difference: price(turn, (paid - variant.price) * line.quantity),
  });
  return reply(text, { facts: [orderFact(order, "lines"), variantFact(variant, "price")] });
}

/** Where today's price is known and not lower, that is said. */
function notFallen(turn: SkillTurn, order: Order): Reply {
  const [first] = comparedLines(turn, order);
  if (first === undefined) return reply("", { unknown: [orderFact(order, "lines")] });
  const { line, variant } = first;
  const values = {
    title: worded(turn, line.title),
    paid: price(turn, paidPerPiece(line)),
    now: price(turn, variant.price),
  };
  return reply(turn.say("protection.not_fallen", values), {
    facts: [orderFact(order, "lines"), variantFact(variant, "price")],
    cards: [orderCard(turn, order)],
  });
}
