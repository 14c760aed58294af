import type { AssistantTrace, Language, Message, TextBody } from "@warmline/contract";
import { sql } from "kysely";
import type { JsonValue } from "../platform/json.ts";
import { type Database, type Scope, systemQuery, type Transaction } from "../platform/database/index.ts";
import { gather } from "../platform/gather.ts";
import type { AppendItem, AppendResult } from "./append-item.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";
import { presentToStaff, type StaffRow } from "./read-messages.ts";
import { READS } from "./reads.ts";
import { transferIn } from "./transfer.ts";

/** Customer messages that one turn takes at most; older ones of a flood are answered with them. */
const MAX_PENDING = 50;

/** A conversation in which the assistant owes an answer. */
export interface DueTurn {
  readonly organizationId: string;
  readonly shopId: string;
  readonly conversationId: string;
}

/** What the assistant needs to take a turn, read at one moment. `customerSeq` and `epoch` guard the answer. */
export interface Turn extends DueTurn {
  readonly customer: { readonly id: string; readonly verified: boolean };
  readonly language: Language;
  readonly epoch: number;
  readonly customerSeq: number;
  /** The customer's messages that nobody answered yet, oldest first. */
  readonly pending: readonly Message[];
  /** What the last answer stored for the next one. */
  readonly dialogue: JsonValue | null;
}

/** An answer to a turn. `dialogue` is kept with it and given to the next turn. */
export interface TurnAnswer {
  readonly turn: Turn;
  readonly body: TextBody;
  readonly trace: AssistantTrace;
  readonly dialogue: JsonValue;
}

/** An answer after which people go on; `brief` is the story for them (来龙去脉). */
export interface TurnHandOver extends TurnAnswer {
  readonly reason: string;
  readonly brief: JsonValue;
}

/** An answer, or one after which people go on. */
export type TurnReply = TurnAnswer | TurnHandOver;

/** `stale`: somebody else owns the conversation by now, or the turn was answered already. */
export type TurnOutcome = "answered" | "stale";

/** The assistant's side of the log (law 9): due turns come from rows, answers are guarded by epoch and turn. */
export interface Turns {
  due(limit: number): Promise<readonly DueTurn[]>;
  load(scope: Scope, conversationId: string): Promise<Turn | null>;
  answer(scope: Scope, answer: TurnAnswer): Promise<TurnOutcome>;
  handOver(scope: Scope, answer: TurnHandOver): Promise<TurnOutcome>;
  /**
   * Does something and tells it, in one transaction: either both happened or neither. `work` runs with the conversation
   * locked, and only where the turn is still due and the customer has said nothing since; it may run again after a
   * deadlock. `stale`: nothing was done.
   */
  answerWith(scope: Scope, turn: Turn, work: (trx: Transaction) => Promise<TurnReply>): Promise<TurnOutcome>;
}

/** Makes the assistant's side of the log. */
export function createTurns(context: ConversationsContext): Turns {
  const load = gather({ ...READS, ask: (wanted: readonly TurnWanted[]) => loadTurns(context.database, wanted) });
  return {
    due: (limit) =>
      systemQuery(
        context.database,
        sql<DueTurn>`select organization as "organizationId", shop as "shopId", conversation as "conversationId"
          from warmline_due_turns(${limit})`,
      ),
    load: (scope, conversationId) => load({ scope, conversationId }),
    answer: async (_scope, answer) => outcomeOf(await context.appender.append(answerItem(answer, context.clock.now()))),
    handOver: (scope, answer) =>
      inTurn(context, scope, answer.turn, (trx) => writeReply(trx, answer, context.clock.now())),
    answerWith: (scope, turn, work) =>
      inTurn(context, scope, turn, async (trx) => {
        await lockConversation(trx, turn.conversationId);
        if (!(await isLastWord(trx, turn))) return "stale";
        const outcome = await writeReply(trx, await work(trx), context.clock.now());
        // Nobody can have answered under our lock: what was done must not stay without its answer.
        if (outcome !== "answered") throw new Error(`what was done in ${turn.conversationId} could not be told`);
        return outcome;
      }),
  };
}

interface TurnRow {
  readonly position: number;
  readonly organization: string;
  readonly shop: string;
  readonly customer: string;
  readonly verified: boolean;
  readonly language: Language;
  readonly epoch: number;
  readonly customer_seq: number;
  readonly pending: readonly (Omit<StaffRow, "at" | "meta"> & { readonly at: string })[];
  readonly dialogue: JsonValue | null;
}

