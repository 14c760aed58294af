import type { Card, Message, OwnerKind, QuickReply } from "@warmline/contract";
import type { Conversations, CustomerContact } from "../conversations/index.ts";
import {
  type CustomerSessionResult,
  type IdentityContext,
  openCustomerSession,
  openSessionOfCustomer,
  revokeCustomerSession,
} from "../identity/index.ts";
import type { Scope } from "../platform/database/index.ts";
import { newId } from "../platform/ids.ts";
import { type Foundation, wireRooms } from "../wire.ts";
import { CommandFailure } from "./command-failure.ts";

/** One reply as programs read it. */
export interface AskReply {
  readonly text: string;
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly facts: readonly string[];
  /** Facts that were asked for and that the shop has not given. */
  readonly unknown: readonly string[];
  readonly clauses: readonly string[];
  readonly actions: readonly string[];
  readonly cards: readonly Card[];
  readonly quickReplies: readonly QuickReply[];
  readonly owner: OwnerKind;
}

/** Who talks to which shop. */
export interface TerminalTalkOptions {
  readonly shop: string;
  readonly customer?: string;
  readonly issuer?: string;
  readonly language: "zh" | "en";
}

/** A conversation held from the terminal. */
export interface TerminalTalk {
  /** Says something and gives what was answered: nothing but the owner when people have the conversation. */
  say(text: string): Promise<readonly AskReply[]>;
  close(): Promise<void>;
}

/** A turn that fails is tried again; the third failure hands over, so more tries bring nothing. */
const MAX_TRIES = 3;

/** Opens a conversation in the log as any customer would have it, through the channel `terminal`. */
export async function openTerminalTalk(foundation: Foundation, options: TerminalTalkOptions): Promise<TerminalTalk> {
  const { identity, conversations, assistant } = await wireRooms(foundation);
  const session = await knock(identity, options);
  if (!session.ok) throw new CommandFailure(session.code, refusalOf(session.code, options));
  const contact = contactOf(session, options);
  const scope: Scope = { organizationId: contact.organizationId, shops: [contact.shopId] };
  const stream = `ask-${newId()}`;
  let n = 0;

  async function say(text: string): Promise<readonly AskReply[]> {
    n += 1;
    const sent = await conversations.sendFromCustomer({
      contact,
      clientId: newId(),
      stream,
      n,
      body: { kind: "text", text },
    });
    if (sent.outcome !== "appended") {
      n -= 1;
      throw new CommandFailure(sent.outcome, `the message was not taken: ${sent.outcome}`);
    }
    await takeTurn({ ...contact, conversationId: sent.conversationId });
    return repliesAfter(conversations, { contact, scope, conversationId: sent.conversationId, seq: sent.seq });
  }

  async function takeTurn(due: { organizationId: string; shopId: string; conversationId: string }): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await assistant.takeTurn(due);
        return;
      } catch (error) {
        if (tries >= MAX_TRIES) throw error;
      }
    }
  }

  return {
    say,
    close: async () => {
      await conversations.drain();
      await revokeCustomerSession(identity, session.customer);
    },
  };
}

/** Somebody known by external id, through the shop or an import, or somebody unknown. */
async function knock(identity: IdentityContext, options: TerminalTalkOptions): Promise<CustomerSessionResult> {
  const { shop: slug, customer, issuer } = options;
  if (customer === undefined || customer === "none") return openCustomerSession(identity, { slug });
  const issuers = issuer === undefined ? [`shop:${slug}`, "tau2"] : [issuer];
  let result: CustomerSessionResult = { ok: false, code: "customer_unknown" };
  for (const one of issuers) {
    result = await openSessionOfCustomer(identity, { slug, issuer: one, externalId: customer });
    if (result.ok || result.code !== "customer_unknown") return result;
  }
  return result;
}

function refusalOf(code: string, { shop, customer }: TerminalTalkOptions): string {
  if (code === "shop_unknown") return `there is no shop ${shop}`;
  return code === "customer_unknown" ? `the shop ${shop} knows no customer ${customer ?? ""}` : code;
}

type Session = Extract<CustomerSessionResult, { readonly ok: true }>;

function contactOf({ customer }: Session, { language }: TerminalTalkOptions): CustomerContact {
  const { organizationId, shopId, customerId, displayName, verified } = customer;
  return {
    organizationId,
    shopId,
    customer: { id: customerId, name: displayName, verified },
    channel: "terminal",
    language,
  };
}

interface Said {
  readonly contact: CustomerContact;
  readonly scope: Scope;
  readonly conversationId: string;
  readonly seq: number;
}

/** What the log holds after the question, whoever wrote it: a running server may have been quicker. */
async function repliesAfter(conversations: Conversations, said: Said): Promise<readonly AskReply[]> {
  const { contact, scope, conversationId, seq } = said;
  const entries = await conversations.messages(scope, { conversationId, after: seq, reader: { kind: "staff" } });
  const owner = (await conversations.customerUpdate(contact, null))?.conversation.owner ?? "assistant";
  const replies = entries.flatMap((entry) => replyOf(entry, owner));
  return replies.length > 0 ? replies : [{ ...silence, owner }];
}

const silence = {
  text: "",
  intent: null,
  confidence: null,
  facts: [],
  unknown: [],
  clauses: [],
  actions: [],
  cards: [],
  quickReplies: [],
} as const;

function replyOf({ author, body, trace }: Message, owner: OwnerKind): readonly AskReply[] {
  if (body.kind !== "text" || author.kind === "customer") return [];
  const { text, cards = [], quickReplies = [] } = body;
  return [
    {
      ...silence,
      text,
      cards,
      quickReplies,
      owner,
      ...(trace ? { ...trace, unknown: trace.unknown ?? [] } : {}),
    },
  ];
}
