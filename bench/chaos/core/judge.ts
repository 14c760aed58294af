import { type Entry, readTag, type Shown } from "./entry.ts";
import { findIntrusions } from "./intrusions.ts";

/** An entry of the log as the database has it. `text` as `textOf` gives it. */
export interface LogRow {
  readonly conversation: string;
  readonly seq: number;
  readonly publicSeq: number | null;
  readonly author: "customer" | "assistant" | "agent" | "system";
  readonly authorName: string | null;
  readonly clientId: string;
  readonly kind: string;
  readonly text: string;
}

/** A conversation at the end. */
export interface ConversationRow {
  readonly id: string;
  readonly owner: "assistant" | "queue" | "agent" | "closed";
  readonly seq: number;
  readonly publicSeq: number;
}

/** What somebody saw of one conversation at the end. */
export interface View {
  readonly conversation: string;
  readonly messages: readonly Shown[];
}

/** A participant's own record and final views. */
export interface Witness {
  readonly name: string;
  readonly kind: "customer" | "agent";
  readonly entries: readonly Entry[];
  readonly views: readonly View[];
}

/** Everything that is compared. */
export interface Evidence {
  readonly conversations: readonly ConversationRow[];
  readonly log: readonly LogRow[];
  readonly witnesses: readonly Witness[];
}

/** What came out; `problems` tells each in words. */
export interface Verdict {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
  readonly unanswered: number;
  readonly intruded: number;
  readonly problems: readonly string[];
}

/** What goes wrong, by the figure that it counts in. */
export type Flaw = "lost" | "doubled" | "disordered" | "unanswered" | "intruded";

interface Problem {
  readonly flaw: Flaw;
  readonly what: string;
}

/** Compares the log with what every participant wrote down and finally saw. */
export function judge(evidence: Evidence): Verdict {
  const logs = arrange(evidence.log);
  const problems: Problem[] = [
    ...evidence.conversations.flatMap((row) => judgeLog(row, logs.of(row.id))),
    ...findTwice(evidence.log),
    ...evidence.witnesses.flatMap((witness) => judgeWitness(witness, logs)),
  ];
  const count = (flaw: Flaw): number => problems.filter((problem) => problem.flaw === flaw).length;
  return {
    acknowledged: evidence.witnesses.reduce((sum, { entries }) => sum + acknowledgedIn(entries).size, 0),
    lost: count("lost"),
    doubled: count("doubled"),
    disordered: count("disordered"),
    unanswered: count("unanswered"),
    intruded: count("intruded"),
    problems: problems.map(({ flaw, what }) => `${flaw}: ${what}`),
  };
}

function arrange(log: readonly LogRow[]): Logs {
  const groups = new Map<string, LogRow[]>();
  for (const row of log) {
    const group = groups.get(row.conversation);
    if (group === undefined) groups.set(row.conversation, [row]);
    else group.push(row);
  }
  return { of: (conversation) => groups.get(conversation) ?? [], ids: new Set(log.map(({ clientId }) => clientId)) };
}

/** What was acknowledged, each once, by its id. */
export function acknowledgedIn(entries: readonly Entry[]): ReadonlyMap<string, Extract<Entry, { t: "ack" }>> {
  return new Map(entries.flatMap((entry) => (entry.t === "ack" ? [[entry.id, entry] as const] : [])));
}

function judgeLog(conversation: ConversationRow, rows: readonly LogRow[]): Problem[] {
  const open = conversation.owner === "queue" || conversation.owner === "agent";
  return [
    ...findGaps(conversation, rows),
    ...findDisorder(rows),
    ...(open ? [] : findUnanswered(rows)),
    ...findIntrusions(rows).map((what) => ({ flaw: "intruded" as const, what })),
  ];
}

function findGaps({ id, seq, publicSeq }: ConversationRow, rows: readonly LogRow[]): Problem[] {
  const staff = new Set(rows.map((row) => row.seq));
  const customers = new Set(rows.map((row) => row.publicSeq));
  return [
    ...missingUpTo(seq, staff).map((n) => ({ flaw: "lost" as const, what: `entry ${n} of ${id}` })),
    ...missingUpTo(publicSeq, customers).map((n) => ({ flaw: "lost" as const, what: `public entry ${n} of ${id}` })),
  ];
}

function missingUpTo(last: number, there: ReadonlySet<number | null>): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((n) => !there.has(n));
}

/** Whose entry it is, and his how-manieth; undefined for the assistant's and the system's, who may quote what others wrote. */
function tagOfRow({ author, text }: LogRow): ReturnType<typeof readTag> {
  return author === "customer" || author === "agent" ? readTag(text) : undefined;
}

/** Each sender's messages stand in the log in the order in which he wrote them. */
function findDisorder(rows: readonly LogRow[]): Problem[] {
  const last = new Map<string, number>();
  return rows.flatMap((row) => {
    const { conversation, seq } = row;
    const tag = tagOfRow(row);
    if (tag === undefined) return [];
    const before = last.get(tag.name) ?? 0;
    last.set(tag.name, Math.max(before, tag.k));
    // Equal is not disorder: `findTwice` tells of it.
    return tag.k >= before
      ? []
      : [problem("disordered", `${tag.name}-${tag.k} after ${before}: ${conversation}/${seq}`)];
  });
}

