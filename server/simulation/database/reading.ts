import type { Row } from "./tables.ts";
import type { Transaction } from "./transaction.ts";
import { order } from "./values.ts";

interface Ports {
  readonly transaction: Transaction;
}

/** One item of `warmline_customer_updates`. */
interface UpdateWanted {
  readonly position: number;
  readonly organization: string;
  readonly shop: string;
  readonly customer: string;
  readonly reached: string | null;
  readonly seq: number;
}

/** One item of `warmline_turns`. */
interface TurnWanted {
  readonly position: number;
  readonly organization: string;
  readonly shops: readonly string[] | null;
  readonly conversation: string;
}

/** `warmline_customer_updates`: each customer's newest conversation and what he has not seen of it. */
export function customerUpdates({ transaction }: Ports, [items, most]: readonly unknown[]): readonly Row[] {
  // The text is made by customer-update.ts.
  const wanted = JSON.parse(String(items)) as readonly UpdateWanted[];
  const conversations = transaction.rows("conversation", "all");
  return wanted.flatMap((item) => {
    const own = conversations.filter(
      (row) =>
        row["shop_id"] === item.shop &&
        row["customer_id"] === item.customer &&
        row["organization_id"] === item.organization,
    );
    const newest = own.sort(byBegin).at(-1);
    if (newest === undefined) return [];
    const after = item.reached === newest["id"] ? item.seq : 0;
    const messages = logOf(transaction, newest).filter((entry) => Number(entry["public_seq"]) > after);
    const shown = { messages: messages.slice(0, Number(most)).map(asJson) };
    return [{ position: item.position, conversation: viewOf(transaction, newest, conversations), ...shown }];
  });
}

/** `warmline_turns`: what is needed to take each turn that is due. */
export function turns({ transaction }: Ports, [items, most]: readonly unknown[]): readonly Row[] {
  // The text is made by turns.ts.
  const wanted = JSON.parse(String(items)) as readonly TurnWanted[];
  return wanted.flatMap(({ position, organization, shops, conversation }) => {
    const row = transaction.get("conversation", conversation);
    if (row?.["organization_id"] !== organization || shops?.includes(String(row["shop_id"])) === false) return [];
    if (row["owner"] !== "assistant" || Number(row["customer_seq"]) <= Number(row["handled_seq"])) return [];
    return [{ position, ...turnOf(transaction, row, Number(most)) }];
  });
}

function turnOf(transaction: Transaction, row: Row, most: number): Row {
  const log = logOf(transaction, row);
  const isPending = (entry: Row) =>
    entry["author_kind"] === "customer" && Number(entry["seq"]) > Number(row["handled_seq"]);
  const answer = log.findLast((entry) => entry["author_kind"] === "assistant" && entry["meta"] !== null);
  return {
    organization: row["organization_id"],
    shop: row["shop_id"],
    customer: row["customer_id"],
    verified: row["customer_verified"],
    language: row["language"],
    epoch: row["epoch"],
    customer_seq: row["customer_seq"],
    pending: log.filter(isPending).slice(-most).map(asJson),
    dialogue: dialogueOf(answer?.["meta"]),
  };
}

function dialogueOf(meta: unknown): unknown {
  return typeof meta === "object" && meta !== null && "dialogue" in meta ? meta.dialogue : null;
}

function byBegin(one: Row, other: Row): number {
  return order(one["created_at"], other["created_at"]) || order(one["id"], other["id"]);
}

function logOf(transaction: Transaction, { id }: Row): Row[] {
  const log = transaction.rows("message", "all").filter((entry) => entry["conversation_id"] === id);
  return log.sort((one, other) => order(one["seq"], other["seq"]));
}

/** What a customer may know of an entry, its moment as text. */
function asJson(entry: Row): Row {
  const { seq, public_seq, author_kind, author_id, author_name, client_id, at, body } = entry;
  return { seq, public_seq, author_kind, author_id, author_name, client_id, at: String(toText(at)), body };
}

function toText(at: unknown): unknown {
  return at instanceof Date ? at.toISOString() : at;
}

function viewOf(transaction: Transaction, row: Row, conversations: readonly Row[]): Row {
  const marks = transaction.rows("mark", "all").filter((mark) => mark["conversation_id"] === row["id"]);
  const staff = marks.filter((mark) => mark["reader"] !== "customer").map((mark) => Number(mark["read_public_seq"]));
  const own = marks.find((mark) => mark["reader"] === "customer");
  return {
    id: row["id"],
    owner: row["owner"],
    agent_name: row["agent_name"],
    public_seq: row["public_seq"],
    rated: row["rating"] !== null,
    place: row["owner"] === "queue" ? placeOf(row, conversations) : null,
    staff_read: Math.max(0, ...staff),
    own_read: own?.["read_seq"] ?? 0,
  };
}

/** 1 for who has waited longest in the shop. */
function placeOf(row: Row, conversations: readonly Row[]): number {
  const ahead = conversations.filter(
    (one) =>
      one["shop_id"] === row["shop_id"] &&
      one["owner"] === "queue" &&
      (order(one["queued_at"], row["queued_at"]) || order(one["id"], row["id"])) < 0,
  );
  return ahead.length + 1;
}
