import type { Presence, PresenceState } from "@warmline/contract";
import { sql } from "kysely";
import { systemQuery, type Transaction, withScope } from "../platform/database/index.ts";
import { holdersOf } from "../identity/index.ts";
import type { DeskContext } from "./context.ts";

/** How long an agent counts as here after his screens were last heard, in seconds. Survives a reload and a short tunnel. */
export const LEASE_SECONDS = 90;
/** Conversations that an agent takes at once unless he says otherwise. */
export const DEFAULT_CAPACITY = 4;

/** Who the agent is, as his sign-in says. */
export interface PresentAgent {
  readonly organizationId: string;
  readonly personId: string;
  readonly name: string;
}

/** Keeps an agent's lease, and returns how he stands. */
export function beat(context: DeskContext, agent: PresentAgent): Promise<Presence> {
  return inOrganization(context, agent.organizationId, async (trx) => {
    await keepLease(trx, agent, context.clock.now());
    return presenceOf(trx, agent);
  });
}

/** Goes online, away or offline, or changes how many conversations he takes. */
export async function setPresence(
  context: DeskContext,
  agent: PresentAgent,
  wish: { readonly state: PresenceState; readonly capacity: number | undefined },
): Promise<Presence> {
  const presence = await inOrganization(context, agent.organizationId, async (trx) => {
    await keepLease(trx, agent, context.clock.now());
    await trx
      .updateTable("agent_presence")
      .set({ state: wish.state, ...(wish.capacity === undefined ? {} : { capacity: wish.capacity }) })
      .where("person_id", "=", agent.personId)
      .execute();
    return presenceOf(trx, agent);
  });
  if (wish.state === "online") context.wakeRouter(agent.organizationId);
  return presence;
}

/** Gives back what agents hold whose screens are gone: their customers wait again, in their old places. */
export async function releaseAbsent(context: DeskContext): Promise<void> {
  const now = context.clock.now();
  const moment = now.toISOString();
  const absent = await systemQuery(
    context.database,
    sql<{ organization: string; person: string }>`select * from warmline_expired_leases(${moment}::timestamptz)`,
  );
  const { patientUntil } = await context.listen(now);
  if (now.getTime() < patientUntil) return;
  for (const { organization, person } of absent) await releaseAgent(context, organization, person);
}

/** What was given before the clock went back lasts too long now. Only then: another program's clock may be ahead of ours. */
export async function shortenLeases(context: DeskContext, now: Date): Promise<void> {
  const latest = leaseFrom(now).toISOString();
  await systemQuery(context.database, sql`select warmline_shorten_leases(${latest}::timestamptz)`);
}

async function releaseAgent(context: DeskContext, organizationId: string, personId: string): Promise<void> {
  const held = await inOrganization(context, organizationId, async (trx) => {
    const gone = await trx
      .updateTable("agent_presence")
      .set({ state: "offline" })
      .where("person_id", "=", personId)
      .where("lease_until", "<", context.clock.now())
      .executeTakeFirst();
    if (gone.numUpdatedRows === 0n && (await isPresent(trx, personId))) return [];
    return heldBy(trx, personId).select(["id", "epoch"]).orderBy("id").execute();
  });
  for (const { id, epoch } of held) await release(context, { organizationId, personId, conversationId: id, epoch });
  context.wakeRouter(organizationId);
}

interface Held {
  readonly organizationId: string;
  readonly personId: string;
  readonly conversationId: string;
  readonly epoch: number;
}

/** Refused means that somebody else moved it meanwhile, which is as good. */
async function release(context: DeskContext, { organizationId, personId, conversationId, epoch }: Held): Promise<void> {
  const command = { type: "release", agentId: personId, reason: "agent_gone" } as const;
  await context.conversations.transfer({ organizationId, shops: "*" }, { conversationId, epoch, command });
}

/** Gives back what is held by people who may not serve its shop any more: a role was taken, or they were deactivated. */
export async function releaseUnserved(context: DeskContext): Promise<void> {
  const roles = [...holdersOf("conversations.serve")];
  const held = await systemQuery(
    context.database,
    sql<Held>`select organization as "organizationId", person as "personId", conversation as "conversationId", epoch
      from warmline_unserved(${roles}::text[])`,
  );
  for (const each of held) await release(context, each);
}

/** He came back between the look and the lock. */
async function isPresent(trx: Transaction, personId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("agent_presence")
    .select("state")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

function inOrganization<T>(context: DeskContext, organizationId: string, work: (trx: Transaction) => Promise<T>) {
  return withScope(context.database, { organizationId, shops: "*" }, work);
}

async function keepLease(trx: Transaction, agent: PresentAgent, now: Date): Promise<void> {
  const here = {
    name: agent.name,
    lease_until: leaseFrom(now),
  };
  await trx
    .insertInto("agent_presence")
    .values({
      ...here,
      person_id: agent.personId,
      organization_id: agent.organizationId,
      state: "away",
      capacity: DEFAULT_CAPACITY,
    })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(here))
    .execute();
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_SECONDS * 1000);
}

async function presenceOf(trx: Transaction, agent: PresentAgent): Promise<Presence> {
  const row = await trx
    .selectFrom("agent_presence")
    .select(["state", "capacity"])
    .where("person_id", "=", agent.personId)
    .executeTakeFirstOrThrow();
  return { ...row, load: await loadOf(trx, agent.personId) };
}

/** Conversations that an agent owns now. */
export async function loadOf(trx: Transaction, personId: string): Promise<number> {
  const { load } = await heldBy(trx, personId)
    .select((eb) => eb.fn.countAll<number>().as("load"))
    .executeTakeFirstOrThrow();
  return load;
}

/** What an agent owns now. That he is the owner says nothing new, but the index of agents' conversations needs it said. */
const heldBy = (trx: Transaction, personId: string) =>
  trx.selectFrom("conversation").where("agent_id", "=", personId).where("owner", "=", "agent");
