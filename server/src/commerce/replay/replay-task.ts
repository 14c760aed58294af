import { isDeepStrictEqual } from "node:util";
import { Value } from "typebox/value";
import { newId } from "../../platform/ids.ts";
import { type Action, type ClauseId, type Confirmation, termsText } from "../core/policy/index.ts";
import { exportState } from "./export-state.ts";
import { applyReference } from "./reference.ts";
import { openReplayShop, type ReplayContext, type ReplayShop } from "./replay-shop.ts";
import { type Tau2State, type Tau2Task, Tau2Write, WRITE_NAMES } from "./tau2-shapes.ts";
import { toAction } from "./to-action.ts";
import { type Twin, type TwinOutcome, tryTwins, type Wish } from "./twins.ts";

/** An annotated write that was not done, and the clause that stood in the way; null where no action of ours does it. */
export interface RefusedWrite {
  readonly task: string;
  readonly action: string;
  readonly clause: ClauseId | null;
}

/** What came of a task. */
export interface TaskOutcome {
  readonly task: string;
  readonly writes: number;
  readonly executed: number;
  readonly refused: readonly RefusedWrite[];
  readonly twins: readonly TwinOutcome[];
  /** The whole database afterwards, and whether it is what the reference says. */
  readonly state: Tau2State;
  readonly isRight: boolean;
}

/** The writes of a task, in order. Throws when one has another shape than the benchmark's. */
export function writesOf(task: Tau2Task): readonly Tau2Write[] {
  return task.evaluation_criteria.actions
    .filter(({ name }) => WRITE_NAMES.has(name))
    .map((action) => Value.Parse(Tau2Write, action));
}

/** Runs a task's writes on a shop that holds what the task is about, each with its twins before it. */
export async function replayTask(context: ReplayContext, imported: Tau2State, task: Tau2Task): Promise<TaskOutcome> {
  const writes = writesOf(task);
  const shop = await openReplayShop(context, task.id, partFor(imported, writes));
  const reference = structuredClone(imported);
  const refused: RefusedWrite[] = [];
  const twins: TwinOutcome[] = [];
  for (const write of writes) {
    applyReference(reference, write);
    const wish = await wishOf(context, { shop, imported, write });
    const clause = wish === null ? null : await doWrite(shop, wish, (twin) => twins.push({ task: task.id, ...twin }));
    if (clause !== "done") refused.push({ task: task.id, action: write.action_id, clause });
  }
  const state = exportState(imported, await shop.read());
  const executed = writes.length - refused.length;
  return { task: task.id, writes: writes.length, executed, refused, twins, state, isRight: isSame(state, reference) };
}

interface WriteToWish {
  readonly shop: ReplayShop;
  readonly imported: Tau2State;
  readonly write: Tau2Write;
}

async function wishOf({ clock }: ReplayContext, { shop, imported, write }: WriteToWish): Promise<Wish | null> {
  const userId = userOf(imported, write);
  const customerId = shop.customers.get(userId ?? "");
  const strangerId = [...shop.customers].find(([externalId]) => externalId !== userId)?.[1];
  if (customerId === undefined || strangerId === undefined) return null;
  const found = "order_id" in write.arguments ? await shop.gateway.orderOfShop(write.arguments.order_id) : null;
  const action: Action | null = toAction(write, found?.ok === true ? found.order : null);
  if (action === null) return null;
  // The benchmark knows no limits: its writes are those of an expert, who has none.
  const by = { kind: "agent", id: newId(), name: "", tier: 3 } as const;
  return { shop: shop.shop, customerId, strangerId, by, action, now: clock.now(), key: write.action_id };
}

function userOf(imported: Tau2State, write: Tau2Write): string | undefined {
  if (write.name === "modify_user_address") return write.arguments.user_id;
  return imported.orders[write.arguments.order_id]?.user_id;
}

/** Asks for the terms, tries every twin, says yes and acts; answers the clause that stood in the way. */
async function doWrite(shop: ReplayShop, wish: Wish, tell: (twin: Twin) => void): Promise<ClauseId | null | "done"> {
  const proposed = await shop.actions.propose(wish);
  if (!proposed.ok) return proposed.clause;
  const confirmation: Confirmation = { terms: termsText(proposed.terms), askedAt: wish.now, givenAt: wish.now };
  for (const twin of await tryTwins(shop, wish, confirmation)) tell(twin);
  const acted = await shop.actions.act({ ...wish, confirmation });
  if (!acted.ok) return acted.code === "refused" ? acted.clause : null;
  return "done";
}

/** What a task is about: its customers with their orders, one customer more, and the whole catalogue. */
function partFor(imported: Tau2State, writes: readonly Tau2Write[]): Tau2State {
  const wanted = new Set(writes.flatMap((write) => userOf(imported, write) ?? []));
  const other = Object.values(imported.users).find(({ user_id, orders }) => !wanted.has(user_id) && orders.length > 0);
  const users = Object.entries(imported.users).filter(([id]) => wanted.has(id) || id === other?.user_id);
  const kept = new Set(users.map(([id]) => id));
  const orders = Object.entries(imported.orders).filter(([, { user_id }]) => kept.has(user_id));
  return { products: imported.products, users: Object.fromEntries(users), orders: Object.fromEntries(orders) };
}

/** Cents are whole: differences of floating point are none. */
function isSame(left: Tau2State, right: Tau2State): boolean {
  return isDeepStrictEqual(inCents(left), inCents(right));
}

function inCents(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === "number" ? Math.round(one * 100) : one,
  );
}
