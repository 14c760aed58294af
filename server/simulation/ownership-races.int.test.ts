import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Conversations,
  createConversations,
  type CustomerContact,
  type TransferCommand,
} from "../src/conversations/index.ts";
import { createTestDesk, type TestDesk } from "../src/conversations/testing.ts";
import { createDesk, type Desk, LEASE_SECONDS, migrations as deskMigrations } from "../src/desk/index.ts";
import { createCustomer } from "../src/identity/testing.ts";
import { type Database, type Migration, openDatabase, protectByShop } from "../src/platform/database/index.ts";
import { asOwner } from "../src/platform/database/testing.ts";
import { newId } from "../src/platform/ids.ts";
import { silentLog } from "../src/platform/log.ts";
import { seededRandom } from "../src/platform/seeded-random.ts";
import { ASKS_FOR_PERSON, createTake, SAYS_YES } from "./assistant.ts";
import type { DeedTable } from "./database/tables.ts";
import { Ledger } from "./ledger.ts";
import { checkActions } from "./laws/action-laws.ts";
import { checkLog } from "./laws/log-laws.ts";
import { checkOwnership } from "./laws/ownership-laws.ts";
import type { Conversation, Mark, Message, Rows } from "./laws/rows.ts";

const CUSTOMERS = 6;
const ROUNDS = 60;
/** Things that are done at the same moment. */
const AT_ONCE = 14;
const SEED = 2;

/** One program's rooms over a pool of its own. */
interface Program {
  readonly conversations: Conversations;
  readonly desk: Desk;
  readonly take: ReturnType<typeof createTake>;
}

interface Writer {
  readonly contact: CustomerContact;
  n: number;
}

/** Where the assistant keeps what it did, as commerce keeps actions. */
const deedMigration: Migration = {
  id: "test/deed",
  up: `create table deed (organization_id uuid not null, shop_id uuid not null, key text not null, unique (shop_id, key));
    ${protectByShop("deed")}`,
};

const random = seededRandom(SEED);
const ledger = new Ledger();
const immediately = () => Promise.resolve();
let test: TestDesk;
let second: Database;
let programs: readonly Program[];
let writers: readonly Writer[];

beforeAll(async () => {
  test = await createTestDesk([...deskMigrations, deedMigration]);
  second = openDatabase({ url: test.test.url, log: silentLog, poolSize: 8 });
  programs = [programOver(test.test.database), programOver(second)];
  const { organizationId } = test.scope;
  writers = await Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const { customerId } = await createCustomer(test.test.database, { organizationId, name: "" });
      return { contact: { ...test.contact, customer: { ...test.contact.customer, id: customerId } }, n: 0 };
    }),
  );
});
afterAll(async () => {
  await second.close();
  await test.test.drop();
});

function programOver(database: Database): Program {
  const { bus, clock } = test;
  const conversations = createConversations({ database, bus, clock, log: silentLog, newId, pause: immediately });
  const desk = createDesk({ database, bus, clock, log: silentLog, conversations });
  const { turns } = conversations;
  const take = createTake({ turns, database, random, ledger, failingTurns: () => 0, thinking: 0, pause: immediately });
  return { conversations, desk, take };
}

function pick<One>(from: readonly One[]): One {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error("there is nothing to pick from");
  return one;
}

/** A customer's next message, through both programs at once, as after a reconnect in the middle of a send. */
async function write(writer: Writer): Promise<void> {
  writer.n += 1;
  const text = ledger.newText(pick([ASKS_FOR_PERSON, ASKS_FOR_PERSON, SAYS_YES, SAYS_YES, "question"]));
  const id = `c-${writer.contact.customer.id}-${writer.n}`;
  ledger.wrote({ id, row: writer.contact.customer.id, text, epochs: new Set() });
  const send = {
    contact: writer.contact,
    clientId: id,
    stream: "tab",
    n: writer.n,
    body: { kind: "text", text } as const,
  };
  for (const result of await Promise.all(programs.map(({ conversations }) => conversations.sendFromCustomer(send)))) {
    expect(result).toMatchObject({ outcome: expect.stringMatching(/^(appended|duplicate)$/) as string });
    if ("conversationId" in result) {
      ledger.acknowledge({ id, conversation: result.conversationId, seq: result.publicSeq ?? 0 });
    }
  }
}

async function answerTurns(): Promise<void> {
  const { conversations } = pick(programs);
  const due = await conversations.turns.due(10);
  await Promise.all(due.flatMap((turn) => programs.map(({ take }) => take(turn))));
}

