import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CloseReason } from "@warmline/contract";
import {
  createConversations,
  type Conversations,
  type CustomerContact,
  type TransferCommand,
} from "../../src/conversations/index.ts";
import { createTestDesk, type TestDesk } from "../../src/conversations/testing.ts";
import { createDesk, type Desk, migrations as deskMigrations } from "../../src/desk/index.ts";
import { createCustomer } from "../../src/identity/testing.ts";
import { createLocalBus } from "../../src/platform/bus/index.ts";
import { TestClock } from "../../src/platform/clock.ts";
import type { Database } from "../../src/platform/database/index.ts";
import { asOwner } from "../../src/platform/database/testing.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openSimulatedDatabase } from "./open-simulated-database.ts";
import { Store } from "./store.ts";
import { type Row, type TableName, TABLES } from "./tables.ts";

const CUSTOMERS = 2;
const START = "2026-11-20T02:00:00Z";
const RUNS = 25;

let test: TestDesk;
let contacts: CustomerContact[];
beforeAll(async () => {
  test = await createTestDesk(deskMigrations);
});
afterAll(() => test.test.drop());

/** What people and the assistant do. Small numbers stand for customers, agents, streams; `-1` and `+1` for an epoch beside the true one. */
type Command =
  | { readonly do: "say"; readonly customer: number; readonly stream: number; readonly skip: number }
  | { readonly do: "again" }
  | { readonly do: "rate"; readonly customer: number }
  | {
      readonly do: "answer" | "note";
      readonly agent: number;
      readonly customer: number;
      readonly epoch: number;
      readonly skip: number;
    }
  | { readonly do: "turn"; readonly customer: number; readonly epoch: number; readonly hands: boolean }
  | {
      readonly do: "transfer";
      readonly customer: number;
      readonly agent: number;
      readonly epoch: number;
      readonly type: TransferCommand["type"];
      readonly seen: number;
    }
  | { readonly do: "mark"; readonly customer: number; readonly agent: number; readonly seq: number }
  | {
      readonly do: "presence";
      readonly agent: number;
      readonly state: "online" | "away" | "offline";
      readonly capacity: number;
    }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "sweep" };

const small = fc.nat(1);
const off = fc.constantFrom(0, 0, 0, 0, -1, 1);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("say" as const), customer: small, stream: small, skip: off }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("again" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rate" as const), customer: small }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("answer" as const, "note" as const),
      agent: small,
      customer: small,
      epoch: off,
      skip: off,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("turn" as const), customer: small, epoch: off, hands: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("transfer" as const),
      customer: small,
      agent: small,
      epoch: off,
      type: fc.constantFrom("hand_over", "assign", "release", "hand_back", "close", "reopen"),
      seen: fc.constantFrom(0, 100),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("mark" as const), customer: small, agent: fc.nat(2), seq: fc.nat(6) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("presence" as const),
      agent: small,
      state: fc.constantFrom("online", "away", "offline"),
      capacity: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(1, 1000, 121_000, 73 * 3_600_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("sweep" as const) }) },
);

/** The rooms over one database, with a clock and ids that are the same over the other. */
class House {
  readonly #clock = new TestClock(START);
  readonly #conversations: Conversations;
  readonly #desk: Desk;
  readonly #streams = new Map<string, number>();
  #last: (() => Promise<unknown>) | null = null;
  #ids = 0;
  #sent = 0;

