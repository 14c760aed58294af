import type { Selectable } from "kysely";
import type { Tables } from "../../src/platform/database/index.ts";
import { databaseError } from "./database-error.ts";
import type { Row } from "./tables.ts";
import type { Transaction } from "./transaction.ts";
import { plain } from "./values.ts";

type Conversation = Selectable<Tables["conversation"]>;

/** One item as `append-sql.ts` passes it. */
interface Item {
  readonly position: number;
  readonly organization: string;
  readonly conversation: string;
  readonly sender: string;
  readonly authorKind: "customer" | "assistant" | "agent" | "system";
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly clientId: string;
  readonly stream: string | null;
  readonly n: number | null;
  readonly ownedBy: string | null;
  readonly epoch: number | null;
  readonly turn: number | null;
  readonly seen: number | null;
  readonly private: boolean;
  readonly rating: number | null;
  readonly preview: string | null;
  readonly at: string;
  readonly body: unknown;
  readonly meta: unknown;
}

interface Judged {
  readonly item: Item;
  readonly conversation: Conversation | undefined;
  readonly twin: Row | undefined;
  readonly nextN: number;
  readonly judgement: string;
}

/** How the append works; a planted fault is another one. */
export interface AppendRules {
  readonly checksEpoch: boolean;
  /** In id order and passing over what is held; else as they come, each waited for. */
  readonly locksInOrder: boolean;
}

/** As `warmline_append` is. */
export const RIGHT_APPEND: AppendRules = { checksEpoch: true, locksInOrder: true };

/** What the append stands on; `pause` lets others run between its two statements. */
export interface AppendPorts {
  readonly transaction: Transaction;
  readonly rules: AppendRules;
  readonly pause: () => Promise<void>;
}

/** `warmline_append`: locks, judges each item on its own, writes what is taken. */
export async function append(parameter: string, ports: AppendPorts): Promise<readonly Row[]> {
  // The text is made by `appendCall`.
  const items = JSON.parse(parameter) as readonly Item[];
  const held = await lockConversations(items, ports);
  await ports.pause();
  const judged = items.map((item) => judge(item, held, ports));
  const taken = judged.filter(({ judgement }) => judgement === "appended");
  for (const { item } of taken) await countStream(ports.transaction, item);
  const written = new Map<number, Conversation>();
  for (const one of taken) {
    if (one.conversation !== undefined)
      written.set(one.item.position, await write(ports.transaction, one.item, one.conversation));
  }
  return judged.map((one) => answer(one, written.get(one.item.position)));
}

async function lockConversations(items: readonly Item[], ports: AppendPorts): Promise<ReadonlySet<string>> {
  const { transaction, rules } = ports;
  const ids = new Set(items.filter((item) => find(transaction, item) !== undefined).map((item) => item.conversation));
  if (rules.locksInOrder) return new Set([...ids].sort().filter((id) => transaction.tryLock(`conversation:${id}`)));
  for (const id of ids) {
    await transaction.lock(`conversation:${id}`);
    await ports.pause();
  }
  return ids;
}

function find(transaction: Transaction, item: Item): Conversation | undefined {
  const row = transaction.get("conversation", item.conversation);
  // The columns are the table's: rows get in by its own statements only.
  return row?.["organization_id"] === item.organization ? (row as unknown as Conversation) : undefined;
}

function judge(item: Item, held: ReadonlySet<string>, { transaction, rules }: AppendPorts): Judged {
  const conversation = find(transaction, item);
  const twin = findTwin(transaction, item);
  const stream = transaction.get("send_stream", `${item.organization}:${item.stream ?? ""}`);
  const nextN = Number(stream?.["last_n"] ?? 0) + 1;
  const at = { item, conversation, twin, nextN };
  return { ...at, judgement: judgementOf(at, held.has(item.conversation), rules) };
}

function findTwin(transaction: Transaction, item: Item): Row | undefined {
  const key = transaction.holderOf(`sent:${item.organization}:${item.sender}:${item.clientId}`);
  return key === undefined ? undefined : transaction.get("message", key);
}

