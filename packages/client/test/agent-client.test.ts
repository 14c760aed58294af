import { describe, expect, test } from "vitest";
import { createWorld, text, wordsOf } from "./helpers.ts";

const NOWHERE = "00000000-0000-7000-8000-000000000000";

async function withConversation(seed: number) {
  const world = createWorld(seed);
  const customer = world.customer(1);
  customer.send(text("你好"));
  await world.timers.advance(1_000);
  const room = world.server.roomOf("1");
  const agent = world.agent(1);
  await world.timers.advance(1_000);
  return { ...world, client: customer, room, agentClient: agent };
}

describe("an agent", () => {
  test("has the inbox, and the log of what he opens, live", async () => {
    const { agentClient, room, client, timers } = await withConversation(1);
    expect([...(agentClient.getState().inbox?.keys() ?? [])]).toEqual([room.id]);
    agentClient.open(room.id);
    expect(agentClient.getState().open.get(room.id)?.state).toEqual({ status: "loading" });
    await timers.advance(100);
    client.send(text("在吗"));
    await timers.advance(100);
    expect(wordsOf(agentClient.getState().open.get(room.id)?.messages ?? [])).toEqual(["你好", "在吗"]);
    expect(agentClient.getState().inbox?.get(room.id)?.preview).toBe("在吗");
  });

  test("answers; a note stays with staff and leaves no gap for the customer", async () => {
    const { agentClient, room, client, timers } = await withConversation(2);
    agentClient.open(room.id);
    agentClient.send({ conversation: room.id, epoch: 1, body: { kind: "note", text: "内部" } });
    agentClient.send({ conversation: room.id, epoch: 1, body: text("亲，在的") });
    await timers.advance(1_000);
    expect(wordsOf(client.getState().messages)).toEqual(["你好", "亲，在的"]);
    expect(client.getState().messages.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(wordsOf(agentClient.getState().open.get(room.id)?.messages ?? [])).toEqual(["你好", "内部", "亲，在的"]);
  });

  test("says with each answer how far the screen had shown the log, and with a retry how far it shows it now", async () => {
    const { agentClient, room, server, client, timers } = await withConversation(9);
    const seen: unknown[] = [];
    server.judge = (send) => {
      if (!("seen" in send)) return null;
      seen.push(send.seen);
      return seen.length === 1 ? "closed" : null;
    };
    agentClient.open(room.id);
    await timers.advance(1_000);
    const id = agentClient.send({ conversation: room.id, epoch: 1, body: text("亲，在的") });
    client.send(text("还在吗"));
    await timers.advance(1_000);
    agentClient.retry(id);
    agentClient.leave(room.id);
    agentClient.send({ conversation: room.id, epoch: 1, body: text("没看") });
    agentClient.send({ conversation: room.id, epoch: 1, seen: 2, body: text("别处看过") });
    await timers.advance(1_000);
    expect(seen).toEqual([1, 2, 0, 2]);
  });

  test("gets an answer back whose ownership had changed, and retries it under the new one", async () => {
    const { agentClient, room, server, client, timers } = await withConversation(3);
    agentClient.open(room.id);
    server.change(room, { epoch: 2 });
    const id = agentClient.send({ conversation: room.id, epoch: 1, body: text("晚了") });
    await timers.advance(1_000);
    expect(agentClient.getState().outgoing).toMatchObject([{ id, delivery: { state: "failed", code: "stale_epoch" } }]);
    agentClient.retry(id);
    await timers.advance(1_000);
    expect(wordsOf(client.getState().messages)).toEqual(["你好", "晚了"]);
  });

  test("a conversation that refuses does not hold up another", async () => {
    const { agentClient, room, server, customer, timers } = await withConversation(4);
    const second = customer(2);
    second.send(text("hello"));
    await timers.advance(1_000);
    const other = server.roomOf("2");
    server.judge = (send) => ("conversation" in send && send.conversation === room.id ? "overloaded" : null);
    agentClient.send({ conversation: room.id, epoch: 1, body: text("stuck") });
    agentClient.send({ conversation: other.id, epoch: 1, body: text("through") });
    await timers.advance(500);
    expect(wordsOf(second.getState().messages)).toEqual(["hello", "through"]);
    expect(agentClient.getState().outgoing).toHaveLength(1);
  });

  test("resumes inbox, open logs and presence after the network was gone", async () => {
    const { agentClient, room, server, client, network, timers } = await withConversation(5);
    agentClient.open(room.id);
    agentClient.setPresence("online", 3);
    await timers.advance(1_000);
    network.faults.down = true;
    network.cutAll();
    await timers.advance(5_000);
    server.presence = { state: "offline", capacity: 3, load: 0 };
    agentClient.send({ conversation: room.id, epoch: 1, body: text("回来就发") });
    network.heal();
    await timers.advance(20_000);
    client.send(text("还在吗"));
    await timers.advance(1_000);
    expect(wordsOf(agentClient.getState().open.get(room.id)?.messages ?? [])).toEqual(["你好", "回来就发", "还在吗"]);
    expect(agentClient.getState().presence).toMatchObject({ state: "online", capacity: 3 });
  });

  test("is told when a conversation may not be seen, and forgets what he leaves", async () => {
    const { agentClient, room, timers } = await withConversation(6);
    agentClient.open(NOWHERE);
    agentClient.open(room.id);
    await timers.advance(1_000);
    expect(agentClient.getState().open.get(NOWHERE)?.state).toEqual({ status: "failed", code: "not_found" });
    agentClient.leave(room.id);
    await timers.advance(1_000);
    expect(agentClient.getState().open.has(room.id)).toBe(false);
  });

  test("sees the customer type, and few frames tell it", async () => {
    const { agentClient, room, client, timers } = await withConversation(7);
    agentClient.open(room.id);
    await timers.advance(100);
    for (let key = 0; key < 10; key += 1) {
      client.typing(true);
      await timers.advance(100);
    }
    expect(agentClient.getState().open.get(room.id)?.typing).toBe("customer");
    await timers.advance(6_000);
    expect(agentClient.getState().open.get(room.id)?.typing).toBeNull();
  });

  test("fetches what was lost on the way when the inbox says that there is more", async () => {
    const { agentClient, room, server, network, timers } = await withConversation(8);
    agentClient.open(room.id);
    await timers.advance(1_000);
    network.faults.loss = 1;
    server.say(room, { kind: "assistant" }, text("lost"));
    network.heal();
    server.change(room, { owner: "queue" });
    await timers.advance(12_000);
    expect(wordsOf(agentClient.getState().open.get(room.id)?.messages ?? [])).toEqual(["你好", "lost"]);
  });
});
