import type { Timers } from "@warmline/client";
import type { Bus, HintHandler } from "../src/platform/bus/index.ts";
import type { JsonValue } from "../src/platform/json.ts";
import type { Random } from "../src/platform/random.ts";

/** How hints go astray. Chances are from 0 to 1; a hint is late by up to `delay` milliseconds. */
export interface HintFaults {
  loss: number;
  double: number;
  delay: number;
}

interface Subscription {
  readonly topic: string;
  readonly handler: HintHandler;
  readonly isAlive: () => boolean;
}

/** Hints between programs that may be lost, doubled and late, each on its own. */
export class SimulatedBus {
  readonly faults: HintFaults = { loss: 0, double: 0, delay: 0 };
  readonly #subscriptions = new Set<Subscription>();
  readonly #timers: Timers;
  readonly #random: Random;

  constructor(timers: Timers, random: Random) {
    this.#timers = timers;
    this.#random = random;
  }

  /** The bus as one program has it, for as long as it lives. */
  of(isAlive: () => boolean): Bus {
    return {
      publish: (topic, payload) => {
        if (isAlive()) this.#publish(topic, payload);
      },
      subscribe: (topic, handler) => {
        const subscription = { topic, handler, isAlive };
        this.#subscriptions.add(subscription);
        return () => void this.#subscriptions.delete(subscription);
      },
      close: () => Promise.resolve(),
    };
  }

  #publish(topic: string, payload: JsonValue): void {
    for (const subscription of this.#subscriptions) {
      if (!subscription.isAlive()) this.#subscriptions.delete(subscription);
      else if (subscription.topic === topic) this.#carry(subscription, payload);
    }
  }

  #carry({ handler, isAlive }: Subscription, payload: JsonValue): void {
    const { loss, double, delay } = this.faults;
    if (this.#random() < loss) return;
    const times = this.#random() < double ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      this.#timers.after(this.#random() * delay, () => {
        if (isAlive()) handler(payload);
      });
    }
  }
}