  constructor(database: Database) {
    const ports = { database, bus: createLocalBus({ log: silentLog }), clock: this.#clock, log: silentLog };
    const pause = () => Promise.resolve();
    this.#conversations = createConversations({ ...ports, newId: () => this.#newId(), pause });
    this.#desk = createDesk({ ...ports, conversations: this.#conversations });
  }

  async do(command: Command): Promise<unknown> {
    // What has no order in the database must not be compared by it.
    this.#clock.advance(1);
    switch (command.do) {
      case "say":
        return this.#send(command, { kind: "text", text: `text ${this.#sent}` });
      case "again":
        return this.#last?.();
      case "rate":
        return this.#send({ ...command, stream: 0, skip: 0 }, { kind: "rating", score: 4 });
      case "answer":
      case "note":
        return this.#answer(command);
      case "turn":
        return this.#turn(command);
      case "transfer":
        return this.#transfer(command);
      case "mark":
        return this.#mark(command);
      case "presence":
        await this.#desk.setPresence(this.#present(command.agent), command);
        // Whoever comes online is given customers at once; nothing else may happen meanwhile.
        return this.#desk.sweep();
      case "wait":
        return this.#clock.advance(command.ms);
      case "sweep":
        return this.#desk.sweep();
    }
  }

  /** Everything that somebody could be shown. */
  async views(): Promise<unknown> {
    const views: unknown[] = [];
    for (const contact of contacts) {
      views.push(await this.#conversations.customerUpdate(contact, null));
      const id = await this.#latest(contact);
      if (id !== null) views.push(await this.#conversations.turns.load(test.scope, id.id));
    }
    for (const { id } of test.agents) views.push((await this.#conversations.inbox(test.scope, id)).sort(byId));
    views.push(await this.#conversations.turns.due(10));
    return views;
  }

  #newId(): string {
    return `00000000-0000-7000-8000-${String((this.#ids += 1)).padStart(12, "0")}`;
  }

  #send(
    { customer, stream, skip }: { readonly customer: number; readonly stream: number; readonly skip: number },
    body: { readonly kind: "text"; readonly text: string } | { readonly kind: "rating"; readonly score: number },
  ): Promise<unknown> {
    const key = `${customer} ${stream}`;
    const n = (this.#streams.get(key) ?? 0) + 1 + skip;
    const clientId = `c-${(this.#sent += 1)}`;
    const contact = contactOf(customer);
    this.#last = () =>
      this.#counted(
        key,
        n,
        this.#conversations.sendFromCustomer({ contact, clientId, stream: `s${stream}`, n: Math.max(1, n), body }),
      );
    return this.#last();
  }

  async #counted(key: string, n: number, sent: Promise<{ readonly outcome: string }>): Promise<unknown> {
    const result = await sent;
    if (result.outcome === "appended") this.#streams.set(key, n);
    return result;
  }

  async #answer(command: Extract<Command, { do: "answer" | "note" }>): Promise<unknown> {
    const { do: kind, agent, customer, epoch, skip } = command;
    const at = await this.#latest(contactOf(customer));
    if (at === null) return null;
    const key = `${agent} ${at.id}`;
    const n = Math.max(1, (this.#streams.get(key) ?? 0) + 1 + skip);
    const send = {
      organizationId: test.scope.organizationId,
      conversationId: at.id,
      agent: agentOf(agent),
      clientId: `a-${(this.#sent += 1)}`,
      stream: "s",
      n,
      epoch: at.epoch + epoch,
      seen: Math.max(0, at.seq + skip),
      body: { kind: kind === "note" ? "note" : "text", text: `from ${agent}` },
    } as const;
    this.#last = () => this.#counted(key, n, this.#conversations.sendFromAgent(send));
    return this.#last();
  }

  async #turn({ customer, epoch, hands }: Extract<Command, { do: "turn" }>): Promise<unknown> {
    const at = await this.#latest(contactOf(customer));
    const turn = at && (await this.#conversations.turns.load(test.scope, at.id));
    if (!turn) return null;
    const trace = { intent: "talk.greet", confidence: 1, facts: [], clauses: [], actions: [] };
    const body = { kind: "text", text: "answer" } as const;
    const answer = { turn: { ...turn, epoch: turn.epoch + epoch }, body, trace, dialogue: { asked: this.#sent } };
    this.#last = () =>
      hands
        ? this.#conversations.turns.handOver(test.scope, { ...answer, reason: "asked", brief: { problem: "x" } })
        : this.#conversations.turns.answer(test.scope, answer);
    return this.#last();
  }

  async #transfer(command: Extract<Command, { do: "transfer" }>): Promise<unknown> {
    const at = await this.#latest(contactOf(command.customer));
    if (at === null) return null;
    return this.#conversations.transfer(test.scope, {
      conversationId: at.id,
      epoch: at.epoch + command.epoch,
      command: transferOf(command, at.seq),
    });
  }

  async #mark({ customer, agent, seq }: Extract<Command, { do: "mark" }>): Promise<unknown> {
    const at = await this.#latest(contactOf(customer));
    if (at === null) return null;
    const reader = agent === 2 ? ({ kind: "customer" } as const) : ({ kind: "agent", id: agentOf(agent).id } as const);
    return this.#conversations.mark(test.scope, { conversationId: at.id, reader, read: seq, delivered: seq + 1 });
  }

  async #latest(contact: CustomerContact) {
    const update = await this.#conversations.customerUpdate(contact, null);
    if (update === null) return null;
    const [found] = await this.#conversations.find(test.scope, agentOf(0).id, { ids: [update.conversation.id] });
    return found ?? null;
  }

  #present(agent: number) {
    const { id, name } = agentOf(agent);
    return { organizationId: test.scope.organizationId, personId: id, name };
  }
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function contactOf(customer: number): CustomerContact {
  const contact = contacts[customer];
  if (contact === undefined) throw new Error(`there is no customer ${customer}`);
  return contact;
}

function agentOf(agent: number) {
  return agent === 0 ? test.agents[0] : test.agents[1];
}

function transferOf({ type, agent, seen }: Extract<Command, { do: "transfer" }>, seq: number): TransferCommand {
  const { id: agentId, name: agentName } = agentOf(agent);
  const reason: CloseReason = "solved";
  switch (type) {
    case "hand_over":
      return { type, reason: "asked" };
    case "assign":
      return { type, agentId, agentName };
    case "release":
      return { type, agentId, reason: "break" };
    case "hand_back":
      return { type, agentId };
    case "close":
      return { type, agentId, reason, seen: Math.min(seen, seq) };
    case "expire":
      return { type, idleSince: new Date(START) };
    case "reopen":
    case "erase":
      return { type };
  }
}

async function startAgain(): Promise<void> {
  await asOwner(test.test.url, "truncate conversation, message, send_stream, mark, agent_presence, attachment cascade");
  const { organizationId } = test.scope;
  contacts = await Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const { customerId } = await createCustomer(test.test.database, { organizationId, name: "" });
      return { ...test.contact, customer: { ...test.contact.customer, id: customerId } };
    }),
  );
}

