import type { CustomerBody, CustomerConversation, Message } from "@warmline/contract";
import type { ConnectionState } from "./connection.ts";
import { appendInOrder, lastSeq } from "./log.ts";
import { type Outgoing, type OutgoingAction, reduceOutgoing, withoutArrived } from "./outgoing.ts";

/** A customer's own message on its way. */
export type CustomerOutgoing = Outgoing<CustomerBody>;

/**
 * Everything a customer's screen shows. `messages` is the log of `conversation` without gaps; `outgoing` comes after it.
 * `welcomed` says that the server has answered at least once, so that an empty log means a new customer.
 */
export interface CustomerState {
  readonly connection: ConnectionState;
  readonly welcomed: boolean;
  readonly customer: string | null;
  readonly conversation: CustomerConversation | null;
  readonly messages: readonly Message[];
  readonly outgoing: readonly CustomerOutgoing[];
  readonly typing: "agent" | "assistant" | null;
  /** How far this customer has read, in the log's numbering. */
  readonly readSeq: number;
}

export type CustomerAction =
  | { readonly type: "connection"; readonly connection: ConnectionState }
  | { readonly type: "welcomed"; readonly customer: string; readonly conversation: CustomerConversation | null }
  | { readonly type: "conversation"; readonly conversation: CustomerConversation }
  | { readonly type: "messages"; readonly conversation: string; readonly messages: readonly Message[] }
  | { readonly type: "typing"; readonly who: "agent" | "assistant" | null }
  | { readonly type: "read"; readonly seq: number }
  | OutgoingAction<CustomerOutgoing>;

export const initialCustomerState: CustomerState = {
  connection: { status: "connecting" },
  welcomed: false,
  customer: null,
  conversation: null,
  messages: [],
  outgoing: [],
  typing: null,
  readSeq: 0,
};

/** How many messages of others are past what the customer has read. */
export function unreadCount(state: CustomerState): number {
  return state.messages.filter(({ seq, author }) => seq > state.readSeq && author.kind !== "customer").length;
}

function inConversation(state: CustomerState, conversation: CustomerConversation): CustomerState {
  const readSeq = conversation.readSeq ?? 0;
  if (state.conversation?.id === conversation.id) {
    return { ...state, conversation, readSeq: Math.max(state.readSeq, readSeq) };
  }
  const outgoing = state.outgoing.filter(
    ({ delivery }) => delivery.state !== "sent" || delivery.conversation === conversation.id,
  );
  return { ...state, conversation, messages: [], typing: null, readSeq, outgoing };
}

/** What is known of a conversation whose first message came before its description. */
function unseen(id: string): CustomerConversation {
  return { id, owner: "assistant", seq: 0, staffReadSeq: 0, rated: false };
}

function withMessages(state: CustomerState, id: string, arrived: readonly Message[]): CustomerState {
  if (state.conversation?.id !== id) {
    if (arrived[0]?.seq !== 1) return state;
    return withMessages(inConversation(state, unseen(id)), id, arrived);
  }
  const { log } = appendInOrder(state.messages, arrived);
  if (log === state.messages) return state;
  const ids = new Set(arrived.map(({ clientId }) => clientId).filter((clientId) => clientId !== undefined));
  const outgoing = withoutArrived(state.outgoing, { conversation: id, seq: lastSeq(log), ids });
  const typing = arrived.some(({ author }) => author.kind !== "customer") ? null : state.typing;
  return { ...state, messages: log, outgoing, typing };
}

/** The customer's state after an action. */
export function reduceCustomer(state: CustomerState, action: CustomerAction): CustomerState {
  switch (action.type) {
    case "connection":
      return { ...state, connection: action.connection };
    case "welcomed": {
      const welcomed = { ...state, welcomed: true, customer: action.customer };
      if (action.conversation !== null) return inConversation(welcomed, action.conversation);
      return { ...welcomed, conversation: null, messages: [], typing: null, readSeq: 0 };
    }
    case "conversation":
      return inConversation(state, action.conversation);
    case "messages":
      return withMessages(state, action.conversation, action.messages);
    case "typing":
      return { ...state, typing: action.who };
    case "read":
      return action.seq > state.readSeq ? { ...state, readSeq: action.seq } : state;
    case "written":
    case "delivery":
    case "discarded":
    case "restored":
      return { ...state, outgoing: reduceOutgoing(state.outgoing, action) };
  }
}
