import { eraseClosedCases } from "./cases/index.ts";
import { eraseCustomer } from "./erase-customer.ts";
import {
  findLeftBehind,
  forgetAudit,
  inOrganization,
  listRetention,
  recordAudit,
  type RetentionPolicy,
} from "./identity/index.ts";
import type { DataRooms } from "./wire-data.ts";

/** What goes in one transaction; the next batch follows at once. */
const BATCH = 100;
const DAY_MS = 24 * 3_600_000;

/** What a sweep took away of one organization, counted. */
export interface Forgotten {
  readonly conversations: number;
  readonly cases: number;
  readonly traces: number;
  readonly auditLines: number;
  readonly customers: number;
}

/**
 * Takes away what each organization keeps no longer, batch by batch; what was taken is in its audit log. Done twice or by
 * two programs it takes nothing more.
 */
export async function applyRetention(rooms: DataRooms, signal?: AbortSignal): Promise<readonly Forgotten[]> {
  const all: Forgotten[] = [];
  for (const policy of await listRetention(rooms.identity.database)) {
    if (signal?.aborted) return all;
    const forgotten = await applyOne(rooms, policy, signal);
    if (Object.values(forgotten).every((count) => count === 0)) continue;
    all.push(forgotten);
    await tell(rooms, policy.organizationId, forgotten);
  }
  return all;
}

async function applyOne(
  rooms: DataRooms,
  policy: RetentionPolicy & { readonly organizationId: string },
  signal: AbortSignal | undefined,
): Promise<Forgotten> {
  const { identity, conversations } = rooms;
  const { organizationId } = policy;
  const now = identity.clock.now();
  const each = (days: number | null, batch: (before: Date) => Promise<number>): Promise<number> =>
    days === null ? Promise.resolve(0) : untilDone(() => batch(new Date(now.getTime() - days * DAY_MS)), signal);
  const limits = { organizationId, most: BATCH };
  return {
    conversations: await each(policy.conversationDays, (before) => conversations.eraseClosed({ ...limits, before })),
    // What was gathered for a case that ended is kept for as long as what was said.
    cases: await each(policy.conversationDays, (before) =>
      inOrganization(identity, organizationId, (trx) => eraseClosedCases(trx, { before, most: BATCH, now })),
    ),
    traces: await each(policy.traceDays, (before) => conversations.forgetTraces({ ...limits, before })),
    auditLines: await each(policy.auditDays, (before) =>
      inOrganization(identity, organizationId, (trx) => forgetAudit(trx, { ...limits, before })),
    ),
    customers: await each(policy.anonymousDays, (before) => eraseLeftBehind(rooms, { ...limits, before, now })),
  };
}

async function untilDone(batch: () => Promise<number>, signal: AbortSignal | undefined): Promise<number> {
  for (let sum = 0; ;) {
    const count = await batch();
    sum += count;
    if (count < BATCH || signal?.aborted) return sum;
  }
}

async function eraseLeftBehind(
  rooms: DataRooms,
  given: { readonly organizationId: string; readonly before: Date; readonly now: Date; readonly most: number },
): Promise<number> {
  const { organizationId } = given;
  const ids = await inOrganization(rooms.identity, organizationId, (trx) => findLeftBehind(trx, given));
  const actor = { kind: "system", organizationId, purpose: "retention" } as const;
  for (const customerId of ids) await eraseCustomer(rooms, { organizationId, customerId, actor });
  return ids.length;
}

async function tell({ identity }: DataRooms, organizationId: string, forgotten: Forgotten): Promise<void> {
  const actor = { kind: "system", organizationId, purpose: "retention" } as const;
  const target = `organization:${organizationId}`;
  await inOrganization(identity, organizationId, (trx) =>
    recordAudit(trx, identity, {
      organizationId,
      actor,
      action: "retention.applied",
      target,
      detail: { ...forgotten },
    }),
  );
}
