import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "../identity/testing.ts";
import { type CustomerContact } from "../conversations/index.ts";
import { createTestDesk, fillLog, scansOf, type TestDesk } from "../conversations/testing.ts";
import type { Transaction } from "../platform/database/index.ts";
import { silentLog } from "../platform/log.ts";
import type { AvailableAgent } from "./core/route.ts";
import { createDesk, type Desk } from "./desk.ts";
import { migrations } from "./migrations/index.ts";
import { LEASE_SECONDS, loadOf, type PresentAgent } from "./presence.ts";
import { readAgents, readWaiting } from "./router.ts";

const HOUR = 3_600_000;

let test: TestDesk;
let desk: Desk;
let wang: PresentAgent;
let li: PresentAgent;

beforeAll(async () => {
  test = await createTestDesk(migrations);
  const { bus, clock, conversations } = test;
  desk = createDesk({ database: test.test.database, bus, clock, log: silentLog, conversations });
  const { organizationId } = test.scope;
  const present = (index: 0 | 1): PresentAgent => {
    const { id, name } = test.agents[index];
    return { organizationId, personId: id, name };
  };
  wang = present(0);
  li = present(1);
});
afterAll(() => test.test.drop());

/** A customer who asked for a person; returns the conversation's id. */
async function waitingCustomer(): Promise<string> {
  const customer = await createCustomer(test.test.database, { organizationId: test.scope.organizationId, name: "" });
  const contact: CustomerContact = { ...test.contact, customer: { ...test.contact.customer, id: customer.customerId } };
  const body = { kind: "text", text: "转人工" } as const;
  const sent = await test.conversations.sendFromCustomer({ contact, clientId: "1", stream: "t", n: 1, body });
  if (!("conversationId" in sent)) throw new Error(sent.outcome);
  const turn = await test.conversations.turns.load(test.scope, sent.conversationId);
  if (!turn) throw new Error("no turn is due");
  const trace = { intent: "talk.human", confidence: 1, facts: [], clauses: [], actions: [] };
  await test.conversations.turns.handOver(test.scope, {
    turn,
    body: { kind: "text", text: "好的" },
    trace,
    dialogue: {},
    reason: "asked",
    brief: {},
  });
  test.clock.advance(1000);
  return sent.conversationId;
}

/** So many seconds pass, in which the desk looks as it does, and hears only this agent. */
async function lookOn(seconds: number, heard?: PresentAgent): Promise<void> {
  for (let left = seconds; left > 0; left -= 20) {
    test.clock.advance(Math.min(20, left) * 1000);
    if (heard) await desk.beat(heard);
    await desk.sweep();
  }
}

async function ownersOf(ids: readonly string[]): Promise<(string | undefined)[]> {
  const found = await test.conversations.find(test.scope, wang.personId, { ids });
  return ids.map((id) => found.find((each) => each.id === id)?.agent?.id);
}

describe("the desk", () => {
  it("gives nobody to an agent who is away, the first to who comes online, and no more than he takes", async () => {
    const ids = [await waitingCustomer(), await waitingCustomer(), await waitingCustomer()];
    await desk.beat(wang);
    await desk.sweep();
    expect(await ownersOf(ids)).toEqual([undefined, undefined, undefined]);
    await desk.setPresence(wang, { state: "online", capacity: 2 });
    await desk.sweep();
    expect(await ownersOf(ids)).toEqual([wang.personId, wang.personId, undefined]);
    expect(await desk.beat(wang)).toEqual({ state: "online", capacity: 2, load: 2 });
    await desk.setPresence(li, { state: "online", capacity: 4 });
    await desk.sweep();
    expect(await ownersOf(ids)).toEqual([wang.personId, wang.personId, li.personId]);
  });

  it("gives an absent agent's customers to another, and leaves him offline", async () => {
    await desk.setPresence(wang, { state: "online", capacity: 20 });
    const { personId } = wang;
    await lookOn(LEASE_SECONDS + 1, li);
    await desk.beat(li);
    await desk.setPresence(li, { state: "online", capacity: 20 });
    await desk.sweep();
    const all = await test.conversations.find(test.scope, personId, { owner: "agent" });
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ agent }) => agent?.id))).toEqual(new Set([li.personId]));
    expect(await desk.beat(wang)).toMatchObject({ state: "offline", load: 0 });
  });

  it("never overfills an agent when two programs route at once", async () => {
    const second = createDesk({ ...test, database: test.test.database, log: silentLog });
    const ids = await Promise.all(Array.from({ length: 6 }, waitingCustomer));
    await desk.setPresence(li, { state: "online", capacity: 5 });
    await Promise.all([desk.sweep(), second.sweep(), desk.sweep(), second.sweep()]);
    expect((await desk.beat(li)).load).toBe(5);
    expect((await ownersOf(ids)).filter((owner) => owner !== undefined)).toHaveLength(2);
  });

  it("gives back what an agent took by hand while he counted as absent", async () => {
    const id = await waitingCustomer();
    await desk.setPresence(li, { state: "away", capacity: undefined });
    await desk.setPresence(wang, { state: "offline", capacity: undefined });
    const [found] = await test.conversations.find(test.scope, wang.personId, { ids: [id] });
    const command = { type: "assign", agentId: wang.personId, agentName: wang.name } as const;
    await test.conversations.transfer(test.scope, { conversationId: id, epoch: found?.epoch ?? 0, command });
    await lookOn(LEASE_SECONDS + 1);
    await desk.beat(li);
    await desk.sweep();
    const [now] = await test.conversations.find(test.scope, wang.personId, { ids: [id] });
    expect(now?.owner).toBe("queue");
  });
});

