import { describe, expect, test } from "vitest";
import { connectCustomer, keepInMemory, unreadCount } from "../src/index.ts";
import { createWorld, text, wordsOf } from "./helpers.ts";

const ASSISTANT = { kind: "assistant" } as const;

describe("sending", () => {
  test("shows a message at once, and replaces it by the log's entry when it arrives", async () => {
    const { customer, timers, server } = createWorld(1);
    const client = customer(1);
    await timers.advance(100);
    const id = client.send(text("在吗"));
    expect(client.getState().outgoing).toMatchObject([{ id, delivery: { state: "queued" } }]);
    await timers.advance(100);
    expect(client.getState().outgoing).toEqual([]);
    expect(wordsOf(client.getState().messages)).toEqual(["在吗"]);
    expect(server.roomOf("1").log).toHaveLength(1);
  });

  test("keeps order and sends one at a time", async () => {
    const { customer, timers, server } = createWorld(2);
    const client = customer(1);
    const words = Array.from({ length: 20 }, (_, index) => `第 ${index} 句`);
    for (const word of words) client.send(text(word));
    await timers.advance(2_000);
    expect(wordsOf(server.roomOf("1").log)).toEqual(words);
  });

  test("gives a message back that can never be taken, and goes on with the next", async () => {
    const { customer, timers, server } = createWorld(3);
    server.judge = ({ body }) => (body.kind === "text" && body.text === "bad" ? "invalid" : null);
    const client = customer(1);
    await timers.advance(100);
    const bad = client.send(text("bad"));
    client.send(text("good"));
    await timers.advance(1_000);
    expect(client.getState().outgoing).toMatchObject([{ id: bad, delivery: { state: "failed", code: "invalid" } }]);
    expect(wordsOf(client.getState().messages)).toEqual(["good"]);
    server.judge = () => null;
    client.retry(bad);
    await timers.advance(1_000);
    expect(wordsOf(client.getState().messages)).toEqual(["good", "bad"]);
    expect(client.getState().outgoing).toEqual([]);
  });

  test("takes a failed message away when its writer discards it", async () => {
    const { customer, timers, server } = createWorld(3);
    server.judge = () => "text_too_long";
    const client = customer(1);
    const id = client.send(text("long"));
    await timers.advance(1_000);
    client.discard(id);
    expect(client.getState().outgoing).toEqual([]);
  });

  test("tries again after a passing refusal, with growing waits", async () => {
    const { customer, timers, server } = createWorld(4);
    const asked: number[] = [];
    server.judge = () => {
      asked.push(timers.now());
      return asked.length < 5 ? "overloaded" : null;
    };
    const client = customer(1);
    client.send(text("hello"));
    await timers.advance(30_000);
    expect(wordsOf(client.getState().messages)).toEqual(["hello"]);
    const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(waits.at(-1)).toBeGreaterThan(2 * (waits[0] ?? 0));
  });

  test("sends again under the same id when an answer never came", async () => {
    const { customer, timers, server, network } = createWorld(5);
    const client = customer(1);
    await timers.advance(100);
    network.faults.loss = 1;
    client.send(text("lost"));
    await timers.advance(1_000);
    network.heal();
    await timers.advance(30_000);
    expect(wordsOf(server.roomOf("1").log)).toEqual(["lost"]);
    expect(wordsOf(client.getState().messages)).toEqual(["lost"]);
  });

  test("takes the number that the server expects when it lost count", async () => {
    const world = createWorld(6);
    const storage = keepInMemory();
    const first = world.customer(1, storage);
    first.send(text("one"));
    await world.timers.advance(1_000);
    first.close();
    const kept = (await storage.get("customer")) ?? "";
    await storage.set("customer", kept.replace(/"taken":\{[^}]*\}/, '"taken":{}'));
    const second = world.customer(1, storage);
    second.send(text("two"));
    await world.timers.advance(1_000);
    expect(wordsOf(second.getState().messages)).toEqual(["one", "two"]);
    expect(second.getState().outgoing).toEqual([]);
  });
});

