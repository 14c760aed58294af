import type { RequestKind, RequestWish } from "../order-request.ts";

/** Something that is asked of the warehouse, the courier or the shop, or taken back. None of it moves money. */
export type RequestAction =
  | (RequestWish & { readonly order: string })
  | { readonly kind: "withdraw_request"; readonly order: string; readonly request: string };

/** The kinds of them. */
export type RequestActionKind = RequestKind | "withdraw_request";

/** Whether an action is one of them. */
export function isRequest<Kind extends { readonly kind: string }>(
  action: Kind,
): action is Extract<Kind, { readonly kind: RequestActionKind }> {
  return Object.hasOwn(IS_REQUEST, action.kind);
}

const IS_REQUEST: Readonly<Record<RequestActionKind, true>> = {
  urge_dispatch: true,
  hold_dispatch: true,
  redelivery: true,
  trace: true,
  invoice: true,
  combine: true,
  withdraw_request: true,
};
