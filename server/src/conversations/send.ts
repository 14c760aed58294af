import type { AgentBody, CustomerBody } from "@warmline/contract";
import type { Scope } from "../platform/database/index.ts";
import type { AppendItem, AppendResult } from "./append-item.ts";
import type { ConversationsContext } from "./context.ts";
import { type CustomerContact, latestConversation, openThread } from "./thread.ts";

/** A customer's send. `stream` names his program instance; `n` counts in it. */
export interface CustomerSendCommand {
  readonly contact: CustomerContact;
  readonly clientId: string;
  readonly stream: string;
  readonly n: number;
  readonly body: CustomerBody;
  /** Where he wrote last, if known: saves a look-up. */
  readonly conversationId?: string;
}

/** An agent's send into a conversation that he owns; a note needs no ownership. */
export interface AgentSendCommand {
  readonly organizationId: string;
  readonly conversationId: string;
  readonly agent: { readonly id: string; readonly name: string };
  readonly clientId: string;
  readonly stream: string;
  readonly n: number;
  readonly epoch: number;
  /** How far his screen showed the log when he answered: what the customer wrote later stays unanswered. */
  readonly seen: number;
  readonly body: AgentBody;
}

/** How often a send looks for the open conversation again when it closes under its hands. */
const MAX_THREADS_TRIED = 3;

/** Sends for a customer: into his open conversation, else it reopens the last one or begins the next. */
export async function sendFromCustomer(
  context: ConversationsContext,
  send: CustomerSendCommand,
): Promise<AppendResult> {
  const { contact } = send;
  const scope: Scope = { organizationId: contact.organizationId, shops: [contact.shopId] };
  let conversationId =
    send.conversationId ?? (await context.inScope(scope, (trx) => latestConversation(trx, contact)))?.id;
  for (let tried = 0; tried < MAX_THREADS_TRIED; tried++) {
    if (conversationId) {
      // The log itself says whether it is closed, and finds an earlier try of the same send before that.
      const result = await context.appender.append(customerItem(context, send, conversationId));
      if (result.outcome !== "closed") return result;
    }
    if (send.body.kind === "rating") return { outcome: "not_found" };
    const ports = { now: context.clock.now(), newId: context.newId };
    conversationId = await context.inScope(scope, (trx) => openThread(trx, contact, ports));
  }
  return { outcome: "unavailable" };
}

function customerItem(context: ConversationsContext, send: CustomerSendCommand, conversationId: string): AppendItem {
  const { contact } = send;
  return {
    organizationId: contact.organizationId,
    conversationId,
    author: { kind: "customer", id: contact.customer.id },
    clientId: send.clientId,
    at: context.clock.now(),
    body: send.body,
    step: { stream: `customer:${contact.customer.id}@${contact.shopId}/${send.stream}`, n: send.n },
  };
}

/** Sends for an agent: refused unless he owns the conversation in the epoch he saw; notes are always taken. */
export function sendFromAgent(context: ConversationsContext, send: AgentSendCommand): Promise<AppendResult> {
  const isNote = send.body.kind === "note";
  return context.appender.append({
    organizationId: send.organizationId,
    conversationId: send.conversationId,
    author: { kind: "agent", ...send.agent },
    clientId: send.clientId,
    at: context.clock.now(),
    body: send.body,
    step: { stream: `agent:${send.agent.id}@${send.conversationId}/${send.stream}`, n: send.n },
    private: isNote,
    ...(isNote ? {} : { under: { owner: "agent", epoch: send.epoch }, seen: send.seen }),
  });
}