interface TurnWanted {
  readonly scope: Scope;
  readonly conversationId: string;
}

/** Reads the turns that are due among those wanted; null for the others. */
async function loadTurns(database: Database, wanted: readonly TurnWanted[]): Promise<readonly (Turn | null)[]> {
  const items = JSON.stringify(wanted.map(toParameter));
  const rows = await systemQuery(database, sql<TurnRow>`select * from warmline_turns(${items}::jsonb, ${MAX_PENDING})`);
  const found = new Map(rows.map((row) => [row.position, row]));
  return wanted.map(({ conversationId }, position) => {
    const row = found.get(position);
    return row === undefined ? null : toTurn(row, conversationId);
  });
}

function toParameter({ scope, conversationId }: TurnWanted, position: number) {
  const { organizationId, shops } = scope;
  return { position, organization: organizationId, shops: shops === "*" ? null : shops, conversation: conversationId };
}

function toTurn(row: TurnRow, conversationId: string): Turn {
  return {
    organizationId: row.organization,
    shopId: row.shop,
    conversationId,
    customer: { id: row.customer, verified: row.verified },
    language: row.language,
    epoch: row.epoch,
    customerSeq: row.customer_seq,
    pending: row.pending.map((entry) => presentToStaff({ ...entry, at: new Date(entry.at), meta: null })),
    dialogue: row.dialogue,
  };
}

function answerItem(answer: TurnAnswer, at: Date): AppendItem {
  const { turn } = answer;
  return {
    organizationId: turn.organizationId,
    conversationId: turn.conversationId,
    author: { kind: "assistant" },
    clientId: `turn:${turn.conversationId}:${turn.customerSeq}`,
    at,
    body: answer.body,
    under: { owner: "assistant", epoch: turn.epoch },
    turn: turn.customerSeq,
    meta: { trace: answer.trace, dialogue: answer.dialogue },
  };
}

function outcomeOf(result: AppendResult): TurnOutcome {
  switch (result.outcome) {
    case "appended":
    case "duplicate":
      return "answered";
    case "unavailable":
    case "overloaded":
      throw new Error(`the answer could not be written: ${result.outcome}`);
    default:
      return "stale";
  }
}

/** Writes what ends a turn in one transaction, and tells its readers afterwards. */
async function inTurn(
  context: ConversationsContext,
  scope: Scope,
  turn: Turn,
  work: (trx: Transaction) => Promise<TurnOutcome>,
): Promise<TurnOutcome> {
  const outcome = await context.inScope(scope, work);
  context.publishHead({ ...turn, customerId: turn.customer.id });
  return outcome;
}

/** Whether the assistant still owes the answer to what the customer said last. */
async function isLastWord(trx: Transaction, { conversationId, epoch, customerSeq }: Turn): Promise<boolean> {
  const due = await trx
    .selectFrom("conversation")
    .select("id")
    .where("id", "=", conversationId)
    .where("owner", "=", "assistant")
    .where("epoch", "=", epoch)
    .where("customer_seq", "=", customerSeq)
    .where("handled_seq", "<", customerSeq)
    .executeTakeFirst();
  return due !== undefined;
}

/** The last answer and the change of owner are one: nobody is told "I hand you over" without it happening. */
async function writeReply(trx: Transaction, reply: TurnReply, now: Date): Promise<TurnOutcome> {
  const written = await appendIn(trx, answerItem(reply, now));
  // A duplicate is an answer that another program gave to this turn: then nobody was told of a hand-over.
  if (written.outcome !== "appended") return outcomeOf(written);
  if ("brief" in reply) await giveToPeople(trx, reply, now);
  return "answered";
}

async function giveToPeople(trx: Transaction, { turn, reason, brief }: TurnHandOver, now: Date): Promise<void> {
  const { conversationId, epoch } = turn;
  const moved = await transferIn(trx, { conversationId, epoch, command: { type: "hand_over", reason }, now });
  // The append has just checked the same epoch under the same lock.
  if (!moved.ok) throw new Error(`hand-over of ${conversationId} refused after its answer: ${moved.code}`);
  await trx
    .updateTable("conversation")
    .set({ brief: JSON.stringify(brief) })
    .where("id", "=", conversationId)
    .execute();
}
