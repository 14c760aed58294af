import type { Message } from "@warmline/contract";
import { type IsItem, keep, type Kept, readKept } from "./kept.ts";
import { createKeeper } from "./keeper.ts";
import type { Outgoing, OutgoingAction } from "./outgoing.ts";
import type { ClientPorts } from "./ports.ts";
import { createSender, type RefusedSend, type Sender } from "./sender.ts";

/** Where a send stands: the n-th of its stream. */
export interface Place {
  readonly stream: string;
  readonly n: number;
}

/** What an outbox needs: where its messages are shown, in which stream each goes, and the wire. */
export interface OutboxOptions<Item extends Outgoing<unknown>> {
  readonly ports: Pick<ClientPorts, "storage" | "timers" | "random" | "newId">;
  readonly storageKey: string;
  readonly outgoing: () => readonly Item[];
  readonly dispatch: (action: OutgoingAction<Item>) => void;
  readonly streamOf: (item: Item, instance: string) => string;
  readonly transmit: (item: Item, place: Place) => boolean;
  /** Whether something kept, already known to be a message on its way, is one of this outbox's. */
  readonly isItem: IsItem<Item>;
}

/** Written messages from the key press until the server has taken them, kept over reloads. */
export interface Outbox<Item> {
  /** Reads back what an earlier life of this program kept. Nothing is sent or kept before. */
  readonly restore: () => Promise<void>;
  /** Takes a new message under a new id. */
  readonly write: (make: (id: string) => Item) => string;
  /** Sends a failed message once more, after those that wait; `change` may bring it up to date. */
  readonly retry: (id: string, change?: (item: Item) => Item) => void;
  readonly discard: (id: string) => void;
  readonly online: () => void;
  readonly offline: () => void;
  readonly accepted: (id: string, at: { readonly conversation: string; readonly seq: number }) => void;
  /** Log entries came in: those with one's own ids were taken. */
  readonly arrived: (messages: readonly Message[]) => void;
  readonly refused: (refusal: RefusedSend) => void;
  /** Removes whatever was kept. */
  readonly forget: () => Promise<void>;
}

/** An outbox over one storage key. */
export function createOutbox<Item extends Outgoing<unknown>>(options: OutboxOptions<Item>): Outbox<Item> {
  const { ports, dispatch, outgoing } = options;
  const keeper = createKeeper(ports.storage, options.storageKey);
  const senders = new Map<string, Sender>();
  let instance = "";
  let takenBefore: Readonly<Record<string, number>> = {};
  let isOnline = false;

  const queuedIn = (stream: string): Item | undefined =>
    outgoing().find((item) => item.delivery.state === "queued" && options.streamOf(item, instance) === stream);

  function change(action: OutgoingAction<Item>): void {
    dispatch(action);
    save();
  }

  function save(): void {
    if (instance === "") return;
    const taken = { ...takenBefore };
    for (const [stream, sender] of senders) taken[stream] = sender.taken();
    keeper.save(keep(instance, taken, outgoing()));
  }

  function senderOf(stream: string): Sender {
    const known = senders.get(stream);
    if (known !== undefined) return known;
    const sender = createSender({
      ports,
      taken: takenBefore[stream] ?? 0,
      next: () => queuedIn(stream)?.id ?? null,
      transmit: (id, n) => transmit(id, { stream, n }),
      onFailed: (id, code) => change({ type: "delivery", id, delivery: { state: "failed", code } }),
    });
    senders.set(stream, sender);
    return sender;
  }

  function transmit(id: string, place: Place): boolean {
    const item = outgoing().find((one) => one.id === id);
    return isOnline && item !== undefined && options.transmit(item, place);
  }

  function pump(): void {
    if (!isOnline || instance === "") return;
    for (const item of outgoing()) {
      if (item.delivery.state === "queued") senderOf(options.streamOf(item, instance)).pump();
    }
  }

  function taken(ids: readonly string[]): void {
    for (const id of ids) for (const sender of senders.values()) sender.accepted(id);
    if (ids.length > 0) save();
  }

  function requeue(item: Item): void {
    const delivery = { state: "queued" } as const;
    change({ type: "written", item: { ...item, delivery } });
    pump();
  }

  return {
    async restore() {
      const loaded = keeper.load();
      // Without waiting where nothing has to be waited for: what is written right after the start is kept like the rest.
      const text = loaded instanceof Promise ? await loaded.catch(() => null) : loaded;
      const kept: Kept<Item> | null = readKept(text ?? null, options.isItem);
      instance = kept?.instance ?? ports.newId();
      takenBefore = kept?.taken ?? {};
      change({ type: "restored", items: kept?.outgoing ?? [] });
      pump();
    },
    write(make) {
      const item = make(ports.newId());
      change({ type: "written", item });
      pump();
      return item.id;
    },
    retry(id, update = (item) => item) {
      const item = outgoing().find((one) => one.id === id && one.delivery.state === "failed");
      if (item !== undefined) requeue(update(item));
    },
    discard: (id) => change({ type: "discarded", id }),
    online() {
      isOnline = true;
      pump();
    },
    offline() {
      isOnline = false;
      for (const sender of senders.values()) sender.offline();
    },
    accepted(id, { conversation, seq }) {
      if (outgoing().some((item) => item.id === id)) {
        dispatch({ type: "delivery", id, delivery: { state: "sent", conversation, seq } });
      }
      taken([id]);
    },
    arrived(messages) {
      taken(messages.flatMap(({ clientId }) => clientId ?? []));
    },
    refused(refusal) {
      for (const sender of senders.values()) sender.refused(refusal);
      save();
    },
    forget: keeper.forget,
  };
}
