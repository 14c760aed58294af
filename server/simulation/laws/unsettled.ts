import type { Message as ShownMessage } from "@warmline/contract";
import type { SimulatedAgent } from "../participants/agent.ts";
import type { SimulatedCustomer } from "../participants/customer.ts";
import { type Conversation, logOf, type Message, readRows, type Rows } from "./rows.ts";
import type { Simulation } from "../simulation.ts";

/** How long a customer is not given back to the agent who released him, in milliseconds. */
const RELEASE_REST_MS = 120_000;

/**
 * What has not come right yet, in words; null once all has: everybody is connected and shown what the log says, nothing
 * written waits, every customer has his answer or waits where somebody will look, and nobody waits beside a free agent.
 */
export function unsettled(simulation: Simulation): string | null {
  const rows = readRows(simulation.store);
  for (const conversation of rows.conversations) {
    const problem =
      unanswered(conversation) ?? unserved(conversation, rows, simulation) ?? abandoned(conversation, rows, simulation);
    if (problem !== null) return `${problem}: ${conversation.id}`;
  }
  for (const customer of simulation.customers) {
    const problem = customerBehind(customer, rows);
    if (problem !== null) return `${problem}: customer ${customer.who.customer.id}`;
  }
  if (simulation.plan.agentsLeave) return null;
  for (const agent of simulation.agents) {
    const problem = agentBehind(agent, rows);
    if (problem !== null) return `${problem}: agent ${agent.who.personId}`;
  }
  return null;
}

function unanswered({ owner, customer_seq: asked, handled_seq: handled }: Conversation): string | null {
  return (owner === "assistant" || owner === "closed") && asked > handled ? "a customer has no answer" : null;
}

/** Waits in a queue while an agent is there who may have him and has room. */
function unserved(conversation: Conversation, rows: Rows, { now }: Simulation): string | null {
  if (conversation.owner !== "queue") return null;
  const rests = now.getTime() - conversation.owner_since.getTime() < RELEASE_REST_MS;
  const free = rows.presences.some((presence) => {
    const load = rows.conversations.filter((one) => one.agent_id === presence.person_id).length;
    const serves = rows.grants.some(
      ({ person_id: person, shop_id: shop }) =>
        person === presence.person_id && (shop === null || shop === conversation.shop_id),
    );
    const here = presence.state === "online" && presence.lease_until >= now && load < presence.capacity;
    return here && serves && !(rests && conversation.released_by === presence.person_id);
  });
  return free ? "a customer waits beside a free agent" : null;
}

/** Held by an agent who is gone. */
function abandoned({ agent_id: agent }: Conversation, { presences }: Rows, { now }: Simulation): string | null {
  if (agent === null) return null;
  const presence = presences.find(({ person_id: person }) => person === agent);
  return presence !== undefined && presence.lease_until >= now ? null : "an agent who is gone holds a customer";
}

function customerBehind({ who, tabs }: SimulatedCustomer, rows: Rows): string | null {
  const latest = rows.conversations
    .filter(({ customer_id: customer, shop_id: shop }) => customer === who.customer.id && shop === who.shopId)
    .toSorted((one, other) => one.created_at.getTime() - other.created_at.getTime() || (one.id < other.id ? -1 : 1))
    .at(-1);
  const log = latest === undefined ? [] : logOf(rows, latest.id).filter((message) => message.public_seq !== null);
  for (const { client } of tabs) {
    const { connection, outgoing, messages, conversation } = client.getState();
    if (connection.status !== "online") return "is not connected";
    if (outgoing.some(({ delivery }) => delivery.state !== "failed")) return "has unsent messages";
    if (conversation?.id !== latest?.id || conversation?.owner !== latest?.owner) return "sees another conversation";
    if (conversation && latest && conversation.place !== placeOf(latest, rows))
      return "sees another place in the queue";
    if (conversation && conversation.staffReadSeq !== readByStaff(conversation.id, rows)) return "sees other marks";
    if (!isShown(log, messages, "public_seq")) return "sees another log";
  }
  return null;
}

function placeOf(conversation: Conversation, { conversations }: Rows): number | undefined {
  if (conversation.owner !== "queue") return undefined;
  const since = (one: Conversation) => one.queued_at?.getTime() ?? 0;
  const isAhead = (one: Conversation) =>
    since(one) < since(conversation) || (since(one) === since(conversation) && one.id < conversation.id);
  const queue = conversations.filter((one) => one.owner === "queue" && one.shop_id === conversation.shop_id);
  return queue.filter(isAhead).length + 1;
}

function readByStaff(id: string, { marks }: Rows): number {
  const staff = marks.filter((mark) => mark.conversation_id === id && mark.reader !== "customer");
  return Math.max(0, ...staff.map((mark) => mark.read_public_seq));
}

function agentBehind({ client, who }: SimulatedAgent, rows: Rows): string | null {
  const { connection, outgoing, open, inbox } = client.getState();
  if (connection.status !== "online") return "is not connected";
  if (outgoing.some(({ delivery }) => delivery.state !== "failed")) return "has unsent messages";
  for (const [id, { state, messages }] of open) {
    if (state.status !== "failed" && !isShown(logOf(rows, id), messages, "seq")) return "sees another log";
  }
  const shown = [...(inbox?.values() ?? [])];
  const isRight = shown.every((one) => {
    const row = rows.conversations.find(({ id }) => id === one.id);
    return row?.epoch === one.epoch && row.seq === one.seq && row.owner === one.owner;
  });
  const { shops } = who.scope;
  const missing = rows.conversations.some(
    ({ id, owner, shop_id: shop }) =>
      owner !== "closed" && (shops === "*" || shops.includes(shop)) && inbox?.has(id) !== true,
  );
  return isRight && !missing ? null : "sees another inbox";
}

function isShown(log: readonly Message[], shown: readonly ShownMessage[], number: "seq" | "public_seq"): boolean {
  if (log.length !== shown.length) return false;
  return log.every((message, index) => {
    const view = shown[index];
    if (view === undefined || view.seq !== message[number] || view.body.kind !== message.body.kind) return false;
    return !("text" in message.body) || ("text" in view.body && view.body.text === message.body.text);
  });
}