/** Somebody does something with a conversation, as both agents may do at the same moment. */
async function serve(): Promise<void> {
  const agent = pick(test.agents);
  const { conversations } = pick(programs);
  const all = await conversations.find(test.scope, agent.id, {});
  if (all.length === 0) return;
  const one = pick(all);
  if (random() < 0.4) {
    const text = ledger.newText("reply");
    const id = ledger.newText("a");
    ledger.wrote({ id, row: id, text, epochs: new Set([one.epoch]) });
    const send = { conversationId: one.id, agent, clientId: id, stream: id.replace(" ", "-"), n: 1, epoch: one.epoch };
    const { organizationId } = test.scope;
    await conversations.sendFromAgent({ ...send, organizationId, seen: one.seq, body: { kind: "text", text } });
    return;
  }
  const command = commandOf(agent, one.customerSeq);
  await conversations.transfer(test.scope, { conversationId: one.id, epoch: one.epoch, command });
}

function commandOf({ id: agentId, name: agentName }: TestDesk["agents"][0], seen: number): TransferCommand {
  return pick<TransferCommand>([
    { type: "assign", agentId, agentName },
    { type: "assign", agentId, agentName },
    { type: "release", agentId, reason: "break" },
    { type: "hand_back", agentId },
    { type: "close", agentId, reason: "solved", seen },
    { type: "close", agentId, reason: "solved", seen },
    { type: "reopen" },
  ]);
}

async function comeOrGo(): Promise<void> {
  const { id: personId, name } = pick(test.agents);
  const { desk } = pick(programs);
  const state = pick(["online", "online", "away"] as const);
  await desk.setPresence(
    { organizationId: test.scope.organizationId, personId, name },
    { state, capacity: 1 + Math.floor(random() * 3) },
  );
}

/** A lease that ends while everything else goes on. */
async function sweep(): Promise<void> {
  if (random() < 0.3) test.clock.advance((LEASE_SECONDS + 1) * 1000);
  await pick(programs).desk.sweep();
}

async function oneRound(): Promise<void> {
  const idle = [...writers];
  const things = Array.from({ length: AT_ONCE }, () => {
    const dice = random();
    const writer = dice < 0.35 ? idle.shift() : undefined;
    if (writer !== undefined) return write(writer);
    if (dice < 0.5) return answerTurns();
    if (dice < 0.8) return serve();
    return dice < 0.9 ? comeOrGo() : sweep();
  });
  // Whatever is refused is answered so; a deadlock that nobody tried again would be an error here.
  await Promise.all(things);
}

const MOMENT = /_at$|_since$|^at$/;

async function tableOf<Of>(table: "conversation" | "message" | "mark" | "deed"): Promise<Of[]> {
  const rows = await asOwner<{ readonly row: string }>(
    test.test.url,
    `select to_jsonb(t)::text as row from ${table} t`,
  );
  return rows.map(
    ({ row }) =>
      // As the table has it; moments are text in JSON.
      JSON.parse(row, (key, value: unknown) =>
        MOMENT.test(key) && typeof value === "string" ? new Date(value) : value,
      ) as Of,
  );
}

async function readRows(): Promise<Rows> {
  const messages = await tableOf<Message>("message");
  return {
    conversations: await tableOf<Conversation>("conversation"),
    messages: messages.sort((one, other) => one.seq - other.seq),
    marks: await tableOf<Mark>("mark"),
    presences: [],
    grants: [],
    deeds: await tableOf<DeedTable>("deed"),
  };
}

describe("ownership, raced on the database through two programs", () => {
  it("keeps every law", async () => {
    for (let round = 0; round < ROUNDS; round += 1) await oneRound();
    await Promise.all(programs.map(({ desk }) => desk.stop()));
    const rows = await readRows();
    expect([...checkLog(rows, ledger), ...checkOwnership(rows, ledger), ...checkActions(rows)]).toEqual([]);
    expect(rows.deeds.length).toBeGreaterThan(0);
    // All kinds of transfers have met: otherwise this would show nothing.
    const events = new Set(rows.messages.map(({ body }) => (body.kind === "event" ? body.event.type : body.kind)));
    const kinds = ["handed_over", "agent_joined", "returned_to_queue", "handed_back", "closed", "reopened", "text"];
    expect([...events].sort()).toEqual(kinds.sort());
  }, 120_000);
});
