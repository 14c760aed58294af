import { isSentLate, type Order } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { asksHow, asksOtherWay, asksWhether, wishesNow } from "../asks.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { anyOrder, hasOpenRemedy, isBeingMadeGood, isInHand, isOpen } from "../order-states.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { namedRequest, offerWithdrawal } from "../requests.ts";
import { answeredOffering, orderFact, type Skill, type Skills, type SkillTurn } from "../skill.ts";
import { askPhoto, type Shown } from "./ask-photo.ts";
import { lateCoupon } from "./late-coupon.ts";
import { stateLine } from "./orders.ts";
import { refundReply, refundRule } from "./remedies.ts";

/** Wishes that change an order or spend money: the facts are told truthfully, and a colleague does it. */
export const actionSkills: Skills = {
  "order.cancel": cancel,
  "refund.request": refundRequest,
  "item.damaged": somethingWrong("item.damaged", isInHand),
  "item.wrong": somethingWrong("item.wrong", isInHand),
  "item.missing": somethingWrong("item.missing", isInHand),
  "item.quality_issue": somethingWrong("item.quality_issue", isInHand),
  "compensation.request": compensation,
};

/** Without knowing whose order it is nothing can be changed: what is known, the way in, and a person for who cannot. */
export function signInFirst(turn: SkillTurn, known: Reply = reply("")): Outcome {
  return answeredOffering(turn, joinReplies([known, reply(turn.say("order.sign_in"))]));
}

/** One that is not being sent yet is cancelled here, after a yes; of others it is said what is true. */
function cancel(turn: SkillTurn): Outcome {
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn);
  const names = (order: Order): boolean => namedRequest(turn, order) !== undefined;
  if (turn.facts.orders.some(names)) return withOrder(turn, names, (order) => requestCancelled(turn, order));
  const could = turn.facts.orders.some(isCancellable) ? isCancellable : isOpen;
  return withOrder(turn, could, (order) => orderCancelled(turn, order));
}

/** "Cancel the hold", "取消开票": what was asked for is taken back, and the order stays. */
function requestCancelled(turn: SkillTurn, order: Order): Outcome {
  const request = namedRequest(turn, order);
  return (request && offerWithdrawal(turn, order, request)) ?? orderCancelled(turn, order);
}

function orderCancelled(turn: SkillTurn, order: Order): Outcome {
  return isCancellable(order)
    ? cancelled(turn, order)
    : changed({ ...turn, dialogue: { ...turn.dialogue, order: order.number } }, refundRule(turn));
}

function cancelled(turn: SkillTurn, order: Order): Outcome {
  const reason = MISTAKE.test(turn.text) ? "ordered_by_mistake" : "no_longer_needed";
  const action = { kind: "cancel", order: order.number, reason } as const;
  const what = reply(turn.say("confirm.cancel", { title: orderTitle(order, turn.language), number: order.number }), {
    facts: [orderFact(order, "state")],
  });
  return propose(turn, { action, order, shown: reply("", { cards: [orderCard(turn, order)] }), offer: what });
}

const MISTAKE = /拍错|买错|下错|选错|拍重|重复|by mistake|wrong(?:ly)?|accident|twice/i;

function isCancellable(order: Order): boolean {
  return order.state === "paid" || order.state === "unpaid";
}

/** An open order is changed by a colleague; of one that is over it is said what is true. */
export function changed(turn: SkillTurn, rules: Reply = reply("")): Outcome {
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn);
  return withOrder(turn, isOpen, (order) => {
    const state = stateLine(turn, order);
    if (!isOpen(order)) return answeredOffering(turn, joinReplies([state, tooLate(turn, order)]));
    return handedOver("action_needed", joinReplies([state, dispatched(turn, order), rules]));
  });
}

/** What left the house cannot simply be changed any more; that is said before the colleague comes. */
function dispatched(turn: SkillTurn, order: Order): Reply {
  const gone = order.shipments.length > 0 && order.state !== "paid" && order.state !== "packed";
  return reply(turn.say(gone ? "action.sent_already" : "action.not_sent_yet"), { facts: [orderFact(order, "state")] });
}

function tooLate(turn: SkillTurn, order: Order): Reply {
  if (!isInHand(order) || order.state === "refunding") return reply("");
  return reply(turn.say("action.received_already"), { facts: [orderFact(order, "state")] });
}

/** Goods that came wrong are for a person in any case, beside a picture that is asked for; of a known order its state goes along. */
function somethingWrong(sorry: Shown | "compensation", plausible: (order: Order) => boolean): Skill {
  return (turn) => {
    const { asked } = turn.dialogue;
    // Sorry once: who is asked which order was told so then.
    const wasTold = asked?.slot === "order" && asked.intent === turn.intent;
    const opening = reply(wasTold ? "" : turn.say(sorry));
    const toPerson = (known: Reply): Outcome => {
      const photo = sorry === "compensation" ? [] : [askPhoto(turn, sorry)];
      return handedOver("action_needed", joinReplies([opening, known, ...photo]));
    };
    if (!turn.facts.verified && turn.mentions.numbers.length === 0)
      return toPerson(reply(turn.say("action.anonymous")));
    const outcome = withOrder(turn, plausible, (order) => toPerson(stateLine(turn, order)));
    return outcome.kind === "hand_over" ? outcome : { ...outcome, reply: joinReplies([opening, outcome.reply]) };
  };
}

/** What the shop's rule gives for an order that is late is given; all else is weighed by a person. */
function compensation(turn: SkillTurn): Outcome {
  const byPerson = somethingWrong("compensation", anyOrder);
  const { facts, now } = turn;
  if (facts.lateCoupon === null) return byPerson(turn);
  const isLate = (order: Order): boolean => isSentLate(order, now);
  if (!facts.orders.some(isLate)) return byPerson(turn);
  return withOrder(
    turn,
    isLate,
    (order) => lateCoupon(turn, order) ?? byPerson({ ...turn, dialogue: { ...turn.dialogue, order: order.number } }),
  );
}

/** Only some of it is wanted back: how much is for a person to decide. */
const PART_OF_IT =
  /部分|一部分|一半|半价|几块|[少漏]发|补偿|赔|(?:退|还)[我]?\s*\d|其中|差价|\bpart(?:ial|ly)?\b|\bhalf\b|\bsome of\b|\bdifference\b|\bmissing\b|\bbroken\b|\bone of\b/i;

/** All of an order that is not being sent comes back by cancelling it; else a colleague arranges it. How it goes, and one under way, are facts. */
function refundRequest(turn: SkillTurn): Outcome {
  const rules = refundRule(turn);
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn, rules);
  if (asksOtherWay(turn.text) || asksHow(turn.text) || (asksWhether(turn.text) && !wishesNow(turn.text)))
    return answeredOffering(turn, rules);
  return withOrder(turn, anyOrder, (order) => {
    if (isBeingMadeGood(order)) return answeredOffering(turn, refundReply(turn, order));
    if (order.state === "paid" && !PART_OF_IT.test(turn.text)) return cancelled(turn, order);
    const before = hasOpenRemedy(order) ? refundReply(turn, order) : rules;
    return handedOver("action_needed", joinReplies([stateLine(turn, order), before]));
  });
}