it("routes through indexes in a large log, as the application", async () => {
  await waitingCustomer();
  await desk.setPresence(wang, { state: "online", capacity: 1 });
  await fillLog(test);
  const scope = { ...test.scope, shops: "*" } as const;
  const now = test.clock.now();
  const free = (shops: AvailableAgent["shops"]): AvailableAgent[] => [
    { id: wang.personId, name: wang.name, shops, capacity: 3, load: 0, lastAssignedAt: null },
  ];
  const reads: Readonly<Record<string, (trx: Transaction) => Promise<unknown>>> = {
    "who waits anywhere": (trx) => sql`select * from warmline_waiting_organizations()`.execute(trx),
    "who waits": (trx) => readWaiting(trx, free("*"), now),
    "who waits in a shop": (trx) => readWaiting(trx, free([test.contact.shopId]), now),
    "who is free": (trx) => readAgents(trx, now),
    "how many somebody has": (trx) => loadOf(trx, wang.personId),
  };
  for (const [name, read] of Object.entries(reads))
    expect([name, await scansOf(test, scope, read)]).toEqual([name, { found: ["conversation"], whole: [] }]);
});

describe("a clock that is set", () => {
  it.each(["forward", "back"])(
    "keeps who is here and gives up who is gone when the clock is set %s by an hour",
    async (way) => {
      const id = await waitingCustomer();
      await desk.setPresence(wang, { state: "offline", capacity: undefined });
      await desk.setPresence(li, { state: "online", capacity: 20 });
      await desk.sweep();
      expect(await ownersOf([id])).toEqual([li.personId]);

      test.clock.jump(way === "back" ? -HOUR : HOUR);
      await desk.sweep();
      expect(await ownersOf([id])).toEqual([li.personId]);
      for (let beats = 0; beats < 6; beats++) {
        await desk.beat(li);
        await lookOn(20);
      }
      expect(await ownersOf([id])).toEqual([li.personId]);

      await lookOn(LEASE_SECONDS + 20);
      expect(await ownersOf([id])).toEqual([undefined]);
      expect(await desk.beat(li)).toMatchObject({ state: "offline", load: 0 });
    },
  );

  it.each([HOUR, -HOUR])("gives up who was gone already when the clock was set by %i ms", async (by) => {
    const id = await waitingCustomer();
    await desk.setPresence(li, { state: "online", capacity: 20 });
    await desk.sweep();
    expect(await ownersOf([id])).toEqual([li.personId]);
    test.clock.jump(by);
    await lookOn(LEASE_SECONDS + 40);
    expect(await ownersOf([id])).toEqual([undefined]);
  });
});

describe("somebody who waits", () => {
  const told = async (conversationId: string): Promise<readonly string[]> => {
    const reader = { kind: "customer" } as const;
    const log = await test.conversations.messages(test.scope, { conversationId, after: 0, reader });
    return log.flatMap(({ author, body }) => (author.kind === "system" && body.kind === "text" ? [body.text] : []));
  };

  it("is told his place once, each time that he comes to wait", async () => {
    await desk.setPresence(wang, { state: "offline", capacity: 1 });
    await desk.setPresence(li, { state: "offline", capacity: 1 });
    const ids = [await waitingCustomer(), await waitingCustomer()];
    await Promise.all([desk.sweep(), desk.sweep()]);
    await desk.sweep();
    const another = createDesk({
      database: test.test.database,
      bus: test.bus,
      clock: test.clock,
      log: silentLog,
      conversations: test.conversations,
    });
    await another.sweep();
    for (const id of ids) expect(await told(id)).toEqual([expect.stringContaining("没有客服在线")]);
  });
});
