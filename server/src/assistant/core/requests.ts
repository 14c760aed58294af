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
  /** The second order of what is asked for two. */
  readonly other?: Order;
  readonly shown: Reply;
  readonly offer: string;
}

/** Asks for a yes to a request, or says which clause stands in the way. */
export function offerRequest(turn: SkillTurn, { offer, ...rest }: RequestOffer): Outcome {
  return propose(turn, { ...rest, offer: reply(offer, { facts: [orderFact(rest.order, "state")] }) });
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

/** That it was asked for already, when, and how it was answered. */
export function alreadyAsked(turn: SkillTurn, order: Order, request: OrderRequest): Reply {
  return reply(standing(turn, request), { facts: [orderFact(order, "requests")] });
}

function standing(turn: SkillTurn, { wish, state, askedAt, answerDay }: OrderRequest): string {
  const values = { what: turn.say(`request.what.${wish.kind}`), at: moment(turn, askedAt) };
  if (state === "open") return turn.say("request.asked", values);
  if (state === "refused") return turn.say("request.refused", values);
  return answerDay === null
    ? turn.say("request.done", values)
    : turn.say("request.answered", { ...values, by: dayWords(turn, answerDay) });
}

/** What the courier was asked about an order's parcels, and how it was answered. */
export function courierAnswers(turn: SkillTurn, order: Order): readonly Reply[] {
  return order.requests
    .filter(({ wish, state }) => state !== "withdrawn" && (wish.kind === "trace" || wish.kind === "redelivery"))
    .map((request) => alreadyAsked(turn, order, request));
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
  /(?:不用|不需要)再?(?:催|查|送|派|登记|加急|追)|(?:不要|别|先不)再?(?:催|查件|查了|登记|加急)|(?:取消|撤回|撤销).{0,4}(?:加急|催|查件|派送|登记)|\b(?:no need to|cancel|stop)\b.{0,20}\b(?:press|chas|trac|rush|request)/i;

/** Offers to take back what these words want no more; null where they want it, or nothing of the kind stands open. */
export function takenBack(turn: SkillTurn, order: Order, kind: RequestKind): Outcome | null {
  const request = standingRequest(order.requests, kind);
  return request !== undefined && TAKES_BACK.test(turn.text) ? offerWithdrawal(turn, order, request) : null;
}

/** What a request is called where something is to be cancelled that is none of the order itself. */
const NAMED: Readonly<Record<RequestKind, RegExp>> = {
  hold_dispatch: /预约|约(?:好|定|的)|推迟|延[迟后期]|晚点?[几\d]?天?发|\bhold\b|\bdelay/i,
  urge_dispatch: /加急|催/,
  redelivery: /重新?派送|送上门|\bredeliver/i,
  trace: /查件|\btrac(?:e|ing)\b/i,
  invoice: /发票|开票|\binvoice\b/i,
  combine: /合并|合单|并单|一起[发寄]|\bcombin|\btogether\b/i,
};

/** The request of an order that is meant where words cancel one of them, and not the order. */
export function namedRequest({ text }: SkillTurn, order: Order): OrderRequest | undefined {
  return order.requests.find((request) => NAMED[request.wish.kind].test(text) && mayBeWithdrawn(order, request));
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
    case "combine":
      return turn.say("done.combine", { ...values, with: action.with });
    case "withdraw_request":
      return turn.say(isHold(order, action.request) ? "done.hold.back" : "done.withdraw", values);
  }
}

function isHold({ requests }: Order, id: string): boolean {
  return requests.some((one) => one.id === id && one.wish.kind === "hold_dispatch");
}
