import { goToOneAddress, type Order } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  answeredOffering,
  orderFact,
  personReply,
  price,
  shopFact,
  type Skills,
  type SkillTurn,
  worded,
} from "../skill.ts";
import { orderTitles } from "./orders.ts";
import { sendTogether } from "./requests-combine.ts";

/** Several orders as one parcel, and the fee that was then charged twice. */
export const combiningSkills: Skills = {
  "order.combine": combine,
  "order.duplicate_shipping_fee": duplicateFee,
};

const DEFAULT_WINDOW_HOURS = 24;
const HOUR_MS = 3_600_000;

function combiningRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.combining;
  if (rule === null) return reply("", { unknown: [shopFact(turn, "combining")] });
  return reply(worded(turn, rule.text), { facts: [shopFact(turn, "combining")] });
}

function combine(turn: SkillTurn): Outcome {
  const rules = combiningRule(turn);
  if (!turn.facts.verified)
    return answered(joinReplies([rules, reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] })]));
  return sendTogether(turn, rules);
}

/** Orders that each paid a fee, to one address, within the shop's combining window. */
function duplicateFee(turn: SkillTurn): Outcome {
  if (!turn.facts.verified) return answered(reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] }));
  const hours = turn.facts.shop.rules.combining?.hours ?? DEFAULT_WINDOW_HOURS;
  const pair = siblings(turn.facts.orders, hours * HOUR_MS);
  const rules = combiningRule(turn);
  if (pair.length < 2) return inTheWay(turn, rules);
  const lines = pair.map((order) => `· ${orderTitle(order, turn.language)} ${price(turn, feeOf(order))}`);
  const shown = reply([turn.say("duplicate_fee.found"), ...lines].join("\n"), {
    facts: pair.map((order) => orderFact(order, "fees")),
    cards: pair.map((order) => orderCard(turn, order)),
  });
  const [first, second] = pair;
  if (first === undefined || second === undefined) return handedOver("action_needed", joinReplies([shown, rules]));
  return oneFeeBack(turn, first, { with: second, shown: joinReplies([shown, rules]) });
}

/** Of the two newest orders it is said which fact stands in the way. */
function inTheWay(turn: SkillTurn, rules: Reply): Outcome {
  const [first, second] = turn.facts.orders.filter(({ kind }) => kind === "physical");
  if (first === undefined || second === undefined)
    return answeredOffering(turn, joinReplies([reply(turn.say("duplicate_fee.none")), rules]));
  const facts = [first, second].map((order) => orderFact(order, "fees"));
  const titles = orderTitles(turn, [first, second]);
  const shown = reply(turn.say("duplicate_fee.looked", { titles }), {
    facts,
    cards: [first, second].map((order) => orderCard(turn, order)),
  });
  return oneFeeBack(turn, first, { with: second, shown });
}

function oneFeeBack(turn: SkillTurn, order: Order, beside: { readonly with: Order; readonly shown: Reply }): Outcome {
  const { with: other, shown } = beside;
  const offer = reply(turn.say("confirm.return_fee", { title: orderTitle(order, turn.language) }));
  const action = { kind: "return_fee", order: order.number, with: other.number } as const;
  return propose(turn, { action, order, other, shown, offer });
}

function siblings(orders: readonly Order[], windowMs: number): readonly Order[] {
  const charged = orders.filter((order) => feeOf(order) > 0 && order.times.placed !== null && order.address !== null);
  for (const first of charged) {
    const near = charged.filter(
      (other) => goToOneAddress(first, other) && Math.abs(placedMs(first) - placedMs(other)) <= windowMs,
    );
    if (near.length > 1) return near;
  }
  return [];
}

function feeOf(order: Order): number {
  return order.fees.filter((fee) => fee.kind === "shipping").reduce((sum, fee) => sum + fee.amount - fee.returned, 0);
}

function placedMs(order: Order): number {
  return order.times.placed?.getTime() ?? 0;
}
