import { exportReminders } from "./assistant/index.ts";
import { exportCases } from "./cases/index.ts";
import { exportOnFile, exportOrders } from "./commerce/index.ts";
import { type CustomerDescription, describeCustomer, inOrganization, recordAudit } from "./identity/index.ts";
import type { CustomerWanted } from "./erase-customer.ts";
import type { DataRooms } from "./wire-data.ts";

/**
 * Everything that is kept about one customer, as the pieces of one JSON document: who he is, his orders, what shops have on file of him, his
 * cases, what he was told unasked, his conversations as he saw them, pictures as base64. Internal notes, briefs and what the assistant made of his words are
 * the shop's own work and stay out. The export is in the audit log before its first piece. Null: no such customer.
 */
export async function exportCustomer(
  rooms: DataRooms,
  { organizationId, customerId, actor }: CustomerWanted,
): Promise<AsyncIterable<string> | null> {
  const { identity } = rooms;
  const found = await inOrganization(identity, organizationId, async (trx) => {
    const customer = await describeCustomer(trx, customerId);
    if (!customer) return null;
    const target = `customer:${customerId}`;
    await recordAudit(trx, identity, { organizationId, actor, action: "customer.exported", target });
    return {
      customer,
      orders: await exportOrders(trx, customerId),
      onFile: await exportOnFile(trx, customerId),
      cases: await exportCases(trx, customerId),
      reminders: await exportReminders(trx, customerId),
    };
  });
  return found && pieces(rooms, { organizationId, ...found });
}

interface Found {
  readonly organizationId: string;
  readonly customer: CustomerDescription;
  readonly orders: readonly unknown[];
  readonly onFile: readonly unknown[];
  readonly cases: readonly unknown[];
  readonly reminders: readonly unknown[];
}

/** Conversations and pictures one by one, so that a long history needs no more memory than a short one. */
async function* pieces({ identity, conversations, attachments }: DataRooms, found: Found): AsyncGenerator<string> {
  const { organizationId, customer, orders, onFile, cases, reminders } = found;
  const scope = { organizationId, shops: "*" as const };
  const exportedAt = identity.clock.now().toISOString();
  const head = JSON.stringify({ format: 1, exportedAt, customer, orders, onFile, cases, reminders });
  yield `${head.slice(0, -1)},"conversations":[`;
  yield* listed(conversations.exportLogs(scope, customer.id));
  yield '],"pictures":[';
  yield* listed(attachments.exportOf(scope, customer.id));
  yield "]}\n";
}

async function* listed(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = "\n";
  for await (const value of values) {
    yield separator + JSON.stringify(value);
    separator = ",\n";
  }
}