describe("reload", () => {
  test("sends what an earlier life wrote, before what is written now", async () => {
    const world = createWorld(7);
    const storage = keepInMemory();
    world.network.faults.down = true;
    const first = world.customer(1, storage);
    await world.timers.advance(100);
    first.send(text("before"));
    first.close();
    world.network.heal();
    const second = world.customer(1, storage);
    second.send(text("after"));
    await world.timers.advance(20_000);
    expect(wordsOf(second.getState().messages)).toEqual(["before", "after"]);
  });

  test("keeps failed messages to be shown again", async () => {
    const world = createWorld(8);
    const storage = keepInMemory();
    world.server.judge = () => "invalid";
    const first = world.customer(1, storage);
    first.send(text("bad"));
    await world.timers.advance(1_000);
    first.close();
    const second = world.customer(1, storage);
    await world.timers.advance(1_000);
    expect(second.getState().outgoing).toMatchObject([{ delivery: { state: "failed", code: "invalid" } }]);
  });

  test.each(["", "null", "{}", "[1]", '{"version":1,"instance":"x","taken":{},"outgoing":[null,{}]}', "\u0000"])(
    "starts clean from damaged storage: %j",
    async (damage) => {
      const world = createWorld(9);
      const storage = keepInMemory();
      await storage.set("customer", damage);
      const client = world.customer(1, storage);
      client.send(text("fine"));
      await world.timers.advance(1_000);
      expect(wordsOf(client.getState().messages)).toEqual(["fine"]);
    },
  );

  test("works with a storage that always fails", async () => {
    const world = createWorld(10);
    const fail = (): never => {
      throw new Error("denied");
    };
    const client = world.customer(1, { get: fail, set: fail, remove: fail });
    client.send(text("fine"));
    await world.timers.advance(1_000);
    expect(wordsOf(client.getState().messages)).toEqual(["fine"]);
  });

  test("forget removes what was kept", async () => {
    const world = createWorld(11);
    const storage = keepInMemory();
    world.network.faults.down = true;
    const client = world.customer(1, storage);
    await world.timers.advance(10);
    client.send(text("secret"));
    expect(storage.get("customer")).toContain("secret");
    await client.forget();
    expect(storage.get("customer")).toBeNull();
  });
});

describe("receiving", () => {
  test("resumes after the last message that it has", async () => {
    const { customer, timers, server, network } = createWorld(12);
    const client = customer(1);
    client.send(text("hi"));
    await timers.advance(1_000);
    network.faults.down = true;
    network.cutAll();
    await timers.advance(1_000);
    expect(client.getState().connection.status).not.toBe("online");
    for (const word of ["a", "b", "c"]) server.say(server.roomOf("1"), ASSISTANT, text(word));
    network.heal();
    await timers.advance(20_000);
    expect(wordsOf(client.getState().messages)).toEqual(["hi", "a", "b", "c"]);
  });

  test("notices a lost message by the conversation's number and fetches it", async () => {
    const { customer, timers, server, network } = createWorld(13);
    const client = customer(1);
    client.send(text("hi"));
    await timers.advance(1_000);
    network.faults.loss = 1;
    server.say(server.roomOf("1"), ASSISTANT, text("lost"));
    network.heal();
    server.change(server.roomOf("1"), { owner: "queue", place: 2 });
    await timers.advance(20_000);
    expect(wordsOf(client.getState().messages)).toEqual(["hi", "lost"]);
    expect(client.getState().conversation).toMatchObject({ owner: "queue", place: 2 });
  });

  test("tells what was delivered by itself, and what was read when asked", async () => {
    const { customer, timers, server } = createWorld(14);
    const client = customer(1);
    client.send(text("hi"));
    await timers.advance(1_000);
    const room = server.roomOf("1");
    server.say(room, ASSISTANT, text("hello"));
    await timers.advance(1_000);
    expect([room.customerDeliveredSeq, room.customerReadSeq]).toEqual([2, 0]);
    expect(unreadCount(client.getState())).toBe(1);
    client.markRead(2);
    await timers.advance(1_000);
    expect([room.customerDeliveredSeq, room.customerReadSeq]).toEqual([2, 2]);
    expect(unreadCount(client.getState())).toBe(0);
  });

  test("remembers over a reload how far was read, from the server", async () => {
    const { customer, timers, server } = createWorld(15);
    const first = customer(1);
    first.send(text("hi"));
    await timers.advance(1_000);
    server.say(server.roomOf("1"), ASSISTANT, text("hello"));
    await timers.advance(1_000);
    first.markRead(2);
    await timers.advance(1_000);
    first.close();
    const second = customer(1);
    await timers.advance(1_000);
    expect(unreadCount(second.getState())).toBe(0);
  });

  test("shows typing for a while, and no longer once the answer is there", async () => {
    const { customer, timers, server } = createWorld(16);
    const client = customer(1);
    client.send(text("hi"));
    await timers.advance(1_000);
    const room = server.roomOf("1");
    server.showTyping(room, "assistant", true);
    await timers.advance(100);
    expect(client.getState().typing).toBe("assistant");
    server.say(room, ASSISTANT, text("hello"));
    await timers.advance(100);
    expect(client.getState().typing).toBeNull();
    server.showTyping(room, "agent", true);
    await timers.advance(9_000);
    expect(client.getState().typing).toBeNull();
  });
});

