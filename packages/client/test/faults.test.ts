import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AgentClient, type CustomerClient, keepInMemory } from "../src/index.ts";
import { createWorld, text, withoutIds, wordsOf, type World } from "./helpers.ts";
import type { Entry } from "./simulated-server.ts";

/** Words that begin with this are never taken by the server. */
const BAD = "!";
/** Long enough for every wait of a client to run out, in milliseconds. */
const LONG_MS = 120_000;

type Step =
  | { readonly do: "write"; readonly tab: number; readonly bad: boolean }
  | { readonly do: "answer"; readonly note: boolean }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "cut" | "crash" | "crash_agent" | "revoke" | "heal" | "wake" }
  | { readonly do: "fault"; readonly kind: "breaks" | "hole" | "loss" | "double"; readonly chance: number }
  | { readonly do: "down" }
  | { readonly do: "busy"; readonly on: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("write" as const), tab: fc.nat(1), bad: fc.nat(9).map((n) => n === 0) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("answer" as const), note: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.nat(20_000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("cut", "crash", "crash_agent", "revoke", "heal", "wake") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("fault" as const),
      kind: fc.constantFrom("breaks", "hole", "loss", "double"),
      chance: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("down" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("busy" as const), on: fc.boolean() }) },
);

/** What is written in the very moment of a start, before the next crash. */
const WRITTEN_BETWEEN_CRASHES: Step[] = [{ do: "crash" }, { do: "write", tab: 0, bad: true }, { do: "crash" }];

/** Two tabs of one customer and one agent, each with its own storage, and everything that they ever wrote. */
class Play {
  readonly world: World;
  readonly #storages = [keepInMemory(), keepInMemory()];
  readonly #agentStorage = keepInMemory();
  readonly tabs: CustomerClient[];
  agent: AgentClient;
  readonly written: string[][] = [[], []];
  readonly answered: string[] = [];
  #count = 0;
  #busy = false;

  constructor(seed: number) {
    this.world = createWorld(seed);
    this.world.network.faults.delay = 300;
    this.world.server.judge = ({ body }) => {
      if (this.#busy && this.world.random() < 0.5) return "overloaded";
      return "text" in body && body.text.startsWith(BAD) ? "invalid" : null;
    };
    this.tabs = this.#storages.map((storage) => this.world.customer(1, storage));
    this.agent = this.#newAgent();
  }

  get room() {
    return this.world.server.roomOf("1");
  }

  async do(step: Step): Promise<void> {
    const { network, timers, server } = this.world;
    switch (step.do) {
      case "write":
        this.#write(step.tab, step.bad);
        return;
      case "answer":
        this.#answer(step.note);
        return;
      case "wait":
        return timers.advance(step.ms);
      case "cut":
        network.cutAll();
        return;
      case "crash":
        this.#crash();
        return;
      case "crash_agent":
        this.agent.close();
        this.agent = this.#newAgent();
        return;
      case "revoke":
        server.revoke("customer:1");
        return;
      case "heal":
        network.heal();
        return;
      case "wake":
        this.tabs[0]?.wake();
        return;
      case "fault":
        network.faults[step.kind] = step.chance;
        return;
      case "down":
        network.faults.down = true;
        return;
      case "busy":
        this.#busy = step.on;
    }
  }

  async end(): Promise<void> {
    this.#busy = false;
    this.world.network.heal();
    this.world.network.cutAll();
    await this.world.timers.advance(LONG_MS);
  }

  #newAgent(): AgentClient {
    const agent = this.world.agent(1, this.#agentStorage);
    agent.open(this.room.id);
    return agent;
  }

  #write(tab: number, bad: boolean): void {
    const words = `${bad ? BAD : ""}${tab}-${(this.#count += 1)}`;
    this.written[tab]?.push(words);
    this.tabs[tab]?.send(text(words));
  }

  #answer(note: boolean): void {
    const words = `a-${(this.#count += 1)}`;
    this.answered.push(words);
    const body = note ? ({ kind: "note", text: words } as const) : text(words);
    this.agent.send({ conversation: this.room.id, epoch: 1, body });
  }

  #crash(): void {
    this.tabs[0]?.close();
    const storage = this.#storages[0];
    if (storage !== undefined) this.tabs[0] = this.world.customer(1, storage);
  }
}

/** The words that each stream put into the log, in the log's order. */
function wordsByWriter(log: readonly Entry[], mark: string): string[] {
  return wordsOf(log.filter(({ body }) => "text" in body && body.text.startsWith(mark)));
}

const good = (words: readonly string[]): string[] => words.filter((one) => !one.startsWith(BAD));
const bad = (words: readonly string[]): string[] => words.filter((one) => one.startsWith(BAD));

describe("over any network, with crashes", () => {
  test("each message is in the log exactly once, in its writer's order, and every view is the log", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(step, { minLength: 1, maxLength: 60 }), async (seed, steps) => {
        const play = new Play(seed);
        await play.world.timers.advance(0);
        for (const one of steps) await play.do(one);
        await play.end();

        const { room, world, agent } = play;
        for (const [tab, client] of play.tabs.entries()) {
          const written = play.written[tab] ?? [];
          expect(wordsByWriter(room.log, `${tab}-`)).toEqual(good(written));
          const state = client.getState();
          expect(state.connection.status).toBe("online");
          expect(withoutIds(state.messages)).toEqual(world.server.publicLog(room));
          expect(wordsOf(state.outgoing).sort()).toEqual(bad(written).sort());
          expect(state.outgoing.every(({ delivery }) => delivery.state === "failed")).toBe(true);
        }
        expect(wordsByWriter(room.log, "a-")).toEqual(play.answered);
        expect(withoutIds(agent.getState().open.get(room.id)?.messages ?? [])).toEqual(world.server.staffLog(room));
        expect(agent.getState().outgoing).toEqual([]);
      }),
      { numRuns: 150, examples: [[0, WRITTEN_BETWEEN_CRASHES]] },
    );
  });
});
