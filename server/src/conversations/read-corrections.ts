import type { TurnCorrection } from "@warmline/contract";
import type { Selectable } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { TurnCorrectionTable } from "./conversation-table.ts";

/** What people say was wrong with these entries of a log, by seq, the oldest first; erased words are not among it. */
export async function readCorrections(
  trx: Transaction,
  { conversationId, seqs }: { readonly conversationId: string; readonly seqs: readonly number[] },
): Promise<ReadonlyMap<number, readonly TurnCorrection[]>> {
  if (seqs.length === 0) return new Map();
  const rows = await trx
    .selectFrom("turn_correction")
    .selectAll()
    .where("conversation_id", "=", conversationId)
    .where("seq", "in", seqs)
    .orderBy("at")
    .orderBy("person_id")
    .execute();
  const found = new Map<number, TurnCorrection[]>();
  for (const row of rows) found.set(row.seq, [...(found.get(row.seq) ?? []), ...present(row)]);
  return found;
}

function present(row: Selectable<TurnCorrectionTable>): TurnCorrection[] {
  const { kind, expected, note } = row;
  if (expected === null) return [];
  const by = { id: row.person_id, name: row.person_name };
  return [{ kind, expected, ...(note === null ? {} : { note }), by, at: row.at.toISOString() }];
}
