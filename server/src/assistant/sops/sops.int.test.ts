import type { Sop, SopProblem } from "@warmline/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrations as commerceMigrations, openActions, openBuiltInStore } from "../../commerce/index.ts";
import { type ClosestInSteps, opensAtOnce } from "../../knowledge/index.ts";
import { createTestDesk, type TestDesk } from "../../conversations/testing.ts";
import {
  type ActorHeaders,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
} from "../../identity/testing.ts";
import { withScope } from "../../platform/database/index.ts";
import { asOwner } from "../../platform/database/testing.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import { silentLog } from "../../platform/log.ts";
import { type Assistant, createAssistant } from "../assistant.ts";
import { aSop, step } from "../core/sops/test-sop.ts";
import { KEY_WORDING } from "../core/test-facts.ts";
import { QUESTIONS } from "../core/test-questions.ts";
import { migrations } from "../migrations/index.ts";
import { noCases, noOwnAnswers } from "../testing.ts";
import { openPublishedSops } from "./published-sops.ts";
import { addSopRoutes } from "./sop-routes.ts";
import { addTrySopRoute } from "./try-routes.ts";

const TITLES: Assistant["intents"] = [
  { id: "warranty.repair", title: { zh: "维修", en: "Repair" } },
  { id: "order.note", title: { zh: "备注", en: "Note" } },
  { id: "talk.human", title: { zh: "转人工", en: "A person" } },
];

/** What is like a phrase: what holds it. */
// eslint-disable-next-line require-yield -- nothing of it takes long
const closestInSteps: ClosestInSteps = function* (groups) {
  made += 1;
  return (text) => {
    const found = groups.find(({ phrases }) => phrases.some((phrase) => text.includes(phrase)));
    const all = { phrase: "", likeness: 1, needed: 1, enough: true, better: true, maybe: true };
    return found ? { key: found.key, ...all } : null;
  };
};
/** Indexes that were made. */
let made = 0;

let desk: TestDesk;
let app: HttpApp;
let assistant: Assistant;
let owner: ActorHeaders;

beforeAll(async () => {
  desk = await createTestDesk([...commerceMigrations, ...migrations]);
  const { clock, bus, conversations } = desk;
  const { database } = desk.test;
  const openShop = openBuiltInStore(database);
  assistant = createAssistant({
    turns: conversations.turns,
    openShop,
    actions: openActions(database, newId),
    cases: noCases,
    sops: openPublishedSops(database, closestInSteps),
    faq: noOwnAnswers,
    clock,
    log: silentLog,
    bus,
    trade: {
      understand: (text) => {
        const intent = text.includes("维修") ? "warranty.repair" : "out_of_scope";
        return { intent, confidence: intent === "out_of_scope" ? 0.1 : 0.9, intents: [] };
      },
      spell: (text) => text,
      openClosest: opensAtOnce(closestInSteps),
      closestInSteps,
      wording: KEY_WORDING,
      questions: QUESTIONS,
      intents: TITLES,
    },
  });
  const identity = createTestIdentity(database);
  const rooms = { identity, openShop, assistant };
  app = await createTestApp(identity, (routes) => {
    addSopRoutes(routes, rooms);
    addTrySopRoute(routes, rooms);
  });
  const { organizationId } = desk.scope;
  const person = await createPerson(
    database,
    { organizationId, name: "" },
    { displayName: "店主", roles: [["admin", null]] },
  );
  owner = await headersOfPerson(identity, person);
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
});
beforeEach(() => asOwner(desk.test.url, "truncate sop, sop_version, sop_published, audit_log"));

interface Whole {
  readonly id: string;
  readonly draft: Sop;
  readonly revision: number;
  readonly publishedVersion: number | null;
  readonly changed: boolean;
  readonly problems: readonly SopProblem[];
  readonly versions: readonly { version: number; publishedBy: string; againOf: number | null }[];
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
}

