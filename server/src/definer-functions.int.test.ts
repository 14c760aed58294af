import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCustomer, createOrganization, createPerson, createShop } from "./identity/testing.ts";
import { withScope } from "./platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "./platform/database/testing.ts";
import { allMigrations } from "./wire.ts";

/** What one organization has, with the secrets by which its sessions and links are found. */
interface House {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly shopId: string;
  readonly slug: string;
  readonly personId: string;
  readonly email: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly personSession: string;
  readonly customerSession: string;
  readonly hash: string;
}

let test: TestDatabase;
let ours: House;
let theirs: House;
beforeAll(async () => {
  test = await createTestDatabase(allMigrations);
  ours = await buildHouse("ours");
  theirs = await buildHouse("theirs");
});
afterAll(() => test.drop());

/** Every name and text in a house carries its marker, so that an answer that crosses is seen whatever it contains. */
async function buildHouse(marker: string): Promise<House> {
  const organization = await createOrganization(test.database, `${marker} organization`);
  const { organizationId, name: organizationName } = organization;
  const { shopId, slug } = await createShop(test.database, organization, { slug: `${marker}-shop` });
  const email = `${marker}@people.example`;
  const roles = [["agent", shopId]] as const;
  const { personId } = await createPerson(test.database, organization, {
    email,
    displayName: `${marker} agent`,
    roles,
  });
  const { customerId } = await createCustomer(test.database, organization, { displayName: `${marker} customer` });
  const hash = createHash("sha256").update(randomBytes(8)).digest("hex");
  const closedId = randomUUID();
  const [conversationId, personSession, customerSession] = [randomUUID(), randomUUID(), randomUUID()];
  await asOwner(
    test.url,
    `insert into conversation (id, organization_id, shop_id, customer_id, customer_name, customer_verified, channel,
       language, owner_since, last_at, created_at, seq, public_seq, customer_seq, preview)
     values ('${conversationId}', '${organizationId}', '${shopId}', '${customerId}', '${marker} customer', false, 'web', 'zh',
       now(), now(), now(), 1, 1, 1, '${marker} words');
     insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, author_id, client_id, at, body)
     values ('${conversationId}', 1, 1, '${organizationId}', '${shopId}', 'customer:${customerId}', 'customer', '${customerId}', 'first',
       now(), '{"kind":"text","text":"${marker} words"}');
     insert into send_stream (organization_id, stream, last_n) values ('${organizationId}', 'customer:${customerId}@tab', 1);
     insert into attachment (id, organization_id, shop_id, uploader, width, height, bytes, created_at)
     values (gen_random_uuid(), '${organizationId}', '${shopId}', 'customer:${customerId}', 1, 1, 1, now());
     insert into audit_log (id, organization_id, at, actor, action, target)
     values (gen_random_uuid(), '${organizationId}', now(), '${marker}', 'x', 'x');
     insert into conversation (id, organization_id, shop_id, customer_id, customer_name, customer_verified, channel,
       language, owner, owner_since, last_at, created_at, closed_at, close_reason, seq, public_seq)
     values ('${closedId}', '${organizationId}', '${shopId}', '${customerId}', '', false, 'web', 'zh', 'closed',
       now(), now(), timestamptz '2020-01-01', now(), 'solved', 1, 1);
     insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, client_id, at, body, meta)
     values ('${closedId}', 1, 1, '${organizationId}', '${shopId}', 'assistant', 'assistant', 'closed', now(), '{}', '{"trace": {}}');
     insert into person_session (id, token_hash, organization_id, person_id, created_at, last_seen_at, expires_at)
     values ('${personSession}', '\\x${hash}', '${organizationId}', '${personId}', now(), now(), now() + interval '1 day');
     insert into customer_session (id, token_hash, organization_id, shop_id, customer_id, verified, created_at, expires_at)
     values ('${customerSession}', '\\x${hash}', '${organizationId}', '${shopId}', '${customerId}', false, now(), now() + interval '1 day')`,
  );
  return {
    ...{ organizationId, organizationName, shopId, slug, personId, email, customerId, conversationId },
    ...{ personSession, customerSession, hash },
  };
}

/** Calls a function as the application in our organization's scope. */
const ask = async (call: RawBuilder<unknown>): Promise<readonly unknown[]> =>
  withScope(
    test.database,
    { organizationId: ours.organizationId, shops: [ours.shopId] },
    async (trx) => (await sql`select to_jsonb(f) as answer from ${call} f`.execute(trx)).rows,
  );

