import type { RequestKind, RequestWish } from "./order-request.ts";
import type { OrderState } from "./order.ts";

/** Of these nothing is to be done any more once an order has left or is called off. */
export const DISPATCH_KINDS = ["urge_dispatch", "hold_dispatch", "combine"] as const satisfies readonly RequestKind[];

/** How an order stands as long as it can still be sent. */
export const STATES_BEFORE_DISPATCH = ["unpaid", "paid", "packed"] as const satisfies readonly OrderState[];

const OF_DISPATCH: ReadonlySet<RequestKind> = new Set(DISPATCH_KINDS);
const BEFORE_DISPATCH: ReadonlySet<OrderState> = new Set(STATES_BEFORE_DISPATCH);

/** Whether a wish is about sending an order that has left or is called off: whatever was answered to it would be wrong. */
export function isPastDispatch(state: OrderState, { kind }: RequestWish): boolean {
  return OF_DISPATCH.has(kind) && !BEFORE_DISPATCH.has(state);
}