function judgementOf(at: Omit<Judged, "judgement">, mine: boolean, rules: AppendRules): string {
  const { item, conversation, twin, nextN } = at;
  if (conversation === undefined) return "not_found";
  if (item.authorKind === "customer" && conversation.customer_id !== item.authorId) return "not_found";
  if (twin !== undefined) return "duplicate";
  if (!mine) return "busy";
  if (item.stream !== null && item.n !== nextN) return "out_of_step";
  return refusalOf(item, conversation, rules) ?? "appended";
}

function refusalOf(item: Item, conversation: Conversation, rules: AppendRules): string | null {
  const { owner } = conversation;
  if (item.rating !== null && owner !== "closed") return "not_closed";
  if (item.rating !== null && conversation.rating !== null) return "already_rated";
  if (item.rating === null && item.authorKind !== "system" && !item.private && owner === "closed") return "closed";
  if (item.ownedBy !== null && owner !== item.ownedBy) return "not_owner";
  if (item.ownedBy === "agent" && conversation.agent_id !== item.authorId) return "not_owner";
  if (rules.checksEpoch && item.ownedBy !== null && item.epoch !== conversation.epoch) return "stale_epoch";
  if (item.turn !== null && conversation.handled_seq >= item.turn) return "already_handled";
  return null;
}

/** Counts a stream on; the same stream twice in one statement is an error, as there. */
async function countStream(transaction: Transaction, item: Item): Promise<void> {
  if (item.stream === null) return;
  const row = { organization_id: item.organization, stream: item.stream, last_n: item.n };
  const key = `send_stream:${item.organization}:${item.stream}`;
  if (transaction.locks.has(key)) throw databaseError("21000", "a row is affected a second time");
  if (!(await transaction.insert("send_stream", row))) await transaction.update("send_stream", row);
}

async function write(transaction: Transaction, item: Item, before: Conversation): Promise<Conversation> {
  const after = { ...before, ...moved(item, before) };
  await transaction.update("conversation", { ...after });
  await transaction.insert("message", {
    conversation_id: item.conversation,
    seq: after.seq,
    public_seq: item.private ? null : after.public_seq,
    organization_id: item.organization,
    shop_id: before.shop_id,
    sender: item.sender,
    author_kind: item.authorKind,
    author_id: item.authorId,
    author_name: item.authorName,
    client_id: item.clientId,
    at: new Date(item.at),
    body: item.body,
    meta: item.meta,
  });
  return after;
}

function moved(item: Item, before: Conversation) {
  const at = new Date(item.at);
  return {
    seq: before.seq + 1,
    public_seq: before.public_seq + (item.private ? 0 : 1),
    customer_seq: item.authorKind === "customer" && item.rating === null ? before.seq + 1 : before.customer_seq,
    handled_seq: handledBy(item, before),
    rating: item.rating ?? before.rating,
    last_at: at > before.last_at ? at : before.last_at,
    preview: item.preview ?? before.preview,
    preview_author: item.preview === null ? before.preview_author : item.authorKind,
  };
}

function handledBy(item: Item, before: Conversation): number {
  if (item.turn !== null) return item.turn;
  if (item.seen === null) return before.handled_seq;
  return Math.max(before.handled_seq, Math.min(item.seen, before.customer_seq));
}

function answer({ item, conversation, twin, nextN, judgement }: Judged, after: Conversation | undefined): Row {
  const publicSeq = twin === undefined && !item.private ? (after?.public_seq ?? null) : (twin?.["public_seq"] ?? null);
  return {
    position: item.position,
    outcome: judgement,
    conversation: twin?.["conversation_id"] ?? item.conversation,
    shop: conversation?.shop_id ?? null,
    customer: conversation?.customer_id ?? null,
    seq: twin?.["seq"] ?? after?.seq ?? null,
    public_seq: publicSeq,
    at: new Date(Number(plain(twin?.["at"] ?? new Date(item.at)))),
    expected: nextN,
  };
}
