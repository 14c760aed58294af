import { type AgentBody, type PresenceState, PROTOCOL_VERSION, type ToAgentFrame } from "@warmline/contract";
import { type AgentOutgoing, type AgentState, initialAgentState, reduceAgent } from "./agent-state.ts";
import { createConnection, type Greeting, type Refusal } from "./connection.ts";
import { readAgentFrame } from "./agent-frames.ts";
import { appendInOrder, lastSeq } from "./log.ts";
import { createMarks } from "./marks.ts";
import { createOutbox } from "./outbox.ts";
import type { Cancel, ClientPorts } from "./ports.ts";
import { createStore, type Readable } from "./store.ts";
import { createTypingSignal, TYPING_SHOWN_MS } from "./typing-signal.ts";

/** How to connect as a member of staff. */
export interface AgentOptions {
  /** Address of the socket, `wss://host/api/v1/socket`. */
  readonly url: string;
  /** Under which key unsent messages are kept; another person needs another key. */
  readonly storageKey: string;
  readonly ports: ClientPorts;
  /**
   * For programs without a cookie: brings a session's token, again (`renew`) after the last one was not accepted.
   * Without it the cookie speaks, and a session that is not accepted ends in `refused`.
   */
  readonly getSession?: (renew: boolean) => Promise<string | Refusal>;
}

/** An answer or a note, for the ownership (`epoch`) that its writer saw. */
export interface AgentMessage {
  readonly conversation: string;
  readonly epoch: number;
  /**
   * The last entry that its writer saw, in staff numbering; what the customer wrote later stays unanswered. Unless told
   * it is the end of the open log, as it is when the message is written, or nothing where the log is not open.
   */
  readonly seen?: number;
  readonly body: AgentBody;
}

/** An agent's connection: his inbox, the conversations he looks at, his presence. */
export interface AgentClient extends Readable<AgentState> {
  /** Looks at a conversation: its log comes and stays live, also over reconnects, until `leave`. */
  readonly open: (conversation: string) => void;
  readonly leave: (conversation: string) => void;
  /** Writes an answer or a note; sent as soon as possible, once, in order within its conversation. Answers with its id. */
  readonly send: (message: AgentMessage) => string;
  /** Sends a failed message once more, for the ownership and the log that are now shown. */
  readonly retry: (id: string) => void;
  /** Takes back a message that failed or still waits. */
  readonly discard: (id: string) => void;
  /** The agent has read up to here, in staff numbering. */
  readonly markRead: (conversation: string, seq: number) => void;
  readonly typing: (conversation: string, on: boolean) => void;
  /** Asks for a presence, and again after each reconnect. */
  readonly setPresence: (state: PresenceState, capacity?: number) => void;
  readonly wake: () => void;
  /** Tries again at once, also after a refusal. */
  readonly reconnect: () => void;
  /** Ends the connection; what was not sent stays kept. */
  readonly close: () => void;
  /** Ends the connection and removes whatever was kept. */
  readonly forget: () => Promise<void>;
}

/** An open log that stays behind its conversation's last number this long is asked for again, in milliseconds. */
export const OPEN_AGAIN_MS = 5_000;
/** Characters of a conversation's id that tell its stream from the agent's others. */
const SHORT_ID = 12;

function isAgentOutgoing(kept: object): kept is AgentOutgoing {
  return "conversation" in kept && typeof kept.conversation === "string";
}

