import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";

/** How far a reader says he is, in his own numbering. Positions only ever move forward, and never past the log's end. */
export interface MarkCommand {
  readonly conversationId: string;
  readonly reader: { readonly kind: "customer" } | { readonly kind: "agent"; readonly id: string };
  readonly delivered?: number;
  readonly read?: number;
}

/** Moves a reader's marks. Read implies delivered. Returns whether anything moved. */
export async function moveMark(trx: Transaction, mark: MarkCommand): Promise<boolean> {
  const reader = mark.reader.kind === "customer" ? "customer" : `agent:${mark.reader.id}`;
  const read = mark.read ?? 0;
  const delivered = Math.max(mark.delivered ?? 0, read);
  const { rows } = await sql<{ moved: boolean }>`
    insert into mark as m (conversation_id, reader, organization_id, shop_id, delivered_seq, read_seq, read_public_seq)
    select c.id, ${reader}, c.organization_id, c.shop_id, least(${delivered}::bigint, ${endOf(mark)}),
      least(${read}::bigint, ${endOf(mark)}), ${publicEnd(mark, read)}
    from conversation c where c.id = ${mark.conversationId}
    on conflict (conversation_id, reader) do update set
      delivered_seq = greatest(m.delivered_seq, excluded.delivered_seq),
      read_seq = greatest(m.read_seq, excluded.read_seq),
      read_public_seq = greatest(m.read_public_seq, excluded.read_public_seq)
    where excluded.delivered_seq > m.delivered_seq or excluded.read_seq > m.read_seq
    returning true as moved`.execute(trx);
  return rows.length > 0;
}

function endOf(mark: MarkCommand) {
  return mark.reader.kind === "customer" ? sql.ref("c.public_seq") : sql.ref("c.seq");
}

/** What the customer is shown of an agent's reading: the last public entry at or before it. */
function publicEnd(mark: MarkCommand, read: number) {
  if (mark.reader.kind === "customer") return sql`least(${read}::bigint, c.public_seq)`;
  return sql`coalesce((select max(e.public_seq) from message e where e.conversation_id = c.id and e.seq <= ${read}::bigint), 0)`;
}
