import { type RawNode } from "kysely";
import { append, type AppendRules } from "./append.ts";
import { evaluate } from "./query.ts";
import { rawText } from "./raw-text.ts";
import type { Row } from "./tables.ts";
import type { Transaction } from "./transaction.ts";
import { customerUpdates, turns } from "./reading.ts";
import { order, unknownSql } from "./values.ts";

/** What a statement runs on. */
export interface StatementPorts {
  readonly transaction: Transaction;
  readonly append: AppendRules;
  /** Lets others run. */
  readonly pause: () => Promise<void>;
}

type Statement = (ports: StatementPorts, values: readonly unknown[]) => Promise<readonly Row[]> | readonly Row[];

const MINUTE_AND_A_HALF_MS = 90_000;

/** Statements that the rooms write as SQL text, the database's own functions among them, each as a function. */
const STATEMENTS: Readonly<Record<string, Statement>> = {
  "begin; select set_config('warmline.organization', ?, true), set_config('warmline.shops', ?, true)": setScope,
  "select pg_advisory_xact_lock(hashtextextended(?, 0))": async ({ transaction }, [key]) => {
    await transaction.lock(`advisory:${String(key)}`);
    return [{}];
  },
  "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as held": ({ transaction }, [key]) => [
    { held: transaction.tryLock(`advisory:${String(key)}`) },
  ],
  "select id from conversation where id = ? for update": lockConversation,
  "select * from warmline_append(?::jsonb)": ({ append: rules, ...ports }, [items]) =>
    append(String(items), { ...ports, rules }),
  'select organization as "organizationId", shop as "shopId", conversation as "conversationId" from warmline_due_turns(?)':
    dueTurns,
  "select * from warmline_heads(?::uuid[])": ({ transaction }, [ids]) =>
    transaction
      .rows("conversation", "all")
      .filter((row) => Array.isArray(ids) && ids.includes(row["id"]))
      .map((row) => ({ conversation: row["id"], seq: row["seq"] })),
  "select * from warmline_customer_heads(?::jsonb)": customerHeads,
  "select * from warmline_customer_updates(?::jsonb, ?)": customerUpdates,
  "select * from warmline_turns(?::jsonb, ?)": turns,
  'select organization as "organizationId", person as "personId", conversation as "conversationId", epoch from warmline_unserved(?::text[])':
    unserved,
  "select * from warmline_expired_leases(?::timestamptz)": expiredLeases,
  "select warmline_shorten_leases(?::timestamptz)": shortenLeases,
  "select organization from warmline_waiting_organizations()": ({ transaction }) => {
    const waiting = transaction.rows("conversation", "all").filter((row) => row["owner"] === "queue");
    return [...new Set(waiting.map((row) => row["organization_id"]))].map((organization) => ({ organization }));
  },
};

/** Runs a statement that is written as text; text that nobody has taught this database is an error. */
export async function runRaw(node: RawNode, ports: StatementPorts): Promise<readonly Row[]> {
  const { text, values } = rawText(node);
  const place = { transaction: ports.transaction, rows: {}, around: null, group: [] };
  const given = values.map((value) => evaluate(value, place));
  if (text.startsWith("insert into mark as m")) return moveMark(text, ports, given);
  const statement = STATEMENTS[text];
  if (statement === undefined) throw unknownSql(text);
  return statement(ports, given);
}

function setScope({ transaction }: StatementPorts, [organization, shops]: readonly unknown[]): readonly Row[] {
  transaction.scope = {
    organization: String(organization),
    shops: shops === "*" ? "*" : String(shops).split(","),
  };
  return [{}];
}

async function lockConversation({ transaction }: StatementPorts, [id]: readonly unknown[]): Promise<readonly Row[]> {
  for (const row of transaction.rows("conversation", "scoped")) {
    if (row["id"] === id) await transaction.lockRow("conversation", row);
  }
  return [];
}

function dueTurns({ transaction }: StatementPorts, [most]: readonly unknown[]): readonly Row[] {
  return transaction
    .rows("conversation", "all")
    .filter((row) => row["owner"] === "assistant" && Number(row["customer_seq"]) > Number(row["handled_seq"]))
    .sort((one, other) => order(one["last_at"], other["last_at"]))
    .slice(0, Number(most))
    .map((row) => ({
      organizationId: row["organization_id"],
      shopId: row["shop_id"],
      conversationId: row["id"],
    }));
}

function customerHeads({ transaction }: StatementPorts, [parameter]: readonly unknown[]): readonly Row[] {
  // The text is made by the hub.
  const pairs = JSON.parse(String(parameter)) as readonly { readonly shop: string; readonly customer: string }[];
  const conversations = transaction.rows("conversation", "all");
  const marks = transaction.rows("mark", "all").filter((row) => row["reader"] !== "customer");
  const readByStaff = (id: unknown): number =>
    marks.reduce((sum, row) => sum + (row["conversation_id"] === id ? Number(row["read_seq"]) : 0), 0);
  return pairs.flatMap(({ shop, customer }) => {
    const own = conversations.filter((row) => row["shop_id"] === shop && row["customer_id"] === customer);
    const seq = own.reduce((sum, row) => sum + Number(row["seq"]) + readByStaff(row["id"]), 0);
    return own.length === 0 ? [] : [{ shop, customer, seq }];
  });
}

