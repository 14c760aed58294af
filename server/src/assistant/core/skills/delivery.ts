import type { DeliveryRule, Order, Warehouse } from "../../../commerce/index.ts";
import { factId, ruleForRegion } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { formatClauses, formatDays, formatList } from "../format.ts";
import { isUnderway } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { type Destination, groupNames, likelyDestination, namedDestination } from "../regions.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { orderFact, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { parcelReply } from "./parcel.ts";

const OWN_PARCEL =
  /我的|我买|我拍|快递|包裹|订单|这单|那单|还(?:没|不|未)|\bmy\b|\bparcel\b|\bpackage\b|\border(?:ed)?\b/i;

/** How long it takes, where it comes from, and where it can go. */
export const deliverySkills: Skills = {
  "shipping.delivery_time": deliveryTime,
  "shipping.origin": (turn) => answered(originReply(turn)),
  "shipping.reach": reach,
  "logistics.origin_mismatch": originMismatch,
};

function deliveryTime(turn: SkillTurn): Outcome {
  if (turn.mentions.numbers.length > 0 || (hasParcel(turn) && OWN_PARCEL.test(turn.text)))
    return withOrder(turn, isUnderway, (order) => answered(parcelReply(turn, order)));
  const { delivery } = turn.facts.shop.rules;
  if (delivery.length === 0) return unknownFact(turn, shopFact(turn, "delivery_days"));
  const destination = likelyDestination(turn);
  return answered(destination === null ? allDelivery(turn, delivery) : deliveryTo(turn, destination));
}

function hasParcel(turn: SkillTurn): boolean {
  return turn.facts.verified && turn.facts.orders.some(isUnderway);
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
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return handedOver("action_needed", originReply(turn));
  return withOrder(turn, hasOrigins, (order) => handedOver("action_needed", bothOrigins(turn, order)));
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

function reach(turn: SkillTurn): Outcome {
  const { coverage } = turn.facts.shop.rules;
  if (coverage === null) return unknownFact(turn, shopFact(turn, "coverage"));
  const facts = [shopFact(turn, "coverage")];
  const text = worded(turn, coverage.text);
  const destination = namedDestination(turn);
  if (destination === null) return answered(reply(turn.say("reach.rule", { text }), { facts }));
  const place = worded(turn, destination.name);
  const excluded = coverage.excluded.some((group) => groupNames(group, destination.region));
  const covered = !excluded && (coverage.countries.length === 0 || coverage.countries.includes(destination.country));
  return answered(
    reply(covered ? turn.say("reach.yes", { place, text }) : turn.say("reach.no", { place, text }), { facts }),
  );
}
