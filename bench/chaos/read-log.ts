import { textOf } from "./core/entry.ts";
import type { ActionEvidence } from "./core/judge-actions.ts";
import type { ConversationRow, LogRow } from "./core/judge.ts";
import { ask } from "./postgres-process.ts";

/** A conversation with what settling looks at. */
export interface Standing extends ConversationRow {
  readonly previousId: string | null;
  /** Whether the assistant owes an answer. */
  readonly due: boolean;
}

/** Every conversation as it stands. */
export async function readStandings(url: string): Promise<readonly Standing[]> {
  return ask<Standing>(
    url,
    `select id, owner, seq::int as seq, public_seq::int as "publicSeq", previous_id as "previousId",
       (owner = 'assistant' and customer_seq > handled_seq) as due
     from conversation order by id`,
  );
}

interface Row extends Omit<LogRow, "text" | "kind"> {
  readonly body: Readonly<{ [name: string]: unknown }>;
}

/** What was done to orders, what the assistant told of it, and the money, once nothing is under way. */
export async function readActions(url: string, numbers: readonly string[]): Promise<ActionEvidence> {
  const list = numbers.map((number) => `'${number}'`).join(",");
  const done = ask<ActionEvidence["done"][number]>(
    url,
    `select a.key, a.kind || ' ' || o.number as line from order_action a join shop_order o on o.id = a.order_id`,
  );
  const told = ask<ActionEvidence["told"][number]>(
    url,
    `select client_id as "clientId", meta -> 'trace' -> 'actions' as lines from message
     where author_kind = 'assistant' and jsonb_array_length(coalesce(meta -> 'trace' -> 'actions', '[]')) > 0`,
  );
  const orders = ask<ActionEvidence["orders"][number]>(
    url,
    `select o.number, o.state,
       coalesce(sum(p.amount) filter (where p.kind <> 'refund'), 0)::int as paid,
       coalesce(sum(p.amount) filter (where p.kind = 'refund'), 0)::int as returned
     from shop_order o left join shop_order_payment p on p.order_id = o.id
     where o.number in (${list}) group by o.id, o.number, o.state`,
  );
  return { done: await done, told: await told, orders: await orders };
}

/** The whole log, each conversation in its order. */
export async function readLog(url: string): Promise<readonly LogRow[]> {
  const rows = await ask<Row>(
    url,
    `select conversation_id as conversation, seq::int as seq, public_seq::int as "publicSeq", author_kind as author,
       author_name as "authorName", client_id as "clientId", body
     from message order by conversation_id, seq`,
  );
  return rows.map(({ body, ...row }) => ({ ...row, kind: String(body["kind"]), text: textOf(body) }));
}
