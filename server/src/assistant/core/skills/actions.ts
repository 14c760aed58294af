import type { Order } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { anyOrder, isInHand, isOpen } from "../order-states.ts";
import { answered, type HandoverReason, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { orderFact, personReply, price, shopFact, type Skill, type Skills, type SkillTurn, worded } from "../skill.ts";
import { priceReply } from "./buying.ts";
import { refundReply } from "./returns.ts";
import { orderTitles, statusReply } from "./orders.ts";
import { chooseProduct } from "../choose-product.ts";

/** Wishes that change an order or spend money: the facts are told truthfully, and a colleague does it. */
export const actionSkills: Skills = {
  "order.cancel": forOrder(isOpen, (turn, order) => joinReplies([dispatched(turn, order), refundRule(turn)])),
  "order.change_address": forOrder(isOpen, dispatched),
  "order.change_items": forOrder(isOpen, dispatched),
  "order.hold_dispatch": forOrder(isOpen, dispatched),
  "order.note": forOrder(isOpen, dispatched),
  "order.combine": combine,
  "order.duplicate_shipping_fee": duplicateFee,
  "refund.request": forOrder(anyOrder, (turn, order) =>
    order.remedies.length > 0 ? refundReply(turn, order) : refundRule(turn),
  ),
  "price.change": forOrder(isOpen, bargainRule),
  "price.protection": priceProtection,
  "invoice.request": invoice,
  "item.damaged": forOrder(isInHand, () => reply(""), "item.damaged"),
  "item.wrong": forOrder(isInHand, () => reply(""), "item.wrong"),
  "item.missing": forOrder(isInHand, () => reply(""), "item.missing"),
  "item.quality_issue": forOrder(isInHand, () => reply(""), "item.quality_issue"),
  "compensation.request": forOrder(anyOrder, () => reply(""), "compensation"),
};

type Before = "item.damaged" | "item.wrong" | "item.missing" | "item.quality_issue" | "compensation";

/** A wish about one order: its state and what the rules say of it, then a colleague. */
function forOrder(
  plausible: (order: Order) => boolean,
  rules: (turn: SkillTurn, order: Order) => Reply,
  before?: Before,
): Skill {
  return (turn) => {
    const opening = before === undefined ? reply("") : reply(turn.say(before));
    if (!turn.facts.verified && turn.mentions.numbers.length === 0)
      return handedOver(actionNeeded, joinReplies([opening, reply(turn.say("action.anonymous"))]));
    const outcome = withOrder(turn, plausible, (order) =>
      handedOver(actionNeeded, joinReplies([opening, stateLine(turn, order), rules(turn, order)])),
    );
    return outcome.kind === "hand_over" ? outcome : { ...outcome, reply: joinReplies([opening, outcome.reply]) };
  };
}

const actionNeeded: HandoverReason = "action_needed";

function stateLine(turn: SkillTurn, order: Order): Reply {
  const status = statusReply(turn, order);
  return { ...status, text: status.text.split("\n")[0] ?? "" };
}

function refundRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.refunds;
  return rule === null
    ? reply("", { unknown: [shopFact(turn, "refund_days")] })
    : reply(worded(turn, rule.text), { facts: [shopFact(turn, "refund_days")] });
}

function bargainRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.bargaining;
  return rule === null ? reply("") : reply(worded(turn, rule.text), { facts: [shopFact(turn, "bargaining")] });
}

/** What left the house cannot be changed any more; that is said before the colleague comes. */
function dispatched(turn: SkillTurn, order: Order): Reply {
  const gone = order.shipments.length > 0 && order.state !== "paid" && order.state !== "packed";
  return reply(turn.say(gone ? "action.sent_already" : "action.not_sent_yet"), { facts: [orderFact(order, "state")] });
}

function priceProtection(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.priceProtection;
  const rules =
    rule === null
      ? reply("", { unknown: [shopFact(turn, "price_protection")] })
      : reply(worded(turn, rule.text), { facts: [shopFact(turn, "price_protection")] });
  if (!turn.facts.verified)
    return answered(joinReplies([rules, reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] })]));
  const choice = chooseProduct(turn);
  const now = choice.kind === "one" ? priceReply(turn, choice) : reply("");
  return withOrder(turn, anyOrder, (order) =>
    handedOver(actionNeeded, joinReplies([stateLine(turn, order), rules, now])),
  );
}