/** A customer's message that nobody answered afterwards, in a conversation that waits for nobody. */
function findUnanswered(rows: readonly LogRow[]): Problem[] {
  const answeredTo = Math.max(0, ...rows.filter(isAnswer).map(({ seq }) => seq));
  return rows
    .filter(({ author, kind, seq }) => author === "customer" && kind !== "rating" && seq > answeredTo)
    .map(({ conversation, seq, text }) => problem("unanswered", `${conversation}/${seq} ${text}`));
}

function isAnswer({ author, publicSeq }: LogRow): boolean {
  return (author === "assistant" || author === "agent") && publicSeq !== null;
}

function findTwice(rows: readonly LogRow[]): Problem[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row) => {
    const { conversation, seq } = row;
    const tag = tagOfRow(row);
    if (tag === undefined) return [];
    const key = `${tag.name}-${tag.k}`;
    const before = seen.get(key);
    seen.set(key, `${conversation}/${seq}`);
    return before === undefined ? [] : [problem("doubled", `${key} at ${before} and ${conversation}/${seq}`)];
  });
}

interface Logs {
  readonly of: (conversation: string) => readonly LogRow[];
  /** Every id that a sender chose. */
  readonly ids: ReadonlySet<string>;
}

function judgeWitness(witness: Witness, logs: Logs): Problem[] {
  const numbered = numberedFor(witness, logs);
  return [
    ...judgeAcknowledged(witness, logs),
    ...judgeKept(witness, logs),
    ...judgeReceived(witness, numbered),
    ...witness.views.flatMap((view) => judgeView(witness, view, numbered(view.conversation))),
  ];
}

type Numbered = (conversation: string) => ReadonlyMap<number, string>;

/** The log by this reader's numbers: customers count what is public. */
function numberedFor({ kind }: Witness, logs: Logs): Numbered {
  const known = new Map<string, ReadonlyMap<number, string>>();
  return (conversation) => {
    const before = known.get(conversation);
    if (before !== undefined) return before;
    const rows = logs.of(conversation);
    const made = new Map(
      rows.flatMap((row) => {
        const seq = kind === "agent" ? row.seq : row.publicSeq;
        return seq === null ? [] : [[seq, row.text] as const];
      }),
    );
    known.set(conversation, made);
    return made;
  };
}

/** What was acknowledged stands in the log where the acknowledgement said, and in the sender's own final view. */
function judgeAcknowledged({ name, kind, entries, views }: Witness, logs: Logs): Problem[] {
  const viewed = new Set(views.map(({ conversation }) => conversation));
  return [...acknowledgedIn(entries).values()].flatMap(({ id, c, seq }) => {
    const row = logs.of(c).find((one) => one.clientId === id);
    if (row === undefined) return [problem("lost", `${name}'s ${id} is not in the log of ${c}`)];
    // A note has no number for customers, and is only ever an agent's.
    const place = kind === "agent" ? row.seq : row.publicSeq;
    if (place !== seq) return [problem("disordered", `${name}'s ${id} was acknowledged as ${seq} and is ${place}`)];
    return viewed.has(c) ? [] : [problem("lost", `${name} has no final view of ${c} with his ${id}`)];
  });
}

/** What a client had, and nobody acknowledged, is in the log or came back to its writer at the end, and never both. */
function judgeKept({ name, entries }: Witness, { ids }: Logs): Problem[] {
  const failed = new Set(entries.flatMap((entry) => (entry.t === "failed" ? [entry.id] : [])));
  const acknowledged = acknowledgedIn(entries);
  return entries.flatMap((entry) => {
    if (entry.t !== "kept" || ids.has(entry.id) !== failed.has(entry.id)) return [];
    if (failed.has(entry.id)) return [problem("doubled", `${name}-${entry.k} was given back and is in the log`)];
    return acknowledged.has(entry.id) ? [] : [problem("lost", `${name}-${entry.k} was neither taken nor given back`)];
  });
}

function judgeReceived({ name, entries }: Witness, numbered: Numbered): Problem[] {
  return entries.flatMap((entry) => {
    if (entry.t !== "got") return [];
    const log = numbered(entry.c);
    return entry.m
      .filter(([seq, text]) => log.get(seq) !== text)
      .map(([seq, text]) => problem("disordered", `${name} received ${entry.c}/${seq} as ${text}`));
  });
}

function judgeView({ name }: Witness, { conversation, messages }: View, log: ReadonlyMap<number, string>): Problem[] {
  const seen = new Set<number>();
  const problems: Problem[] = [];
  let last = 0;
  for (const [seq, text] of messages) {
    if (seen.has(seq)) problems.push(problem("doubled", `${name} sees ${conversation}/${seq} twice`));
    else if (seq < last) problems.push(problem("disordered", `${name} sees ${conversation}/${seq} after ${last}`));
    last = seq;
    if (log.get(seq) !== text) problems.push(problem("disordered", `${name} sees ${text} as ${conversation}/${seq}`));
    seen.add(seq);
  }
  const missing = [...log.keys()].filter((seq) => !seen.has(seq));
  return [...problems, ...missing.map((seq) => problem("lost", `${name} does not see ${conversation}/${seq}`))];
}

function problem(flaw: Flaw, what: string): Problem {
  return { flaw, what };
}
