import type { CloseReason, CorrectionKind, Language, MessageBody, OwnerKind } from "@warmline/contract";
import type { ColumnType, Generated } from "kysely";
import type { JsonValue } from "../platform/json.ts";

type AuthorKind = "customer" | "assistant" | "agent" | "system";
/** A column that only `warmline_append` moves: never inserted or updated from here. */
type Position = ColumnType<number, never, never>;

/** A row of `conversation`; see the migration for what the database itself guarantees. */
export interface ConversationTable {
  id: string;
  organization_id: string;
  shop_id: string;
  customer_id: string;
  customer_name: string;
  customer_verified: boolean;
  channel: string;
  language: Language;
  owner: Generated<OwnerKind>;
  agent_id: string | null;
  agent_name: string | null;
  epoch: Generated<number>;
  owner_since: Date;
  queued_at: Date | null;
  handover_reason: string | null;
  released_by: string | null;
  brief: JsonValue | null;
  closed_at: Date | null;
  close_reason: CloseReason | null;
  rating: number | null;
  seq: Position;
  public_seq: Position;
  customer_seq: Position;
  handled_seq: ColumnType<number, never, number>;
  /** How far the log was erased; null where it was not. Only `warmline_erase_log` moves it. */
  erased_seq: ColumnType<number | null, never, never>;
  /** Whether the assistant's traces were taken out. Only `warmline_forget_traces` sets it. */
  traces_forgotten: ColumnType<boolean, never, never>;
  last_at: Date;
  preview: Generated<string>;
  preview_author: Generated<AuthorKind>;
  previous_id: string | null;
  created_at: Date;
}

/** A row of `message`: one entry of a log. Written by `warmline_append` alone. */
export interface MessageTable {
  conversation_id: string;
  seq: number;
  public_seq: number | null;
  organization_id: string;
  shop_id: string;
  sender: string;
  author_kind: AuthorKind;
  author_id: string | null;
  author_name: string | null;
  client_id: string;
  at: Date;
  body: MessageBody;
  meta: JsonValue | null;
}

/** A row of `mark`: how far a reader is. `reader` is `customer` or `agent:<id>`; seqs in that reader's own numbering. */
export interface MarkTable {
  conversation_id: string;
  reader: string;
  organization_id: string;
  shop_id: string;
  delivered_seq: Generated<number>;
  read_seq: Generated<number>;
  read_public_seq: Generated<number>;
}

/** A row of `attachment`. */
export interface AttachmentTable {
  id: string;
  organization_id: string;
  shop_id: string;
  uploader: string;
  width: number;
  height: number;
  bytes: number;
  created_at: Date;
  /** When it was given up: nobody sees it any more, and its bytes and then this row go away. */
  doomed_at: Generated<Date | null>;
}

/** A row of `turn_correction`: what a person says was wrong with an answer. Without `expected`: its words were erased. */
export interface TurnCorrectionTable {
  conversation_id: string;
  seq: number;
  organization_id: string;
  shop_id: string;
  person_id: string;
  person_name: string;
  at: Date;
  kind: CorrectionKind;
  expected: string | null;
  note: string | null;
}

declare module "../platform/database/index.ts" {
  interface Tables {
    conversation: ConversationTable;
    message: MessageTable;
    mark: MarkTable;
    attachment: AttachmentTable;
    turn_correction: TurnCorrectionTable;
  }
}
