import { databaseError } from "./database-error.ts";

/** A row by its columns. Never changed in place. */
export type Row = Readonly<Record<string, unknown>>;

/** The tables that conversations, ownership and presence live in. */
export type TableName =
  | "conversation"
  | "message"
  | "send_stream"
  | "mark"
  | "agent_presence"
  | "person"
  | "role_grant"
  | "deed"
  | "turn_correction";

/** What the database itself guarantees of a table. */
export interface Table {
  readonly key: (row: Row) => string;
  /** What only one row may have, or null where the row takes part in no such rule. */
  readonly unique: (row: Row) => readonly string[];
  /** What a new row has where nothing was said. */
  readonly defaults: Row;
  /** Throws where a row may not become so. */
  readonly check: (before: Row | null, after: Row) => void;
  /** Columns of JSON that are written as text. */
  readonly json: readonly string[];
  /** Which rows a scope sees. */
  readonly scopedBy: "shop" | "organization" | "nobody";
}

/** A part of a key, as text. */
const part = (row: Row, column: string): string => String(row[column]);
const nothing = (): void => undefined;

/** The tables' own rules, as their migrations have them. */
export const TABLES: Readonly<Record<TableName, Table>> = {
  conversation: {
    key: (row) => part(row, "id"),
    unique: (row) => (row["owner"] === "closed" ? [] : [`open:${part(row, "shop_id")}:${part(row, "customer_id")}`]),
    defaults: {
      owner: "assistant",
      agent_id: null,
      agent_name: null,
      epoch: 1,
      queued_at: null,
      handover_reason: null,
      released_by: null,
      brief: null,
      closed_at: null,
      close_reason: null,
      rating: null,
      seq: 0,
      public_seq: 0,
      customer_seq: 0,
      handled_seq: 0,
      preview: "",
      preview_author: "system",
      previous_id: null,
      erased_seq: null,
      traces_forgotten: false,
    },
    check: checkConversation,
    json: ["brief"],
    scopedBy: "shop",
  },
  message: {
    key: (row) => `${part(row, "conversation_id")}:${part(row, "seq").padStart(6, "0")}`,
    unique: (row) => [`sent:${part(row, "organization_id")}:${part(row, "sender")}:${part(row, "client_id")}`],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "shop",
  },
  send_stream: {
    key: (row) => `${part(row, "organization_id")}:${part(row, "stream")}`,
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "nobody",
  },
  mark: {
    key: (row) => `${part(row, "conversation_id")}:${part(row, "reader")}`,
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "shop",
  },
  agent_presence: {
    key: (row) => part(row, "person_id"),
    unique: () => [],
    defaults: { last_assigned_at: null },
    check: nothing,
    json: [],
    scopedBy: "organization",
  },
  person: {
    key: (row) => part(row, "id"),
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "organization",
  },
  role_grant: {
    key: (row) => `${part(row, "person_id")}:${part(row, "role")}:${part(row, "shop_id")}`,
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "organization",
  },
  // Read with every log; nobody corrects the assistant here.
  turn_correction: {
    key: (row) => `${part(row, "conversation_id")}:${part(row, "seq")}:${part(row, "person_id")}`,
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "shop",
  },
  deed: {
    key: (row) => `${part(row, "shop_id")}:${part(row, "key")}`,
    unique: () => [],
    defaults: {},
    check: nothing,
    json: [],
    scopedBy: "shop",
  },
};

/** What another room keeps of something that it did for a customer, as commerce keeps an action: once for its key. */
export interface DeedTable {
  readonly organization_id: string;
  readonly shop_id: string;
  readonly key: string;
}

declare module "../../src/platform/database/index.ts" {
  interface Tables {
    deed: DeedTable;
  }
}

function checkConversation(before: Row | null, after: Row): void {
  const { owner, agent_id: agent, closed_at: closedAt, close_reason: reason, queued_at: queuedAt } = after;
  const holds =
    (owner === "agent") === (agent !== null) &&
    (agent === null) === (after["agent_name"] === null) &&
    (owner === "closed") === (closedAt !== null) &&
    (owner === "closed") === (reason !== null) &&
    (owner !== "queue" || queuedAt !== null) &&
    Number(after["handled_seq"]) <= Number(after["customer_seq"]) &&
    Number(after["customer_seq"]) <= Number(after["seq"]);
  if (!holds) throw databaseError("23514", "a check of conversation does not hold");
  if (before !== null && !keepsEpoch(before, after)) throw databaseError("23514", "owner changed without a new epoch");
}

function keepsEpoch(before: Row, after: Row): boolean {
  const moved = before["owner"] !== after["owner"] || before["agent_id"] !== after["agent_id"];
  const epochs = Number(after["epoch"]) - Number(before["epoch"]);
  return moved ? epochs === 1 : epochs >= 0;
}
