import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Bus } from "./bus.ts";
import { createHintQueue } from "./hint-queue.ts";
import { createHub } from "./hub.ts";
import { openListener, type Listener } from "./listener.ts";
import { packGap, packHints, unpack } from "./wire.ts";

/** What a bus over PostgreSQL needs. */
export interface PostgresBusOptions {
  /** The database's URL; hints reach every program that has a bus on the same database. */
  readonly url: string;
  readonly log: Log;
  /** How many hints may wait while the database is away, before they are given up and others are told of a gap. */
  readonly maxWaiting?: number;
}

const MAX_WAITING = 10_000;
const FIRST_BACKOFF_MS = 50;
const MAX_BACKOFF_MS = 5_000;

/** One program's bus over LISTEN/NOTIFY, with one connection of its own. */
class PostgresBus implements Bus {
  readonly #id = randomUUID();
  readonly #options: PostgresBusOptions;
  readonly #hub;
  readonly #local;
  readonly #outgoing;
  readonly #ending = new AbortController();
  #listener: Listener | undefined;
  #isSending = false;
  #sent = Promise.resolve();
  #reconnected = Promise.resolve();
  #gaveUp = false;

  constructor(options: PostgresBusOptions) {
    this.#options = options;
    this.#hub = createHub(options.log);
    this.#local = createHintQueue(options.log);
    this.#outgoing = createHintQueue(options.log);
  }

  /** The first connection; where it cannot be made, the program should not start. */
  async open(): Promise<void> {
    this.#listener = await this.#connect();
  }

  readonly publish: Bus["publish"] = (topic, payload) => {
    if (this.#ending.signal.aborted) return;
    const first = this.#local.size() === 0;
    if (!this.#local.add(topic, payload)) return;
    this.#outgoing.add(topic, payload);
    if (first) queueMicrotask(this.#flush);
  };

  readonly subscribe: Bus["subscribe"] = (topic, handler, onGap) => this.#hub.subscribe({ topic, handler, onGap });

  readonly close = async (): Promise<void> => {
    this.#flush();
    this.#ending.abort();
    await this.#sent;
    await this.#reconnected;
    await this.#listener?.close();
  };

  /** Our own subscribers need no round trip; what comes back from the server under our own id is passed over. */
  readonly #flush = (): void => {
    this.#limit();
    this.#pump();
    for (const hint of this.#local.takeAll()) this.#hub.deliver(hint);
  };

  #limit(): void {
    if (this.#outgoing.size() <= (this.#options.maxWaiting ?? MAX_WAITING)) return;
    this.#outgoing.takeAll();
    this.#gaveUp = true;
  }

  #pump(): void {
    if (!this.#isSending) this.#sent = this.#send();
  }

  /** What is published while one statement is under way goes out together in the next. */
  async #send(): Promise<void> {
    this.#isSending = true;
    while (this.#listener !== undefined && (this.#gaveUp || this.#outgoing.size() > 0)) {
      await this.#notify(this.#listener);
    }
    this.#isSending = false;
  }

  async #notify(listener: Listener): Promise<void> {
    const texts = packHints(this.#id, this.#outgoing.takeAll());
    const gap = this.#gaveUp ? [packGap(this.#id)] : [];
    this.#gaveUp = false;
    try {
      await listener.notify([...gap, ...texts]);
    } catch (error) {
      // They may have gone out or not. The others look at the rows once they are told.
      this.#gaveUp = true;
      this.#options.log.warn({ err: error }, "hints were not sent");
      await listener.close();
      if (this.#listener === listener) this.#listener = undefined;
    }
  }

  readonly #receive = (text: string): void => {
    const envelope = unpack(text);
    if (envelope === undefined || envelope.from === this.#id) return;
    if (envelope.gap) this.#hub.tellGap();
    else for (const hint of envelope.hints) this.#hub.deliver(hint);
  };

  #connect(): Promise<Listener> {
    return openListener({ url: this.#options.url, onText: this.#receive, onEnd: this.#lost });
  }

  readonly #lost = (): void => {
    if (this.#ending.signal.aborted) return;
    this.#listener = undefined;
    this.#options.log.warn({}, "the bus lost its connection");
    this.#reconnected = this.#reconnect();
  };

  async #reconnect(): Promise<void> {
    for (
      let backoff = FIRST_BACKOFF_MS;
      !this.#ending.signal.aborted;
      backoff = Math.min(2 * backoff, MAX_BACKOFF_MS)
    ) {
      try {
        await this.#resume(await this.#connect());
        return;
      } catch (error) {
        this.#options.log.debug({ err: error }, "the bus waits for the database");
        await this.#rest(backoff);
      }
    }
  }

  async #rest(milliseconds: number): Promise<void> {
    // An aborted pause rejects; the loop then sees that the bus is closing.
    await pause(milliseconds, undefined, { signal: this.#ending.signal, ref: false }).catch(() => undefined);
  }

  async #resume(listener: Listener): Promise<void> {
    if (this.#ending.signal.aborted) {
      await listener.close();
      return;
    }
    this.#listener = listener;
    this.#options.log.info({}, "the bus is connected again");
    this.#hub.tellGap();
    this.#pump();
  }
}

/** Opens a bus over LISTEN/NOTIFY. It rejects where the first connection fails; later it connects again by itself. */
export const openPostgresBus = async (options: PostgresBusOptions): Promise<Bus> => {
  const bus = new PostgresBus(options);
  await bus.open();
  return bus;
};
