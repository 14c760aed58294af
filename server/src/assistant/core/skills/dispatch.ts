import type { DispatchRule, Order } from "../../../commerce/index.ts";
import { dispatchDeadline } from "../../../commerce/index.ts";
import { withOrder, withShopFact } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { pointedOrders } from "../choose-order.ts";
import { asSentence, orderTitle } from "../format.ts";
import { awaitsDispatch, isOpen } from "../order-states.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { deadline, orderFact, price, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { parcelReply } from "./parcel.ts";
import { heldOrder, heldReply, urge } from "./requests-dispatch.ts";
import { takenBack } from "../requests.ts";

/** At most so many waiting orders are told about without being asked which. */
const TOLD_ORDERS = 3;
const HOUR_MS = 3_600_000;
const OWN_ORDER =
  /我的|我买|我拍|我下|下单了|已(?:经)?(?:下单|付款|拍)|订单|那单|这单|拍了|买了|付了|还(?:没|不|未)|催|\bmy\b|\border(?:ed)?\b|\bbought\b|\bpaid\b|\bpurchase/i;

/** When something is sent: the shop's promise before an order, the order's own deadline after it. */
export const dispatchSkills: Skills = {
  "shipping.dispatch_time": dispatchTime,
  "order.urge_dispatch": urgeDispatch,
};

function dispatchTime(turn: SkillTurn): Outcome {
  if (speaksOfOrder(turn)) return withOrder(turn, awaitsDispatch, (order) => orderDispatch(turn, order));
  return withShopFact(turn, { name: "dispatch_promise", value: turn.facts.shop.rules.dispatch }, (rule) =>
    answered(joinReplies([promise(turn, rule), ...waitingOrders(turn)])),
  );
}

function speaksOfOrder(turn: SkillTurn): boolean {
  const { mentions, facts, dialogue } = turn;
  if (mentions.numbers.length > 0) return true;
  if (!facts.verified || facts.orders.length === 0) return false;
  const named = pointedOrders({ ...turn, dialogue: { ...dialogue, order: null } });
  if (named.some(awaitsDispatch)) return true;
  return OWN_ORDER.test(turn.text) || mentions.pick !== null || (dialogue.order !== null && dialogue.product === null);
}

/** The promise in the shop's own words where it has some, and what it means for somebody who pays now. */
function promise(turn: SkillTurn, rule: DispatchRule): Reply {
  const by = deadline(turn, endOfHour(dispatchDeadline(rule, turn.now, turn.facts.shop.shop.timeZone)));
  const own = asSentence(worded(turn, rule.text), turn.language);
  const text =
    own === ""
      ? turn.say("dispatch.promise", { hours: rule.hours, cutoff: rule.cutoff, by })
      : turn.say("dispatch.promise.text", { text: own, by });
  return reply(text, { facts: [shopFact(turn, "dispatch_promise")] });
}

/** Who is told a deadline has not paid yet, and pays within the hour: its end is the promise that holds for him. */
function endOfHour(deadline: Date): Date {
  return new Date(Math.ceil(deadline.getTime() / HOUR_MS) * HOUR_MS);
}

function waitingOrders(turn: SkillTurn): readonly Reply[] {
  if (!turn.facts.verified) return [];
  return turn.facts.orders
    .filter(awaitsDispatch)
    .slice(0, TOLD_ORDERS)
    .map((order) => waitingOrder(turn, order));
}

function waitingOrder(turn: SkillTurn, order: Order): Reply {
  const held = heldReply(turn, order);
  if (held !== null) return held;
  const by = order.times.dispatchBy;
  if (by === null) return reply("");
  const text = turn.say(by < turn.now ? "dispatch.order.late" : "dispatch.order.also", {
    title: orderTitle(order, turn.language),
    by: deadline(turn, by),
  });
  return reply(text, { facts: [orderFact(order, "dispatch_by")] });
}

/** What is true for one order: sent already, to be sent by then, late, or never to be sent. */
function orderDispatch(turn: SkillTurn, order: Order): Outcome {
  if (!awaitsDispatch(order)) return answered(notWaiting(turn, order));
  const held = heldOrder(turn, order);
  if (held !== null) return held;
  const by = order.times.dispatchBy;
  if (by === null)
    return urging(turn) ? urge(turn, order, reply("")) : unknownFact(turn, orderFact(order, "dispatch_by"));
  if (by < turn.now) return takenBack(turn, order, "urge_dispatch") ?? urge(turn, order, late(turn, order, by));
  const told = inTime(turn, order, by);
  return answered(
    urging(turn) ? joinReplies([told, reply(turn.say("urge.later"), { clauses: ["urge.deadline"] })]) : told,
  );
}

function urging({ intent }: SkillTurn): boolean {
  return intent === "order.urge_dispatch";
}

function inTime(turn: SkillTurn, order: Order, by: Date): Reply {
  const key = order.state === "packed" ? "dispatch.order.packed" : "dispatch.order.by";
  const text = turn.say(key, { title: orderTitle(order, turn.language), by: deadline(turn, by) });
  return reply(text, {
    facts: [orderFact(order, "state"), orderFact(order, "dispatch_by")],
    cards: [orderCard(turn, order)],
  });
}

/** Late is said as late, and what the shop gives for it is told. */
function late(turn: SkillTurn, order: Order, by: Date): Reply {
  const gives = turn.facts.shop.rules.dispatch?.whenLate;
  const text = turn.say("dispatch.order.late", { title: orderTitle(order, turn.language), by: deadline(turn, by) });
  const facts = [orderFact(order, "state"), orderFact(order, "dispatch_by")];
  return joinReplies([
    reply(text, { facts, cards: [orderCard(turn, order)] }),
    ...(gives ? [reply(worded(turn, gives), { facts: [shopFact(turn, "dispatch_when_late")] })] : []),
  ]);
}

function notWaiting(turn: SkillTurn, order: Order): Reply {
  const title = orderTitle(order, turn.language);
  if (order.kind === "virtual")
    return reply(turn.say("dispatch.order.virtual", { title }), { facts: [orderFact(order, "kind")] });
  if (order.state === "unpaid")
    return reply(turn.say("dispatch.order.unpaid", { title, total: price(turn, order.total) }), {
      facts: [orderFact(order, "state"), orderFact(order, "total")],
    });
  if (order.state === "cancelled" || order.state === "refunded" || order.state === "refunding")
    return reply(turn.say("dispatch.order.called_off", { title }), { facts: [orderFact(order, "state")] });
  return parcelReply(turn, order);
}

/** 催发货: for somebody without a waiting order it is the question when things are sent. */
function urgeDispatch(turn: SkillTurn): Outcome {
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return askToSignIn(turn);
  return withOrder(turn, isUrgent(turn), (order) => orderDispatch(turn, order));
}

function isUrgent(turn: SkillTurn): (order: Order) => boolean {
  return turn.facts.orders.some(awaitsDispatch) ? awaitsDispatch : isOpen;
}

/** The promise helps everybody; only the order's own deadline needs to know who asks. */
function askToSignIn(turn: SkillTurn): Outcome {
  const { dispatch } = turn.facts.shop.rules;
  const signIn = reply(turn.say("order.sign_in"));
  return answered(dispatch === null ? signIn : joinReplies([promise(turn, dispatch), signIn]));
}