const WANTS_INVOICE =
  /我要|要开|开(?:一?张|个)|帮我开|开具|补开|抬头|税号|i need|i want|send me|please (?:issue|send)|can (?:i|you)/i;

/** Which invoices there are is a fact; making one out for an order is done by a colleague. */
function invoice(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.invoices;
  const rules =
    rule === null
      ? reply(turn.say("fact.unknown"), { unknown: [shopFact(turn, "invoices")], quickReplies: [personReply(turn)] })
      : reply(worded(turn, rule.text), { facts: [shopFact(turn, "invoices")] });
  if (rule === null || !turn.facts.verified || turn.mentions.numbers.length === 0 || !WANTS_INVOICE.test(turn.text))
    return answered(joinReplies([rules, reply(turn.say("invoice.offer"), { quickReplies: [personReply(turn)] })]));
  return withOrder(turn, anyOrder, (order) => handedOver(actionNeeded, joinReplies([rules, stateLine(turn, order)])));
}

function combine(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.combining;
  const rules =
    rule === null
      ? reply("", { unknown: [shopFact(turn, "combining")] })
      : reply(worded(turn, rule.text), { facts: [shopFact(turn, "combining")] });
  const open = turn.facts.orders.filter((order) => order.state === "paid" || order.state === "packed");
  if (!turn.facts.verified)
    return answered(joinReplies([rules, reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] })]));
  if (open.length < 2)
    return answered(
      joinReplies([
        rules,
        reply(turn.say("combine.none"), {
          facts: open.map((order) => orderFact(order, "state")),
          quickReplies: [personReply(turn)],
        }),
      ]),
    );
  const shown = reply(turn.say("combine.orders", { titles: orderTitles(turn, open) }), {
    facts: open.map((order) => orderFact(order, "state")),
    cards: open.map((order) => orderCard(turn, order)),
  });
  return handedOver(actionNeeded, joinReplies([shown, rules]));
}

/** Orders that each paid a fee, to one address, within the shop's combining window. */
function duplicateFee(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.combining;
  if (!turn.facts.verified) return answered(reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] }));
  const rules =
    rule === null
      ? reply("", { unknown: [shopFact(turn, "combining")] })
      : reply(worded(turn, rule.text), { facts: [shopFact(turn, "combining")] });
  const pair = siblings(turn.facts.orders, (rule?.hours ?? 24) * HOUR_MS);
  if (pair.length < 2)
    return handedOver(
      actionNeeded,
      joinReplies([
        reply(turn.say("duplicate_fee.none"), {
          facts: turn.facts.orders.slice(0, 2).map((order) => orderFact(order, "fees")),
        }),
        rules,
      ]),
    );
  const lines = pair.map((order) => `· ${orderTitle(order, turn.language)} ${price(turn, feeOf(order))}`);
  const shown = reply([turn.say("duplicate_fee.found"), ...lines].join("\n"), {
    facts: pair.map((order) => orderFact(order, "fees")),
    cards: pair.map((order) => orderCard(turn, order)),
  });
  return handedOver(actionNeeded, joinReplies([shown, rules]));
}

const HOUR_MS = 3_600_000;

function siblings(orders: readonly Order[], windowMs: number): readonly Order[] {
  const charged = orders.filter((order) => feeOf(order) > 0 && order.times.placed !== null && order.address !== null);
  for (const first of charged) {
    const near = charged.filter(
      (other) => sameAddress(first, other) && Math.abs(placedMs(first) - placedMs(other)) <= windowMs,
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

function sameAddress(left: Order, right: Order): boolean {
  const key = (order: Order) =>
    JSON.stringify([
      order.address?.recipient,
      order.address?.phone,
      order.address?.region,
      order.address?.city,
      order.address?.line,
    ]);
  return key(left) === key(right);
}
