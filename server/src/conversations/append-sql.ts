import { type RawBuilder, sql } from "kysely";
import type { AppendItem, AppendRefusal, AppendResult } from "./append-item.ts";
import { senderOf } from "./append-item.ts";
import { previewOf } from "./core/preview.ts";

/** A row of `warmline_append`. */
export interface AppendRow {
  readonly position: number;
  readonly outcome: AppendResult["outcome"] | "busy";
  readonly conversation: string;
  readonly shop: string;
  readonly customer: string;
  readonly seq: number;
  readonly public_seq: number | null;
  readonly at: Date;
  readonly expected: number;
}

/** The call that appends a batch; rows come back in any order and name their item's position. */
export function appendCall(items: readonly AppendItem[]): RawBuilder<AppendRow> {
  return sql<AppendRow>`select * from warmline_append(${JSON.stringify(items.map(toParameter))}::jsonb)`;
}

/** What a row says of its item, or null when the conversation is held by somebody else and the item must be tried again. */
export function toResult(row: AppendRow): AppendResult | null {
  switch (row.outcome) {
    case "busy":
      return null;
    case "appended":
    case "duplicate":
      return {
        outcome: row.outcome,
        conversationId: row.conversation,
        seq: row.seq,
        publicSeq: row.public_seq,
        at: row.at,
      };
    case "out_of_step":
      return { outcome: "out_of_step", expected: row.expected };
    default:
      return { outcome: row.outcome satisfies AppendRefusal };
  }
}

function toParameter(item: AppendItem, position: number) {
  const { author, body } = item;
  return {
    position,
    organization: item.organizationId,
    conversation: item.conversationId,
    sender: senderOf(author),
    authorKind: author.kind,
    authorId: "id" in author ? author.id : null,
    authorName: author.kind === "agent" ? author.name : null,
    clientId: item.clientId,
    stream: item.step?.stream ?? null,
    n: item.step?.n ?? null,
    ownedBy: item.under?.owner ?? null,
    epoch: item.under?.epoch ?? null,
    turn: item.turn ?? null,
    seen: item.seen ?? null,
    private: item.private ?? false,
    rating: body.kind === "rating" ? body.score : null,
    preview: item.private ? null : previewOf(body),
    at: item.at.toISOString(),
    body,
    meta: item.meta ?? null,
  };
}
