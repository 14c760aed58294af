import type { Order } from "../../../commerce/index.ts";
import { heldUntil, standingRequest } from "../../../commerce/index.ts";
import { orderCard } from "../cards.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { alreadyAsked, dayWords, offerRequest, offerWithdrawal, orderNamed } from "../requests.ts";
import { answeredOffering, orderFact, type SkillTurn } from "../skill.ts";

/** Presses the warehouse for an order, after a yes; what was asked for today already is told, and a person offered. */
export function urge(turn: SkillTurn, order: Order, shown: Reply): Outcome {
  const asked = standingRequest(order.requests, "urge_dispatch");
  const outcome = offerRequest(turn, {
    action: { kind: "urge_dispatch", order: order.number },
    order,
    shown,
    offer: turn.say("confirm.urge", orderNamed(turn, order)),
  });
  if (outcome.kind === "ask" || asked === undefined) return outcome;
  return answeredOffering(turn, joinReplies([shown, alreadyAsked(turn, order, asked)]));
}

/** An order that is held back by wish is not late: until when is told, and it can be taken back; null where none is held. */
export function heldOrder(turn: SkillTurn, order: Order): Outcome | null {
  const held = standingRequest(order.requests, "hold_dispatch");
  const told = heldReply(turn, order);
  if (held === undefined || told === null) return null;
  const back = turn.intent === "order.urge_dispatch" ? offerWithdrawal(turn, order, held) : null;
  return back ?? answered(joinReplies([told, reply("", { cards: [orderCard(turn, order)] })]));
}

/** Until when an order is held back by wish; null where none is held. */
export function heldReply(turn: SkillTurn, order: Order): Reply | null {
  const until = heldUntil(order, { now: turn.now, timeZone: turn.facts.shop.shop.timeZone });
  if (until === null) return null;
  const words = turn.say("hold.is", { ...orderNamed(turn, order), by: dayWords(turn, until) });
  return reply(words, { facts: [orderFact(order, "state"), orderFact(order, "requests")] });
}
