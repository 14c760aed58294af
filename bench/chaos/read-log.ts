import { textOf } from "./core/entry.ts";
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
