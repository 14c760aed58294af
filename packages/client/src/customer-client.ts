import { type CustomerBody, type Language, PROTOCOL_VERSION, type ToCustomerFrame } from "@warmline/contract";
import { type Connection, createConnection, type Greeting, type Refusal } from "./connection.ts";
import { type CustomerOutgoing, type CustomerState, initialCustomerState, reduceCustomer } from "./customer-state.ts";
import { readCustomerFrame } from "./frames.ts";
import { appendInOrder, lastSeq } from "./log.ts";
import { createMarks } from "./marks.ts";
import { createOutbox } from "./outbox.ts";
import type { ClientPorts } from "./ports.ts";
import { createStore, type Readable } from "./store.ts";
import { createTypingSignal, TYPING_SHOWN_MS } from "./typing-signal.ts";

/** How to connect as a customer. */
export interface CustomerOptions {
  /** Address of the socket, `wss://host/api/v1/socket`. */
  readonly url: string;
  readonly language: Language;
  /** Under which key unsent messages are kept; another customer or shop needs another key. */
  readonly storageKey: string;
  readonly ports: ClientPorts;
  /**
   * Brings a session's token: the first time, and again after the server did not accept the last one (`renew`).
   * A rejection is tried again later; a refusal is shown and final until `reconnect`.
   */
  readonly getSession: (renew: boolean) => Promise<string | Refusal>;
}

/** A customer's connection to a shop. */
export interface CustomerClient extends Readable<CustomerState> {
  /** Writes a message; it is sent as soon as that is possible, once. Answers with the id by which `outgoing` shows it. */
  readonly send: (body: CustomerBody) => string;
  /** Sends a failed message once more, after everything that waits. */
  readonly retry: (id: string) => void;
  /** Takes back a message that failed or still waits. */
  readonly discard: (id: string) => void;
  /** The customer has read up to here. */
  readonly markRead: (seq: number) => void;
  /** Call at each key press (true) and when the text was emptied or left (false). */
  readonly typing: (on: boolean) => void;
  /** The network is back, or the page is seen again. */
  readonly wake: () => void;
  /** Tries again at once, also after a refusal. */
  readonly reconnect: () => void;
  /** Ends the connection; what was not sent stays kept. */
  readonly close: () => void;
  /** Ends the connection and removes whatever was kept, as after signing out. */
  readonly forget: () => Promise<void>;
}

/** A log that stays behind its conversation's last number this long is fetched again, in milliseconds. */
export const BEHIND_LIMIT_MS = 5_000;

/** A customer's messages need no more than what every kept message has; the server checks their bodies. */
function isCustomerOutgoing(kept: object): kept is CustomerOutgoing {
  return "body" in kept;
}

/** Connects as a customer: sends once and in order, receives in order without a gap, over any loss of the connection. */
export function connectCustomer(options: CustomerOptions): CustomerClient {
  const { ports } = options;
  const { timers } = ports;
  const store = createStore(initialCustomerState, reduceCustomer);
  const { dispatch, getState } = store;
  let session: string | null = null;
  let renew = false;
  let stopTyping = (): void => undefined;
  let stopBehind: (() => void) | null = null;

  const connection: Connection = createConnection<ToCustomerFrame>({
    url: options.url,
    ports,
    readFrame: readCustomerFrame,
    greet,
    onSessionRefused() {
      session = null;
      renew = true;
    },
    onState(state) {
      dispatch({ type: "connection", connection: state });
      if (state.status !== "online") outbox.offline();
    },
    onFrame,
  });
  const outbox = createOutbox<CustomerOutgoing>({
    ports,
    storageKey: options.storageKey,
    outgoing: () => getState().outgoing,
    dispatch,
    streamOf: (_item, instance) => instance,
    transmit: ({ id, body }, { stream, n }) => connection.send({ type: "send", id, stream, n, body }),
    isItem: isCustomerOutgoing,
  });
  const marks = createMarks(connection.send);
  const typing = createTypingSignal(timers, (on) => {
    const conversation = getState().conversation?.id;
    if (conversation !== undefined) connection.send({ type: "typing", conversation, on });
  });

  async function greet(): Promise<Greeting> {
    const answer = session ?? (await options.getSession(renew));
    if (typeof answer !== "string") return answer;
    session = answer;
    const { conversation, messages } = getState();
    const after = conversation === null ? {} : { after: { conversation: conversation.id, seq: lastSeq(messages) } };
    const who = { type: "hello", protocol: PROTOCOL_VERSION, role: "customer" } as const;
    return { ok: true, hello: { ...who, session, language: options.language, ...after } };
  }

  function onFrame(frame: ToCustomerFrame): void {
    switch (frame.type) {
      case "welcome":
        dispatch({ type: "welcomed", customer: frame.customer, conversation: frame.conversation });
        marks.renew();
        mark();
        outbox.online();
        return checkBehind();
      case "conversation":
        dispatch(frame);
        return checkBehind();
      case "messages":
        return receive(frame);
      case "ack":
        return outbox.accepted(frame.id, frame);
      case "refused":
        return outbox.refused(frame);
      case "typing":
        return showTyping(frame);
      case "error":
      case "pong":
        return;
    }
  }

  function receive(frame: Extract<ToCustomerFrame, { type: "messages" }>): void {
    const { conversation, messages } = getState();
    const missing = frame.conversation === conversation?.id && appendInOrder(messages, frame.messages).gap;
    dispatch(frame);
    outbox.arrived(frame.messages);
    mark();
    if (missing) connection.restart();
  }

  function mark(): void {
    const { conversation, messages, readSeq } = getState();
    if (conversation === null) return;
    const heard = messages.findLast(({ author }) => author.kind !== "customer")?.seq ?? 0;
    marks.tell({ type: "delivered", conversation: conversation.id, seq: heard });
    marks.tell({ type: "read", conversation: conversation.id, seq: Math.min(readSeq, lastSeq(messages)) });
  }

  function checkBehind(): void {
    const { conversation, messages } = getState();
    if (conversation === null || conversation.seq <= lastSeq(messages)) return;
    stopBehind ??= timers.after(BEHIND_LIMIT_MS, () => {
      stopBehind = null;
      if (getState().messages !== messages) checkBehind();
      else if (getState().connection.status === "online") connection.restart();
    });
  }

  function showTyping(frame: Extract<ToCustomerFrame, { type: "typing" }>): void {
    if (frame.who === "customer" || frame.conversation !== getState().conversation?.id) return;
    stopTyping();
    dispatch({ type: "typing", who: frame.on ? frame.who : null });
    if (frame.on) stopTyping = timers.after(TYPING_SHOWN_MS, () => dispatch({ type: "typing", who: null }));
  }

  function end(): void {
    connection.close();
    outbox.offline();
    stopTyping();
    stopBehind?.();
  }

  void outbox.restore().then(() => connection.reconnect());

  return {
    getState,
    subscribe: store.subscribe,
    send(body) {
      typing(false);
      return outbox.write((id) => ({ id, body, writtenAt: timers.now(), delivery: { state: "queued" } }));
    },
    retry: (id) => outbox.retry(id),
    discard: outbox.discard,
    markRead(seq) {
      dispatch({ type: "read", seq });
      mark();
    },
    typing,
    wake: connection.wake,
    reconnect: connection.reconnect,
    close: end,
    async forget() {
      end();
      await outbox.forget();
    },
  };
}
