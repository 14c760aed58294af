import { connectAgent, lastSeq, type OpenConversation } from "@warmline/client";
import type { StaffConversation } from "@warmline/contract";
import { askDesk } from "./ask-desk.ts";
import { tagOf, textOf } from "./core/entry.ts";
import type { View } from "./core/judge.ts";
import {
  type AgentSpec,
  type Heads,
  nowAndThen,
  type Participant,
  type Surroundings,
  wakeNowAndThen,
} from "./participant.ts";
import { giveUpFailed, prepare, reportOf } from "./prepare.ts";
import { say } from "./words.ts";

/** How often an agent looks at his desk, in milliseconds. */
const LOOK_MS = 700;
/** Conversations that an agent takes at once. */
const CAPACITY = 5;
/** Logs that stay open on his screen beside his own conversations. */
const MAX_OPEN = 16;
/** Logs that he reads at once at the end. */
const REVIEWED_AT_ONCE = 20;

/** An agent who answers whoever is his, and closes, hands back, releases, takes and notes as it comes. */
export function startAgent(spec: AgentSpec, around: Surroundings): Participant {
  const { random, isCalm } = around;
  const { record, connecting } = prepare(spec, around);
  const client = connectAgent(connecting);
  const views = new Map<string, View>();
  let heads: Heads | null = null;
  let online: boolean | null = null;

  function act(): void {
    giveUpFailed(client, record);
    setOnline(!isCalm());
    if (heads !== null) review(heads);
    else if (!isCalm()) work();
  }

  function setOnline(wanted: boolean): void {
    if (online === wanted) return;
    online = wanted;
    client.setPresence(wanted ? "online" : "away", CAPACITY);
  }

  function work(): void {
    const { inbox, person } = client.getState();
    if (inbox === null) return;
    for (const conversation of inbox.values()) if (conversation.agent?.id === person) serve(conversation);
    if (random() < 0.1) takeOne([...inbox.values()]);
    tidy(inbox, person);
  }

  function serve(conversation: StaffConversation): void {
    const { open, outgoing } = client.getState();
    const log = open.get(conversation.id);
    if (log === undefined) return client.open(conversation.id);
    if (!isUpToDate(log, conversation) || outgoing.some((item) => item.conversation === conversation.id)) return;
    client.markRead(conversation.id, conversation.seq);
    if (conversation.customerSeq > conversation.handledSeq) write(conversation, "text");
    else decide(conversation);
  }

  function write(conversation: StaffConversation, kind: "text" | "note"): void {
    const k = record.lastWritten() + 1;
    record.note({ t: "write", k });
    const text = `${say("agent", spec.language, random)}${tagOf(spec.name, k)}`;
    client.typing(conversation.id, true);
    const id = client.send({ conversation: conversation.id, epoch: conversation.epoch, body: { kind, text } });
    record.note({ t: "kept", k, id });
  }

  /** Nobody waits for an answer here: now and then the conversation moves on. */
  function decide({ id, epoch, customerSeq, ...conversation }: StaffConversation): void {
    const chance = random();
    const ask = (action: string, more: object): void =>
      void askDesk(around.url, spec, { id, action, body: { epoch, ...more } });
    if (chance < 0.08) ask("close", { reason: "solved", seen: customerSeq });
    else if (chance < 0.24) ask("hand-back", {});
    else if (chance < 0.28) ask("release", { reason: "break" });
    else if (chance < 0.32) write({ id, epoch, customerSeq, ...conversation }, "note");
  }

  function takeOne(inbox: readonly StaffConversation[]): void {
    const free = inbox.filter(({ owner }) => owner === "queue" || owner === "assistant");
    const chosen = free[Math.floor(random() * free.length)];
    if (chosen) void askDesk(around.url, spec, { id: chosen.id, action: "take", body: { epoch: chosen.epoch } });
  }

  function tidy(inbox: ReadonlyMap<string, StaffConversation>, person: string | null): void {
    const { open } = client.getState();
    const others = [...open.keys()].filter((id) => inbox.get(id)?.agent?.id !== person);
    for (const id of others.slice(0, Math.max(0, open.size - MAX_OPEN))) client.leave(id);
  }

  const isStillToRead = (to: Heads): string[] =>
    [...new Set(record.acknowledged().values())].filter((id) => (views.get(id)?.messages.length ?? 0) < (to[id] ?? 0));

  function review(to: Heads): void {
    const wanted = isStillToRead(to).slice(0, REVIEWED_AT_ONCE);
    for (const id of client.getState().open.keys()) if (!wanted.includes(id)) client.leave(id);
    for (const id of wanted) {
      client.open(id);
      const { messages = [] } = client.getState().open.get(id) ?? {};
      if (lastSeq(messages) < (to[id] ?? 0)) continue;
      views.set(id, { conversation: id, messages: messages.map(({ seq, body }) => [seq, textOf(body)] as const) });
      client.leave(id);
    }
  }

  const stops = [nowAndThen(around, LOOK_MS, act), wakeNowAndThen(around, client)];
  return {
    report: () => ({
      ...reportOf(client, record),
      name: spec.name,
      kind: "agent",
      conversation: null,
      seq: 0,
      unread: heads === null ? 0 : isStillToRead(heads).length,
    }),
    review: (to) => {
      heads = to;
    },
    views: () => [...views.values()],
    close: () => {
      for (const stop of stops) stop();
      client.close();
    },
  };
}

function isUpToDate({ state, messages }: OpenConversation, { seq }: StaffConversation): boolean {
  return state.status === "live" && lastSeq(messages) === seq;
}
