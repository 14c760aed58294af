import type { Order, Shipment } from "../../../commerce/index.ts";
import { factId, ORDER_STATE_LABELS, standsStill } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { awaitsDispatch, isUnderway } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { bringParcel, traceParcel } from "./requests-parcel.ts";
import {
  answeredOffering,
  day,
  deadline,
  moment,
  orderFact,
  price,
  type SkillTurn,
  type Skills,
  worded,
} from "../skill.ts";
import { courierAnswers, takenBack } from "../requests.ts";

/** So many scans are told; the card and the shop's page have the rest. */
const TOLD_EVENTS = 3;

/** Where a parcel is, and what to do when it does not come as it should. */
export const parcelSkills: Skills = {
  "logistics.track": (turn) =>
    withOrder(turn, isUnderway, (order) =>
      answered(joinReplies([parcelReply(turn, order), ...courierAnswers(turn, order)])),
    ),
  "logistics.stuck": (turn) => withOrder(turn, isUnderway, (order) => stuck(turn, order)),
  "logistics.signed_not_received": (turn) =>
    withOrder(turn, wasSigned, (order) => courierAsked(turn, order, "parcel.signed_not_received")),
  "logistics.no_home_delivery": (turn) =>
    withOrder(turn, mayBeInLocker, (order) => courierAsked(turn, order, "parcel.no_home_delivery")),
};

/** Signed for, and nothing since then shows that the customer has it. */
function wasSigned(order: Order): boolean {
  const used = order.review.reviewedAt !== null || order.remedies.length > 0;
  return !used && order.shipments.some((shipment) => shipment.deliveredAt !== null);
}

function mayBeInLocker(order: Order): boolean {
  return isUnderway(order) || wasSigned(order);
}

/** Where the order's parcels are, with the last scans and the estimate; or why there is none yet. */
export function parcelReply(turn: SkillTurn, order: Order): Reply {
  const { shipments } = order;
  if (shipments.length === 0) return withoutParcel(turn, order);
  const parcels = shipments.map((shipment) => shipmentReply(turn, shipment, isUnderway(order)));
  return joinReplies([...(shipments.some(tellsItself) ? [] : [stateOf(turn, order)]), ...parcels, cardOf(turn, order)]);
}

/** When an order's parcels should be there, said first; then where they are now. */
export function arrivalFirst(turn: SkillTurn, order: Order): Reply {
  if (!isUnderway(order) || order.shipments.length === 0) return parcelReply(turn, order);
  return joinReplies(
    order.shipments
      .flatMap((shipment) => [arrivalReply(turn, shipment), headReply(turn, shipment), eventsReply(turn, shipment, 1)])
      .concat(cardOf(turn, order)),
  );
}

function tellsItself(shipment: Shipment): boolean {
  return shipment.events.length > 0 || shipment.deliveredAt !== null;
}

/** Where the courier says nothing, the order's own state is what is known. */
function stateOf(turn: SkillTurn, order: Order): Reply {
  const state = worded(turn, ORDER_STATE_LABELS[order.state]);
  const text = turn.say("order.is", { title: orderTitle(order, turn.language), number: order.number, state });
  return reply(text, { facts: [orderFact(order, "state")] });
}

