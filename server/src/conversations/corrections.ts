import type { AnswerCorrection, TurnCorrection } from "@warmline/contract";
import { sql } from "kysely";
import { type PersonPrincipal, recordAudit } from "../identity/index.ts";
import type { Scope, Transaction } from "../platform/database/index.ts";
import { lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";
import { readCorrections } from "./read-corrections.ts";

/** An answer of the assistant's, and who says something of it. `seq` in staff's numbering. */
export interface AnswerOf {
  readonly conversationId: string;
  readonly seq: number;
  readonly person: PersonPrincipal;
}

/** Why nothing was kept: no such entry, none that the assistant answered with, no such intent. */
export type CorrectionRefusal = "not_found" | "not_an_answer" | "intent_unknown";

/** All that people say of the answer by now, or why not. */
export type Corrected =
  | { readonly ok: true; readonly corrections: readonly TurnCorrection[] }
  | { readonly ok: false; readonly code: CorrectionRefusal };

/** What is said of an answer. `isIntent`: whether the trade's pack has an intent of this id. */
export interface Correcting {
  readonly said: AnswerCorrection;
  readonly isIntent: (id: string) => boolean;
}

/** Keeps what a person says was wrong with an answer; said again it replaces what he had said. */
export function correctAnswer(
  context: ConversationsContext,
  on: { readonly scope: Scope; readonly answer: AnswerOf },
  { said, isIntent }: Correcting,
): Promise<Corrected> {
  return onAnswer(context, on, async (trx) => {
    const { answer } = on;
    const { conversationId, seq, person } = answer;
    if (said.kind === "intent" && !isIntent(said.expected)) return "intent_unknown";
    await sql`
      insert into turn_correction (organization_id, shop_id, conversation_id, seq, person_id, person_name, at, kind, expected, note)
      select organization_id, shop_id, conversation_id, seq, ${person.personId}::uuid, ${person.displayName},
        ${context.clock.now()}::timestamptz, ${said.kind}, ${said.expected}, ${said.note ?? null}
      from message where conversation_id = ${conversationId} and seq = ${seq}
      on conflict (conversation_id, seq, person_id) do update set person_name = excluded.person_name, at = excluded.at,
        kind = excluded.kind, expected = excluded.expected, note = excluded.note`.execute(trx);
    await audit(trx, context, { answer, action: "answer.corrected", detail: { kind: said.kind } });
    return null;
  });
}

/** Takes back what a person said of an answer; where he said nothing, nothing changes. */
export function takeBackCorrection(
  context: ConversationsContext,
  on: { readonly scope: Scope; readonly answer: AnswerOf },
): Promise<Corrected> {
  return onAnswer(context, on, async (trx) => {
    const { conversationId, seq, person } = on.answer;
    const [gone] = await trx
      .deleteFrom("turn_correction")
      .where("conversation_id", "=", conversationId)
      .where("seq", "=", seq)
      .where("person_id", "=", person.personId)
      .execute();
    if (gone !== undefined && gone.numDeletedRows > 0n)
      await audit(trx, context, { answer: on.answer, action: "answer.correction_withdrawn" });
    return null;
  });
}

/** One transaction with the log held, so that no erasure comes between the look at the answer and the words about it. */
function onAnswer(
  context: ConversationsContext,
  { scope, answer: { conversationId, seq } }: { readonly scope: Scope; readonly answer: AnswerOf },
  work: (trx: Transaction) => Promise<CorrectionRefusal | null>,
): Promise<Corrected> {
  return context.inScope(scope, async (trx): Promise<Corrected> => {
    await lockConversation(trx, conversationId);
    const entry = await trx
      .selectFrom("message")
      .select(["author_kind", "body"])
      .where("conversation_id", "=", conversationId)
      .where("seq", "=", seq)
      .executeTakeFirst();
    if (entry === undefined) return { ok: false, code: "not_found" };
    if (entry.author_kind !== "assistant" || entry.body.kind !== "text") return { ok: false, code: "not_an_answer" };
    const refusal = await work(trx);
    if (refusal !== null) return { ok: false, code: refusal };
    const all = await readCorrections(trx, { conversationId, seqs: [seq] });
    return { ok: true, corrections: all.get(seq) ?? [] };
  });
}

function audit(
  trx: Transaction,
  context: ConversationsContext,
  { answer, action, detail }: { readonly answer: AnswerOf; readonly action: string; readonly detail?: object },
): Promise<void> {
  const { person, conversationId, seq } = answer;
  const entry = {
    organizationId: person.organizationId,
    actor: person,
    action,
    target: `conversation:${conversationId}`,
  };
  return recordAudit(trx, context, { ...entry, detail: { seq, ...detail } });
}
