import type { Order, ReturnRule } from "../../../commerce/index.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { day, orderFact, price, shopFact, type SkillTurn, worded } from "../skill.ts";

const DAY_MS = 86_400_000;

/** The last moment to ask for a return of this order; null while it has not arrived, or where the shop has no rule. */
export function returnableUntil(turn: SkillTurn, order: Order): Date | null {
  const days = turn.facts.shop.rules.returns?.windowDays;
  const at = order.times.delivered;
  return days === undefined || at === null ? null : new Date(at.getTime() + days * DAY_MS);
}

/** Whether the order's time for returns still runs. */
export function isInWindow(turn: SkillTurn, order: Order): boolean {
  const until = returnableUntil(turn, order);
  return until !== null && until >= turn.now;
}

/** Whether nothing of the order may come back by its kind of goods. */
export function isExcluded(turn: SkillTurn, order: Order): boolean {
  const excluded = turn.facts.shop.rules.returns?.excludedCategories ?? [];
  const categories = order.lines.map(
    (line) => turn.facts.shop.products.find((product) => product.sku === line.productSku)?.category ?? "",
  );
  return categories.length > 0 && categories.every((category) => isBelow(category, excluded));
}

function isBelow(category: string, prefixes: readonly string[]): boolean {
  return prefixes.some(
    (prefix) => category === prefix || category.startsWith(`${prefix}.`) || category.startsWith(`${prefix}/`),
  );
}

/** This order's own window, running or over; the shop's rule while it has not arrived. */
export function windowReply(turn: SkillTurn, order: Order): Reply {
  const at = order.times.delivered;
  const until = returnableUntil(turn, order);
  if (at === null || until === null) return windowRule(turn);
  const values = { title: orderTitle(order, turn.language), at: day(turn, at), until: day(turn, until) };
  const key = until >= turn.now ? "return.window.open" : "return.window.over";
  return reply(turn.say(key, values), {
    facts: [orderFact(order, "delivered"), shopFact(turn, "return_window")],
    cards: [orderCard(turn, order)],
  });
}

/** The shop's rule in its own words, with what it leaves out. */
export function windowRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.returns;
  if (rule === null) return reply("", { unknown: [shopFact(turn, "return_window")] });
  const facts = [shopFact(turn, "return_window")];
  return joinReplies([
    reply(turn.say("return.window.rule", { days: rule.windowDays, text: worded(turn, rule.text) }), { facts }),
    exceptionsReply(turn, rule),
  ]);
}

/** What cannot come back. */
export function exceptionsReply(turn: SkillTurn, rule: ReturnRule): Reply {
  if (rule.exceptions === null) return reply("");
  return reply(worded(turn, rule.exceptions), { facts: [shopFact(turn, "return_window")] });
}

/** Who pays for the way back, and what it usually costs where the customer does. */
export function returnFeeReply(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.returns;
  if (rule === null) return reply("", { unknown: [shopFact(turn, "return_fee")] });
  const fee = rule.usualFee === null ? "" : price(turn, rule.usualFee);
  const usual = fee === "" || worded(turn, rule.feeText).includes(fee) ? "" : turn.say("return.fee.usual", { fee });
  const facts = [shopFact(turn, "return_fee")];
  return joinReplies([
    reply(worded(turn, rule.feeText), { facts }),
    reply(rule.feePaidBy === "customer" ? usual : "", { facts }),
  ]);
}
