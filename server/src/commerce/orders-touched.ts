import { addJob, type Task } from "../platform/jobs/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { ShopAddress } from "./shop-gateway.ts";

/** Which orders were touched: one, or (null) some of a shop. A type, because an interface is no JSON value. */
export type OrdersTouched = {
  readonly organizationId: string;
  readonly shopId: string;
  readonly orderId: string | null;
};

/** The job by which this room says that something about orders is new. Whoever works on orders takes it in wire. */
export const ORDERS_TOUCHED: Pick<Task<OrdersTouched>, "name" | "parse"> = {
  name: "commerce.orders_touched",
  parse: (payload) => {
    if (typeof payload !== "object" || payload === null) throw new TypeError("orders_touched without its payload");
    const { organizationId, shopId, orderId = null } = payload as Partial<Record<keyof OrdersTouched, unknown>>;
    if (typeof organizationId !== "string" || typeof shopId !== "string")
      throw new TypeError("orders_touched of no shop");
    return { organizationId, shopId, orderId: typeof orderId === "string" ? orderId : null };
  },
};

/** Says it, if the transaction commits. Of a shop it is said once, however many imports follow each other. */
export async function sayTouched(trx: Transaction, { organizationId, shopId }: ShopAddress, orderId: string | null) {
  await addJob(trx, {
    task: ORDERS_TOUCHED,
    payload: { organizationId, shopId, orderId },
    jobKey: `${ORDERS_TOUCHED.name}:${orderId ?? shopId}`,
  });
}
