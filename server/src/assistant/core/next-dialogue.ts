import { type Dialogue, keptText } from "./dialogue.ts";
import type { Heard } from "./heard.ts";
import { mergeBody } from "./mentions.ts";
import { isSopIntent, sopIntent } from "./sops/published-sop.ts";
import type { Outcome } from "./outcome.ts";

const KEPT_INTENTS = 20;
const KEPT_KEYS = 10;

/** What was heard and what came of it. */
export interface Step {
  readonly heard: Heard;
  readonly outcome: Outcome;
}

/** The dialogue after a wish was answered; `at` in milliseconds. */
export function afterStep(dialogue: Dialogue, { heard, outcome }: Step, at: number): Dialogue {
  const { pending: _answered, sop, ...moved } = withSubject(dialogue, outcome);
  return {
    ...moved,
    ...positionAfter(sop, { heard, outcome }),
    asked: askedAfter(heard, outcome),
    ...(outcome.kind === "ask" && outcome.pending ? { pending: outcome.pending } : {}),
    listed:
      (outcome.kind === "answer" || outcome.kind === "ask") && outcome.listed ? kept(outcome.listed) : moved.listed,
    body: mergeBody(moved.body, heard.mentions.body),
    last: isTopic(heard.intent)
      ? { intent: heard.intent, subject: subjectOf(moved), text: keptText(heard.text), at }
      : moved.last,
    answered: outcome.kind === "answer" ? [...moved.answered, heard.intent].slice(-KEPT_INTENTS) : moved.answered,
    misses: outcome.kind === "abstain" ? moved.misses + 1 : 0,
  };
}

/** Something in between leaves the place in a shop's process; the process itself moves on, or ends. */
function positionAfter(before: Dialogue["sop"], { heard, outcome }: Step): Pick<Dialogue, "sop"> {
  const now = outcome.kind === "ask" ? outcome.sop : undefined;
  const sop = now ?? (isSopIntent(heard.intent) ? undefined : before);
  return sop === undefined ? {} : { sop };
}

/** Talking of an order leaves the product talked about before, and the other way round keeps the order. */
function withSubject(dialogue: Dialogue, outcome: Outcome): Dialogue {
  const { order, product } = outcome.subject;
  // A list just shown is what "it" and "the blue one" are about now, no longer the product before it.
  if (showsProducts(outcome)) return { ...dialogue, product: null };
  return {
    ...dialogue,
    order: order ?? dialogue.order,
    product: product ?? (order === undefined ? dialogue.product : null),
  };
}

function showsProducts(outcome: Outcome): boolean {
  if (outcome.kind !== "answer" && outcome.kind !== "ask") return false;
  return outcome.listed?.kind === "products" && outcome.subject.product === undefined;
}

function kept(
  listed: NonNullable<Dialogue["listed"]> | { kind: "orders" | "products"; keys: readonly string[] },
): Dialogue["listed"] {
  return { kind: listed.kind, keys: listed.keys.slice(0, KEPT_KEYS) };
}

function askedAfter(heard: Heard, outcome: Outcome): Dialogue["asked"] {
  if (outcome.kind === "ask") {
    const intent = outcome.sop === undefined ? heard.intent : sopIntent({ id: outcome.sop.sop });
    return { slot: outcome.slot, intent, text: keptText(heard.text) };
  }
  if (outcome.kind === "hand_over") return null;
  if (outcome.kind === "answer" && outcome.next !== undefined)
    return { slot: "resume", intent: heard.intent, text: keptText(`${heard.text}\n${outcome.next}`) };
  return offersPerson(outcome) ? { slot: "person", intent: heard.intent, text: keptText(heard.text) } : null;
}

/** A text that asks whether a person should go on: a yes to it means a person. */
function offersPerson(outcome: Outcome): boolean {
  if (outcome.kind === "answer" && outcome.offers === "person") return true;
  return outcome.kind === "abstain" || (outcome.reply.unknown.length > 0 && outcome.reply.quickReplies.length > 0);
}

/** Whether an intent says what a conversation is about; greetings, thanks and scolding do not. */
export function isTopic(intent: string): boolean {
  return !intent.startsWith("talk.") && intent !== "out_of_scope";
}

/** What a question was about, to tell the same question from the same words about something else. */
export function subjectOf(dialogue: Dialogue): string {
  return `${dialogue.order ?? ""}|${dialogue.product ?? ""}`;
}

/** What is left of a dialogue for the day the assistant gets it back: subjects, not open questions. */
export function afterHandover(dialogue: Dialogue): Dialogue {
  const {
    pending: _dropped,
    open: _told,
    said: _said,
    sop: _left,
    untold: _heard,
    pictured: _seen,
    ...kept
  } = dialogue;
  return { ...kept, asked: null, listed: null, last: null, misses: 0 };
}