const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`;
const bytes = (hex: string): RawBuilder<unknown> => sql`${Buffer.from(hex, "hex")}`;
const appended = {
  position: 0,
  sender: "agent:x",
  authorKind: "agent",
  clientId: "crossing",
  at: new Date(),
  body: {},
};

/**
 * How a function is kept from crossing organizations.
 * - `key`: it answers about the one row whose secret or unique name the asker holds; `own` finds ours, `other` are
 *   attempts to find what the asker holds no key of, and find nothing.
 * - `matched`: every item names its organization and is matched by it; `other` names foreign rows as ours.
 * - `writing`: it changes rows of the organization that it is given; called with ours, it leaves theirs as they were.
 * - `ids`: a sweep that sees every organization by design, and answers with ids and numbers only.
 * - `nothing`: it tells nothing of any row.
 * - `own test`: it has a test of its own below.
 */
type Kept =
  | {
      readonly by: "key" | "matched";
      readonly own?: () => RawBuilder<unknown>;
      readonly other: () => RawBuilder<unknown>[];
    }
  | { readonly by: "writing"; readonly call: () => RawBuilder<unknown> }
  | { readonly by: "ids" | "nothing" | "own test" };

/** When everything here is old. */
const LATER = new Date("2100-01-01T00:00:00Z");
const guess = "00".repeat(32);
const WILD = ["%", "_", "", "' or true --", "theirs%"];

const FUNCTIONS: Readonly<Record<string, Kept>> = {
  identity_find_sign_in: {
    by: "key",
    own: () => sql`identity_find_sign_in(${ours.email})`,
    other: () => WILD.map((wild) => sql`identity_find_sign_in(${wild})`),
  },
  identity_find_shop: {
    by: "key",
    own: () => sql`identity_find_shop(${ours.slug})`,
    other: () => WILD.map((wild) => sql`identity_find_shop(${wild})`),
  },
  identity_find_organization: {
    by: "key",
    own: () => sql`identity_find_organization(${ours.organizationName})`,
    other: () => WILD.map((wild) => sql`identity_find_organization(${wild})`),
  },
  identity_find_link: { by: "key", other: () => [sql`identity_find_link(${bytes(guess)}, now())`] },
  identity_resolve_person_session: {
    by: "key",
    own: () => sql`identity_resolve_person_session(${bytes(ours.hash)}, now(), interval '1 day')`,
    other: () => [sql`identity_resolve_person_session(${bytes(guess)}, now(), interval '1 day')`],
  },
  identity_resolve_customer_session: {
    by: "key",
    own: () => sql`identity_resolve_customer_session(${bytes(ours.hash)}, now())`,
    other: () => [sql`identity_resolve_customer_session(${bytes(guess)}, now())`],
  },
  identity_resolve_person_sessions: {
    by: "key",
    own: () => sql`identity_resolve_person_sessions(array[${ours.personSession}::uuid], now(), interval '1 day')`,
    other: () => [sql`identity_resolve_person_sessions(array[${randomUUID()}::uuid, null], now(), interval '1 day')`],
  },
  identity_standing_customer_sessions: { by: "ids" },
  identity_is_fresh: { by: "nothing" },
  warmline_analyze_orders: { by: "nothing" },
  identity_refuse_erased_customer: { by: "nothing" },
  identity_retention_policies: { by: "ids" },
  identity_forget_audit: {
    by: "writing",
    call: () => sql`identity_forget_audit(${ours.organizationId}, ${LATER}, 100)`,
  },
  warmline_append: { by: "own test" },
  warmline_erase_log: {
    by: "writing",
    call: () => sql`warmline_erase_log(${ours.organizationId}, ${theirs.conversationId}, ${LATER})`,
  },
  warmline_forget_sender: {
    by: "writing",
    call: () => sql`warmline_forget_sender(${ours.organizationId}, ${theirs.customerId}, ${LATER})`,
  },
  warmline_forget_traces: {
    by: "writing",
    call: () => sql`warmline_forget_traces(${ours.organizationId}, ${LATER}, 100)`,
  },
  warmline_erased_late: { by: "ids" },
  warmline_judge_uploads: { by: "ids" },
  warmline_doomed_attachments: { by: "ids" },
  warmline_customer_updates: {
    by: "matched",
    own: () => sql`warmline_customer_updates(${json([screenOf(ours)])}, 50)`,
    other: () =>
      [
        { ...screenOf(theirs), organization: ours.organizationId },
        { ...screenOf(theirs), shop: ours.shopId },
        { ...screenOf(theirs), customer: ours.customerId },
        { ...screenOf(ours), shop: theirs.shopId, reached: theirs.conversationId },
      ].map((item) => sql`warmline_customer_updates(${json([item])}, 50)`),
  },
  warmline_turns: {
    by: "matched",
    own: () => sql`warmline_turns(${json([turnOf(ours)])}, 50)`,
    other: () =>
      [
        { ...turnOf(theirs), organization: ours.organizationId },
        { ...turnOf(theirs), shops: [ours.shopId] },
        { ...turnOf(theirs), organization: ours.organizationId, shops: null },
        { ...turnOf(ours), conversation: theirs.conversationId },
      ].map((item) => sql`warmline_turns(${json([item])}, 50)`),
  },
  warmline_due_turns: { by: "ids" },
  warmline_idle_conversations: { by: "ids" },
  warmline_orders_to_remind: { by: "ids" },
  warmline_heads: { by: "ids" },
  warmline_customer_heads: { by: "ids" },
  warmline_unserved: { by: "ids" },
  warmline_expired_leases: { by: "ids" },
  warmline_shorten_leases: { by: "nothing" },
  warmline_waiting_organizations: { by: "ids" },
  warmline_put_blob: { by: "nothing" },
  warmline_get_blob: { by: "key", other: () => [sql`warmline_get_blob(${randomUUID()}::uuid)`] },
  warmline_delete_blob: { by: "nothing" },
  warmline_add_job: { by: "nothing" },
  warmline_remove_job: { by: "nothing" },
};

const screenOf = (house: House) => ({
  position: 0,
  organization: house.organizationId,
  shop: house.shopId,
  customer: house.customerId,
  seq: 0,
});
const turnOf = (house: House) => ({
  position: 0,
  organization: house.organizationId,
  shops: [house.shopId],
  conversation: house.conversationId,
});

const names = (by: readonly Kept["by"][]): string[] =>
  Object.entries(FUNCTIONS).flatMap(([name, kept]) => (by.includes(kept.by) ? [name] : []));

describe("functions that run with the owner's rights", () => {
  it("are all in this table, run on a fixed search path and for the application alone", async () => {
    const found = await asOwner<{ name: string; path: boolean; everybody: boolean }>(
      test.url,
      `select p.proname as name,
         exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%pg_temp') as path,
         has_function_privilege('public', p.oid, 'execute') as everybody
       from pg_proc p join pg_namespace s on s.oid = p.pronamespace
       where p.prosecdef and s.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const expected = Object.keys(FUNCTIONS).sort();
    expect(found).toEqual(expected.map((name) => ({ name, path: true, everybody: false })));
  });

  it.each(names(["key", "matched"]))("%s answers about what the asker names, and nothing of others", async (name) => {
    const kept = FUNCTIONS[name];
    if (kept === undefined || !("other" in kept)) throw new Error(`${name} is not kept by a key`);
    const own = kept.own && (await ask(kept.own()));
    if (own) expect([own.length, crossed().test(JSON.stringify(own))]).toEqual([1, false]);
    for (const other of kept.other()) expect(await ask(other)).toEqual([]);
  });

  it.each(names(["writing"]))("%s changes nothing of another organization", async (name) => {
    const kept = FUNCTIONS[name];
    if (kept === undefined || !("call" in kept)) throw new Error(`${name} writes nothing`);
    const before = await theirRows();
    await ask(kept.call());
    expect(await theirRows()).toEqual(before);
    expect(before.length).toBeGreaterThan(8);
  });

  it.each(names(["ids"]))("%s answers with ids and numbers, never with words", async (name) => {
    const types = await asOwner<{ type: string }>(
      test.url,
      `select distinct format_type(coalesce(out.type, p.prorettype), null) as type from pg_proc p
       left join lateral (select a.type from unnest(p.proallargtypes, p.proargmodes) a (type, mode) where a.mode = 't') out on true
       where p.proname = '${name}'`,
    );
    expect(types.filter(({ type }) => !["uuid", "bigint", "integer"].includes(type))).toEqual([]);
  });

  it("warmline_append writes into no conversation of another organization, whatever it is told", async () => {
    const place = { organization: ours.organizationId, conversation: theirs.conversationId };
    const items = [
      { ...appended, ...place, authorId: ours.personId },
      { ...appended, ...place, position: 1, authorKind: "customer", authorId: theirs.customerId, clientId: "first" },
      {
        ...appended,
        ...place,
        position: 2,
        sender: `customer:${theirs.customerId}`,
        authorKind: "system",
        clientId: "first",
      },
    ];
    const answers = await ask(sql`warmline_append(${json(items)})`);
    expect(answers.map((row) => (row as { answer: { outcome: string } }).answer.outcome)).toEqual(
      items.map(() => "not_found"),
    );
    expect(JSON.stringify(answers)).not.toContain("theirs");
    const stored = await asOwner(test.url, `select from message where conversation_id = '${theirs.conversationId}'`);
    expect(stored).toHaveLength(1);
  });
});

/** Every stored row in which the other house's organization appears. */
async function theirRows(): Promise<readonly object[]> {
  const tables = await asOwner<{ name: string }>(
    test.url,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const each = tables.map(
    ({ name }) => `select '${name}' as name, to_jsonb(t)::text as row from ${name} t
      where to_jsonb(t)::text like '%${theirs.organizationId}%'`,
  );
  return asOwner(test.url, `${each.join(" union all ")} order by 1, 2`);
}

/** Whatever belongs to the other house. */
const crossed = (): RegExp =>
  new RegExp(
    `theirs|${[theirs.organizationId, theirs.shopId, theirs.personId, theirs.customerId, theirs.conversationId].join("|")}`,
  );
