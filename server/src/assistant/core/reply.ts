import type { Card, QuickReply } from "@warmline/contract";
import { cut } from "./cut.ts";
import type { FactId } from "../../commerce/index.ts";

/** A piece of an answer with what it stands on. `unknown` names facts that were asked for and that the shop has not given. */
export interface Reply {
  readonly text: string;
  readonly facts: readonly FactId[];
  readonly unknown: readonly FactId[];
  readonly clauses: readonly string[];
  readonly cards: readonly Card[];
  readonly quickReplies: readonly QuickReply[];
}

/** Limits of a message on the wire. */
const MAX_TEXT = 4000;
const MAX_CARDS = 10;
/** So many buttons fit beside a message. */
export const MAX_QUICK_REPLIES = 8;

/** A piece of an answer; what is not given is empty. */
export function reply(text: string, beside: Partial<Omit<Reply, "text">> = {}): Reply {
  return { text, facts: [], unknown: [], clauses: [], cards: [], quickReplies: [], ...beside };
}

/** Pieces one after the other as one message, within the wire's limits. Nothing is named or shown twice. */
export function joinReplies(replies: readonly Reply[]): Reply {
  const texts = unique(replies.map((part) => part.text.trim()).filter((text) => text !== ""));
  return {
    text: cut(texts.join("\n"), MAX_TEXT),
    facts: unique(replies.flatMap((part) => part.facts)),
    unknown: unique(replies.flatMap((part) => part.unknown)),
    clauses: unique(replies.flatMap((part) => part.clauses)),
    cards: uniqueBy(
      replies.flatMap((part) => part.cards),
      cardKey,
    ).slice(0, MAX_CARDS),
    quickReplies: uniqueBy(
      replies.flatMap((part) => part.quickReplies),
      (quick) => quick.text,
    ).slice(0, MAX_QUICK_REPLIES),
  };
}

function cardKey(card: Card): string {
  return card.kind === "order" ? `order:${card.number}` : `product:${card.sku}`;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();
}
