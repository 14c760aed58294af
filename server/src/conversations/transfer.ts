import type { OwnerKind } from "@warmline/contract";
import type { Selectable } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationTable } from "./conversation-table.ts";
import {
  decideTransfer,
  type Owner,
  type Ownership,
  type TransferCommand,
  type TransferRefusal,
} from "./core/ownership.ts";

/** A transfer asked for by someone who saw `epoch`. */
export interface Transfer {
  readonly conversationId: string;
  readonly epoch: number;
  readonly command: TransferCommand;
  readonly now: Date;
}

export type TransferResult =
  | { readonly ok: true; readonly epoch: number; readonly owner: OwnerKind }
  | { readonly ok: false; readonly code: TransferRefusal | "not_found" };

/** The only way an owner changes: locks, decides, saves, and writes the event into the log, all in the caller's transaction. */
export async function transferIn(trx: Transaction, transfer: Transfer): Promise<TransferResult> {
  await lockConversation(trx, transfer.conversationId);
  const row = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", transfer.conversationId)
    .executeTakeFirst();
  if (!row) return { ok: false, code: "not_found" };
  const decision = decideTransfer(ownershipOf(row), transfer.epoch, transfer.command);
  if (!decision.ok) return decision;
  const { owner, epoch } = decision.ownership;
  await trx
    .updateTable("conversation")
    .set({ ...ownerColumns(owner, row, transfer.now), epoch, owner_since: transfer.now })
    .where("id", "=", row.id)
    .execute();
  await appendIn(trx, {
    organizationId: row.organization_id,
    conversationId: row.id,
    author: { kind: "system" },
    clientId: `transfer:${row.id}:${epoch}`,
    at: transfer.now,
    body: { kind: "event", event: decision.event },
  });
  return { ok: true, epoch, owner: owner.kind };
}

function ownershipOf(row: Selectable<ConversationTable>): Ownership {
  const { epoch, customer_seq: customerSeq, handled_seq: handledSeq, last_at: lastAt } = row;
  return { owner: ownerOf(row), epoch, customerSeq, handledSeq, lastAt };
}

/** Reads the owner that the columns say; the table's checks make the other combinations impossible. */
function ownerOf(row: Selectable<ConversationTable>): Owner {
  switch (row.owner) {
    case "assistant":
      return { kind: "assistant" };
    case "queue":
      return { kind: "queue", reason: row.handover_reason ?? "" };
    case "agent":
      return { kind: "agent", agentId: row.agent_id ?? "", agentName: row.agent_name ?? "" };
    case "closed":
      return { kind: "closed", reason: row.close_reason ?? "other" };
  }
}

const nobody = { agent_id: null, agent_name: null, closed_at: null, close_reason: null, released_by: null };

function ownerColumns(owner: Owner, row: Selectable<ConversationTable>, now: Date) {
  switch (owner.kind) {
    case "assistant":
      return { ...nobody, owner: owner.kind, queued_at: null, handover_reason: null, rating: null };
    case "queue":
      // Who was waiting before keeps his place when an agent gives him back.
      return {
        ...nobody,
        owner: owner.kind,
        queued_at: row.queued_at ?? now,
        // Why people were needed at all stays known; why an agent gave the customer back stands in the log.
        handover_reason: row.handover_reason ?? owner.reason,
        released_by: row.agent_id,
      };
    case "agent":
      return { ...nobody, owner: owner.kind, agent_id: owner.agentId, agent_name: owner.agentName };
    case "closed":
      return {
        ...nobody,
        owner: owner.kind,
        queued_at: null,
        closed_at: now,
        close_reason: owner.reason,
        // Closing says that what the customer wrote last needs no answer any more.
        handled_seq: row.customer_seq,
      };
  }
}
