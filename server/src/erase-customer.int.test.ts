import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "@warmline/contract";
import { createCases } from "./cases/index.ts";
import { caseOf } from "./cases/testing.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import { applyRetention } from "./apply-retention.ts";
import { DATA_SWEEP_MS, startDataSweep } from "./data-sweep.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { exportCustomer } from "./export-customer.ts";
import { changeRetention, listAudit, openSessionOfCustomer, resolveCustomerSession } from "./identity/index.ts";
import { readConfig } from "./platform/config.ts";
import { withScope } from "./platform/database/index.ts";
import { asOwner } from "./platform/database/testing.ts";
import { newId } from "./platform/ids.ts";
import { silentLog } from "./platform/log.ts";
import { allMigrations } from "./wire.ts";
import { type DataRooms, wireDataRooms } from "./wire-data.ts";

/** What must be nowhere afterwards: words, a name, a phone number, an address, an id of the shop's, a client's own id. */
const NEEDLES = [
  "杯子碎了",
  "欧阳若兰",
  "13912345678",
  "梧桐巷",
  "buyer-77",
  "my-own-client-id",
  "爱挑剔",
  "碎了还没回音",
  "没人肯认",
  "该先问杯子",
];

let desk: TestDesk;
let folder: string;
let rooms: DataRooms;
let picture: string;
const actor = () => ({ kind: "system", organizationId: desk.contact.organizationId, purpose: "test" }) as const;
const wanted = () => ({
  organizationId: desk.contact.organizationId,
  customerId: desk.contact.customer.id,
  actor: actor(),
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-erase-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A customer with all that can be known of one: said, shown, noted, ordered, handed over, and still talking. */
beforeEach(async () => {
  desk = await createTestDesk(
    allMigrations.filter(({ id }) => /^(commerce|knowledge|desk|cases|assistant)\//.test(id)),
  );
  const reading = readConfig({ WARMLINE_DATA: folder });
  if (!reading.ok) throw new Error(reading.code);
  const { bus, clock, test: home } = desk;
  rooms = wireDataRooms({ config: reading.config, database: home.database, bus, clock, log: silentLog });
  await fill();
  return () => home.drop();
});

async function fill(): Promise<void> {
  const { organizationId, shopId, customer } = desk.contact;
  await asOwner(
    desk.test.url,
    `update customer set display_name = '欧阳若兰' where id = '${customer.id}';
     insert into customer_identity values ('${organizationId}', 'test', 'buyer-77', '${customer.id}');
     insert into shop_order (organization_id, shop_id, id, customer_id, number, number_key, kind, state, currency, total, address, note)
       values ('${organizationId}', '${shopId}', '${newId()}', '${customer.id}', 'N1', 'N1', 'physical', 'paid', 'CNY', 9900,
         '{"name": "欧阳若兰", "phone": "13912345678", "street": "梧桐巷 5 号"}', '欧阳若兰收');
     insert into prevention select organization_id, shop_id, id, 'standing_still', customer_id, now(), 'sent' from shop_order;
     insert into shipment (organization_id, shop_id, id, order_id, courier, tracking_number, signed_by)
       select organization_id, shop_id, gen_random_uuid(), id, '{}', '13912345678', '{"zh": "欧阳若兰", "en": ""}' from shop_order;
     insert into shipment_event select organization_id, shop_id, id, 1, now(), '{}', '{"zh": "梧桐巷驿站"}', 'delivered' from shipment;`,
  );
  await rooms.conversations.sendFromCustomer({
    contact: { ...desk.contact, customer: { ...customer, name: "欧阳若兰" } },
    clientId: "my-own-client-id",
    stream: "my-own-client-id",
    n: 1,
    body: { kind: "text", text: "杯子碎了，电话 13912345678" },
  });
  await sendPicture();
  await openCase();
  const [agent] = desk.agents;
  await answerWrongly(agent.id);
  await transfer({ type: "hand_over", reason: "asked_for_person" });
  await asOwner(desk.test.url, `update conversation set brief = '{"problem": "碎了还没回音"}'`);
  await transfer({ type: "assign", agentId: agent.id, agentName: agent.name });
  const { id: conversationId, epoch } = await head();
  const note = { kind: "note", text: "这位欧阳若兰爱挑剔" } as const;
  const by = { organizationId, conversationId, agent, stream: "s", epoch, seen: 99 };
  await rooms.conversations.sendFromAgent({ ...by, clientId: "note", n: 1, body: note });
}

/** A case with what he said of himself in it, and a colleague's note. */
async function openCase(): Promise<void> {
  const { organizationId, shopId, customer } = desk.contact;
  const { id: conversationId } = await head();
  const address = "梧桐巷 5 号 欧阳若兰 13912345678";
  const evidence = [{ kind: "address_used", address, source: "customer" } as const];
  const cases = createCases({ database: desk.test.database, clock: desk.clock, newId });
  const wish = caseOf({ customerId: customer.id, conversationId, evidence });
  const shop = { organizationId, shopId };
  const opening = { shop, actor: { kind: "assistant" }, key: "k", wish } as const;
  const { id } = await withScope(desk.test.database, desk.scope, (trx) => cases.openIn(trx, opening));
  const [agent] = desk.agents;
  await asOwner(
    desk.test.url,
    `insert into case_event (organization_id, shop_id, case_id, position, at, actor_kind, actor_id, actor_name, detail)
     values ('${organizationId}', '${shopId}', '${id}', 9, now(), 'person', '${agent.id}', '${agent.name}',
       '{"type": "noted", "text": "没人肯认"}')`,
  );
}

/** An answer of the assistant's, and what a colleague says of it. */
async function answerWrongly(personId: string): Promise<void> {
  const { organizationId, shopId } = desk.contact;
  const turn = await rooms.conversations.turns.load(desk.scope, (await head()).id);
  if (turn === null) throw new Error("no turn is due");
  const trace = { intent: "talk.hello", confidence: 1, facts: [], clauses: [], actions: [] };
  await rooms.conversations.turns.answer(desk.scope, {
    turn,
    body: { kind: "text", text: "您好" },
    trace,
    dialogue: {},
  });
  await asOwner(
    desk.test.url,
    `insert into turn_correction (organization_id, shop_id, conversation_id, seq, person_id, person_name, at, kind, expected, note)
     select '${organizationId}', '${shopId}', conversation_id, seq, '${personId}', '小王', now(), 'wording', '该先问杯子', '该先问杯子'
     from message where author_kind = 'assistant'`,
  );
}

async function sendPicture(): Promise<void> {
  const { organizationId, shopId, customer } = desk.contact;
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const added = await rooms.attachments.add({ organizationId, shopId, uploader: `customer:${customer.id}`, bytes });
  if (!added.ok) throw new Error(added.code);
  picture = added.id;
  const body = { kind: "image", attachment: picture, width: 8, height: 8 } as const;
  await rooms.conversations.sendFromCustomer({ contact: desk.contact, clientId: "p", stream: "other", n: 1, body });
}

interface Head {
  readonly id: string;
  readonly epoch: number;
  readonly owner: string;
  readonly seq: string;
  readonly public_seq: string;
}

async function head(): Promise<Head> {
  const rows = await asOwner<Head>(
    desk.test.url,
    "select id, epoch, owner, seq, public_seq from conversation order by created_at",
  );
  const [first] = rows;
  if (!first) throw new Error("no conversation");
  return first;
}

async function transfer(command: Parameters<DataRooms["conversations"]["transfer"]>[1]["command"]): Promise<void> {
  const { id, epoch } = await head();
  const done = await rooms.conversations.transfer(desk.scope, { conversationId: id, epoch, command });
  if (!done.ok) throw new Error(done.code);
}

async function readAll(kind: "staff" | "customer"): Promise<readonly Message[]> {
  const { id } = await head();
  return rooms.conversations.messages(desk.scope, { conversationId: id, after: 0, reader: { kind } });
}

/** Where any of the needles still is, in any row of any table and in any file. */
async function whereFound(): Promise<readonly string[]> {
  const tables = await asOwner<{ name: string }>(
    desk.test.url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  );
  const looks = tables.flatMap(({ name }) =>
    NEEDLES.map(
      (needle) =>
        `select '${name}: ${needle}' as found where exists (select from ${name} t where t::text like '%${needle}%')`,
    ),
  );
  return (await asOwner<{ found: string }>(desk.test.url, looks.join(" union all "))).map(({ found }) => found);
}

async function filesLeft(): Promise<readonly string[]> {
  const names = await readdir(join(folder, "blobs"), { recursive: true, withFileTypes: true });
  return names.filter((one) => one.isFile() && one.name.includes(picture)).map(({ name }) => name);
}

describe("erasing a customer", () => {
  test("leaves none of his words, names, numbers and pictures anywhere, and the log in its order", async () => {
    const [before, seen] = [await readAll("staff"), await readAll("customer")];
    expect((await whereFound()).length).toBeGreaterThanOrEqual(NEEDLES.length);
    expect(await eraseCustomer(rooms, wanted())).toEqual({ conversations: 1, orders: 1, cases: 1, reminders: 1 });
    expect([await whereFound(), await filesLeft()]).toEqual([[], []]);

    const [after, seenAfter] = [await readAll("staff"), await readAll("customer")];
    const places = (log: readonly Message[]) => log.map(({ seq, at, author }) => [seq, at, author.kind]);
    expect(places(after).slice(0, before.length)).toEqual(places(before));
    expect(places(seenAfter).slice(0, seen.length)).toEqual(places(seen));
    expect(after.slice(before.length).map(({ body }) => body)).toEqual([
      { kind: "event", event: { type: "closed", reason: "other" } },
      { kind: "event", event: { type: "erased" } },
    ]);
    expect(new Set(after.map(({ body }) => body.kind))).toEqual(new Set(["erased", "event"]));
    expect(await asOwner(desk.test.url, "select kind, expected, note from turn_correction")).toEqual([
      { kind: "wording", expected: null, note: null },
    ]);
    const cases = await asOwner(
      desk.test.url,
      "select state, close_reason, (select count(*)::int from case_event) as story from customer_case",
    );
    expect(cases).toEqual([{ state: "closed", close_reason: "customer_erased", story: 5 }]);
    const money = await asOwner(desk.test.url, "select number, total::int, address from shop_order");
    expect(money).toEqual([{ number: "N1", total: 9900, address: null }]);
  });

  test("ends his sessions, and nothing new begins for him", async () => {
    const { organizationId, shopId, customer } = desk.contact;
    const [shop] = await asOwner<{ slug: string }>(desk.test.url, `select slug from shop where id = '${shopId}'`);
    const key = { slug: shop?.slug ?? "", issuer: "test", externalId: "buyer-77" };
    const session = await openSessionOfCustomer(rooms.identity, key);
    if (!session.ok) throw new Error(session.code);
    await eraseCustomer(rooms, wanted());
    expect(await resolveCustomerSession(rooms.identity, session.token)).toBeUndefined();
    expect(await openSessionOfCustomer(rooms.identity, key)).toEqual({ ok: false, code: "customer_unknown" });
    await expect(desk.say("还在吗")).rejects.toMatchObject({ code: "WL001" });
    const again = `insert into customer_identity values ('${organizationId}', 'test', 'buyer-77', '${customer.id}')`;
    await expect(asOwner(desk.test.url, again)).rejects.toMatchObject({ code: "WL001" });
    expect(await whereFound()).toEqual([]);
  });

  test("is safe against messages that are sent while it runs", async () => {
    const done = new AbortController();
    const sending = (async () => {
      for (let n = 2; !done.signal.aborted; n += 1) {
        const body = { kind: "text", text: `杯子碎了 ${String(n)}` } as const;
        const send = { contact: desk.contact, clientId: `c${String(n)}`, stream: "racing", n: n - 1, body };
        await rooms.conversations.sendFromCustomer(send).catch((error: unknown) => {
          if (!(error instanceof Error && "code" in error && error.code === "WL001")) throw error;
        });
      }
    })();
    await eraseCustomer(rooms, wanted());
    done.abort();
    await sending;
    expect(await whereFound()).toEqual([]);
  });

  test("twice changes nothing more; of somebody unknown or another organization's it finds nobody", async () => {
    await eraseCustomer(rooms, wanted());
    const once = await readAll("staff");
    expect(await eraseCustomer(rooms, wanted())).toEqual({ conversations: 1, orders: 1, cases: 1, reminders: 0 });
    expect(await readAll("staff")).toEqual(once);
    expect(await eraseCustomer(rooms, { ...wanted(), customerId: newId() })).toBeNull();
    expect(await eraseCustomer(rooms, { ...wanted(), organizationId: newId() })).toBeNull();
  });

  test("takes also what is written into the log afterwards", async () => {
    const [agent] = desk.agents;
    await eraseCustomer(rooms, wanted());
    const { id: conversationId, epoch } = await head();
    const by = { organizationId: desk.contact.organizationId, conversationId, agent, stream: "s2", epoch, seen: 0 };
    const body = { kind: "note", text: "欧阳若兰又打电话来了" } as const;
    expect(await rooms.conversations.sendFromAgent({ ...by, clientId: "late", n: 1, body })).toMatchObject({
      outcome: "appended",
    });
    expect(await whereFound()).not.toEqual([]);
    expect(await rooms.conversations.eraseLate()).toBe(1);
    expect(await whereFound()).toEqual([]);
    expect(await rooms.conversations.eraseLate()).toBe(0);
  });

  test("that a crash cut off before the picture's bytes went is finished by the sweep", async () => {
    const collected = {
      ...rooms,
      attachments: { ...rooms.attachments, collectDoomed: () => Promise.reject(new Error("killed")) },
    };
    await expect(eraseCustomer(collected, wanted())).rejects.toThrow("killed");
    expect(await filesLeft()).toHaveLength(1);
    expect(await rooms.attachments.readForStaff(desk.scope, picture)).toBeNull();
    expect(await rooms.attachments.collectUploads()).toBe(1);
    expect([await filesLeft(), await asOwner(desk.test.url, "select id from attachment")]).toEqual([[], []]);
  });
});

describe("exporting a customer", () => {
  test("gives him all that is his, and nothing that colleagues said among themselves", async () => {
    const pieces = await exportCustomer(rooms, wanted());
    let text = "";
    for await (const piece of pieces ?? []) text += piece;
    const exported = JSON.parse(text) as Record<string, unknown>;
    expect(exported).toMatchObject({
      format: 1,
      customer: {
        id: desk.contact.customer.id,
        name: "欧阳若兰",
        identities: [{ issuer: "test", externalId: "buyer-77" }],
      },
      orders: [
        {
          number: "N1",
          total: 9900,
          address: { phone: "13912345678" },
          shipments: [{ events: [{ status: "delivered" }] }],
        },
      ],
      cases: [{ state: "open", evidence: [{ kind: "address_used" }], events: [{ event: { type: "opened" } }, {}, {}] }],
      reminders: [{ order: "N1", kind: "standing_still", outcome: "sent" }],
      conversations: [{ closedAt: null }],
      pictures: [{ id: picture, type: "image/webp" }],
    });
    expect(text).toContain("杯子碎了");
    expect(text).not.toContain("爱挑剔");
    expect(text).not.toContain("碎了还没回音");
    expect(text).not.toContain("asked_for_person");
    expect(text).not.toContain("没人肯认");
    expect(text).not.toContain("该先问杯子");
    const [shown] = exported["pictures"] as { base64: string }[];
    expect((await sharp(Buffer.from(shown?.base64 ?? "", "base64")).metadata()).format).toBe("webp");
  });

  test("and erasing him stand in the audit log without a word of his", async () => {
    await exportCustomer(rooms, wanted());
    await eraseCustomer(rooms, wanted());
    expect(await exportCustomer(rooms, wanted())).toBeNull();
    const lines = await withScope(desk.test.database, desk.scope, (trx) => listAudit(trx, { limit: 9 }));
    expect(lines.map(({ action }) => action)).toEqual(["customer.erased", "customer.exported"]);
    expect(lines.map(({ target }) => target)).toEqual([1, 2].map(() => `customer:${desk.contact.customer.id}`));
  });
});

test("an upload that was never sent goes after a day, and one that was sent stays", async () => {
  const { organizationId, shopId, customer } = desk.contact;
  const bytes = await readFile(join(folder, "blobs", picture.slice(-2), picture));
  const uploader = `customer:${customer.id}`;
  const unused = await rooms.attachments.add({ organizationId, shopId, uploader, bytes });
  expect(await rooms.attachments.collectUploads()).toBe(0);
  desk.clock.advance(25 * 3_600_000);
  await rooms.attachments.collectUploads();
  expect(await rooms.attachments.collectUploads()).toBe(1);
  expect(await asOwner(desk.test.url, "select id from attachment")).toEqual([{ id: picture }]);
  expect(unused.ok && (await rooms.attachments.find(desk.scope, { id: unused.id, uploader }))).toBeNull();
  expect(await filesLeft()).toHaveLength(1);
});

test("a customer uploads so many pictures in an hour and no more; an hour later again", async () => {
  const { organizationId, shopId, customer } = desk.contact;
  const uploader = `customer:${customer.id}`;
  await asOwner(
    desk.test.url,
    `insert into attachment (id, organization_id, shop_id, uploader, width, height, bytes, created_at)
     select gen_random_uuid(), organization_id, shop_id, uploader, 1, 1, 1, created_at from attachment, generate_series(1, 59)`,
  );
  const bytes = await readFile(join(folder, "blobs", picture.slice(-2), picture));
  const upload = { organizationId, shopId, uploader, bytes };
  expect(await rooms.attachments.add(upload)).toEqual({ ok: false, code: "upload_quota_reached" });
  expect(await rooms.attachments.add({ ...upload, uploader: `customer:${newId()}` })).toMatchObject({ ok: true });
  desk.clock.advance(3_600_001);
  expect(await rooms.attachments.add(upload)).toMatchObject({ ok: true });
});

describe("retention", () => {
  const policy = { conversationDays: 30, traceDays: 10, auditDays: 400, anonymousDays: 60 };
  const days = (count: number) => desk.clock.advance(count * 24 * 3_600_000);
  const close = async () => {
    const [agent] = desk.agents;
    await transfer({ type: "close", agentId: agent.id, reason: "solved", seen: 99 });
    await asOwner(desk.test.url, "update message set meta = '{}' where seq = 1");
    await asOwner(
      desk.test.url,
      `update customer_case set state = 'closed', closed_at = opened_at, close_reason = 'solved'`,
    );
  };

  test("takes away what is older than the organization says, and tells its audit log", async () => {
    await close();
    await changeRetention(rooms.identity, actor(), policy);
    expect(await applyRetention(rooms)).toEqual([]);
    days(11);
    expect(await applyRetention(rooms)).toEqual([
      { conversations: 0, cases: 0, traces: 1, auditLines: 0, customers: 0 },
    ]);
    expect(await asOwner(desk.test.url, "select seq from message where meta is not null")).toEqual([]);
    expect((await readAll("customer")).map(({ body }) => body.kind)).toContain("text");
    days(20);
    expect(await applyRetention(rooms)).toEqual([
      { conversations: 1, cases: 1, traces: 0, auditLines: 0, customers: 0 },
    ]);
    expect(new Set((await readAll("staff")).map(({ body }) => body.kind))).toEqual(new Set(["erased", "event"]));
    expect(await whereFound()).not.toContain("public.case_event: 没人肯认");
    expect(await asOwner(desk.test.url, "select from case_evidence")).toEqual([]);
    expect(await applyRetention(rooms)).toEqual([]);
    days(370);
    // The policy's own line and the two runs' are older by now; this run's is not.
    expect(await applyRetention(rooms)).toMatchObject([{ auditLines: 1 }]);
    const lines = await withScope(desk.test.database, desk.scope, (trx) => listAudit(trx, { limit: 9 }));
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(["retention.applied"]));
  });

  test("erases customers whom nobody vouched for, and nobody whose session goes on or whom a shop knows", async () => {
    const nobody = newId();
    const { organizationId, shopId } = desk.contact;
    await asOwner(
      desk.test.url,
      `insert into customer (id, organization_id, display_name, created_at)
         select unnest(array['${nobody}', '${newId()}']::uuid[]), '${organizationId}', '13912345678', '2026-11-20';
       insert into customer_session (id, token_hash, organization_id, shop_id, customer_id, verified, created_at, expires_at)
         select gen_random_uuid(), 'x', organization_id, '${shopId}', id, false, created_at, '2027-06-01'
         from customer where display_name = '13912345678' and id <> '${nobody}'`,
    );
    await changeRetention(rooms.identity, actor(), {
      ...policy,
      conversationDays: null,
      traceDays: null,
      auditDays: null,
    });
    days(61);
    expect(await applyRetention(rooms)).toEqual([
      { conversations: 0, cases: 0, traces: 0, auditLines: 0, customers: 1 },
    ]);
    const left = await asOwner(desk.test.url, "select id from customer where erased_at is not null");
    expect(left).toEqual([{ id: nobody }]);
  });

  test("keeps everything for ever where nobody said otherwise, and looks at the start and then every hour", async () => {
    await close();
    days(9_999);
    const timers: (readonly [number, () => void])[] = [];
    const every = (milliseconds: number, work: () => void) => {
      timers.push([milliseconds, work]);
      return () => undefined;
    };
    const stop = startDataSweep(rooms, silentLog, every);
    await stop();
    expect(timers.map(([milliseconds]) => milliseconds)).toEqual([DATA_SWEEP_MS]);
    expect(await whereFound()).toContain("public.message: 杯子碎了");
  });
});