const TABLE_NAMES: readonly TableName[] = ["conversation", "message", "send_stream", "mark", "agent_presence"];

/** People and their roles are there before anything is compared. */
async function seedOf(table: "person" | "role_grant"): Promise<(readonly [TableName, Row])[]> {
  const rows = await asOwner<Row>(test.test.url, `select * from ${table}`);
  return rows.map((row) => [table, row]);
}

async function rowsOf(table: TableName): Promise<unknown> {
  const rows = await asOwner<Row>(test.test.url, `select to_jsonb(t) as row from ${table} t`);
  return rows
    .map(({ row }) => row as Row)
    .sort((one, other) => (TABLES[table].key(one) < TABLES[table].key(other) ? -1 : 1));
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/;

/** Rows as JSON, with moments as milliseconds: the database writes them in another form than JavaScript. */
function asJson(rows: unknown): unknown {
  return JSON.parse(JSON.stringify(rows), (_key, value: unknown) =>
    typeof value === "string" && MOMENT.test(value) ? new Date(value).getTime() : value,
  );
}

describe("the simulated database", () => {
  it("answers as PostgreSQL does, and keeps the same rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
        await startAgain();
        const store = new Store();
        store.seed([...(await seedOf("person")), ...(await seedOf("role_grant"))]);
        const simulated = openSimulatedDatabase({ store, connections: 8, pass: () => Promise.resolve() }, () =>
          Promise.resolve(),
        );
        const real = new House(test.test.database);
        const model = new House(simulated.database);
        for (const one of commands) expect([one, await model.do(one)]).toEqual([one, await real.do(one)]);
        expect(await model.views()).toEqual(await real.views());
        for (const table of TABLE_NAMES) expect(asJson(store.rows(table))).toEqual(asJson(await rowsOf(table)));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
