import type { AgentBody, Message, Presence, StaffConversation } from "@warmline/contract";
import type { ConnectionState } from "./connection.ts";
import { withoutErased } from "./erased.ts";
import { appendInOrder, lastSeq } from "./log.ts";
import { type Outgoing, type OutgoingAction, reduceOutgoing, withoutArrived } from "./outgoing.ts";

/** An agent's own message on its way; `epoch` is the ownership and `seen` the last entry that he saw when he wrote it. */
export interface AgentOutgoing extends Outgoing<AgentBody> {
  readonly conversation: string;
  readonly epoch: number;
  readonly seen?: number;
}

/** A conversation that the agent looks at. `loading` until the first part of its log is there; `failed` when it may not be seen. */
export type OpenState =
  { readonly status: "loading" } | { readonly status: "live" } | { readonly status: "failed"; readonly code: string };

/** An open conversation's log, without gaps in staff numbering, and who types in it. */
export interface OpenConversation {
  readonly state: OpenState;
  readonly messages: readonly Message[];
  readonly typing: "customer" | "agent" | "assistant" | null;
}

/**
 * Everything a workbench shows of conversations. `inbox` is null until the server has sent it once; it then stays
 * as last known while offline. Both maps go by the conversation's id.
 */
export interface AgentState {
  readonly connection: ConnectionState;
  readonly person: string | null;
  readonly presence: Presence | null;
  readonly inbox: ReadonlyMap<string, StaffConversation> | null;
  readonly open: ReadonlyMap<string, OpenConversation>;
  readonly outgoing: readonly AgentOutgoing[];
}

export type AgentAction =
  | { readonly type: "connection"; readonly connection: ConnectionState }
  | { readonly type: "welcomed"; readonly person: string; readonly presence: Presence }
  | { readonly type: "presence"; readonly presence: Presence }
  | { readonly type: "inbox"; readonly conversations: readonly StaffConversation[] }
  | { readonly type: "conversation"; readonly conversation: StaffConversation }
  | { readonly type: "removed"; readonly conversation: string }
  | { readonly type: "opened"; readonly conversation: string }
  | { readonly type: "open_failed"; readonly conversation: string; readonly code: string }
  | { readonly type: "left"; readonly conversation: string }
  | { readonly type: "messages"; readonly conversation: string; readonly messages: readonly Message[] }
  | { readonly type: "typing"; readonly conversation: string; readonly who: OpenConversation["typing"] }
  | OutgoingAction<AgentOutgoing>;

export const initialAgentState: AgentState = {
  connection: { status: "connecting" },
  person: null,
  presence: null,
  inbox: null,
  open: new Map(),
  outgoing: [],
};

const JUST_OPENED: OpenConversation = { state: { status: "loading" }, messages: [], typing: null };

function changed<Value>(map: ReadonlyMap<string, Value> | null, key: string, value: Value | null): Map<string, Value> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}

function inOpen(state: AgentState, id: string, change: (open: OpenConversation) => OpenConversation): AgentState {
  const open = state.open.get(id);
  return open === undefined ? state : { ...state, open: changed(state.open, id, change(open)) };
}

function withMessages(state: AgentState, id: string, arrived: readonly Message[]): AgentState {
  const next = inOpen(state, id, (open) => ({
    state: { status: "live" },
    messages: withoutErased(appendInOrder(open.messages, arrived).log),
    typing: arrived.length > 0 ? null : open.typing,
  }));
  const ids = new Set(arrived.map(({ clientId }) => clientId).filter((clientId) => clientId !== undefined));
  const seq = lastSeq(next.open.get(id)?.messages ?? []);
  return { ...next, outgoing: withoutArrived(next.outgoing, { conversation: id, seq, ids }) };
}

/** Drops what was taken in a conversation that is not open: no log will come to take its place. */
function forgetUnseen(state: AgentState): AgentState {
  const stays = (item: AgentOutgoing): boolean => item.delivery.state !== "sent" || state.open.has(item.conversation);
  return state.outgoing.every(stays) ? state : { ...state, outgoing: state.outgoing.filter(stays) };
}

function left(state: AgentState, id: string): AgentState {
  return forgetUnseen({ ...state, open: changed(state.open, id, null) });
}

/** The agent's state after an action. */
export function reduceAgent(state: AgentState, action: AgentAction): AgentState {
  switch (action.type) {
    case "connection":
      return { ...state, connection: action.connection };
    case "welcomed":
      return { ...state, person: action.person, presence: action.presence };
    case "presence":
      return { ...state, presence: action.presence };
    case "inbox":
      return { ...state, inbox: new Map(action.conversations.map((one) => [one.id, one])) };
    case "conversation":
      return { ...state, inbox: changed(state.inbox, action.conversation.id, action.conversation) };
    case "removed":
      return { ...state, inbox: changed(state.inbox, action.conversation, null) };
    case "opened":
      return { ...state, open: changed(state.open, action.conversation, JUST_OPENED) };
    case "open_failed":
      return inOpen(state, action.conversation, (open) => ({
        ...open,
        state: { status: "failed", code: action.code },
      }));
    case "left":
      return left(state, action.conversation);
    case "messages":
      return withMessages(state, action.conversation, action.messages);
    case "typing":
      return inOpen(state, action.conversation, (open) => ({ ...open, typing: action.who }));
    case "written":
    case "delivery":
    case "discarded":
    case "restored":
      return forgetUnseen({ ...state, outgoing: reduceOutgoing(state.outgoing, action) });
  }
}
