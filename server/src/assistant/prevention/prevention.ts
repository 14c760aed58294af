import { ORDERS_TOUCHED, type OrdersTouched } from "../../commerce/index.ts";
import { makeRecurring, makeRunnable, type RunnableTask } from "../../platform/jobs/index.ts";
import type { Log } from "../../platform/log.ts";
import { findOrders, type OrderPlace } from "./prevention-store.ts";
import { remindOrder, type ReminderPorts } from "./remind-order.ts";

/** What the sweep stands on. */
export interface PreventionPorts extends ReminderPorts {
  readonly log: Log;
}

/** Tells customers what they would have to ask for. */
export interface Prevention {
  /** Looks at every order about which something may be due, everywhere or in one shop; how many reminders were sent. */
  sweep(shopId?: string, signal?: AbortSignal): Promise<number>;
  /** Looks at one order; how many reminders were sent. */
  look(place: OrderPlace): Promise<number>;
}

/** Orders of one look. */
const BATCH = 200;

/** Makes it. */
export function createPrevention(ports: PreventionPorts): Prevention {
  return {
    sweep: (shopId, signal) => sweep(ports, shopId ?? null, signal),
    look: (place) => remindOrder(ports, place),
  };
}

/** What is done again and again, and at once where orders were touched. A job may be lost: the sweep finds its order. */
export function preventionTasks(prevention: Prevention): readonly RunnableTask[] {
  return [
    makeRecurring({
      name: "assistant.remind",
      cron: "*/15 * * * *",
      run: async ({ signal }) => {
        await prevention.sweep(undefined, signal);
      },
    }),
    makeRunnable<OrdersTouched>({
      ...ORDERS_TOUCHED,
      run: async ({ orderId, ...shop }, { signal }) => {
        await (orderId === null ? prevention.sweep(shop.shopId, signal) : prevention.look({ ...shop, orderId }));
      },
    }),
  ];
}

async function sweep(ports: PreventionPorts, shopId: string | null, signal?: AbortSignal): Promise<number> {
  const at = ports.clock.now();
  for (let sent = 0, after: string | null = null; ;) {
    const places: readonly OrderPlace[] = await findOrders(ports.database, { at, shopId, after, most: BATCH });
    for (const place of places) {
      if (signal?.aborted) return sent;
      sent += await lookSafely(ports, place);
    }
    after = places.at(-1)?.orderId ?? null;
    if (places.length < BATCH) return sent;
  }
}

/** One order that cannot be looked at must not keep the others from being; the next sweep tries it again. */
async function lookSafely(ports: PreventionPorts, place: OrderPlace): Promise<number> {
  try {
    return await remindOrder(ports, place);
  } catch (error) {
    ports.log.warn({ err: error, orderId: place.orderId }, "an order could not be looked at for reminders");
    return 0;
  }
}
