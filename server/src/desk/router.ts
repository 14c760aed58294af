import { sql } from "kysely";
import { type Scope, systemQuery, type Transaction, withScope } from "../platform/database/index.ts";
import { shopsOfPeople } from "../identity/index.ts";
import type { DeskContext } from "./context.ts";
import { type Assignment, type AvailableAgent, chooseAssignment, isFreeFor, type Waiting } from "./core/route.ts";
import { loadOf } from "./presence.ts";

/** Waiting conversations that one look considers; the longest-waiting ones. */
const WAITING_PER_LOOK = 200;
/** How long a customer is not given back to the agent who released him, in milliseconds, whichever way the clock went. */
const RELEASE_REST_MS = 120_000;

/** Organizations in which somebody waits, found from rows. */
export async function waitingOrganizations(context: DeskContext): Promise<readonly string[]> {
  const rows = await systemQuery(
    context.database,
    sql<{ organization: string }>`select organization from warmline_waiting_organizations()`,
  );
  return rows.map(({ organization }) => organization);
}

/** Assigns until nobody waits or nobody is free. */
export async function routeOrganization(context: DeskContext, organizationId: string): Promise<void> {
  const scope: Scope = { organizationId, shops: "*" };
  while (await routeOne(context, scope));
}

/**
 * One assignment in one transaction, so that one conversation is locked at a time. Only one program routes an
 * organization at a time; what it decided on is checked again under the agent's lock and by the conversation's epoch.
 */
async function routeOne(context: DeskContext, scope: Scope): Promise<boolean> {
  const assigned = await withScope(context.database, scope, async (trx) => {
    if (!(await isRouter(trx, scope.organizationId))) return null;
    const now = context.clock.now();
    const agents = (await readAgents(trx, now)).filter(({ load, capacity }) => load < capacity);
    const choice = chooseAssignment(await readWaiting(trx, agents, now), agents);
    return choice && (await assign(context, trx, { ...choice, now })) ? choice : null;
  });
  if (!assigned) return false;
  const { id, shopId, customerId } = assigned.conversation;
  context.conversations.publishHead({ organizationId: scope.organizationId, shopId, conversationId: id, customerId });
  return true;
}

async function isRouter(trx: Transaction, organizationId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`route:${organizationId}`}, 0)) as held`.execute(trx);
  return rows[0]?.held ?? false;
}

async function assign(
  context: DeskContext,
  trx: Transaction,
  { conversation, agent, now }: Assignment & { readonly now: Date },
): Promise<boolean> {
  const row = await trx
    .selectFrom("agent_presence")
    .select(["state", "lease_until", "capacity"])
    .where("person_id", "=", agent.id)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== "online" || row.lease_until < now) return false;
  // How many he takes may have been lowered since, as well as he may have more by now.
  const current = { ...agent, capacity: row.capacity, load: await loadOf(trx, agent.id) };
  if (!isFreeFor(current, conversation)) return false;
  const moved = await context.conversations.transferIn(trx, {
    conversationId: conversation.id,
    epoch: conversation.epoch,
    command: { type: "assign", agentId: agent.id, agentName: agent.name },
  });
  if (!moved.ok) return false;
  await trx.updateTable("agent_presence").set({ last_assigned_at: now }).where("person_id", "=", agent.id).execute();
  return true;
}

interface WaitingRow extends Waiting {
  readonly customerId: string;
}

/** Who has waited longest in the shops that somebody is free for: a shop without agents must not hide the others. Or in all. */
export async function readWaiting(
  trx: Transaction,
  by: readonly AvailableAgent[] | "everywhere",
  now: Date,
): Promise<WaitingRow[]> {
  const agents = by === "everywhere" ? [] : by;
  const everywhere = by === "everywhere" || agents.some(({ shops }) => shops === "*");
  const shops = agents.flatMap((agent) => (agent.shops === "*" ? [] : agent.shops));
  if (!everywhere && shops.length === 0) return [];
  const rows = await trx
    .selectFrom("conversation")
    .select(["id", "shop_id", "customer_id", "epoch", "queued_at", "released_by", "owner_since"])
    .where("owner", "=", "queue")
    .$if(!everywhere, (query) => query.where("shop_id", "in", shops))
    .orderBy("queued_at")
    .limit(WAITING_PER_LOOK)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    shopId: row.shop_id,
    customerId: row.customer_id,
    epoch: row.epoch,
    queuedAt: row.queued_at ?? new Date(0),
    notTo: Math.abs(now.getTime() - row.owner_since.getTime()) < RELEASE_REST_MS ? row.released_by : null,
  }));
}

/** Who is online, with what he serves and how many he has. */
export async function readAgents(trx: Transaction, now: Date): Promise<AvailableAgent[]> {
  const rows = await trx
    .selectFrom("agent_presence as p")
    .selectAll("p")
    .select((eb) =>
      eb
        .selectFrom("conversation as c")
        .select(sql<number>`count(*)`.as("load"))
        .whereRef("c.agent_id", "=", "p.person_id")
        // Says nothing new, but the index of agents' conversations needs it said.
        .where("c.owner", "=", "agent")
        .as("load"),
    )
    .where("p.state", "=", "online")
    .where("p.lease_until", ">=", now)
    .execute();
  // Asked of his roles at every look: what his sign-in said may have been taken since.
  const online = rows.map((row) => row.person_id);
  const serves = await shopsOfPeople(trx, online, "conversations.serve");
  return rows.map((row) => ({
    id: row.person_id,
    name: row.name,
    shops: serves.get(row.person_id) ?? [],
    capacity: row.capacity,
    load: row.load ?? 0,
    lastAssignedAt: row.last_assigned_at,
  }));
}
