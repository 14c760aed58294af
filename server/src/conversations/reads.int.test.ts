import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCustomer, createOrganization, createShop } from "../identity/testing.ts";
import type { Transaction } from "../platform/database/index.ts";
import { newId } from "../platform/ids.ts";
import type { AppendItem, AppendResult } from "./append-item.ts";
import { appendCall } from "./append-sql.ts";
import { latestConversations } from "./latest-conversations.ts";
import { inbox } from "./read-conversations.ts";
import { readMessages } from "./read-messages.ts";
import { createTestDesk, fillLog, scansOf, type TestDesk } from "./testing.ts";
import type { CustomerContact } from "./thread.ts";

let desk: TestDesk;
let conversationId: string;
beforeAll(async () => {
  desk = await createTestDesk();
  conversationId = placeOf(await desk.say("订单到哪了"));
});
afterAll(() => desk.test.drop());

function placeOf(result: AppendResult): string {
  if (!("conversationId" in result)) throw new Error(`not written: ${result.outcome}`);
  return result.conversationId;
}

/** The same customer as seen from a sibling shop and from another organization, and somebody else in his own shop. */
async function strangers(): Promise<readonly CustomerContact[]> {
  const { contact, test } = desk;
  const organization = { organizationId: contact.organizationId, name: "" };
  const { shopId: sibling } = await createShop(test.database, organization);
  const elsewhere = await createShop(test.database, await createOrganization(test.database));
  const neighbour = await createCustomer(test.database, organization);
  return [
    { ...contact, shopId: sibling },
    { ...contact, ...elsewhere },
    { ...contact, organizationId: elsewhere.organizationId },
    { ...contact, customer: { ...contact.customer, id: neighbour.customerId } },
  ];
}

it("customers' screens read together get their own conversation only", async () => {
  const others = await strangers();
  const reached = { conversation: conversationId, seq: 0 };
  const updates = await Promise.all(
    [...others, desk.contact].map((contact) => desk.conversations.customerUpdate(contact, reached)),
  );
  expect(updates.slice(0, -1)).toEqual(others.map(() => null));
  expect(updates.at(-1)?.messages.map(({ body }) => body)).toEqual([{ kind: "text", text: "订单到哪了" }]);
});

it("turns loaded together are those of the scope that asks only", async () => {
  const scopes = (await strangers()).map(({ organizationId, shopId }) => ({ organizationId, shops: [shopId] }));
  const { turns } = desk.conversations;
  const foreign = scopes.slice(0, 3);
  const loaded = await Promise.all([...foreign, desk.scope].map((scope) => turns.load(scope, conversationId)));
  expect(loaded.slice(0, -1)).toEqual(foreign.map(() => null));
  expect(loaded.at(-1)).toMatchObject({ organizationId: desk.scope.organizationId, conversationId });
  expect(await turns.load({ organizationId: desk.scope.organizationId, shops: "*" }, conversationId)).not.toBeNull();
  expect(await turns.load({ organizationId: desk.scope.organizationId, shops: [] }, conversationId)).toBeNull();
});

it("an append finds what it touches by keys, however few conversations there are", async () => {
  const { organizationId, customer } = desk.contact;
  const item: AppendItem = {
    organizationId,
    conversationId,
    author: { kind: "customer", id: customer.id },
    clientId: "by-key",
    at: desk.clock.now(),
    body: { kind: "text", text: "在吗" },
  };
  const { found, whole } = await scansOf(desk, desk.scope, async (trx) => {
    expect((await appendCall([item]).execute(trx)).rows).toMatchObject([{ outcome: "appended" }]);
  });
  expect([found, whole]).toEqual([["conversation", "message"], []]);
});

it("go through indexes in a large log, as the application", async () => {
  await fillLog(desk);
  const { organizationId, shopId, customer } = desk.contact;
  const updates = JSON.stringify([{ position: 0, organization: organizationId, shop: shopId, customer: customer.id }]);
  const turn = { position: 0, organization: organizationId, shops: [shopId], conversation: conversationId };
  const now = desk.clock.now();
  const reads: Readonly<Record<string, (trx: Transaction) => Promise<unknown>>> = {
    "a customer's screen": (trx) => sql`select * from warmline_customer_updates(${updates}::jsonb, 50)`.execute(trx),
    "a turn": (trx) => sql`select * from warmline_turns(${JSON.stringify([turn])}::jsonb, 50)`.execute(trx),
    "due turns": (trx) => sql`select * from warmline_due_turns(100)`.execute(trx),
    "where customers were last spoken with": (trx) => latestConversations(trx, shopId, [customer.id, newId()]),
    inbox: (trx) => inbox(trx, desk.agents[0].id, now),
    "messages after one, for staff": (trx) =>
      readMessages(trx, { conversationId, after: 0, reader: { kind: "staff" } }),
    "messages after one, for the customer": (trx) =>
      readMessages(trx, { conversationId, after: 0, reader: { kind: "customer" } }),
  };
  for (const shops of [desk.scope.shops, "*"] as const)
    for (const [name, read] of Object.entries(reads)) {
      const { found, whole } = await scansOf(desk, { organizationId, shops }, read);
      expect([name, shops, whole]).toEqual([name, shops, []]);
      expect(found).toContain(name.startsWith("messages") ? "message" : "conversation");
    }
});
