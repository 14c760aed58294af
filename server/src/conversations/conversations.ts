import type { Brief, Message, StaffConversation } from "@warmline/contract";
import type { Bus } from "../platform/bus/index.ts";
import type { Clock } from "../platform/clock.ts";
import {
  type Database,
  isDatabaseAway,
  type Scope,
  systemQuery,
  type Transaction,
  withScope,
} from "../platform/database/index.ts";
import { gather } from "../platform/gather.ts";
import type { Log } from "../platform/log.ts";
import { appendCall } from "./append-sql.ts";
import type { AppendResult } from "./append-item.ts";
import { createAppender } from "./appender.ts";
import { closeIdle } from "./close-idle.ts";
import type { ConversationsContext } from "./context.ts";
import { type AnswerOf, correctAnswer, type Corrected, type Correcting, takeBackCorrection } from "./corrections.ts";
import { doAndTell, type DoneAndTold, type OwnedByAgent } from "./do-and-tell.ts";
import { type ClosedBefore, eraseClosed, eraseLate, eraseLogsOf, forgetTraces } from "./erase.ts";
import { type ExportedConversation, exportLogs } from "./export-logs.ts";
import { HEAD_TOPIC, type HeadCause, type Place } from "./head.ts";
import { latestConversations } from "./latest-conversations.ts";
import { type MarkCommand, moveMark } from "./marks.ts";
import {
  type CustomerUpdate,
  type CustomerUpdateWanted,
  type Reached,
  readCustomerUpdates,
} from "./customer-update.ts";
import { type ConversationFilter, findConversations, inbox } from "./read-conversations.ts";
import { readBrief } from "./read-brief.ts";
import { type Reader, readMessages } from "./read-messages.ts";
import { READS } from "./reads.ts";
import { type AgentSendCommand, type CustomerSendCommand, sendFromAgent, sendFromCustomer } from "./send.ts";
import { tellUnasked, type ThreadStanding } from "./tell-unasked.ts";
import type { CustomerContact } from "./thread.ts";
import { tellWaiting, type WaitingLine } from "./tell-waiting.ts";
import { createTurns, type Turns } from "./turns.ts";
import { type Transfer, transferIn, type TransferResult } from "./transfer.ts";

