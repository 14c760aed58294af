import type { AssistantTrace, Language, Message, TextBody } from "@warmline/contract";
import { sql } from "kysely";
import type { JsonValue } from "../platform/json.ts";
import { type Scope, systemQuery, type Transaction } from "../platform/database/index.ts";
import type { AppendItem, AppendResult } from "./append-item.ts";
import { appendIn } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";
import { type AssistantMeta, presentToStaff } from "./read-messages.ts";
import { transferIn } from "./transfer.ts";

/** Public entries before the pending ones that a turn is given. */
const RECENT_MESSAGES = 20;
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
  /** Public entries before those, oldest first. */
  readonly recent: readonly Message[];
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

/** `stale`: somebody else owns the conversation by now, or the turn was answered already. */
export type TurnOutcome = "answered" | "stale";

/** The assistant's side of the log (law 9): due turns come from rows, answers are guarded by epoch and turn. */
export interface Turns {
  due(limit: number): Promise<readonly DueTurn[]>;
  load(scope: Scope, conversationId: string): Promise<Turn | null>;
  answer(scope: Scope, answer: TurnAnswer): Promise<TurnOutcome>;
  handOver(scope: Scope, answer: TurnHandOver): Promise<TurnOutcome>;
}

/** Makes the assistant's side of the log. */
export function createTurns(context: ConversationsContext): Turns {
  return {
    due: (limit) =>
      systemQuery(
        context.database,
        sql<DueTurn>`select organization as "organizationId", shop as "shopId", conversation as "conversationId"
          from warmline_due_turns(${limit})`,
      ),
    load: (scope, conversationId) => context.inScope(scope, (trx) => loadTurn(trx, conversationId)),
    answer: async (_scope, answer) => outcomeOf(await context.appender.append(answerItem(answer, context.clock.now()))),
    handOver: (scope, answer) => handOver(context, scope, answer),
  };
}

async function loadTurn(trx: Transaction, conversationId: string): Promise<Turn | null> {
  const row = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversationId)
    .where("owner", "=", "assistant")
    .whereRef("customer_seq", ">", "handled_seq")
    .executeTakeFirst();
  if (!row) return null;
  const entries = await trx
    .selectFrom("message")
    .selectAll()
    .where("conversation_id", "=", conversationId)
    .where("public_seq", "is not", null)
    .orderBy("seq", "desc")
    .limit(RECENT_MESSAGES + MAX_PENDING)
    .execute();
  const oldestFirst = entries.toReversed();
  const isPending = (entry: (typeof entries)[number]) =>
    entry.author_kind === "customer" && entry.seq > row.handled_seq;
  const lastAnswer = entries.find((entry) => entry.author_kind === "assistant" && entry.meta !== null);
  return {
    organizationId: row.organization_id,
    shopId: row.shop_id,
    conversationId,
    customer: { id: row.customer_id, verified: row.customer_verified },
    language: row.language,
    epoch: row.epoch,
    customerSeq: row.customer_seq,
    pending: oldestFirst.filter(isPending).slice(-MAX_PENDING).map(presentToStaff),
    recent: oldestFirst
      .filter((entry) => !isPending(entry))
      .slice(-RECENT_MESSAGES)
      .map(presentToStaff),
    dialogue: lastAnswer ? dialogueOf(lastAnswer.meta) : null,
  };
}

/** Reads back what `answerItem` stored. */
function dialogueOf(meta: JsonValue | null): JsonValue {
  return ((meta as unknown as AssistantMeta | null)?.dialogue as JsonValue | undefined) ?? null;
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

/** The last answer and the change of owner are one transaction: nobody is told "I hand you over" without it happening. */
async function handOver(context: ConversationsContext, scope: Scope, answer: TurnHandOver): Promise<TurnOutcome> {
  const { turn } = answer;
  const now = context.clock.now();
  const outcome = await context.inScope(scope, async (trx) => {
    const written = await appendIn(trx, answerItem(answer, now));
    // A duplicate is an answer that another program gave to this turn: then nobody was told of a hand-over.
    if (written.outcome !== "appended") return outcomeOf(written);
    const moved = await transferIn(trx, {
      conversationId: turn.conversationId,
      epoch: turn.epoch,
      command: { type: "hand_over", reason: answer.reason },
      now,
    });
    // The append has just checked the same epoch under the same lock.
    if (!moved.ok) throw new Error(`hand-over of ${turn.conversationId} refused after its answer: ${moved.code}`);
    await trx
      .updateTable("conversation")
      .set({ brief: JSON.stringify(answer.brief) })
      .where("id", "=", turn.conversationId)
      .execute();
    return "answered";
  });
  context.publishHead({ ...turn, customerId: turn.customer.id });
  return outcome;
}
