import type { DeliveryRule, Order, Warehouse } from "../../../commerce/index.ts";
import { factId, ruleForRegion } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { formatClauses, formatDays, formatList } from "../format.ts";
import { asksInGeneral } from "../asks.ts";
import { awaitsDispatch, isUnderway } from "../order-states.ts";
import { answered, type Outcome } from "../outcome.ts";
import { type Destination, likelyDestination, orderDestination } from "../regions.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { answeredOffering, orderFact, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { arrivalFirst, parcelReply } from "./parcel.ts";
import { outOfReach } from "./reach.ts";

const OWN_PARCEL =
  /我的|我买|我拍|快递|包裹|订单|这单|那单|还(?:没|不|未)|\bmy\b|\bparcel\b|\bpackage\b|\border(?:ed)?\b/i;

/** How long it takes, and where it comes from. */
export const deliverySkills: Skills = {
  "shipping.delivery_time": deliveryTime,
  "shipping.origin": (turn) => answered(originReply(turn)),
  "logistics.origin_mismatch": originMismatch,
};

function deliveryTime(turn: SkillTurn): Outcome {
  if (meansOwnOrder(turn)) return withOrder(turn, awaited(turn), (order) => answered(arrivalOf(turn, order)));
  const { delivery } = turn.facts.shop.rules;
  if (delivery.length === 0) return unknownFact(turn, shopFact(turn, "delivery_days"));
  const destination = likelyDestination(turn);
  const unreachable = outOfReach(turn, destination);
  if (unreachable !== null) return unreachable;
  return answered(
    destination === null || destination.whole ? allDelivery(turn, delivery) : deliveryTo(turn, destination),
  );
}

/** A number, the order talked about, or somebody who waits for a parcel and speaks of no product and no other place. */
function meansOwnOrder(turn: SkillTurn): boolean {
  const { facts, mentions, dialogue, text } = turn;
  if (mentions.numbers.length > 0) return true;
  if (!facts.verified || mentions.places.length > 0 || asksInGeneral(text)) return false;
  const current = facts.orders.find((order) => order.number === dialogue.order);
  if (current !== undefined && dialogue.product === null && isAwaited(current)) return true;
  return facts.orders.some(isUnderway) && (OWN_PARCEL.test(text) || dialogue.product === null);
}

function isAwaited(order: Order): boolean {
  return isUnderway(order) || awaitsDispatch(order);
}

/** Parcels under way before orders still to be sent, but the order talked about before both. */
function awaited(turn: SkillTurn): (order: Order) => boolean {
  return (order) => isUnderway(order) || (order.number === turn.dialogue.order && awaitsDispatch(order));
}

/** The parcel's own estimate; before it is sent, when it leaves and how long the way to its address takes. */
function arrivalOf(turn: SkillTurn, order: Order): Reply {
  const destination = orderDestination(order);
  if (!awaitsDispatch(order) || destination === null || turn.facts.shop.rules.delivery.length === 0)
    return arrivalFirst(turn, order);
  return joinReplies([parcelReply(turn, order), deliveryTo(turn, destination)]);
}

/** Several warehouses may send to one region: the span is from the quickest to the slowest of them. */
function deliveryTo(turn: SkillTurn, destination: Destination): Reply {
  const { delivery, warehouses } = turn.facts.shop.rules;
  const rules = warehouseCodes(delivery).flatMap((code) => {
    const rule = ruleForRegion(
      delivery.filter((one) => one.warehouse === code),
      destination.region,
    );
    return rule === undefined ? [] : [rule];
  });
  if (rules.length === 0) return allDelivery(turn, delivery);
  const days = spanOf(turn, rules);
  const from = formatList(
    warehouses.filter((one) => rules.some((rule) => rule.warehouse === one.code)).map((one) => placeOf(turn, one)),
    turn.language,
  );
  const values = { place: worded(turn, destination.name), days, from };
  return reply(
    from === "" ? turn.say("delivery.to", { place: values.place, days }) : turn.say("delivery.from_to", values),
    {
      facts: [shopFact(turn, "delivery_days")],
    },
  );
}

function warehouseCodes(rules: readonly DeliveryRule[]): readonly string[] {
  return [...new Set(rules.map((rule) => rule.warehouse))];
}

function spanOf(turn: SkillTurn, rules: readonly DeliveryRule[]): string {
  const min = Math.min(...rules.map((rule) => rule.minDays));
  const max = Math.max(...rules.map((rule) => rule.maxDays));
  return formatDays(min, max, turn.language);
}

function placeOf(turn: SkillTurn, warehouse: Warehouse): string {
  return worded(turn, warehouse.place.name);
}

function allDelivery(turn: SkillTurn, rules: readonly DeliveryRule[]): Reply {
  const groups = new Map<string, DeliveryRule[]>();
  for (const rule of rules) {
    const name = worded(turn, rule.to.name);
    groups.set(name, [...(groups.get(name) ?? []), rule]);
  }
  const list = [...groups].map(([name, own]) => `${name} ${spanOf(turn, own)}`);
  return reply(turn.say("delivery.all", { list: formatClauses(list, turn.language) }), {
    facts: [shopFact(turn, "delivery_days")],
  });
}

/** The place that really sends, and what pages show where that is another. */
function originReply(turn: SkillTurn): Reply {
  const { warehouses } = turn.facts.shop.rules;
  if (warehouses.length === 0) return reply(turn.say("fact.unknown"), { unknown: [shopFact(turn, "warehouses")] });
  const places = formatList([...new Set(warehouses.map((one) => placeOf(turn, one)))], turn.language);
  const facts = warehouses.map((one) => shopFact(turn, `warehouse_${one.code}`));
  const differing = warehouses.filter(
    (one) => one.displayedPlace !== null && one.displayedPlace.city !== one.place.city,
  );
  const shown = formatList(
    differing.flatMap((one) => (one.displayedPlace ? [worded(turn, one.displayedPlace.name)] : [])),
    turn.language,
  );
  return joinReplies([
    reply(turn.say("origin.real", { places }), { facts }),
    ...(shown === "" ? [] : [reply(turn.say("origin.shown", { places: shown }), { facts })]),
  ]);
}

function originMismatch(turn: SkillTurn): Outcome {
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return answeredOffering(turn, originReply(turn));
  return withOrder(turn, hasOrigins, (order) => answeredOffering(turn, bothOrigins(turn, order)));
}

function hasOrigins(order: Order): boolean {
  return order.shipments.some(
    (one) =>
      one.displayedOrigin !== null && one.realOrigin !== null && one.displayedOrigin.city !== one.realOrigin.city,
  );
}

function bothOrigins(turn: SkillTurn, order: Order): Reply {
  const shipment = order.shipments.find((one) => one.displayedOrigin !== null && one.realOrigin !== null);
  if (!shipment?.displayedOrigin || !shipment.realOrigin)
    return joinReplies([originReply(turn), reply("", { unknown: [orderFact(order, "origin")] })]);
  const values = { shown: worded(turn, shipment.displayedOrigin.name), real: worded(turn, shipment.realOrigin.name) };
  const same = shipment.displayedOrigin.city === shipment.realOrigin.city;
  return reply(same ? turn.say("origin.same", { real: values.real }) : turn.say("origin.differ", values), {
    facts: [
      factId("shipment", shipment.trackingNumber, "displayed_origin"),
      factId("shipment", shipment.trackingNumber, "real_origin"),
    ],
  });
}
