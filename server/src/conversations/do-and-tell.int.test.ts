import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asOwner } from "../platform/database/testing.ts";
import { createTestDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
let conversation: { readonly id: string; readonly epoch: number; readonly agentId: string };

beforeAll(async () => {
  desk = await createTestDesk();
  await asOwner(desk.test.url, "create table deed (name text); grant all on deed to public");
});
afterAll(() => desk.test.drop());

beforeEach(async () => {
  const { scope, conversations, agents } = desk;
  const sent = await desk.say("取消一下");
  if (sent.outcome !== "appended") throw new Error(sent.outcome);
  const { conversationId } = sent;
  const [{ id: agentId, name: agentName }] = agents;
  const give = async (epoch: number, command: Parameters<typeof conversations.transfer>[1]["command"]) => {
    const moved = await conversations.transfer(scope, { conversationId, epoch, command });
    if (!moved.ok) throw new Error(moved.code);
    return moved.epoch;
  };
  const queued = await give(await epochOf(conversationId), { type: "hand_over", reason: "x" });
  conversation = { id: conversationId, agentId, epoch: await give(queued, { type: "assign", agentId, agentName }) };
  return async () => {
    await give(conversation.epoch, { type: "hand_back", agentId });
  };
});

async function epochOf(id: string): Promise<number> {
  const [row] = await asOwner<{ epoch: number }>(desk.test.url, `select epoch from conversation where id = '${id}'`);
  return row?.epoch ?? 0;
}

/** Does something that the database keeps, and tells it under this id. */
const act = (name: string, id = name, agentId = conversation.agentId) =>
  desk.conversations.doAndTell(desk.scope, { ...conversation, agentId }, async (trx) => {
    await sql`insert into deed values (${name})`.execute(trx);
    return { result: name, line: { id, words: (language) => `${language} ${name}` } };
  });

const deeds = async () =>
  (await asOwner<{ name: string }>(desk.test.url, "select name from deed order by name")).map(({ name }) => name);
const lines = async () =>
  (
    await asOwner<{ text: string }>(
      desk.test.url,
      `select body ->> 'text' as text from message where author_kind = 'system' and body ->> 'kind' = 'text' order by 1`,
    )
  ).map(({ text }) => text);

test("what cannot be told is not done, and what is done is told", async () => {
  expect(await act("a")).toEqual({ ok: true, result: "a" });
  expect([await deeds(), await lines()]).toEqual([["a"], ["zh a"]]);
  // The log has a line under this id already: the second deed would stay untold.
  await expect(act("b", "a")).rejects.toThrow("could not be told");
  expect([await deeds(), await lines()]).toEqual([["a"], ["zh a"]]);
});

test("who does not own it does nothing", async () => {
  const before = [await deeds(), await lines()];
  expect(await act("c", "c", desk.agents[1].id)).toEqual({ ok: false, code: "not_owned" });
  expect([await deeds(), await lines()]).toEqual(before);
});