function expiredLeases({ transaction }: StatementPorts, [moment]: readonly unknown[]): readonly Row[] {
  const now = new Date(String(moment));
  const leases = new Map(transaction.rows("agent_presence", "all").map((row) => [row["person_id"], row]));
  const isOver = (row: Row | undefined) => row !== undefined && order(row["lease_until"], now) < 0;
  const gone = [...leases.values()].filter((row) => row["state"] !== "offline" && isOver(row));
  const held = transaction.rows("conversation", "all").filter((row) => {
    if (row["owner"] !== "agent") return false;
    const lease = leases.get(row["agent_id"]);
    const longAgo = new Date(now.getTime() - MINUTE_AND_A_HALF_MS);
    return isOver(lease) || (lease === undefined && order(row["owner_since"], longAgo) < 0);
  });
  const found = [
    ...gone.map((row) => [row["organization_id"], row["person_id"]]),
    ...held.map((row) => [row["organization_id"], row["agent_id"]]),
  ];
  return [...new Map(found.map((one) => [one.join(), { organization: one[0], person: one[1] }])).values()];
}

async function shortenLeases({ transaction }: StatementPorts, [latest]: readonly unknown[]): Promise<readonly Row[]> {
  const end = new Date(String(latest));
  for (const row of transaction.rows("agent_presence", "all")) {
    if (order(row["lease_until"], end) <= 0) continue;
    await transaction.lockRow("agent_presence", row);
    const held = transaction.get("agent_presence", String(row["person_id"]));
    if (held !== undefined && order(held["lease_until"], end) > 0)
      await transaction.update("agent_presence", { ...held, lease_until: end });
  }
  return [{}];
}

/** Held by somebody who has no such role in its shop, or is not active. */
function unserved({ transaction }: StatementPorts, [roles]: readonly unknown[]): readonly Row[] {
  const active = new Set<unknown>();
  for (const person of transaction.rows("person", "all")) if (person["state"] === "active") active.add(person["id"]);
  const grants = transaction
    .rows("role_grant", "all")
    .filter((grant) => active.has(grant["person_id"]) && Array.isArray(roles) && roles.includes(grant["role"]));
  return transaction
    .rows("conversation", "all")
    .filter((row) => row["owner"] === "agent" && !grants.some((grant) => covers(grant, row)))
    .sort((one, other) => order(one["id"], other["id"]))
    .map((row) => ({
      organizationId: row["organization_id"],
      personId: row["agent_id"],
      conversationId: row["id"],
      epoch: row["epoch"],
    }));
}

function covers(grant: Row, conversation: Row): boolean {
  const shop = grant["shop_id"];
  return grant["person_id"] === conversation["agent_id"] && (shop === null || shop === conversation["shop_id"]);
}

/** The statement of `marks.ts`: `?` are reader, delivered, read, (position,) conversation, in the order of its text. */
async function moveMark(
  text: string,
  { transaction }: StatementPorts,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const [reader, delivered, read] = values;
  const conversation = transaction.rows("conversation", "scoped").find((row) => row["id"] === values.at(-1));
  if (conversation === undefined) return [];
  const isCustomer = text.includes("c.public_seq), least");
  const end = Number(conversation[isCustomer ? "public_seq" : "seq"]);
  const excluded = {
    conversation_id: conversation["id"],
    reader,
    organization_id: conversation["organization_id"],
    shop_id: conversation["shop_id"],
    delivered_seq: Math.min(Number(delivered), end),
    read_seq: Math.min(Number(read), end),
    read_public_seq: isCustomer
      ? Math.min(Number(read), end)
      : lastPublic(transaction, conversation["id"], Number(read)),
  };
  if (await transaction.insert("mark", excluded)) return [{ moved: true }];
  const mark = transaction.get("mark", `${String(conversation["id"])}:${String(reader)}`);
  if (mark === undefined) return [];
  const further = (column: "delivered_seq" | "read_seq" | "read_public_seq") =>
    Math.max(Number(mark[column]), excluded[column]);
  if (further("delivered_seq") === mark["delivered_seq"] && further("read_seq") === mark["read_seq"]) return [];
  await transaction.update("mark", {
    ...mark,
    delivered_seq: further("delivered_seq"),
    read_seq: further("read_seq"),
    read_public_seq: further("read_public_seq"),
  });
  return [{ moved: true }];
}

function lastPublic(transaction: Transaction, conversation: unknown, read: number): number {
  let last = 0;
  for (const row of transaction.rows("message", "scoped")) {
    if (row["conversation_id"] === conversation && Number(row["seq"]) <= read)
      last = Math.max(last, Number(row["public_seq"]));
  }
  return last;
}
