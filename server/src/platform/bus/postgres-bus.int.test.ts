import { afterAll, beforeAll, expect, test } from "vitest";
import { asOwner, createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { silentLog } from "../log.ts";
import type { Bus } from "./bus.ts";
import { testBusContract } from "./contract.ts";
import { openPostgresBus } from "./postgres-bus.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

const open = (maxWaiting?: number): Promise<Bus> =>
  openPostgresBus({ url: own.url, log: silentLog, ...(maxWaiting !== undefined && { maxWaiting }) });

testBusContract("the bus over LISTEN/NOTIFY", async () => {
  const [sender, receiver] = await Promise.all([open(), open()]);
  return {
    sender,
    receiver,
    close: async () => {
      await sender.close();
      await receiver.close();
    },
  };
});

const cutConnections = () =>
  asOwner(
    own.url,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'warmline bus' and datname = current_database()`,
  );

const gapOf = (bus: Bus): Promise<void> =>
  new Promise((resolve) => {
    bus.subscribe("nothing", () => undefined, resolve);
  });

const firstOf = (bus: Bus, topic: string): Promise<unknown> =>
  new Promise((resolve) => {
    bus.subscribe(topic, resolve);
  });

test("after a lost connection subscribers are told of the gap, and hints flow again", async () => {
  const [sender, receiver] = await Promise.all([open(), open()]);
  try {
    const gaps = Promise.all([gapOf(sender), gapOf(receiver)]);
    await cutConnections();
    await gaps;
    const heard = firstOf(receiver, "t");
    sender.publish("t", "again");
    expect(await heard).toBe("again");
  } finally {
    await sender.close();
    await receiver.close();
  }
});

test("when too many wait they are given up, and the others are told of a gap", async () => {
  const [sender, receiver] = await Promise.all([open(2), open()]);
  try {
    const gap = gapOf(receiver);
    for (let at = 0; at < 3; at += 1) sender.publish("t", at);
    await gap;
    const heard = firstOf(receiver, "t");
    sender.publish("t", "next");
    expect(await heard).toBe("next");
  } finally {
    await sender.close();
    await receiver.close();
  }
});

test("strange notifications on the channel are passed over", async () => {
  const receiver = await open();
  const sender = await open();
  try {
    const heard = firstOf(receiver, "t");
    await asOwner(own.url, "select pg_notify('warmline_hints', 'rubbish'), pg_notify('warmline_hints', '')");
    sender.publish("t", 1);
    expect(await heard).toBe(1);
  } finally {
    await sender.close();
    await receiver.close();
  }
});

test("a bus that cannot connect at first is not opened", async () => {
  const away = new URL(own.url);
  away.pathname = "/no_such_database";
  await expect(openPostgresBus({ url: away.toString(), log: silentLog })).rejects.toMatchObject({ code: "3D000" });
});
