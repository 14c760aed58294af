import { connectCustomer, lastSeq } from "@warmline/client";
import { tagOf, textOf } from "./core/entry.ts";
import { type CustomerSpec, nowAndThen, type Participant, type Surroundings, wakeNowAndThen } from "./participant.ts";
import { giveUpFailed, prepare, reportOf } from "./prepare.ts";
import { answerTo, errandOf, say } from "./words.ts";

/** A customer writes on while so few of his messages wait. */
const MAX_WAITING = 4;
/** Of a hundred: three messages at once; a rating once the conversation is closed. */
const BURST_PERCENT = 5;
const RATING_PERCENT = 50;
/** Of a hundred: something to be done with an order; a yes sent twice, as an impatient hand does. */
const ERRAND_PERCENT = 25;
const TWICE_PERCENT = 20;

/** A customer who writes now and then, reads, rates, and comes back after every failure. */
export function startCustomer(spec: CustomerSpec, around: Surroundings): Participant {
  const { random, isCalm } = around;
  const { record, connecting } = prepare(spec, around);
  const client = connectCustomer({ ...connecting, language: spec.language });
  const percent = (chance: number): boolean => random() * 100 < chance;

  /** What he is asked for is answered in the buttons' own words, which carry no mark. */
  function answer(): boolean {
    const body = client.getState().messages.at(-1)?.body;
    const offered = body?.kind === "text" ? (body.quickReplies ?? []).map(({ text }) => text) : [];
    const words = answerTo(offered, { language: spec.language, random });
    if (words === undefined) return false;
    for (let left = percent(TWICE_PERCENT) ? 2 : 1; left > 0; left -= 1) {
      const k = record.lastWritten() + 1;
      record.note({ t: "write", k });
      record.note({ t: "kept", k, id: client.send({ kind: "text", text: words }) });
    }
    return true;
  }

  function wordsOf(): string {
    const { errand, language } = spec;
    return errand !== null && percent(ERRAND_PERCENT)
      ? errandOf(errand.orders, language, random)
      : say("customer", language, random);
  }

  function write(): void {
    const k = record.lastWritten() + 1;
    record.note({ t: "write", k });
    const { conversation } = client.getState();
    const rates = conversation?.owner === "closed" && !conversation.rated && percent(RATING_PERCENT);
    const tag = tagOf(spec.name, k);
    const id = rates
      ? client.send({ kind: "rating", score: 5, comment: tag })
      : client.send({ kind: "text", text: `${wordsOf()}${tag}` });
    record.note({ t: "kept", k, id });
  }

  function act(): void {
    giveUpFailed(client, record);
    const { messages, outgoing } = client.getState();
    if (isCalm() || outgoing.length >= MAX_WAITING) return;
    if (percent(20)) client.markRead(lastSeq(messages));
    if (percent(20)) client.typing(true);
    if (answer()) return;
    for (let left = percent(BURST_PERCENT) ? 3 : 1; left > 0; left -= 1) write();
  }

  const stops = [nowAndThen(around, around.paceMs, act), wakeNowAndThen(around, client)];
  return {
    report: () => {
      const { conversation, messages } = client.getState();
      return {
        ...reportOf(client, record),
        name: spec.name,
        kind: "customer",
        conversation: conversation?.id ?? null,
        seq: lastSeq(messages),
        unread: 0,
      };
    },
    review: () => undefined,
    views: () => {
      const { conversation, messages } = client.getState();
      if (conversation === null) return [];
      return [
        { conversation: conversation.id, messages: messages.map(({ seq, body }) => [seq, textOf(body)] as const) },
      ];
    },
    close: () => {
      for (const stop of stops) stop();
      client.close();
    },
  };
}