/** What the room stands on. */
export interface ConversationsPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The room's shell: everything that others may do with conversations. */
export interface Conversations {
  sendFromCustomer(send: CustomerSendCommand): Promise<AppendResult>;
  sendFromAgent(send: AgentSendCommand): Promise<AppendResult>;
  /** Changes the owner in a transaction of its own, and hints afterwards. */
  transfer(scope: Scope, transfer: Omit<Transfer, "now">): Promise<TransferResult>;
  /** The same inside the caller's transaction; the caller hints with `publishHead` after the commit. */
  transferIn(trx: Transaction, transfer: Omit<Transfer, "now">): Promise<TransferResult>;
  publishHead(place: Place): void;
  mark(scope: Scope, mark: MarkCommand): Promise<void>;
  messages(
    scope: Scope,
    from: { readonly conversationId: string; readonly after: number; readonly reader: Reader },
  ): Promise<Message[]>;
  /** What a customer has not seen yet: his newest conversation and its entries after the place he has reached. */
  customerUpdate(
    contact: Pick<CustomerContact, "organizationId" | "shopId" | "customer">,
    reached: Reached | null,
  ): Promise<CustomerUpdate | null>;
  inbox(scope: Scope, personId: string): Promise<StaffConversation[]>;
  find(scope: Scope, personId: string, filter: ConversationFilter): Promise<StaffConversation[]>;
  /** A shop's newest conversation with each of these customers; who has none is not in the answer. */
  latestOf(scope: Scope, shopId: string, customers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The story for whoever takes over; null without one, undefined when there is no such conversation. */
  brief(scope: Scope, conversationId: string): Promise<Brief | null | undefined>;
  /** Keeps what a person says was wrong with an answer of the assistant's; said again it replaces what he had said. */
  correct(scope: Scope, answer: AnswerOf, correcting: Correcting): Promise<Corrected>;
  /** Takes back what a person said of an answer. */
  takeBackCorrection(scope: Scope, answer: AnswerOf): Promise<Corrected>;
  /** Erases every log of a customer in the caller's transaction, which hints with `publishHead` after the commit. */
  eraseLogsOf(
    trx: Transaction,
    whose: { readonly organizationId: string; readonly customerId: string },
  ): Promise<readonly Place[]>;
  /** Erases what was written in erased logs since; the work of a recurring task. Returns in how many. */
  eraseLate(signal?: AbortSignal): Promise<number>;
  /** Erases what was said in some conversations that were closed before a moment; in how many. */
  eraseClosed(closed: ClosedBefore): Promise<number>;
  /** Takes the assistant's traces out of some conversations that were closed before a moment; out of how many. */
  forgetTraces(closed: ClosedBefore): Promise<number>;
  /** A customer's conversations as he saw them, the oldest first. */
  exportLogs(scope: Scope, customerId: string): AsyncIterable<ExportedConversation>;
  readonly turns: Turns;
  /** Does something for the customer of an agent's conversation and tells it there, both or neither; hints afterwards. */
  doAndTell<T>(
    scope: Scope,
    conversation: OwnedByAgent,
    work: (trx: Transaction, customer: { readonly customerId: string | null }) => Promise<DoneAndTold<T>>,
  ): ReturnType<typeof doAndTell<T>>;
  /** Does something and tells a customer of it who did not ask, if `work` has a line for him; hints afterwards. */
  tellUnasked<T>(
    contact: CustomerContact,
    work: (trx: Transaction, standing: ThreadStanding) => Promise<DoneAndTold<T>>,
  ): Promise<T>;
  /** Closes what the assistant owns and nobody has written in for a day; returns how many that were. */
  closeIdle(signal?: AbortSignal): Promise<number>;
  /** Waits until nothing is being written. */
  /** Tells somebody who waits for a person his place, once for each time that he comes to wait. */
  tellWaiting(scope: Scope, line: WaitingLine): Promise<boolean>;
  drain(): Promise<void>;
}

/** Makes the room. */
export function createConversations(ports: ConversationsPorts): Conversations {
  const context = createContext(ports);
  const { inScope } = context;
  const now = () => ports.clock.now();
  const transfer: Conversations["transfer"] = async (scope, wish) => {
    const result = await inScope(scope, (trx) => transferIn(trx, { ...wish, now: now() }));
    if (result.ok) await publishHeadOf(context, { scope, conversationId: wish.conversationId, cause: "transfer" });
    return result;
  };
  const updates = gather({
    ...READS,
    ask: (wanted: readonly CustomerUpdateWanted[]) => readCustomerUpdates(context.database, wanted),
  });
  return {
    sendFromCustomer: (send) => sendFromCustomer(context, send),
    sendFromAgent: (send) => sendFromAgent(context, send),
    transferIn: (trx, transfer) => transferIn(trx, { ...transfer, now: now() }),
    transfer,
    closeIdle: (signal) => closeIdle(context, transfer, signal),
    publishHead: context.publishHead,
    mark: async (scope, mark) => {
      const moved = await inScope(scope, (trx) => moveMark(trx, mark));
      if (moved) await publishHeadOf(context, { scope, conversationId: mark.conversationId, cause: "mark" });
    },
    messages: (scope, from) => inScope(scope, (trx) => readMessages(trx, from)),
    customerUpdate: (contact, reached) => updates({ contact, reached }),
    inbox: (scope, personId) => inScope(scope, (trx) => inbox(trx, personId, now())),
    find: (scope, personId, filter) => inScope(scope, (trx) => findConversations(trx, personId, filter)),
    latestOf: (scope, shopId, customers) => inScope(scope, (trx) => latestConversations(trx, shopId, customers)),
    brief: (scope, conversationId) => inScope(scope, (trx) => readBrief(trx, conversationId)),
    correct: (scope, answer, correcting) => correctAnswer(context, { scope, answer }, correcting),
    takeBackCorrection: (scope, answer) => takeBackCorrection(context, { scope, answer }),
    eraseLogsOf: (trx, whose) => eraseLogsOf(trx, { ...whose, now: now() }),
    eraseLate: (signal) => eraseLate(context, signal),
    eraseClosed: (closed) => eraseClosed(context, closed),
    forgetTraces: (closed) => forgetTraces(context, closed),
    exportLogs: (scope, customerId) => exportLogs(context, scope, customerId),
    turns: createTurns(context),
    doAndTell: (scope, conversation, work) => doAndTell(context, { scope, conversation }, work),
    tellWaiting: (scope, line) => tellWaiting(context, scope, line),
    tellUnasked: (contact, work) => tellUnasked(context, contact, work),
    drain: () => context.appender.drain(),
  };
}

function createContext(ports: ConversationsPorts): ConversationsContext {
  const { database, bus, clock, log, newId, pause } = ports;
  const appender = createAppender({
    call: (items) => systemQuery(database, appendCall(items)),
    isAway: isDatabaseAway,
    pause,
    log,
    onAppended: (item, row) =>
      bus.publish(HEAD_TOPIC, {
        organizationId: item.organizationId,
        shopId: row.shop,
        conversationId: row.conversation,
        customerId: row.customer,
        seq: row.seq,
        cause: "entry",
      }),
  });
  return {
    database,
    bus,
    clock,
    log,
    newId,
    appender,
    inScope: (scope, work) => withScope(database, scope, work),
    // seq 0 says only "look": whoever changed the log in his own transaction does not know what the hint should carry.
    publishHead: ({ organizationId, shopId, conversationId, customerId }) =>
      bus.publish(HEAD_TOPIC, { organizationId, shopId, conversationId, customerId, seq: 0, cause: "transfer" }),
  };
}

async function publishHeadOf(
  context: ConversationsContext,
  {
    scope,
    conversationId,
    cause,
  }: { readonly scope: Scope; readonly conversationId: string; readonly cause: HeadCause },
): Promise<void> {
  const row = await context.inScope(scope, (trx) =>
    trx
      .selectFrom("conversation")
      .select(["shop_id", "customer_id", "seq"])
      .where("id", "=", conversationId)
      .executeTakeFirst(),
  );
  if (!row) return;
  context.bus.publish(HEAD_TOPIC, {
    organizationId: scope.organizationId,
    shopId: row.shop_id,
    conversationId,
    customerId: row.customer_id,
    seq: row.seq,
    cause,
  });
}