/** Connects as an agent: sends once and in order per conversation, keeps inbox and open logs true over any loss of the connection. */
export function connectAgent(options: AgentOptions): AgentClient {
  const { ports } = options;
  const { timers } = ports;
  const store = createStore(initialAgentState, reduceAgent);
  const { dispatch, getState } = store;
  const timersOf = new Map<string, Cancel>();
  const signals = new Map<string, (on: boolean) => void>();
  let session: string | null = null;
  let renew = false;
  let wish: { state: PresenceState; capacity?: number } | null = null;

  const connection = createConnection<ToAgentFrame>({
    url: options.url,
    ports,
    readFrame: readAgentFrame,
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
  const outbox = createOutbox<AgentOutgoing>({
    ports,
    storageKey: options.storageKey,
    outgoing: () => getState().outgoing,
    dispatch,
    streamOf: ({ conversation }, instance) => `${instance}-${conversation.slice(-SHORT_ID)}`,
    transmit: ({ id, body, conversation, epoch, seen }, { stream, n }) =>
      connection.send({ type: "send", id, stream, n, conversation, epoch, seen, body }),
    isItem: isAgentOutgoing,
  });
  const marks = createMarks(connection.send);

  async function greet(): Promise<Greeting> {
    const who = { type: "hello", protocol: PROTOCOL_VERSION, role: "agent" } as const;
    if (options.getSession === undefined) {
      return renew ? { ok: false, code: "session_invalid" } : { ok: true, hello: who };
    }
    const answer = session ?? (await options.getSession(renew));
    if (typeof answer !== "string") return answer;
    session = answer;
    return { ok: true, hello: { ...who, session } };
  }

  function onFrame(frame: ToAgentFrame): void {
    switch (frame.type) {
      case "welcome":
        return welcomed(frame);
      case "inbox":
      case "presence":
        return dispatch(frame);
      case "conversation":
        dispatch(frame);
        return checkBehind(frame.conversation.id);
      case "removed":
        return dispatch(frame);
      case "messages":
        return receive(frame);
      case "ack":
        return outbox.accepted(frame.id, frame);
      case "refused":
        return outbox.refused(frame);
      case "typing":
        return showTyping(frame);
      case "error":
        if (frame.conversation !== undefined) {
          dispatch({ type: "open_failed", conversation: frame.conversation, code: frame.code });
        }
        return;
      case "pong":
        return;
    }
  }

  function welcomed(frame: Extract<ToAgentFrame, { type: "welcome" }>): void {
    dispatch({ type: "welcomed", person: frame.person, presence: frame.presence });
    marks.renew();
    if (wish !== null) connection.send({ type: "presence", ...wish });
    for (const conversation of getState().open.keys()) askFor(conversation);
    outbox.online();
  }

  /** The last entry of the open log; 0 where it is not open. */
  function shownUpTo(conversation: string): number {
    return lastSeq(getState().open.get(conversation)?.messages ?? []);
  }

  function askFor(conversation: string): void {
    connection.send({ type: "open", conversation, after: shownUpTo(conversation) });
    checkBehind(conversation);
  }

  function receive(frame: Extract<ToAgentFrame, { type: "messages" }>): void {
    const open = getState().open.get(frame.conversation);
    const missing = open !== undefined && appendInOrder(open.messages, frame.messages).gap;
    dispatch(frame);
    outbox.arrived(frame.messages);
    if (missing) later(`behind ${frame.conversation}`, OPEN_AGAIN_MS, () => askFor(frame.conversation));
  }

  function checkBehind(id: string): void {
    const open = getState().open.get(id);
    if (open === undefined || (getState().inbox?.get(id)?.seq ?? 0) <= lastSeq(open.messages)) return;
    later(`behind ${id}`, OPEN_AGAIN_MS, () => {
      const now = getState().open.get(id);
      if (now !== undefined && now.messages !== open.messages) checkBehind(id);
      else if (now !== undefined) askFor(id);
    });
  }

  /** Runs once after a while, however often it is asked for meanwhile. */
  function later(key: string, milliseconds: number, run: () => void): void {
    if (timersOf.has(key)) return;
    const stop = timers.after(milliseconds, () => {
      timersOf.delete(key);
      run();
    });
    timersOf.set(key, stop);
  }

  function stop(key: string): void {
    timersOf.get(key)?.();
    timersOf.delete(key);
  }

  function showTyping({ conversation, who, on }: Extract<ToAgentFrame, { type: "typing" }>): void {
    stop(`typing ${conversation}`);
    dispatch({ type: "typing", conversation, who: on ? who : null });
    if (!on) return;
    later(`typing ${conversation}`, TYPING_SHOWN_MS, () => dispatch({ type: "typing", conversation, who: null }));
  }

  function typing(conversation: string, on: boolean): void {
    const known = signals.get(conversation);
    const signal = known ?? createTypingSignal(timers, (on) => connection.send({ type: "typing", conversation, on }));
    signals.set(conversation, signal);
    signal(on);
  }

  function end(): void {
    connection.close();
    outbox.offline();
    for (const key of [...timersOf.keys()]) stop(key);
  }

  void outbox.restore().then(connection.reconnect);

  return {
    getState,
    subscribe: store.subscribe,
    open(conversation) {
      if (getState().open.has(conversation)) return;
      dispatch({ type: "opened", conversation });
      askFor(conversation);
    },
    leave(conversation) {
      if (!getState().open.has(conversation)) return;
      typing(conversation, false);
      dispatch({ type: "left", conversation });
      connection.send({ type: "leave", conversation });
    },
    send(message) {
      typing(message.conversation, false);
      return outbox.write((id) => ({
        ...message,
        seen: message.seen ?? shownUpTo(message.conversation),
        id,
        writtenAt: timers.now(),
        delivery: { state: "queued" },
      }));
    },
    retry(id) {
      outbox.retry(id, (item) => ({
        ...item,
        epoch: getState().inbox?.get(item.conversation)?.epoch ?? item.epoch,
        seen: Math.max(item.seen ?? 0, shownUpTo(item.conversation)),
      }));
    },
    discard: outbox.discard,
    markRead: (conversation, seq) => marks.tell({ type: "read", conversation, seq }),
    typing,
    setPresence(state, capacity) {
      wish = { state, ...(capacity === undefined ? {} : { capacity }) };
      connection.send({ type: "presence", ...wish });
    },
    wake: connection.wake,
    reconnect() {
      renew = false;
      connection.reconnect();
    },
    close: end,
    async forget() {
      end();
      await outbox.forget();
    },
  };
}
