import type { Ledger } from "../ledger.ts";
import { type Conversation, logOf, type Message, type Rows, textOf } from "./rows.ts";

/** Laws 1 and 6 over the log: nothing acknowledged is lost, nothing doubled, everything in its sender's order, no gaps, notes private. */
export function checkLog(rows: Rows, ledger: Ledger): string[] {
  return [
    ...rows.conversations.flatMap((conversation) => checkNumbers(conversation, logOf(rows, conversation.id))),
    ...checkAcknowledged(rows, ledger),
    ...checkDoubled(rows),
    ...checkOrder(rows, ledger),
    ...checkOneOpen(rows),
    ...checkMarks(rows),
  ];
}

function checkNumbers({ id, seq, public_seq: publicSeq }: Conversation, log: readonly Message[]): string[] {
  const isGapless = (numbers: readonly number[], last: number) =>
    numbers.length === last && numbers.every((number, index) => number === index + 1);
  const shown = log.flatMap((message) => message.public_seq ?? []);
  return [
    ...(isGapless(
      log.map((message) => message.seq),
      seq,
    )
      ? []
      : [`seq of ${id} has gaps`]),
    ...(isGapless(shown, publicSeq) ? [] : [`public_seq of ${id} has gaps`]),
    ...log
      .filter(({ body, public_seq }) => (body.kind === "note") !== (public_seq === null))
      .map((message) => `entry ${message.seq} of ${id} is on the wrong side of the wall`),
  ];
}

function checkAcknowledged({ messages }: Rows, ledger: Ledger): string[] {
  return ledger.acknowledged.flatMap(({ id, conversation, seq }) => {
    const found = messages.find((message) => message.client_id === id);
    if (found === undefined) return [`${id} was acknowledged and is lost`];
    const number = found.author_kind === "customer" ? found.public_seq : found.seq;
    return found.conversation_id === conversation && number === seq ? [] : [`${id} stands elsewhere than acknowledged`];
  });
}

function checkDoubled({ messages }: Rows): string[] {
  // The system says the same to many.
  const written = messages.filter(({ author_kind: author }) => author !== "system");
  const texts = written.flatMap((message) => textOf(message) ?? []);
  return repeated(texts).map((text) => `"${text}" stands twice in the log`);
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}

/** Over all conversations of a customer, in the order in which they began. */
function checkOrder({ conversations, messages }: Rows, ledger: Ledger): string[] {
  const begun = new Map(conversations.map(({ id, created_at: at }) => [id, at.getTime()]));
  const inOrder = messages.toSorted(
    (one, other) => (begun.get(one.conversation_id) ?? 0) - (begun.get(other.conversation_id) ?? 0),
  );
  const place = new Map(inOrder.map((message, index) => [message.client_id, index]));
  const last = new Map<string, number>();
  return [...ledger.written.values()].flatMap(({ id, row, text }) => {
    const at = place.get(id);
    if (at === undefined || row === "assistant" || ledger.retried.has(id)) return [];
    const before = last.get(row) ?? -1;
    last.set(row, Math.max(at, before));
    return at < before ? [`"${text}" overtook what its writer wrote before`] : [];
  });
}

function checkOneOpen({ conversations }: Rows): string[] {
  const open = conversations.filter(({ owner }) => owner !== "closed");
  const pairs = open.map((one) => `${one.shop_id} ${one.customer_id}`);
  return repeated(pairs).map((pair) => `more than one open conversation of ${pair}`);
}

/** Read is delivered, and nobody has read what is not there. */
function checkMarks({ conversations, marks }: Rows): string[] {
  return marks.flatMap(({ conversation_id: id, reader, delivered_seq: delivered, read_seq: read }) => {
    const conversation = conversations.find((one) => one.id === id);
    const end = (reader === "customer" ? conversation?.public_seq : conversation?.seq) ?? 0;
    return read <= delivered && delivered <= end ? [] : [`the mark of ${reader} in ${id} is beyond its log`];
  });
}
