import type { Order, OrderRequest, RequestAction, RequestKind } from "../../commerce/index.ts";
import { calendarDay, mayBeWithdrawn, standingRequest } from "../../commerce/index.ts";
import { propose } from "./acting.ts";
import { formatCalendarDay, orderTitle } from "./format.ts";
import type { Outcome } from "./outcome.ts";
import { reply, type Reply } from "./reply.ts";
import { moment, orderFact, type SkillTurn } from "./skill.ts";

/** Something to ask of the warehouse, the courier or the shop: what is shown of it, and what would be asked. */
export interface RequestOffer {
  readonly action: RequestAction;
  readonly order: Order;
  readonly shown: Reply;
  readonly offer: string;
}

/** Asks for a yes to a request, or says which clause stands in the way. */
export function offerRequest(turn: SkillTurn, { action, order, shown, offer }: RequestOffer): Outcome {
  return propose(turn, { action, order, shown, offer: reply(offer, { facts: [orderFact(order, "state")] }) });
}

/** The order in words, as every sentence about it names it. */
export function orderNamed(turn: SkillTurn, order: Order): { readonly title: string; readonly number: string } {
  return { title: orderTitle(order, turn.language), number: order.number };
}

/** A day of the shop's calendar in words. */
export function dayWords(turn: SkillTurn, day: string): string {
  const today = calendarDay(turn.now, turn.facts.shop.shop.timeZone);
  return formatCalendarDay(day, turn.language, today);
}

/** That it was asked for already, when, and the day that the answer names. */
export function alreadyAsked(turn: SkillTurn, order: Order, { askedAt, answerDay }: OrderRequest): Reply {
  const at = moment(turn, askedAt);
  const words =
    answerDay === null
      ? turn.say("request.asked", { at })
      : turn.say("request.answered", { at, by: dayWords(turn, answerDay) });
  return reply(words, { facts: [orderFact(order, "requests")] });
}

/** Offers to take a request back; null where it can no longer be. */
export function offerWithdrawal(turn: SkillTurn, order: Order, request: OrderRequest): Outcome | null {
  if (!mayBeWithdrawn(order, request)) return null;
  const { wish } = request;
  const values = orderNamed(turn, order);
  const offer =
    wish.kind === "hold_dispatch"
      ? turn.say("confirm.hold.back", { ...values, by: dayWords(turn, wish.notBefore) })
      : turn.say("confirm.withdraw", { ...values, at: moment(turn, request.askedAt) });
  const action = { kind: "withdraw_request", order: order.number, request: request.id } as const;
  return offerRequest(turn, { action, order, shown: reply(""), offer });
}

/** 不用催了, 先不查了, "cancel the trace": what was asked for is wanted no more. */
const TAKES_BACK =
  /(?:不用|不要|别|先不|不需要)(?:再)?(?:催|查|送|派|登记|加急|追)|(?:取消|撤回|撤销).{0,4}(?:加急|催|查件|派送|登记)|\b(?:no need to|don'?t|do not|cancel|stop)\b.{0,20}\b(?:press|chas|trac|rush|deliver|request)/i;

/** Offers to take back what these words want no more; null where they want it, or nothing of the kind stands open. */
export function takenBack(turn: SkillTurn, order: Order, kind: RequestKind): Outcome | null {
  const request = standingRequest(order.requests, kind);
  return request !== undefined && TAKES_BACK.test(turn.text) ? offerWithdrawal(turn, order, request) : null;
}

/** What is said once it was asked for: that it stands written, and nothing that nobody has promised. */
export function requestDone(turn: SkillTurn, action: RequestAction, order: Order): string {
  const values = orderNamed(turn, order);
  switch (action.kind) {
    case "urge_dispatch":
      return turn.say("done.urge", values);
    case "redelivery":
      return turn.say("done.redelivery", { title: values.title, parcel: action.parcel });
    case "trace":
      return turn.say("done.trace", { title: values.title, parcel: action.parcel });
    case "hold_dispatch":
      return turn.say("done.hold", { ...values, by: dayWords(turn, action.notBefore) });
    case "invoice":
      return turn.say("done.invoice", { ...values, header: action.header.name });
    case "withdraw_request":
      return turn.say("done.withdraw", values);
  }
}