function cardOf(turn: SkillTurn, order: Order): Reply {
  return reply("", { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}

function withoutParcel(turn: SkillTurn, order: Order): Reply {
  const title = orderTitle(order, turn.language);
  const facts = [orderFact(order, "state")];
  const cards = [orderCard(turn, order)];
  if (order.kind === "virtual") return reply(turn.say("parcel.virtual", { title }), { facts, cards });
  const by = order.times.dispatchBy;
  if (awaitsDispatch(order) && by !== null && by > turn.now)
    return reply(turn.say("parcel.not_sent.by", { title, by: deadline(turn, by) }), {
      facts: [...facts, orderFact(order, "dispatch_by")],
      cards,
    });
  if (awaitsDispatch(order)) return reply(turn.say("parcel.not_sent", { title }), { facts, cards });
  if (order.state === "unpaid")
    return reply(turn.say("dispatch.order.unpaid", { title, total: price(turn, order.total) }), { facts, cards });
  return reply(turn.say("parcel.none", { title }), { facts, cards });
}

function shipmentReply(turn: SkillTurn, shipment: Shipment, underway: boolean): Reply {
  const head = headReply(turn, shipment);
  // Of a parcel that arrived without a scan nothing more is known, and nothing more is expected.
  if (!underway && !tellsItself(shipment)) return head;
  return joinReplies([head, eventsReply(turn, shipment), arrivalReply(turn, shipment)]);
}

function headReply(turn: SkillTurn, { courier, trackingNumber: number }: Shipment): Reply {
  const facts = [factId("shipment", number, "tracking_number")];
  return reply(turn.say("parcel.head", { courier: worded(turn, courier.name), number }), { facts });
}

function eventsReply(turn: SkillTurn, shipment: Shipment, told = TOLD_EVENTS): Reply {
  if (shipment.events.length === 0) return reply(turn.say("parcel.no_events"));
  const lines = shipment.events
    .slice(0, told)
    .map(
      (event) =>
        `· ${moment(turn, event.at)} ${[worded(turn, event.place), worded(turn, event.text)].filter(Boolean).join(" ")}`,
    );
  return reply(lines.join("\n"), { facts: [factId("shipment", shipment.trackingNumber, "events")] });
}

function arrivalReply(turn: SkillTurn, shipment: Shipment): Reply {
  if (shipment.deliveredAt !== null) return deliveredReply(turn, shipment, shipment.deliveredAt);
  const to = shipment.estimatedTo;
  if (to === null)
    return reply(turn.say("parcel.no_estimate"), {
      unknown: [factId("shipment", shipment.trackingNumber, "estimate")],
    });
  const facts = [factId("shipment", shipment.trackingNumber, "estimate")];
  if (to < turn.now) return reply(turn.say("parcel.overdue", { by: day(turn, to) }), { facts });
  return reply(turn.say("parcel.estimate", { by: day(turn, to) }), { facts });
}

function deliveredReply(turn: SkillTurn, shipment: Shipment, at: Date): Reply {
  const facts = [factId("shipment", shipment.trackingNumber, "delivered")];
  const by = shipment.signedBy === null ? "" : worded(turn, shipment.signedBy);
  if (by === "") return reply(turn.say("parcel.delivered", { at: moment(turn, at) }), { facts });
  return reply(turn.say("parcel.delivered.by", { at: moment(turn, at), by }), { facts });
}

/** A parcel that stands still or is overdue needs somebody who asks the courier; one that moves needs its facts told. */
function stuck(turn: SkillTurn, order: Order): Outcome {
  const moving = order.shipments.length > 0 && !order.shipments.some((one) => standsStill(one, turn.now));
  if (!moving || !isUnderway(order)) return courierAsked(turn, order, "parcel.stuck");
  return answeredOffering(turn, joinReplies([reply(turn.say("parcel.moving")), parcelReply(turn, order)]));
}

/** Says the facts and asks the courier, after a yes; without a parcel there is nothing but a colleague to ask. */
function courierAsked(
  turn: SkillTurn,
  order: Order,
  key: "parcel.stuck" | "parcel.signed_not_received" | "parcel.no_home_delivery",
): Outcome {
  const back = takenBack(turn, order, key === "parcel.no_home_delivery" ? "redelivery" : "trace");
  if (back !== null) return back;
  const shown = joinReplies([reply(turn.say(key)), parcelReply(turn, order)]);
  const asked = key === "parcel.no_home_delivery" ? bringParcel(turn, order, shown) : traceParcel(turn, order, shown);
  return asked ?? handedOver("action_needed", shown);
}
