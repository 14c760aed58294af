import type { Bus } from "../../platform/bus/index.ts";
import { sql } from "kysely";
import { type Database, systemQuery } from "../../platform/database/index.ts";
import { type Every, everyInterval } from "../../platform/every.ts";
import type { Log } from "../../platform/log.ts";
import { slicesOf } from "../../platform/slices-of.ts";
import { type Head, HEAD_TOPIC } from "../head.ts";

/** How often this process looks itself for what a lost hint would have said, in milliseconds. */
export const HEAD_SWEEP_MS = 3_000;
/** Heads that are asked for in one question. */
const ASKED_AT_ONCE = 500;
/** Topic of the hint that somebody is typing. */
export const TYPING_TOPIC = "typing";

/** The hint that somebody is typing. Never stored. */
export interface TypingHint {
  readonly conversationId: string;
  readonly shopId: string;
  readonly customerId: string;
  readonly who: "customer" | "agent";
  readonly on: boolean;
}

/** What a reader is told. `head` is a total of seqs that only grows, or null when only "look" is known. */
export interface Watcher {
  onHead(head: number | null): void;
  onTyping?(hint: TypingHint): void;
}

/** A watcher of all conversations in an organization that its holder may see. */
export interface InboxWatcher {
  onHead(head: Head): void;
  /** Hints may have been lost, or it is time to look anyway. */
  onSweep(): void;
}

/** Brings hints to the readers of this process, and sweeps for hints that were lost (law 9). */
export interface Hub {
  watchCustomer(shopId: string, customerId: string, watcher: Watcher): void;
  leaveCustomer(shopId: string, customerId: string, watcher: Watcher): void;
  watchConversation(conversationId: string, watcher: Watcher): () => void;
  watchInbox(organizationId: string, watcher: InboxWatcher): () => void;
  close(): void;
}

/** What the hub stands on. */
export interface HubPorts {
  readonly bus: Bus;
  readonly database: Database;
  readonly log: Log;
  /** The sweep's timer; the machine's by default. */
  readonly every?: Every;
}

/** Makes the hub of a process. */
export function createHub(ports: HubPorts): Hub {
  const { every = everyInterval } = ports;
  const customers = new CustomerRegistry();
  const conversations = new Registry<Watcher>();
  const inboxes = new Registry<InboxWatcher>();

  const onHead = (head: Head): void => {
    for (const watcher of customers.of(head.shopId, head.customerId)) watcher.onHead(null);
    for (const watcher of conversations.of(head.conversationId)) watcher.onHead(head.seq === 0 ? null : head.seq);
    for (const watcher of inboxes.of(head.organizationId)) watcher.onHead(head);
  };
  const onTyping = (hint: TypingHint): void => {
    for (const watcher of customers.of(hint.shopId, hint.customerId)) watcher.onTyping?.(hint);
    for (const watcher of conversations.of(hint.conversationId)) watcher.onTyping?.(hint);
  };

  const sweep = async (): Promise<void> => {
    inboxes.all((watcher) => watcher.onSweep());
    for (const ids of slicesOf(conversations.keys(), ASKED_AT_ONCE)) {
      for (const { conversation, seq } of await conversationHeads(ports.database, ids))
        for (const watcher of conversations.of(conversation)) watcher.onHead(seq);
    }
    for (const pairs of slicesOf(customers.pairs(), ASKED_AT_ONCE)) {
      for (const { shop, customer, seq } of await customerHeads(ports.database, pairs))
        for (const watcher of customers.of(shop, customer)) watcher.onHead(seq);
    }
  };
  let sweeping = false;
  const sweepSafely = (): void => {
    if (sweeping) return;
    sweeping = true;
    sweep()
      .catch((error: unknown) => ports.log.warn({ err: error }, "the sweep for lost hints failed"))
      .finally(() => {
        sweeping = false;
      });
  };

  // Payloads on these topics are written by this program only.
  const leaveHeads = ports.bus.subscribe(HEAD_TOPIC, (payload) => onHead(payload as unknown as Head), sweepSafely);
  const leaveTyping = ports.bus.subscribe(TYPING_TOPIC, (payload) => onTyping(payload as unknown as TypingHint));
  const endSweep = every(HEAD_SWEEP_MS, sweepSafely);
  return {
    watchCustomer: (shopId, customerId, watcher) => customers.add(shopId, customerId, watcher),
    leaveCustomer: (shopId, customerId, watcher) => customers.remove(shopId, customerId, watcher),
    watchConversation: (conversationId, watcher) => conversations.add(conversationId, watcher),
    watchInbox: (organizationId, watcher) => inboxes.add(organizationId, watcher),
    close: () => {
      endSweep();
      leaveHeads();
      leaveTyping();
    },
  };
}

/** Watchers by what they watch. */
class Registry<W> {
  // Arrays rather than sets: nearly everybody is watched by one, and there are ten thousands of them.
  readonly #watchers = new Map<string, readonly W[]>();

  of(key: string): readonly W[] {
    return this.#watchers.get(key) ?? [];
  }

  keys(): Iterable<string> {
    return this.#watchers.keys();
  }

  all(visit: (watcher: W) => void): void {
    for (const watchers of this.#watchers.values()) watchers.forEach(visit);
  }

  add(key: string, watcher: W): () => void {
    this.#watchers.set(key, [...this.of(key), watcher]);
    return () => this.remove(key, watcher);
  }

  remove(key: string, watcher: W): void {
    const left = this.of(key).filter((one) => one !== watcher);
    if (left.length > 0) this.#watchers.set(key, left);
    else this.#watchers.delete(key);
  }
}

/** A customer in a shop. */
interface Pair {
  readonly shop: string;
  readonly customer: string;
}

/** Watchers of customers, by shop first: a key of both would be one more text for each of them. */
class CustomerRegistry {
  readonly #shops = new Map<string, Registry<Watcher>>();

  of(shopId: string, customerId: string): readonly Watcher[] {
    return this.#shops.get(shopId)?.of(customerId) ?? [];
  }

  *pairs(): Generator<Pair> {
    for (const [shop, customers] of this.#shops) for (const customer of customers.keys()) yield { shop, customer };
  }

  add(shopId: string, customerId: string, watcher: Watcher): void {
    const shop = this.#shops.get(shopId) ?? new Registry<Watcher>();
    this.#shops.set(shopId, shop);
    shop.add(customerId, watcher);
  }

  remove(shopId: string, customerId: string, watcher: Watcher): void {
    this.#shops.get(shopId)?.remove(customerId, watcher);
  }
}

async function conversationHeads(database: Database, ids: readonly string[]) {
  const statement = sql<{ conversation: string; seq: number }>`select * from warmline_heads(${[...ids]}::uuid[])`;
  return systemQuery(database, statement);
}

async function customerHeads(database: Database, pairs: readonly Pair[]) {
  const statement = sql<Pair & { seq: number }>`
    select * from warmline_customer_heads(${JSON.stringify(pairs)}::jsonb)`;
  return systemQuery(database, statement);
}
