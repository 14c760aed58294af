import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { migrations as identityMigrations } from "../identity/index.ts";
import { createCustomer, createOrganization, createPerson, createShop } from "../identity/testing.ts";
import { type Bus, createLocalBus } from "../platform/bus/index.ts";
import { TestClock } from "../platform/clock.ts";
import { type Migration, type Scope, type Transaction, withScope } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { newId } from "../platform/ids.ts";
import { silentLog } from "../platform/log.ts";
import { type Conversations, createConversations } from "./conversations.ts";
import { migrations } from "./migrations/index.ts";
import type { CustomerContact } from "./thread.ts";

/** A shop with a customer and two agents, and the room over a real database. */
export interface TestDesk {
  readonly test: TestDatabase;
  readonly clock: TestClock;
  readonly bus: Bus;
  readonly conversations: Conversations;
  readonly contact: CustomerContact;
  readonly scope: Scope;
  readonly agents: readonly [TestAgent, TestAgent];
  /** Sends the customer's next text. */
  readonly say: (text: string) => ReturnType<Conversations["sendFromCustomer"]>;
}

/** An agent of the test's shop. */
export interface TestAgent {
  readonly id: string;
  readonly name: string;
}

/** Makes a desk; `more` are the migrations of rooms above. Its database is dropped with `desk.test.drop()`. */
export async function createTestDesk(
  more: readonly Migration[] = [],
  bus: Bus = createLocalBus({ log: silentLog }),
): Promise<TestDesk> {
  const test = await createTestDatabase([...identityMigrations, ...migrations, ...more]);
  const { database } = test;
  const organization = await createOrganization(database);
  const shop = await createShop(database, organization);
  const customer = await createCustomer(database, organization);
  const agent = async (displayName: string): Promise<TestAgent> => {
    const person = await createPerson(database, organization, { displayName, roles: [["agent", shop.shopId]] });
    return { id: person.personId, name: displayName };
  };
  const clock = new TestClock("2026-11-20T02:00:00Z");
  const conversations = createConversations({ database, bus, clock, log: silentLog, newId, pause });
  const contact: CustomerContact = {
    organizationId: organization.organizationId,
    shopId: shop.shopId,
    customer: { id: customer.customerId, name: customer.displayName, verified: false },
    channel: "web",
    language: "zh",
  };
  let n = 0;
  return {
    test,
    clock,
    bus,
    conversations,
    contact,
    scope: { organizationId: organization.organizationId, shops: [shop.shopId] },
    agents: [await agent("小王"), await agent("小李")],
    say: (text) => {
      n++;
      return conversations.sendFromCustomer({
        contact,
        clientId: `say-${n}`,
        stream: "test",
        n,
        body: { kind: "text", text },
      });
    },
  };
}

/** Puts twenty thousand old, closed conversations of a hundred customers under the desk's own, as years of service do. */
export async function fillLog({ test, contact }: TestDesk): Promise<void> {
  const { organizationId, shopId } = contact;
  const crowd = Array.from({ length: 100 }, () => createCustomer(test.database, { organizationId, name: "" }));
  const customers = (await Promise.all(crowd)).map(({ customerId }) => `'${customerId}'::uuid`).join(",");
  await asOwner(
    test.url,
    `with made as (
       insert into conversation (id, organization_id, shop_id, customer_id, customer_name, customer_verified, channel,
         language, owner, owner_since, last_at, created_at, closed_at, close_reason, seq, public_seq)
       select gen_random_uuid(), '${organizationId}', '${shopId}', customer, '', false, 'web', 'zh', 'closed',
         at, at, at, at, 'solved', 2, 2
       from generate_series(1, 200) n, unnest(array[${customers}]) customer,
         lateral (select timestamptz '2020-01-01' + n * interval '1 hour' as at) placed returning id)
     insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, client_id, at, body)
     select id, seq, seq, '${organizationId}', '${shopId}', 'system', 'system', id || '-' || seq, now(), '{}'
     from made, generate_series(1, 2) seq;
     analyze conversation; analyze message`,
  );
}

/** The log's tables that a read looked into: by an index, and from one end to the other. */
export interface Scans {
  readonly found: readonly string[];
  readonly whole: readonly string[];
}

/**
 * Runs a read as the application and tells how the database went about it. What a function's own statements do, no
 * EXPLAIN of its call shows; the connection's counters do, for every statement alike.
 */
export async function scansOf(
  { test }: TestDesk,
  scope: Scope,
  read: (trx: Transaction) => Promise<unknown>,
): Promise<Scans> {
  return withScope(test.database, scope, async (trx) => {
    const before = await countScans(trx);
    await read(trx);
    const after = await countScans(trx);
    const grown = (kind: "found" | "whole") =>
      after.flatMap((row, at) => (row[kind] > (before[at]?.[kind] ?? 0) ? row.name : []));
    return { found: grown("found"), whole: grown("whole") };
  });
}

async function countScans(trx: Transaction) {
  const { rows } = await sql<{ name: string; found: number; whole: number }>`
    select relname::text as name, coalesce(idx_scan, 0) as found, seq_scan as whole from pg_stat_xact_user_tables
    where relname in ('conversation', 'message') order by relname`.execute(trx);
  return rows;
}
