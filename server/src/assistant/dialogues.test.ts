import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../commerce/index.ts";
import { CHINESE_DIALOGUES, ENGLISH_DIALOGUES, type HeldOutDialogue } from "../knowledge/testing.ts";
import type { Decision } from "./core/decision.ts";
import { factsOf } from "./testing/situations.ts";
import { openTrade } from "./open-trade.ts";
import type { Trade } from "./ports.ts";
import { startTalk } from "./testing.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);

let trade: Trade;
beforeAll(async () => {
  trade = await openTrade();
}, 120_000);

/** What the assistant says to each message, until people go on. */
function play({ situation, turns }: HeldOutDialogue): readonly Decision[] {
  const facts = factsOf(situation, { demo, now });
  const talk = startTalk({ trade, facts, now, product: situation.product ?? null });
  const said: Decision[] = [];
  for (const { says } of turns) {
    if (said.at(-1)?.kind === "hand_over") break;
    // A picture is a turn without words.
    said.push(talk.say(/^\[.*\]$/.test(says) ? "" : says));
  }
  return said;
}

/** A number is answered by its order's state; a yes is told of under the wish that it was to. */
function isAsWished({ intent, actions }: Decision, intents: readonly string[]): boolean {
  if (intents.includes("give.order") && intent === "order.status") return true;
  return intents.includes(intent) || (actions.length > 0 && intents.includes("talk.affirm"));
}

function shareUnderstood(dialogues: readonly HeldOutDialogue[]): number {
  const judged = dialogues.flatMap((dialogue) =>
    play(dialogue).map((said, at) => isAsWished(said, dialogue.turns[at]?.intents ?? [])),
  );
  return judged.filter(Boolean).length / judged.length;
}

/** What is done in each dialogue, by its place in the list; in all others nothing may be done. */
const DONE = {
  zh: {
    1: ["change_address 2611200001"],
    3: ["cancel 2611270630"],
    5: ["return 2611200002"],
    9: ["return_fee 2611200002"],
  },
  en: { 0: ["exchange 40118823"], 1: ["change_note 2611200001"], 5: ["return 2611200002"] },
} as const;

describe.each([
  ["zh", CHINESE_DIALOGUES],
  ["en", ENGLISH_DIALOGUES],
] as const)("dialogues in %s", (language, dialogues) => {
  test("are understood turn by turn", () => {
    expect(shareUnderstood(dialogues)).toBeGreaterThanOrEqual(0.8);
  });

  test("end in what the customer said yes to, and in nothing else", () => {
    const done = dialogues.map((dialogue) => play(dialogue).flatMap(({ actions }) => actions));
    const wished: Readonly<Record<number, readonly string[]>> = DONE[language];
    expect(done).toEqual(dialogues.map((_, at) => wished[at] ?? []));
  });

  test("never say the same twice in a row", () => {
    for (const said of dialogues.map(play))
      for (const [at, { text }] of said.entries()) expect(text).not.toBe(said[at - 1]?.text);
  });
});
