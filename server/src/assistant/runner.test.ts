import { describe, expect, test } from "vitest";
import type { DueTurn } from "../conversations/index.ts";
import { TestClock } from "../platform/clock.ts";
import { silentLog } from "../platform/log.ts";
import { createRunner, MAX_CONCURRENT_TURNS, REST_MS, type Runner } from "./runner.ts";
import type { Taken } from "./take-turn.ts";

const turnOf = (id: string): DueTurn => ({ organizationId: "o", shopId: "s", conversationId: id });

/** A runner over turns that end when the test says so, swept when the test says so. */
function setUp({ fails = () => false }: { fails?: (id: string, attempt: number) => boolean } = {}) {
  const due = new Set<string>();
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const clock = new TestClock("2026-03-11T02:00:00Z");
  let sweep = (): void => undefined;
  let ended = 0;
  const take = async ({ conversationId }: DueTurn): Promise<Taken> => {
    started.push(conversationId);
    await new Promise<void>((resolve) => ends.set(conversationId, resolve));
    if (fails(conversationId, started.filter((id) => id === conversationId).length)) throw new Error("failed");
    due.delete(conversationId);
    return "answered";
  };
  const runner: Runner = createRunner({
    due: () => Promise.resolve([...due].map(turnOf)),
    take,
    every: (_, work) => {
      sweep = work;
      return () => {
        ended += 1;
      };
    },
    elapsed: () => clock.now().getTime(),
    log: silentLog,
  });
  const end = async (id: string): Promise<void> => {
    ends.get(id)?.();
    ends.delete(id);
    await settle();
  };
  return { runner, due, started, end, clock, sweep: () => settle(() => sweep()), ended: () => ended };
}

/** Lets everything that waits only for promises go on. */
async function settle(work: () => void = () => undefined): Promise<void> {
  work();
  await new Promise((resolve) => setImmediate(resolve));
}

describe("the runner", () => {
  test("takes what is due at the start, without any hint", async () => {
    const { runner, due, started, end } = setUp();
    due.add("a");
    await settle(() => runner.start());
    expect(started).toEqual(["a"]);
    await end("a");
    await runner.stop();
  });

  test("takes a hinted turn at once, and one that was never hinted at the next sweep", async () => {
    const { runner, due, started, end, sweep } = setUp();
    await settle(() => runner.start());
    await settle(() => runner.hint(turnOf("hinted")));
    expect(started).toEqual(["hinted"]);
    await end("hinted");
    due.add("silent");
    await sweep();
    expect(started).toEqual(["hinted", "silent"]);
    await end("silent");
    await runner.stop();
  });

  test("never takes one conversation twice at once; a message during a turn is taken after it", async () => {
    const { runner, started, end } = setUp();
    await settle(() => runner.start());
    await settle(() => runner.hint(turnOf("a")));
    await settle(() => runner.hint(turnOf("a")));
    expect(started).toEqual(["a"]);
    await end("a");
    expect(started).toEqual(["a", "a"]);
    await end("a");
    await runner.stop();
  });

  test("takes only so many at once, and then the rest", async () => {
    const { runner, due, started, end } = setUp();
    const ids = Array.from({ length: MAX_CONCURRENT_TURNS + 3 }, (_, index) => `c${index}`);
    for (const id of ids) due.add(id);
    await settle(() => runner.start());
    expect(started).toHaveLength(MAX_CONCURRENT_TURNS);
    for (const id of ids) await end(id);
    expect(new Set(started)).toEqual(new Set(ids));
    await runner.stop();
  });

  test("a failed turn rests, then is tried again", async () => {
    const { runner, due, started, end, sweep, clock } = setUp({ fails: (_, attempt) => attempt === 1 });
    due.add("a");
    await settle(() => runner.start());
    await end("a");
    await sweep();
    expect(started).toEqual(["a"]);
    clock.advance(REST_MS);
    await sweep();
    expect(started).toEqual(["a", "a"]);
    await end("a");
    await runner.stop();
  });

  test("one failing conversation holds nobody else up", async () => {
    const { runner, due, started, end, sweep } = setUp({ fails: (id) => id === "bad" });
    due.add("bad");
    await settle(() => runner.start());
    await end("bad");
    due.add("good");
    await sweep();
    expect(started).toEqual(["bad", "good"]);
    await end("good");
    await runner.stop();
  });

  test("a stop ends the sweep, takes nothing new and waits for what is under way", async () => {
    const { runner, started, end, ended } = setUp();
    await settle(() => runner.start());
    await settle(() => runner.hint(turnOf("a")));
    let stopped = false;
    const stop = runner.stop().then(() => {
      stopped = true;
    });
    await settle(() => runner.hint(turnOf("b")));
    expect({ started, stopped, ended: ended() }).toEqual({ started: ["a"], stopped: false, ended: 1 });
    await end("a");
    await stop;
    expect(started).toEqual(["a"]);
  });
});
