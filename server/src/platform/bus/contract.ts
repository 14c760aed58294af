import { describe, expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { maxHintBytes, type Bus } from "./bus.ts";

/** Two ends of one bus; they may be the same. */
export interface BusPair {
  readonly sender: Bus;
  readonly receiver: Bus;
  readonly close: () => Promise<void>;
}

const LAST = "that was all";

/** Collects a topic's hints until the sender has said that it was all: so a test waits for a fact, not for a time. */
const collect = (bus: Bus, topic: string): Promise<readonly JsonValue[]> =>
  new Promise((resolve) => {
    const heard: JsonValue[] = [];
    const stop = bus.subscribe(topic, (payload) => {
      if (payload === LAST) {
        stop();
        resolve(heard);
      } else heard.push(payload);
    });
  });

/** What every bus does. Each implementation's test calls this once. */
export const testBusContract = (name: string, open: () => Promise<BusPair>): void => {
  const withPair = async (work: (pair: BusPair) => Promise<void>): Promise<void> => {
    const pair = await open();
    try {
      await work(pair);
    } finally {
      await pair.close();
    }
  };

  describe(`${name} keeps the contract of a bus`, () => {
    test("hints arrive in order, as they were", () =>
      withPair(async ({ sender, receiver }) => {
        const sent: readonly JsonValue[] = [1, "亲，在吗？🙂", null, { a: [true, { b: 0.5 }] }, "\u0001'\"\\"];
        const heard = collect(receiver, "t");
        for (const payload of [...sent, LAST]) sender.publish("t", payload);
        expect(await heard).toEqual(sent);
      }));

    test("many hints at once arrive all, in order", () =>
      withPair(async ({ sender, receiver }) => {
        const heard = collect(receiver, "t");
        const sent = Array.from({ length: 3_000 }, (_, at) => `${at} ${"字".repeat(20)}`);
        for (const payload of [...sent, LAST]) sender.publish("t", payload);
        expect(await heard).toEqual(sent);
      }));

    test("a subscriber hears its own topic only", () =>
      withPair(async ({ sender, receiver }) => {
        const heard = collect(receiver, "a");
        sender.publish("b", "not this");
        sender.publish("a", "this");
        sender.publish("a", LAST);
        expect(await heard).toEqual(["this"]);
      }));

    test("every subscriber hears it, at both ends", () =>
      withPair(async ({ sender, receiver }) => {
        const all = Promise.all([collect(receiver, "t"), collect(receiver, "t"), collect(sender, "t")]);
        sender.publish("t", 1);
        sender.publish("t", LAST);
        expect(await all).toEqual([[1], [1], [1]]);
      }));

    test("equal hints that wait together go out once", () =>
      withPair(async ({ sender, receiver }) => {
        const heard = collect(receiver, "t");
        for (let times = 0; times < 5; times += 1) sender.publish("t", { conversation: "x" });
        sender.publish("t", LAST);
        expect(await heard).toEqual([{ conversation: "x" }]);
      }));

    test("who has left hears no more", () =>
      withPair(async ({ sender, receiver }) => {
        const heard: JsonValue[] = [];
        const leave = receiver.subscribe("t", (payload) => heard.push(payload));
        leave();
        const rest = collect(receiver, "t");
        sender.publish("t", 1);
        sender.publish("t", LAST);
        await rest;
        expect(heard).toEqual([]);
      }));

    test("a subscriber that fails harms no other, nor the publisher", () =>
      withPair(async ({ sender, receiver }) => {
        receiver.subscribe("t", () => {
          throw new Error("a subscriber's own trouble");
        });
        const heard = collect(receiver, "t");
        sender.publish("t", 1);
        sender.publish("t", LAST);
        expect(await heard).toEqual([1]);
      }));

    test("handlers run after the publisher's own step", () =>
      withPair(async ({ sender }) => {
        const steps: string[] = [];
        const heard = collect(sender, "t");
        sender.subscribe("t", () => steps.push("heard"));
        sender.publish("t", LAST);
        steps.push("published");
        await heard;
        expect(steps[0]).toBe("published");
      }));

    test("a hint as long as allowed arrives; a longer one is dropped and the next arrives", () =>
      withPair(async ({ sender, receiver }) => {
        const longest = "x".repeat(maxHintBytes - '["t",""]'.length);
        const heard = collect(receiver, "t");
        for (const payload of [longest, `${longest}x`, "字".repeat(3_000), 1, LAST]) sender.publish("t", payload);
        expect(await heard).toEqual([longest, 1]);
      }));

    test("what was published before closing still arrives; later hints go nowhere and throw nothing", () =>
      withPair(async ({ sender, receiver }) => {
        const heard = collect(receiver, "t");
        sender.publish("t", 1);
        sender.publish("t", LAST);
        await sender.close();
        sender.publish("t", 2);
        expect(await heard).toEqual([1]);
      }));
  });
};
