import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCustomer, createOrganization, createShop } from "../identity/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner } from "../platform/database/testing.ts";
import type { AppendResult } from "./append-item.ts";
import type { CustomerContact } from "./thread.ts";
import { createTestDesk, type TestDesk } from "./testing.ts";

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

it("go through indexes in a large log, as the application", async () => {
  const { organizationId, shopId, customer } = desk.contact;
  const crowd = Array.from({ length: 100 }, () => createCustomer(desk.test.database, { organizationId, name: "" }));
  const customers = (await Promise.all(crowd)).map(({ customerId }) => `'${customerId}'::uuid`).join(",");
  await asOwner(
    desk.test.url,
    `with made as (
       insert into conversation (id, organization_id, shop_id, customer_id, customer_name, customer_verified, channel,
         language, owner, owner_since, last_at, created_at, closed_at, close_reason, seq, public_seq)
       select gen_random_uuid(), '${organizationId}', '${shopId}', customer, '', false, 'web', 'zh', 'closed',
         now(), now(), timestamptz '2020-01-01' + n * interval '1 minute', now(), 'solved', 2, 2
       from generate_series(1, 200) n, unnest(array[${customers}]) customer returning id)
     insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, client_id, at, body)
     select id, seq, seq, '${organizationId}', '${shopId}', 'system', 'system', id || '-' || seq, now(), '{}'
     from made, generate_series(1, 2) seq;
     analyze conversation; analyze message`,
  );
  const updates = [{ position: 0, organization: organizationId, shop: shopId, customer: customer.id }];
  const turns = [{ position: 0, organization: organizationId, shops: [shopId], conversation: conversationId }];
  const [before, after] = await withScope(desk.test.database, desk.scope, async (trx) => {
    // What a function's own statements do, no EXPLAIN of its call shows; the connection's counters do.
    const scans = sql<{ name: string; scans: number }>`select relname::text as name, seq_scan as scans
      from pg_stat_xact_user_tables where relname in ('conversation', 'message') order by 1`;
    await sql`select from conversation where id = ${conversationId}`.execute(trx);
    await sql`select from message where conversation_id = ${conversationId}`.execute(trx);
    const first = (await scans.execute(trx)).rows;
    await sql`select * from warmline_customer_updates(${JSON.stringify(updates)}::jsonb, 50)`.execute(trx);
    await sql`select * from warmline_turns(${JSON.stringify(turns)}::jsonb, 50)`.execute(trx);
    return [first, (await scans.execute(trx)).rows];
  });
  expect(before).toHaveLength(2);
  expect(after).toEqual(before);
});
