import type { Sop, SopStep } from "@warmline/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { INTENT_IDS } from "../../../knowledge/index.ts";
import { decide } from "../decide.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "../dialogue.ts";
import { aLine, anOrder, aProduct, hoursFromNow, KEY_WORDING, NOW, someFacts } from "../test-facts.ts";
import { QUESTIONS } from "../test-questions.ts";
import { understandTurn } from "../understand.ts";
import { checkSop } from "./check-sop.ts";
import { DECIDING_FACTS, TOLD_FACTS } from "./sop-facts.ts";
import { aSop, published, SETTING, step } from "./test-sop.ts";

const shirt = aProduct("S1", "衬衫|Shirt", { category: "clothing/shirt" });
const orders = [
  anOrder("300001", { lines: [aLine(shirt)] }),
  anOrder("300002", { state: "delivered", times: { delivered: hoursFromNow(-49) } }),
];
const worlds = [
  someFacts({ products: [shirt], orders }),
  someFacts({ products: [shirt], orders: orders.slice(0, 1) }),
  someFacts({ products: [shirt, aProduct("S2", "裤子|Trousers")] }),
];

/** So many steps, each of which may lead to any, to the end, or nowhere. */
const IDS = ["a", "b", "c", "d", "e"];
const target = fc.option(fc.constantFrom(...IDS, "lost"), { nil: null, freq: 4 });
const good = fc.option(fc.constantFrom(...IDS), { nil: null, freq: 3 });
const word = fc.oneof(
  fc.constantFrom("好", "{order.state}", "{product.title}", "{shop.returns}", "人工", "退款"),
  fc.string(),
);

function stepWith(id: string, next: fc.Arbitrary<string | null>): fc.Arbitrary<SopStep> {
  const told = fc.constantFrom(...Object.keys(TOLD_FACTS));
  const by = fc.constantFrom(...Object.keys(DECIDING_FACTS));
  const values = fc.constantFrom("paid", "above", "within", "yes", "clothing", "q-1");
  return fc.oneof(
    fc.tuple(next, word).map(([to, text]) => step.say(id, to, `${id} ${text}`)),
    fc
      .tuple(fc.constantFrom("order", "product", "choice", "number", "text"), next)
      .map(([asks, to]) => step.ask(id, asks, to, asks === "choice" ? ["好", "不好"] : [])),
    fc.tuple(told, next).map(([fact, to]) => step.lookUp(id, fact, to)),
    fc
      .tuple(by, values, next, next, fc.constantFrom(...IDS))
      .map(([fact, value, to, otherwise, of]) => step.choose(id, fact, { [value]: to }, { otherwise, of, limit: 1 })),
    fc
      .tuple(next, fc.constantFrom(...INTENT_IDS))
      .map(([to, intent]) => step.offer(id, { 继续: to, 办这个: `skill:${intent}` })),
    fc.constant(step.handOver(id, "看")),
  );
}

const sopOver = (next: fc.Arbitrary<string | null>): fc.Arbitrary<Sop> =>
  fc
    .integer({ min: 1, max: IDS.length })
    .chain((count) => fc.tuple(...IDS.slice(0, count).map((id) => stepWith(id, next))))
    .map((steps) => aSop(steps));

const said = fc.oneof(
  fc.constantFrom(
    "要修",
    "继续",
    "办这个",
    "好",
    "不好",
    "300002",
    "衬衫",
    "3",
    "第一个",
    "算了",
    "人工",
    "谢谢",
    "{order.state}",
    "",
  ),
  fc.string(),
);
const HEARD = new Map([
  ["要修", "warranty.repair"],
  ["谢谢", "talk.thanks"],
  ["好", "talk.affirm"],
]);

/** A conversation that begins with the process; throws where a turn never ends. */
function play(sop: Sop, words: readonly string[], facts: (typeof worlds)[number]): void {
  let dialogue: Dialogue = NEW_DIALOGUE;
  for (const text of ["要修", ...words]) {
    const understood = understandTurn([text], "zh", (part) => ({
      intent: HEARD.get(part) ?? "out_of_scope",
      confidence: HEARD.has(part) ? 0.9 : 0.1,
      intents: [],
    }));
    const decision = decide({
      understood,
      dialogue,
      facts: { ...facts, sops: [published(sop)] },
      now: NOW,
      wording: KEY_WORDING,
      questions: QUESTIONS,
      intents: [],
    });
    expect(decision.text.trim()).not.toBe("");
    if (decision.kind !== "act") expect(["answer", "ask", "abstain", "hand_over"]).toContain(decision.kind);
    const kept: unknown = JSON.parse(JSON.stringify(decision.dialogue));
    expect(readDialogue(kept)).toEqual(kept);
    dialogue = decision.dialogue;
    if (decision.kind === "ask" && dialogue.asked?.slot === "sop")
      expect(sop.steps.some(({ id }) => id === dialogue.sop?.step)).toBe(true);
    if (decision.kind === "hand_over") expect(dialogue.sop).toBeUndefined();
  }
}

const conversation = fc.array(said, { maxLength: 8 });
const world = fc.constantFrom(...worlds);

test("what the check lets pass always ends, asks or hands over, whatever is said, and names no step that is not there", () => {
  let passed = 0;
  fc.assert(
    fc.property(sopOver(good), conversation, world, (sop, words, facts) => {
      if (checkSop(sop, SETTING).length > 0) return;
      passed += 1;
      play(sop, words, facts);
    }),
    { numRuns: 1_500 },
  );
  expect(passed).toBeGreaterThan(60);
});

test("even what the check would refuse ends in every turn", () => {
  fc.assert(
    fc.property(sopOver(target), conversation, world, (sop, words, facts) => play(sop, words, facts)),
    { numRuns: 500 },
  );
});

test("the check ends on anything, and says of each problem where it stands", () => {
  fc.assert(
    fc.property(sopOver(target), (sop) => {
      const ids = sop.steps.map(({ id }) => id);
      for (const problem of checkSop(sop, SETTING)) if (problem.step !== null) expect(ids).toContain(problem.step);
    }),
    { numRuns: 500 },
  );
});
