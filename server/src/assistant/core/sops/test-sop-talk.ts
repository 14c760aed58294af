import { decide, decideAfter } from "../decide.ts";
import type { Decision, ToAct } from "../decision.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "../dialogue.ts";
import type { TurnFacts } from "../skill.ts";
import { aLine, anOrder, aProduct, hoursFromNow, KEY_WORDING, NOW, someFacts } from "../test-facts.ts";
import { QUESTIONS } from "../test-questions.ts";
import { understandTurn } from "../understand.ts";
import type { PublishedSop } from "./published-sop.ts";

/** What the shop sells. */
export const shirt = aProduct("S1", "衬衫|Shirt", { category: "clothing/shirt" });
/** Paid and not sent. */
export const paid = anOrder("300001", {
  lines: [aLine(shirt)],
  payments: [{ id: "p", kind: "payment", method: "alipay", amount: 10_000, state: "done", at: null, reference: null }],
});
/** Sent, and arrived two days ago. */
export const sent = anOrder("300002", {
  state: "delivered",
  times: { delivered: hoursFromNow(-49) },
  lines: [aLine(shirt)],
});

/** What is heard by these words; everything else is not understood. */
const HEARD: Readonly<Record<string, string>> = {
  要修: "warranty.repair",
  开线了要修: "warranty.repair",
  "repair please": "warranty.repair",
  我的订单怎么样了: "order.status",
  帮我取消订单: "order.cancel",
  再开张发票: "invoice.request",
  谢谢: "talk.thanks",
  好的: "talk.affirm",
};

/** A talk in Chinese with a shop that has this process. */
export function talkInSop(sop: PublishedSop | null, change: Partial<TurnFacts> = {}) {
  let facts: TurnFacts = {
    ...someFacts({ orders: [paid], products: [shirt] }),
    sops: sop === null ? [] : [sop],
    ...change,
  };
  let dialogue: Dialogue = NEW_DIALOGUE;
  const say = (text: string, acts = false): Decision | ToAct => {
    const understood = understandTurn([text], "zh", (part) => {
      const intent = HEARD[part] ?? "out_of_scope";
      return { intent, confidence: intent === "out_of_scope" ? 0.1 : 0.9, intents: [] };
    });
    const input = { understood, dialogue, facts, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const decided = decide(input);
    const decision =
      acts && decided.kind === "act"
        ? decideAfter(input, decided.pending, { ok: true, repeated: false, clauses: [], money: [] })
        : decided;
    dialogue = readDialogue(JSON.parse(JSON.stringify(decision.dialogue)));
    return decision;
  };
  return {
    say: (text: string) => say(text).text,
    decide: (text: string) => say(text),
    act: (text: string) => say(text, true),
    change: (next: Partial<TurnFacts>) => {
      facts = { ...facts, ...next };
    },
    get dialogue() {
      return dialogue;
    },
  };
}

/** What a colleague is told of it. */
export function problemOf(said: Decision | ToAct): string {
  return said.kind === "hand_over" ? said.brief.problem : "";
}
