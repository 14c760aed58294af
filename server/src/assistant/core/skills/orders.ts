import type { Order } from "../../../commerce/index.ts";
import { ORDER_STATE_LABELS, reviewability } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { addressLine, formatList, formatSteps, orderTitle } from "../format.ts";
import { anyOrder, isInHand, isOpen } from "../order-states.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  day,
  deadline,
  moment,
  orderFact,
  personReply,
  price,
  shopFact,
  type Skills,
  type SkillTurn,
  worded,
} from "../skill.ts";
import { heldReply } from "./requests-dispatch.ts";

/** What is known of an order: its state and next step, its details, its code, whether it can be reviewed. */
export const orderSkills: Skills = {
  "order.status": (turn) => withOrder(turn, isOpen, (order) => answered(statusReply(turn, order))),
  "order.confirm_details": (turn) => withOrder(turn, isOpen, (order) => answered(detailsReply(turn, order))),
  "order.virtual": (turn) => withOrder(turn, isVirtual, (order) => answered(virtualReply(turn, order))),
  "review.cannot": (turn) => withOrder(turn, anyOrder, (order) => answered(reviewReply(turn, order))),
  "review.how_to": reviewHowTo,
  "give.order": (turn) => withOrder(turn, anyOrder, (order) => answered(statusReply(turn, order))),
};

function isVirtual(order: Order): boolean {
  return order.kind === "virtual";
}

/** The state, and the one thing that comes next. */
export function statusReply(turn: SkillTurn, order: Order): Reply {
  return joinReplies([stateLine(turn, order), nextStep(turn, order)]);
}

