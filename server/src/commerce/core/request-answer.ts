import type { OrderRequest, RequestState } from "./order-request.ts";
import type { Order } from "./order.ts";
import { isPastDispatch } from "./past-dispatch.ts";
import { calendarDay } from "./shop-time.ts";
import type { CalendarDay } from "./text.ts";

/** How people answer a request; `open` takes an answer back. `answerDay` is the day that the answer names. */
export interface RequestAnswer {
  readonly state: Exclude<RequestState, "withdrawn">;
  readonly answerDay: CalendarDay | null;
}

/** What a request's customer was told of its answer last; `times` counts what he was told of it in all. */
export interface RequestTold extends RequestAnswer {
  readonly times: number;
}

/** Why a request cannot be answered so. */
export type AnswerRefusal = "withdrawn" | "past" | "day_before_asked";

/** Why people cannot answer a request of an order so, by the shop's calendar; null: they can. */
export function refusalOf(
  { state }: Pick<Order, "state">,
  request: OrderRequest,
  answer: RequestAnswer & { readonly timeZone: string },
): AnswerRefusal | null {
  if (request.state === "withdrawn") return "withdrawn";
  if (isPastDispatch(state, request.wish)) return "past";
  const { answerDay, timeZone } = answer;
  if (answer.state === "open" || answerDay === null) return null;
  return answerDay < calendarDay(request.askedAt, timeZone) ? "day_before_asked" : null;
}

/** The request with the answer; the very same object where it was answered so before. */
export function answeredWith(request: OrderRequest, { state, answerDay }: RequestAnswer, now: Date): OrderRequest {
  const day = state === "open" ? null : answerDay;
  if (request.state === state && request.answerDay === day) return request;
  return { ...request, state, answerDay: day, answeredAt: state === "open" ? null : now };
}

/** What its customer knows once he was told how it stands; the very same object where he knows it: nothing is told twice. */
export function toldOf({ state, answerDay }: OrderRequest, told: RequestTold): RequestTold {
  if (state === "withdrawn" || (told.state === state && told.answerDay === answerDay)) return told;
  return { state, answerDay, times: told.times + 1 };
}
