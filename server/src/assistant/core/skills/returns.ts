import type { Address, Order, Payment, Remedy, ReturnAddress } from "../../../commerce/index.ts";
import { factId, isReceived, REMEDY_KIND_LABELS, REMEDY_STATE_LABELS } from "../../../commerce/index.ts";
import { withOrder, withShopFact } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { hasRemedy, isInHand, isReturnable } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
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

/** Goods and money on their way back: where to, who pays, until when, how far. */
export const returnSkills: Skills = {
  "return.address": returnAddress,
  "return.window": returnWindow,
  "return.shipping_fee": (turn) =>
    withShopFact(turn, { name: "return_fee", value: turn.facts.shop.rules.returns }, () =>
      answered(returnFeeReply(turn)),
    ),
  "return.request": (turn) => withReturnRules(turn, isInHand),
  "exchange.request": (turn) => withReturnRules(turn, isInHand),
  "refund.status": refundStatus,
  "return.seller_not_received": (turn) => withOrder(turn, hasReturnParcel, (order) => sellerNotReceived(turn, order)),
};

/** The address for this very order, with the warning not to use the parcel's label; without an order the shop's only one. */
function returnAddress(turn: SkillTurn): Outcome {
  if (turn.facts.verified && turn.facts.orders.length > 0)
    return withOrder(turn, isReturnable, (order) => addressOfOrder(turn, order));
  if (turn.mentions.numbers.length > 0) return withOrder(turn, isInHand, () => answered(reply("")));
  return answered(reply(turn.say("return.address.sign_in"), { quickReplies: [personReply(turn)] }));
}

function addressOfOrder(turn: SkillTurn, order: Order): Outcome {
  const given = turn.facts.returnAddresses.get(order.id) ?? null;
  if (given === null) return unknownFact(turn, orderFact(order, "return_address"), { order: order.number });
  return answered(joinReplies([addressReply(turn, order, given), reply(turn.say("return.address.warning"))]));
}

function addressReply(turn: SkillTurn, order: Order, given: ReturnAddress): Reply {
  const title = orderTitle(order, turn.language);
  const text = turn.say("return.address.is", {
    title,
    address: addressLine(given.address),
    recipient: given.address.recipient,
    phone: given.address.phone,
  });
  const note = given.note === null ? "" : worded(turn, given.note);
  const facts = [orderFact(order, "return_address")];
  return joinReplies([reply(text, { facts, cards: [orderCard(turn, order)] }), reply(note, { facts })]);
}

function addressLine(address: Address): string {
  const parts = [address.region, address.city, address.district, address.line, address.postcode].filter(Boolean);
  return address.country === "CN" || address.country === "" ? parts.join("") : parts.toReversed().join(", ");
}

const DAY_MS = 86_400_000;

function returnWindow(turn: SkillTurn): Outcome {
  return withShopFact(turn, { name: "return_window", value: turn.facts.shop.rules.returns }, (rule) => {
    if (!turn.facts.verified || !turn.facts.orders.some(isInHand)) return answered(windowRule(turn));
    return withOrder(turn, isInHand, (order) => windowOf(turn, order, rule.windowDays));
  });
}

/** The shop's rule in its own words. */
function windowRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.returns;
  if (rule === null) return reply("", { unknown: [shopFact(turn, "return_window")] });
  const exceptions = rule.exceptions === null ? "" : worded(turn, rule.exceptions);
  const facts = [shopFact(turn, "return_window")];
  return joinReplies([
    reply(turn.say("return.window.rule", { days: rule.windowDays, text: worded(turn, rule.text) }), { facts }),
    reply(exceptions, { facts }),
  ]);
}

function windowOf(turn: SkillTurn, order: Order, days: number): Outcome {
  const at = order.times.delivered;
  if (at === null) return answered(windowRule(turn));
  const until = new Date(at.getTime() + days * DAY_MS);
  const values = { title: orderTitle(order, turn.language), at: day(turn, at), until: day(turn, until) };
  const facts = [orderFact(order, "delivered"), shopFact(turn, "return_window")];
  if (until >= turn.now)
    return answered(reply(turn.say("return.window.open", values), { facts, cards: [orderCard(turn, order)] }));
  return answered(
    reply(turn.say("return.window.over", values), {
      facts,
      cards: [orderCard(turn, order)],
      quickReplies: [personReply(turn)],
    }),
  );
}