/** Only how an order stands, without what comes next. */
export function stateLine(turn: SkillTurn, order: Order): Reply {
  const label = worded(turn, ORDER_STATE_LABELS[order.state]);
  const head = turn.say("order.is", { title: orderTitle(order, turn.language), number: order.number, state: label });
  return reply(head, { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}

function nextStep(turn: SkillTurn, order: Order): Reply {
  switch (order.state) {
    case "unpaid":
      return reply(turn.say("order.next.unpaid"));
    case "paid":
    case "packed":
      return order.kind === "virtual" ? codeReply(turn, order) : dispatchStep(turn, order);
    case "shipped":
      return arrivalStep(turn, order);
    case "delivered":
    case "completed":
      return order.kind === "virtual" ? codeReply(turn, order) : deliveredStep(turn, order);
    case "cancelled":
      return reply(turn.say("order.next.cancelled"));
    case "refunding":
    case "refunded":
      return refundStep(turn, order);
  }
}

function dispatchStep(turn: SkillTurn, order: Order): Reply {
  const held = heldReply(turn, order);
  if (held !== null) return held;
  const by = order.times.dispatchBy;
  if (by === null) return reply("", { unknown: [orderFact(order, "dispatch_by")] });
  const facts = [orderFact(order, "dispatch_by")];
  if (by < turn.now) return reply(turn.say("order.next.late", { by: deadline(turn, by) }), { facts });
  return reply(turn.say("order.next.dispatch", { by: deadline(turn, by) }), { facts });
}

function arrivalStep(turn: SkillTurn, order: Order): Reply {
  const [shipment] = order.shipments;
  if (shipment === undefined) return reply("", { unknown: [orderFact(order, "shipment")] });
  const facts = [orderFact(order, "shipment")];
  const values = { courier: worded(turn, shipment.courier.name), number: shipment.trackingNumber };
  const [event] = shipment.events;
  const last = event === undefined ? "" : `${moment(turn, event.at)} ${worded(turn, event.text)}`;
  return joinReplies([reply(turn.say("order.next.parcel", values), { facts }), reply(last, { facts })]);
}

function deliveredStep(turn: SkillTurn, order: Order): Reply {
  const at = order.times.delivered;
  if (at === null) return reply("");
  return reply(turn.say("order.next.delivered", { at: day(turn, at) }), { facts: [orderFact(order, "delivered")] });
}

function refundStep(turn: SkillTurn, order: Order): Reply {
  const amount = order.payments.filter((one) => one.kind === "refund").reduce((sum, one) => sum + one.amount, 0);
  if (amount === 0) return reply("");
  const key = order.state === "refunded" ? "order.next.refunded" : "order.next.refunding";
  return reply(turn.say(key, { amount: price(turn, amount) }), { facts: [orderFact(order, "refund")] });
}

function codeReply(turn: SkillTurn, order: Order): Reply {
  const { codeDelivery } = order;
  if (codeDelivery === null) return reply(turn.say("fact.unknown"), { unknown: [orderFact(order, "code")] });
  const by = turn.say(`code.by.${codeDelivery.by}`);
  const facts = [orderFact(order, "code")];
  if (codeDelivery.deliveredAt === null) return reply(turn.say("code.coming", { by }), { facts });
  return reply(turn.say("code.sent", { by, at: moment(turn, codeDelivery.deliveredAt) }), { facts });
}

function virtualReply(turn: SkillTurn, order: Order): Reply {
  const title = orderTitle(order, turn.language);
  const facts = [orderFact(order, "kind")];
  if (order.kind === "physical")
    return reply(turn.say("virtual.no", { title }), { facts, cards: [orderCard(turn, order)] });
  return joinReplies([
    reply(turn.say("virtual.yes", { title }), { facts, cards: [orderCard(turn, order)] }),
    codeReply(turn, order),
  ]);
}

function detailsReply(turn: SkillTurn, order: Order): Reply {
  const lines = order.lines.map((line) => {
    const options = line.options.map((option) => worded(turn, option.value)).join(" ");
    return `· ${[worded(turn, line.title), options].filter(Boolean).join(" ")} ×${line.quantity}`;
  });
  const head = turn.say("details.head", { number: order.number, total: price(turn, order.total) });
  const goods = reply([head, ...lines].join("\n"), {
    facts: [orderFact(order, "lines"), orderFact(order, "total")],
    cards: [orderCard(turn, order)],
  });
  const { address } = order;
  if (address === null) return joinReplies([goods, reply("", { unknown: [orderFact(order, "address")] })]);
  const to = turn.say("details.address", {
    recipient: address.recipient,
    phone: maskedPhone(address.phone),
    address: addressLine(address),
  });
  return joinReplies([goods, reply(to, { facts: [orderFact(order, "address")] }), reply(turn.say("details.wrong"))]);
}

/** The number's owner recognises it by its ends; nobody else learns it. */
function maskedPhone(phone: string): string {
  return phone.length < 7 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function reviewHowTo(turn: SkillTurn): Outcome {
  if (turn.facts.verified && turn.facts.orders.length > 0)
    return withOrder(turn, isInHand, (order) => answered(reviewReply(turn, order)));
  const steps = turn.facts.shop.rules.reviews?.howTo ?? [];
  if (steps.length === 0)
    return answered(reply(turn.say("fact.unknown"), { unknown: [shopFact(turn, "review_how_to")] }));
  return answered(howToReview(turn));
}

function howToReview(turn: SkillTurn): Reply {
  const steps = turn.facts.shop.rules.reviews?.howTo ?? [];
  if (steps.length === 0) return reply("", { unknown: [shopFact(turn, "review_how_to")] });
  return reply(turn.say("review.steps", { steps: formatSteps(steps, turn.language) }), {
    facts: [shopFact(turn, "review_how_to")],
  });
}

/** The one true reason why it cannot be reviewed, or how it can. */
function reviewReply(turn: SkillTurn, order: Order): Reply {
  const title = orderTitle(order, turn.language);
  const cards = [orderCard(turn, order)];
  const state = reviewability(order, turn.now);
  if (state.can) {
    const can =
      state.until === null
        ? turn.say("review.can", { title })
        : turn.say("review.can.until", { title, until: day(turn, state.until) });
    return joinReplies([reply(can, { facts: [orderFact(order, "review")], cards }), howToReview(turn)]);
  }
  const facts = [orderFact(order, "review"), orderFact(order, "state")];
  if (state.reason === "window_over")
    return reply(turn.say("review.window_over", { title, since: day(turn, state.since) }), {
      facts,
      cards,
      quickReplies: [personReply(turn)],
    });
  return reply(turn.say(`review.${state.reason}`, { title }), { facts, cards });
}

/** Titles of several orders, for texts that name them together. */
export function orderTitles(turn: SkillTurn, orders: readonly Order[]): string {
  return formatList(
    orders.map((order) => orderTitle(order, turn.language)),
    turn.language,
  );
}