describe("the connection", () => {
  test("is given up when nothing is heard, and comes back", async () => {
    const { customer, timers, network } = createWorld(17);
    const client = customer(1);
    await timers.advance(1_000);
    expect(client.getState().connection.status).toBe("online");
    network.faults.hole = 1;
    await timers.advance(40_000);
    expect(network.opened).toBeGreaterThan(1);
    network.heal();
    await timers.advance(30_000);
    expect(client.getState().connection.status).toBe("online");
  });

  test("stays up over an hour of silence", async () => {
    const { customer, timers, network } = createWorld(18);
    customer(1);
    await timers.advance(3_600_000);
    expect(network.opened).toBe(1);
  });

  test("waits longer after each failure, at most 15 seconds, and at once when woken", async () => {
    const { customer, timers, network } = createWorld(19);
    network.faults.down = true;
    const client = customer(1);
    await timers.advance(300_000);
    expect(network.opened).toBeGreaterThan(20);
    expect(network.opened).toBeLessThan(60);
    network.heal();
    client.wake();
    await timers.advance(50);
    expect(client.getState().connection.status).toBe("online");
  });

  test("finds a dead socket within seconds when woken", async () => {
    const { customer, timers, network } = createWorld(20);
    const client = customer(1);
    await timers.advance(1_000);
    network.faults.hole = 1;
    client.send(text("into the hole"));
    await timers.advance(100);
    network.heal();
    client.wake();
    await timers.advance(6_000);
    expect(wordsOf(client.getState().messages)).toEqual(["into the hole"]);
  });

  test("gets a new session when the old one was revoked, and still sends what waited", async () => {
    const { customer, timers, server, sessions } = createWorld(21);
    const client = customer(1);
    await timers.advance(1_000);
    server.revoke("customer:1");
    client.send(text("still here"));
    await timers.advance(5_000);
    expect(sessions).toEqual(["customer:1", "customer:1/1"]);
    expect(wordsOf(client.getState().messages)).toEqual(["still here"]);
  });

  test("does not hammer a server that refuses every session", async () => {
    const { ports, timers, server, network } = createWorld(22);
    server.refusedSessions.add("bad");
    connectCustomer({
      url: "ws://test",
      language: "en",
      storageKey: "k",
      ports: ports(keepInMemory()),
      getSession: () => Promise.resolve("bad"),
    });
    await timers.advance(60_000);
    expect(network.opened).toBeLessThan(15);
  });

  test("says why it was refused for good, and begins anew when asked", async () => {
    const { ports, timers } = createWorld(23);
    let answer: string | { ok: false; code: string } = { ok: false, code: "shop_unknown" };
    const client = connectCustomer({
      url: "ws://test",
      language: "en",
      storageKey: "k",
      ports: ports(keepInMemory()),
      getSession: () => Promise.resolve(answer),
    });
    await timers.advance(60_000);
    expect(client.getState().connection).toEqual({ status: "refused", code: "shop_unknown" });
    answer = "customer:1";
    client.wake();
    await timers.advance(1_000);
    expect(client.getState().connection.status).toBe("refused");
    client.reconnect();
    await timers.advance(1_000);
    expect(client.getState().connection.status).toBe("online");
  });

  test("does nothing more once closed", async () => {
    const { customer, timers, network } = createWorld(24);
    const client = customer(1);
    await timers.advance(1_000);
    client.close();
    client.wake();
    client.reconnect();
    await timers.advance(60_000);
    expect(network.opened).toBe(1);
  });
});
