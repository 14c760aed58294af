import { queryOptions } from "@tanstack/react-query";
import {
  bilingual,
  flag,
  type Decoded,
  type Decoder,
  list,
  number,
  object,
  oneOf,
  orNull,
  text,
} from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";
import { REQUEST_ACTIONS } from "./core/order-requests.ts";
import type { OrderAction } from "./core/order-action.ts";
import { address, paymentMethod, shopRequest } from "./orders-api.ts";

const money = list(object({ way: oneOf("back", "due"), amount: number, by: text, method: orNull(paymentMethod) }));
const clause = object({ id: text, text: bilingual });

const refusal = object({ outcome: oneOf("refused"), clause, instead: bilingual });
const offer = object({
  outcome: oneOf("offered"),
  terms: text,
  askedAt: text,
  currency: text,
  lines: list(object({ lineId: text, total: number, newVariantSku: orNull(text), newTotal: orNull(number) })),
  money,
  addressBefore: orNull(address),
  coupon: orNull(object({ name: bilingual, code: text })),
  clauses: list(clause),
});
const done = object({ outcome: oneOf("done", "already_done") });

/** Why something was not done, and what is possible instead. */
export type Refusal = Decoded<typeof refusal>;
/** What is to be confirmed. */
export type Offer = Decoded<typeof offer>;
/** Money that an action moves. */
export type Money = Decoded<typeof money>;

const orRefused =
  <T>(inner: Decoder<T>): Decoder<T | Refusal> =>
  (value, path) =>
    typeof value === "object" && value !== null && "outcome" in value && value.outcome === "refused"
      ? refusal(value, path)
      : inner(value, path);

/** Which order of which shop. */
export interface OrderPlace {
  readonly shopId: string;
  readonly number: string;
}

const orderPath = ({ shopId, number: order }: OrderPlace): string =>
  `/api/v1/shops/${encodeURIComponent(shopId)}/orders/${encodeURIComponent(order)}`;
const pathOf = (place: OrderPlace): string => `${orderPath(place)}/actions`;

/** Whether this could be done to the order now: the terms to confirm, or why not. */
export function proposeAction(place: OrderPlace, action: OrderAction): Promise<Answer<Offer | Refusal>> {
  return request({
    method: "POST",
    path: `${pathOf(place)}/propose`,
    body: { action },
    decode: orRefused(offer),
  });
}

/** A yes to what was offered; `key` names it, so that it is done once however often it is sent. */
export interface ConfirmedAction {
  readonly action: OrderAction;
  readonly offer: Offer;
  readonly key: string;
  /** One's own conversation, by the ownership on the screen: its customer is told there. */
  readonly conversation: { readonly id: string; readonly epoch: number } | null;
}

/** Does what was confirmed. */
export function doAction(
  place: OrderPlace,
  confirmed: ConfirmedAction,
): Promise<Answer<Decoded<typeof done> | Refusal>> {
  const { action, offer: shown, key, conversation } = confirmed;
  const confirmation = { terms: shown.terms, askedAt: shown.askedAt };
  const body = { action, confirmation, key, ...(conversation && { conversation }) };
  return request({ method: "POST", path: pathOf(place), body, decode: orRefused(done) });
}

/** How people answer what was asked for; `open` takes the answer back. */
export interface RequestAnswer {
  readonly state: "open" | "done" | "refused";
  /** The day that the answer names, `YYYY-MM-DD`. */
  readonly answerDay: string | null;
}

const answered = object({ request: shopRequest, told: flag });

/** A request with its answer, and whether its customer has been told how it stands now. */
export type AnsweredRequest = Decoded<typeof answered>;

/** Answers a request of an order. */
export function answerRequest(
  { shopId, number: order }: OrderPlace,
  id: string,
  answer: RequestAnswer,
): Promise<Answer<AnsweredRequest>> {
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/orders/${encodeURIComponent(order)}/requests/${id}`;
  return request({ method: "POST", path, body: answer, decode: answered });
}

const past = object({
  id: text,
  at: text,
  kind: oneOf(
    "cancel",
    "change_address",
    "change_items",
    "change_payment",
    "change_note",
    "return",
    "exchange",
    "return_fee",
    "price_protection",
    "refund_part",
    "give_coupon",
    "change_own_address",
    ...REQUEST_ACTIONS,
  ),
  by: object({ kind: oneOf("assistant", "agent", "customer"), name: orNull(text) }),
  money,
});

const givable = object({ code: text, name: bilingual, endsAt: text, isHeld: flag });

/** The coupons that could be given to an order's customer. */
export function couponsToGiveQuery(place: OrderPlace) {
  const path = `${orderPath(place)}/coupons`;
  return queryOptions({
    queryKey: ["coupons-to-give", place.shopId, place.number],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path, decode: object({ coupons: list(givable) }), signal }))).coupons,
  });
}

const wayToPay = object({ reference: text, method: paymentMethod, balance: orNull(number), isUsed: flag });

/** The customer's own ways to pay that could be chosen for an order; `balance` is known of gift cards only. */
export function waysToPayQuery(place: OrderPlace) {
  const path = `${orderPath(place)}/ways-to-pay`;
  return queryOptions({
    queryKey: ["ways-to-pay", place.shopId, place.number],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path, decode: object({ ways: list(wayToPay) }), signal }))).ways,
  });
}

/** What was done to an order, newest first. */
export function pastActionsQuery(place: OrderPlace) {
  return queryOptions({
    queryKey: ["order-actions", place.shopId, place.number],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path: pathOf(place), decode: object({ actions: list(past) }), signal }))).actions,
    staleTime: 30_000,
  });
}