async function call(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  payload?: object,
  shopId = desk.contact.shopId,
) {
  const url = `/api/v1/shops/${shopId}/sops${path}`;
  const reply = await app.inject({ method, url, headers: owner, ...(payload && { payload }) });
  return { status: reply.statusCode, body: reply.json<Whole>() };
}
const create = async (sop: Sop) => (await call("POST", "", { sop })).body;
const publish = ({ id, revision }: Whole) => call("POST", `/${id}/publish`, { revision });
const audited = async () =>
  (await asOwner<{ action: string }>(desk.test.url, "select action from audit_log order by id")).map(
    ({ action }) => action,
  );

const GOOD = aSop([
  step.ask("what", "choice", "who", ["开线", "掉扣"]),
  step.ask("who", "text", "person"),
  step.handOver("person", "请安排维修"),
]);
const BROKEN = aSop([step.say("a", "b", "{secret}"), step.say("b", "a"), step.say("c", "nowhere")], ["fly"]);

describe("a process", () => {
  test("is kept unfinished, and published only when nothing is wrong with it any more", async () => {
    const made = await create(BROKEN);
    expect(made).toMatchObject({ publishedVersion: null, changed: true, revision: 1, draft: BROKEN });
    const refused = await publish(made);
    expect([refused.status, refused.body.code]).toEqual([422, "sop_unfit"]);
    expect(refused.body.errors).toEqual([
      { path: "", message: "intent_unknown fly" },
      { path: "steps/a", message: "placeholder_unknown secret" },
      { path: "steps/c", message: "step_unknown nowhere" },
      { path: "steps/a", message: "loop_without_exit" },
      { path: "steps/b", message: "loop_without_exit" },
      { path: "steps/c", message: "step_unreachable" },
    ]);
    expect((await call("GET", `/${made.id}`)).body).toMatchObject({ publishedVersion: null, versions: [] });
    const saved = await call("PUT", `/${made.id}`, { sop: GOOD, revision: 1 });
    expect(saved.body).toMatchObject({ revision: 2, problems: [] });
    const published = await publish(saved.body);
    expect(published.body).toMatchObject({ publishedVersion: 1, changed: false, versions: [{ publishedBy: "店主" }] });
  });

  test("is not saved or published over what somebody else has saved since", async () => {
    const made = await create(GOOD);
    await call("PUT", `/${made.id}`, { sop: GOOD, revision: 1 });
    expect((await call("PUT", `/${made.id}`, { sop: GOOD, revision: 1 })).body.code).toBe("sop_changed");
    expect((await publish(made)).body.code).toBe("sop_changed");
  });

  test("comes back as a version of its own, is withdrawn, and each of it is in the audit log", async () => {
    const made = await create(GOOD);
    await publish(made);
    const second = aSop([step.say("only", null)]);
    const saved = await call("PUT", `/${made.id}`, { sop: second, revision: 1 });
    await publish(saved.body);
    const back = await call("POST", `/${made.id}/roll-back`, { version: 1 });
    expect(back.body).toMatchObject({ publishedVersion: 3, changed: false, draft: GOOD, revision: 3 });
    expect(back.body.versions.map(({ version, againOf }) => [version, againOf])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect((await call("POST", `/${made.id}/roll-back`, { version: 9 })).status).toBe(404);
    expect((await call("POST", `/${made.id}/withdraw`)).body).toMatchObject({ publishedVersion: null });
    expect(await audited()).toEqual([
      "sop.created",
      "sop.published",
      "sop.drafted",
      "sop.published",
      "sop.published",
      "sop.withdrawn",
    ]);
  });

  test("begins where no other of the shop does, also when two are published at the same time", async () => {
    const made = await Promise.all([create(GOOD), create(GOOD)]);
    const published = await Promise.all(made.map(publish));
    expect(published.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(published.find(({ status }) => status === 422)?.body.errors).toEqual([
      { path: "", message: "start_taken warranty.repair" },
    ]);
  });

  test("finds no room where phrases start as many as a shop may have", async () => {
    const phrases = (of: number) => Array.from({ length: 30 }, (_, at) => `约 ${String(of)} ${String(at)}`);
    const each = (of: number) => ({ ...GOOD, start: { intents: [], phrases: phrases(of) } });
    const made = await Promise.all(Array.from({ length: 11 }, (_, of) => create(each(of))));
    const published = await Promise.all(made.map(publish));
    expect(published.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = published.find(({ status }) => status === 422);
    expect(refused?.body.errors).toEqual([{ path: "", message: "phrases_full 300" }]);
    const again = published.find(({ status }) => status === 200);
    expect(again && (await publish(again.body)).status).toBe(200);
  });

  test("is nobody's but its shop's", async () => {
    const made = await create(GOOD);
    const { shopId } = await createShop(desk.test.database, { organizationId: desk.scope.organizationId, name: "" });
    expect((await call("GET", `/${made.id}`, undefined, shopId)).status).toBe(404);
    expect((await call("PUT", `/${made.id}`, { sop: GOOD, revision: 1 }, shopId)).status).toBe(404);
    expect((await call("POST", `/${made.id}/publish`, { revision: 1 }, shopId)).status).toBe(404);
    expect((await call("GET", "", undefined, shopId)).body).toEqual({ sops: [] });
  });

  test("is deleted as long as nothing of it was published, over the revision that was seen", async () => {
    const made = await create(GOOD);
    const { body } = await call("PUT", `/${made.id}`, { sop: BROKEN, revision: 1 });
    expect((await call("DELETE", `/${made.id}?revision=1`)).body.code).toBe("sop_changed");
    expect(await call("DELETE", `/${made.id}?revision=${String(body.revision)}`)).toMatchObject({ status: 200 });
    expect((await call("GET", `/${made.id}`)).status).toBe(404);
    expect((await call("DELETE", `/${made.id}?revision=2`)).status).toBe(404);
    expect(await audited()).toEqual(["sop.created", "sop.drafted", "sop.deleted"]);
    const kept = await create(GOOD);
    await publish(kept);
    await call("POST", `/${kept.id}/withdraw`);
    const refused = await call("DELETE", `/${kept.id}?revision=1`);
    expect([refused.status, refused.body.code]).toEqual([409, "sop_has_versions"]);
  });

  test("has versions that can be read", async () => {
    const made = await create(GOOD);
    await publish(made);
    await publish((await call("PUT", `/${made.id}`, { sop: aSop([step.say("only", null)]), revision: 1 })).body);
    const first = await call("GET", `/${made.id}/versions/1`);
    expect(first).toMatchObject({ status: 200, body: { version: 1, publishedBy: "店主", againOf: null, sop: GOOD } });
    expect((await call("GET", `/${made.id}/versions/3`)).status).toBe(404);
    const { shopId } = await createShop(desk.test.database, { organizationId: desk.scope.organizationId, name: "" });
    expect((await call("GET", `/${made.id}/versions/1`, undefined, shopId)).status).toBe(404);
    expect((await call("DELETE", `/${made.id}?revision=2`, undefined, shopId)).status).toBe(404);
  });

  test("keeps what was published for good", async () => {
    await publish(await create(GOOD));
    const change = (text: string) => withScope(desk.test.database, desk.scope, (trx) => sql.raw(text).execute(trx));
    for (const text of ["update sop_version set version = 9", "delete from sop_version"])
      await expect(change(text)).rejects.toMatchObject({ code: "42501" });
    await expect(change("delete from sop")).rejects.toMatchObject({ code: "23503" });
  });
});

describe("a customer", () => {
  // Nobody's words from before: each begins a conversation.
  beforeEach(() => asOwner(desk.test.url, "truncate conversation cascade"));

  const say = async (text: string) => {
    const sent = await desk.say(text);
    if (sent.outcome !== "appended") throw new Error(sent.outcome);
    const { organizationId, shopId } = desk.contact;
    await assistant.takeTurn({ organizationId, shopId, conversationId: sent.conversationId });
    const log = await desk.conversations.messages(desk.scope, {
      conversationId: sent.conversationId,
      after: 0,
      reader: { kind: "staff" },
    });
    const answer = log.findLast(({ author }) => author.kind === "assistant");
    return { conversationId: sent.conversationId, text: answer?.body.kind === "text" ? answer.body.text : "" };
  };

  const handedOver = async (conversationId: string) =>
    asOwner<{ owner: string; problem: string; reason: string }>(
      desk.test.url,
      `select owner, brief ->> 'problem' as problem, brief ->> 'reason' as reason
       from conversation where id = '${conversationId}'`,
    );

  test("walks through what was published, to a colleague who is told everything", async () => {
    await publish(await create(GOOD));
    expect((await say("我要维修")).text).toBe("what?");
    expect((await say("掉扣")).text).toBe("who?");
    const { conversationId, text } = await say("袖口第二颗");
    expect(text).toBe("<sop.handover>");
    const [handed] = await handedOver(conversationId);
    expect(handed).toMatchObject({ owner: "queue", reason: "shop_process" });
    expect(handed?.problem).toContain("what? → 掉扣\nwho? → 袖口第二颗\n请安排维修");
  });

  test("who is in the middle when it is withdrawn goes to a colleague, who is told the answers and their questions", async () => {
    const one = await create(GOOD);
    await publish(one);
    await say("我要维修");
    await say("掉扣");
    await call("POST", `/${one.id}/withdraw`);
    const { conversationId, text } = await say("袖口第二颗");
    expect(text).toBe("<sop.changed>");
    const [handed] = await handedOver(conversationId);
    expect(handed).toMatchObject({ owner: "queue", reason: "shop_process" });
    expect(handed?.problem).toContain("what? → 掉扣");
    expect(handed?.problem).toContain("袖口第二颗");
  });
});

describe("what is published", () => {
  test("is looked at once for each version of the shop's facts, and read and indexed once for each publishing", async () => {
    const sops = openPublishedSops(desk.test.database, closestInSteps);
    const one = await create({ ...GOOD, start: { intents: [], phrases: ["约上门"] } });
    await publish(one);
    const before = made;
    expect(sops.lastSeen(desk.contact)).toBeUndefined();
    const [seen, same] = await Promise.all([sops.at(desk.contact, "1"), sops.at(desk.contact, "1")]);
    expect(same).toBe(seen);
    expect([seen.sops.length, seen.begunBy("想约上门"), seen.begunBy("你好")]).toEqual([1, one.id, null]);
    expect(await sops.at(desk.contact, "2")).toBe(seen);
    await call("POST", `/${one.id}/withdraw`);
    expect(await sops.at(desk.contact, "2")).toBe(seen);
    const reading = sops.at(desk.contact, "3");
    expect(sops.lastSeen(desk.contact)).toBe(seen.sops);
    expect((await reading).sops).toEqual([]);
    expect([sops.lastSeen(desk.contact), made]).toEqual([[], before + 1]);
  });
});

describe("a draft", () => {
  const tryOut = (text: string, dialogue: unknown = null) =>
    call("POST", "/try", { sop: GOOD, text, language: "zh", number: null, dialogue });

  test("is tried as it would run, and begins by any words", async () => {
    const first = await tryOut("你好");
    expect(first.body).toMatchObject({ text: "what?", kind: "ask", begins: false, step: "what" });
    const { dialogue } = first.body as unknown as { dialogue: unknown };
    expect((await tryOut("开线", dialogue)).body).toMatchObject({ text: "who?", step: "who" });
    expect((await tryOut("我要维修")).body).toMatchObject({ begins: true });
  });

  test("is checked without being kept", async () => {
    const { body } = await call("POST", "/check", { sop: BROKEN, sopId: null });
    expect(body.problems[0]).toEqual({ code: "intent_unknown", step: null, of: "fly" });
    expect((await call("GET", "")).body).toEqual({ sops: [] });
  });

  test("is made with words from lists", async () => {
    const { body } = await call("GET", "/vocabulary");
    expect(body).toMatchObject({ currency: "CNY", starts: [{ id: "warranty.repair" }, { id: "order.note" }] });
  });
});
