import type { Message } from "@warmline/contract";
import {
  type AgentClient,
  type ClientPorts,
  connectAgent,
  connectCustomer,
  type CustomerClient,
  keepInMemory,
  type KeyValueStorage,
} from "../src/index.ts";
import { FaultyNetwork } from "./faulty-network.ts";
import { SimulatedServer } from "./simulated-server.ts";
import { VirtualTimers } from "./virtual-timers.ts";

/** A repeatable source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A server, a network that can fail, a clock, and clients on them. */
export function createWorld(seed: number) {
  const random = seeded(seed);
  const timers = new VirtualTimers();
  const network = new FaultyNetwork({ timers, random });
  const server = new SimulatedServer(() => new Date(Date.UTC(2026, 10, 22) + timers.now()));
  let ids = 0;
  const sessions: string[] = [];

  function ports(storage: KeyValueStorage): ClientPorts {
    const newId = (): string => `id-${(ids += 1)}`;
    return { storage, timers, random, newId, openSocket: network.opener(server.accept) };
  }

  function customer(who: number, storage: KeyValueStorage = keepInMemory()): CustomerClient {
    let renewals = 0;
    return connectCustomer({
      url: "ws://test",
      language: "zh",
      storageKey: "customer",
      ports: ports(storage),
      getSession: (renew) => {
        if (renew) renewals += 1;
        const session = renewals === 0 ? `customer:${who}` : `customer:${who}/${renewals}`;
        sessions.push(session);
        return Promise.resolve(session);
      },
    });
  }

  function agent(who: number, storage: KeyValueStorage = keepInMemory()): AgentClient {
    const getSession = () => Promise.resolve(`agent:${who}`);
    return connectAgent({ url: "ws://test", storageKey: "agent", ports: ports(storage), getSession });
  }

  return { random, timers, network, server, sessions, ports, customer, agent };
}

export type World = ReturnType<typeof createWorld>;

/** A text as a customer or agent would send it. */
export const text = (words: string) => ({ kind: "text", text: words }) as const;

/** The words of every text in a log, in order. */
export function wordsOf(log: readonly { body: { kind: string } }[]): string[] {
  return log.flatMap(({ body }) => ("text" in body && typeof body.text === "string" ? body.text : []));
}

/** A log without the ids that only its sender sees. */
export function withoutIds(log: readonly Message[]): Message[] {
  return log.map((message) => {
    const { clientId, ...shown } = message;
    return clientId === undefined ? message : shown;
  });
}