function returnFeeReply(turn: SkillTurn): Reply {
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

/** What policy says of this order, then a colleague: arranging a return changes the order. */
function withReturnRules(turn: SkillTurn, plausible: (order: Order) => boolean): Outcome {
  if (!turn.facts.verified || turn.facts.orders.length === 0) {
    if (turn.mentions.numbers.length > 0) return withOrder(turn, plausible, () => answered(reply("")));
    return answered(
      joinReplies([
        windowRule(turn),
        returnFeeReply(turn),
        reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] }),
      ]),
    );
  }
  return withOrder(turn, plausible, (order) => {
    const days = turn.facts.shop.rules.returns?.windowDays;
    const window = isReceived(order) && days !== undefined ? windowOf(turn, order, days).reply : windowRule(turn);
    return handedOver("action_needed", joinReplies([{ ...window, quickReplies: [] }, returnFeeReply(turn)]));
  });
}

function refundStatus(turn: SkillTurn): Outcome {
  return withOrder(turn, hasRemedy, (order) => answered(refundReply(turn, order)));
}

/** Every remedy with its state, amount and when the money should be there; or that there is none. */
export function refundReply(turn: SkillTurn, order: Order): Reply {
  const cards = [orderCard(turn, order)];
  const refunds = order.payments.filter((payment) => payment.kind === "refund");
  if (order.remedies.length === 0 && refunds.length === 0)
    return reply(turn.say("refund.none", { title: orderTitle(order, turn.language) }), {
      facts: [orderFact(order, "remedies")],
      cards,
      quickReplies: [personReply(turn)],
    });
  const parts =
    order.remedies.length > 0
      ? order.remedies.map((remedy) => remedyReply(turn, remedy))
      : refunds.map((one) => paymentReply(turn, order, one));
  return joinReplies([...parts, bankDays(turn, order), reply("", { cards })]);
}

function remedyReply(turn: SkillTurn, remedy: Remedy): Reply {
  const kind = worded(turn, REMEDY_KIND_LABELS[remedy.kind]);
  const values = { kind, state: worded(turn, REMEDY_STATE_LABELS[remedy.state]), amount: price(turn, remedy.amount) };
  const facts = [factId("remedy", remedy.number, "state"), factId("remedy", remedy.number, "amount")];
  const head = reply(turn.say("refund.is", values), { facts });
  if (remedy.doneAt !== null)
    return joinReplies([head, reply(turn.say("refund.done", { at: day(turn, remedy.doneAt) }), { facts })]);
  if (remedy.expectedBy === null || remedy.state === "rejected" || remedy.state === "withdrawn") return head;
  return joinReplies([
    head,
    reply(turn.say("refund.expected", { by: day(turn, remedy.expectedBy) }), {
      facts: [factId("remedy", remedy.number, "expected_by")],
    }),
  ]);
}

function paymentReply(turn: SkillTurn, order: Order, payment: Payment): Reply {
  const key = payment.state === "done" ? "refund.paid" : "refund.pending";
  return reply(turn.say(key, { amount: price(turn, payment.amount) }), { facts: [orderFact(order, "refund")] });
}

/** How long this customer's bank takes, while money is still on its way. */
function bankDays(turn: SkillTurn, order: Order): Reply {
  const underway =
    order.state === "refunding" || order.remedies.some((one) => one.state === "paying" || one.state === "approved");
  const rule = turn.facts.shop.rules.refunds;
  if (!underway || rule === null) return reply("");
  return reply(worded(turn, rule.text), { facts: [shopFact(turn, "refund_days")] });
}

function hasReturnParcel(order: Order): boolean {
  return order.remedies.some((remedy) => remedy.parcel !== null);
}

/** The evidence is laid open: what was given, where it went, who signed; a colleague settles it. */
function sellerNotReceived(turn: SkillTurn, order: Order): Outcome {
  const parcel = order.remedies.find((remedy) => remedy.parcel !== null)?.parcel;
  if (!parcel)
    return handedOver(
      "action_needed",
      reply(turn.say("return.parcel.unknown"), { unknown: [orderFact(order, "return_parcel")] }),
    );
  const facts = [orderFact(order, "return_parcel")];
  const given =
    parcel.addressGiven === null ? "" : turn.say("return.parcel.given", { address: addressLine(parcel.addressGiven) });
  const used =
    parcel.addressUsed === null ? "" : turn.say("return.parcel.used", { address: addressLine(parcel.addressUsed) });
  const head = turn.say("return.parcel.head", {
    courier: courierName(turn, parcel.courier),
    number: parcel.trackingNumber,
  });
  return handedOver(
    "action_needed",
    joinReplies([
      reply(head, { facts, cards: [orderCard(turn, order)] }),
      reply(given, { facts }),
      reply(used, { facts }),
    ]),
  );
}

/** The courier as the shop calls it, else as it was written down. */
function courierName(turn: SkillTurn, code: string): string {
  const rule = turn.facts.shop.rules.couriers.find((one) => one.code === code);
  return rule === undefined ? code : worded(turn, rule.name);
}
