import { type Scope, withScope } from "../platform/database/index.ts";
import type { DeskContext } from "./context.ts";
import { type Place, placesOf, placeWords, type Queues } from "./core/place.ts";
import type { Waiting } from "./core/route.ts";
import { readAgents, readWaiting } from "./router.ts";

/** Conversations whose waits are looked at. */
const WAITS_LOOKED_AT = 50;
/** Remembered lines; who is forgotten is asked for once more, and the log has it already. */
const MAX_REMEMBERED = 10_000;

/** Tells everybody who still waits his place in the queue, once for each time that he comes to wait. */
export function createPlaceTeller(context: DeskContext): (organizationId: string) => Promise<void> {
  const told = new Set<string>();
  return async (organizationId) => {
    const scope: Scope = { organizationId, shops: "*" };
    const queues = await readQueues(context, scope, (waiting) => waiting.some((one) => !told.has(keyOf(one))));
    for (const place of queues === null ? [] : placesOf(queues)) {
      const key = keyOf(place);
      if (told.has(key)) continue;
      await tell(context, scope, place);
      told.add(key);
      const [oldest] = told;
      if (told.size > MAX_REMEMBERED && oldest !== undefined) told.delete(oldest);
    }
  };
}

function keyOf({ id, epoch }: Pick<Waiting, "id" | "epoch">): string {
  return `${id}:${epoch}`;
}

function tell({ conversations }: DeskContext, scope: Scope, place: Place): Promise<boolean> {
  const words = (language: "zh" | "en"): string => placeWords(place, language);
  return conversations.tellWaiting(scope, { conversationId: place.id, epoch: place.epoch, words });
}

/** Null where those who wait leave nothing to tell: routing is woken by every transfer, and mostly nobody is new. */
function readQueues(
  { database, clock }: DeskContext,
  scope: Scope,
  isWanted: (waiting: readonly Waiting[]) => boolean,
): Promise<Queues | null> {
  return withScope(database, scope, async (trx) => {
    const now = clock.now();
    const waiting = await readWaiting(trx, "everywhere", now);
    if (!isWanted(waiting)) return null;
    const agents = await readAgents(trx, now);
    const rows = await trx
      .selectFrom("conversation")
      .select(["shop_id", "queued_at", "owner_since"])
      .where("owner", "=", "agent")
      .limit(WAITS_LOOKED_AT)
      .execute();
    const waits = rows.flatMap(({ shop_id: shopId, queued_at: from, owner_since: to }) =>
      from === null ? [] : [{ shopId, wait: Math.max(0, to.getTime() - from.getTime()) }],
    );
    return { waiting, agents, waits };
  });
}
