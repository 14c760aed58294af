import { setTimeout as pause } from "node:timers/promises";
import { migrations as identityMigrations } from "../identity/index.ts";
import { createCustomer, createOrganization, createPerson, createShop } from "../identity/testing.ts";
import { type Bus, createLocalBus } from "../platform/bus/index.ts";
import { TestClock } from "../platform/clock.ts";
import type { Migration, Scope } from "../platform/database/index.ts";
import { createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
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
