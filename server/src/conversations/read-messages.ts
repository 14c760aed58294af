import type { AssistantTrace, Author, Message, MessageBody, TurnCorrection } from "@warmline/contract";
import type { Selectable } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { MessageTable } from "./conversation-table.ts";
import { readCorrections } from "./read-corrections.ts";

/** Entries of one read; a reader that is further behind reads again. Of the longest texts they stay below what a socket may hold. */
export const MESSAGES_PER_READ = 50;

/** Whose eyes a log is read with: staff see everything, a customer the public entries in his own numbering. */
export type Reader = { readonly kind: "staff" } | { readonly kind: "customer" };

/** Reads a log after `after` (in the reader's numbering), oldest first, at most `MESSAGES_PER_READ` entries. */
export async function readMessages(
  trx: Transaction,
  from: { readonly conversationId: string; readonly after: number; readonly reader: Reader },
): Promise<Message[]> {
  const column = from.reader.kind === "staff" ? "seq" : "public_seq";
  const rows = await trx
    .selectFrom("message")
    .selectAll()
    .where("conversation_id", "=", from.conversationId)
    .where(column, ">", from.after)
    .orderBy(column)
    .limit(MESSAGES_PER_READ)
    .execute();
  if (from.reader.kind === "customer") return rows.map(presentToCustomer);
  const answers = rows.filter((row) => row.author_kind === "assistant" && row.body.kind === "text");
  const seqs = answers.map(({ seq }) => seq);
  const said = await readCorrections(trx, { conversationId: from.conversationId, seqs });
  return rows.map((row) => withCorrections(presentToStaff(row), said.get(row.seq)));
}

function withCorrections(message: Message, corrections: readonly TurnCorrection[] | undefined): Message {
  return corrections === undefined ? message : { ...message, corrections: [...corrections] };
}

/** The columns of an entry that its customer may know of. */
export type CustomerRow = Pick<
  Selectable<MessageTable>,
  "public_seq" | "author_kind" | "author_id" | "author_name" | "client_id" | "at" | "body"
>;

/** The columns that staff are shown. */
export type StaffRow = CustomerRow & Pick<Selectable<MessageTable>, "seq" | "meta">;

/** An entry with everything that staff may know. */
export function presentToStaff(row: StaffRow): Message {
  const trace = traceOf(row);
  return {
    seq: row.seq,
    ...(row.public_seq === null ? {} : { publicSeq: row.public_seq }),
    author: authorOf(row),
    at: row.at.toISOString(),
    body: row.body,
    clientId: row.client_id,
    ...(trace ? { trace } : {}),
  };
}

/** An entry as its customer may see it: own numbering, no trace, client ids of his own entries only. */
export function presentToCustomer(row: CustomerRow): Message {
  if (row.public_seq === null) throw new Error("an internal entry reached a customer's view");
  return {
    seq: row.public_seq,
    author: authorOf(row),
    at: row.at.toISOString(),
    body: bodyForCustomer(row.body),
    ...(row.author_kind === "customer" ? { clientId: row.client_id } : {}),
  };
}

/** Reasons are words among staff: a customer learns what happened, not why colleagues say it did. */
function bodyForCustomer(body: MessageBody): MessageBody {
  if (body.kind !== "event") return body;
  const { event } = body;
  switch (event.type) {
    case "handed_over":
    case "returned_to_queue":
      return { kind: "event", event: { type: event.type, reason: "" } };
    case "closed":
      return { kind: "event", event: { type: "closed", reason: "other" } };
    case "agent_joined":
    case "handed_back":
    case "reopened":
    case "erased":
      return body;
  }
}

function authorOf(row: CustomerRow): Author {
  switch (row.author_kind) {
    case "customer":
      return { kind: "customer", id: row.author_id ?? "" };
    case "agent":
      return { kind: "agent", id: row.author_id ?? "", name: row.author_name ?? "" };
    case "assistant":
    case "system":
      return { kind: row.author_kind };
  }
}

/** What the assistant's entries carry beside their text; written by this program only (see turns.ts). */
interface AssistantMeta {
  readonly trace: AssistantTrace;
}

function traceOf(row: StaffRow): AssistantTrace | undefined {
  if (row.author_kind !== "assistant" || row.meta === null) return undefined;
  return (row.meta as unknown as AssistantMeta).trace;
}
