import { eraseReminders } from "./assistant/index.ts";
import { eraseCasesOf } from "./cases/index.ts";
import { eraseOrders } from "./commerce/index.ts";
import { eraseCustomerIn, inOrganization, type Principal, recordAudit } from "./identity/index.ts";

import type { DataRooms } from "./wire-data.ts";

/** What was erased, counted; the same again says 0 conversations that still held something. */
export interface Erasure {
  readonly conversations: number;
  readonly orders: number;
  readonly cases: number;
  readonly reminders: number;
}

/** Whose data, and who asks for it. */
export interface CustomerWanted {
  readonly organizationId: string;
  readonly customerId: string;
  readonly actor: Principal;
}

/**
 * Erases everything personal of one customer: name, ids, sessions, what was said, pictures, what in orders and cases says who he is.
 * The log keeps its order and orders their money. It is one transaction with its line in the audit log, so that a crash
 * leaves all or nothing and doing it again changes nothing; pictures' bytes follow, and a sweep finds those that a crash
 * left. Null: no such customer.
 */
export async function eraseCustomer(rooms: DataRooms, wanted: CustomerWanted): Promise<Erasure | null> {
  const { identity, conversations, attachments } = rooms;
  const { organizationId, customerId, actor } = wanted;
  const done = await inOrganization(identity, organizationId, async (trx) => {
    const erased = await eraseCustomerIn(trx, identity, customerId);
    if (!erased) return null;
    const orders = await eraseOrders(trx, customerId);
    const cases = await eraseCasesOf(trx, { customerId, now: identity.clock.now() });
    const reminders = await eraseReminders(trx, customerId);
    const places = await conversations.eraseLogsOf(trx, { organizationId, customerId });
    const counts = { conversations: places.length, orders, cases, reminders };
    await recordAudit(trx, identity, {
      organizationId,
      actor,
      action: "customer.erased",
      target: `customer:${customerId}`,
      detail: counts,
    });
    return { ...erased, places, counts };
  });
  if (!done) return null;
  for (const sessionId of done.sessionIds) identity.onAccessChanged({ kind: "session", sessionId });
  for (const place of done.places) conversations.publishHead(place);
  await attachments.collectDoomed();
  return done.counts;
}
