import type { AgentState } from "@warmline/client";
import { describe, expect, test } from "vitest";
import { PAUSES_MS, recover } from "./recover.ts";

type Connection = AgentState["connection"];

const REVOKED: Connection = { status: "refused", code: "session_revoked" };
const ONLINE: Connection = { status: "online" };

/** A connection and a tab in which time passes when the test says so. */
function scene(askWho: () => Promise<unknown> = () => Promise.resolve()) {
  let connection: Connection = ONLINE;
  let listener = (): void => undefined;
  const planned: { pause: number; run: () => void }[] = [];
  const seen = { reconnected: 0, asked: 0 };
  const client = {
    getState: () => ({ connection }),
    subscribe: (heard: () => void) => {
      listener = heard;
      return () => (listener = () => undefined);
    },
    reconnect: () => {
      seen.reconnected += 1;
    },
  };
  const after = (pause: number, run: () => void): (() => void) => {
    const entry = { pause, run };
    planned.push(entry);
    return () => void planned.splice(planned.indexOf(entry), 1);
  };
  const end = recover({ client, after, askWho: () => ((seen.asked += 1), askWho()) });
  return {
    seen,
    planned,
    end,
    becomes: (next: Connection) => {
      connection = next;
      listener();
    },
    pass: async () => {
      const next = planned.shift();
      next?.run();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      return next?.pause;
    },
  };
}

describe("a connection whose session was refused", () => {
  test("comes back by itself while the person is still signed in", async () => {
    const { becomes, pass, seen } = scene();
    becomes(REVOKED);
    expect(await pass()).toBe(0);
    expect(seen).toEqual({ reconnected: 1, asked: 1 });
  });

  test("waits longer each time, and from the beginning once it was there again", async () => {
    const { becomes, pass } = scene();
    const pauses: (number | undefined)[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      becomes(REVOKED);
      pauses.push(await pass());
    }
    expect(pauses).toEqual([...PAUSES_MS, PAUSES_MS.at(-1)]);
    becomes(ONLINE);
    becomes(REVOKED);
    expect(await pass()).toBe(0);
  });

  test("is not tried while nobody is signed in, or it cannot be known; but it is asked again", async () => {
    const { becomes, pass, seen } = scene(() => Promise.reject(new Error("offline")));
    becomes(REVOKED);
    await pass();
    expect(await pass()).toBe(PAUSES_MS[1]);
    expect(seen).toEqual({ reconnected: 0, asked: 2 });
  });

  test("is asked about once at a time, however often it changes", () => {
    const { becomes, planned } = scene();
    becomes(REVOKED);
    becomes(REVOKED);
    expect(planned).toHaveLength(1);
  });

  test("is left alone where signing in changes nothing", () => {
    const { becomes, planned } = scene();
    becomes({ status: "refused", code: "protocol_unsupported" });
    expect(planned).toEqual([]);
  });

  test("is left alone once its screens are gone", async () => {
    const { becomes, pass, end, planned, seen } = scene();
    becomes(REVOKED);
    const waiting = pass();
    end();
    await waiting;
    becomes(REVOKED);
    expect([planned.length, seen.reconnected]).toEqual([0, 0]);
  });
});
