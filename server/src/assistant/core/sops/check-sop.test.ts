import type { Sop, SopStep } from "@warmline/contract";
import { describe, expect, test } from "vitest";
import { checkSop, MAX_SOP_STEPS } from "./check-sop.ts";
import { aSop, SETTING, step } from "./test-sop.ts";

const GOOD = aSop([
  step.ask("what", "choice", "which", ["色差", "别的"]),
  step.choose("which", "answer", { "what-1": "order" }, { otherwise: "person", of: "what" }),
  step.ask("order", "order", "state"),
  step.lookUp("state", "order.state", "tell"),
  step.say("tell", "after", "{order.title} {shop.returns}"),
  step.offer("after", { 退货: "skill:return.request", 不用了: null, 再看看: "what" }),
  step.handOver("person", "要人看"),
]);

const codes = (sop: Sop, setting: Partial<typeof SETTING> = {}) =>
  checkSop(sop, { ...SETTING, ...setting }).map(({ code, step: at, of }) => `${code} ${at ?? "-"} ${of ?? "-"}`);
const ofSteps = (...steps: readonly SopStep[]) => codes(aSop(steps));

test("a whole process has nothing against it, a loop that asks included", () => {
  expect(codes(GOOD)).toEqual([]);
});

describe("as a whole", () => {
  test.each<[string, Partial<Sop>, readonly string[]]>([
    ["without a title", { title: { zh: " " } }, ["title_missing - zh", "title_missing - en"]],
    ["that nothing starts", { start: { intents: [], phrases: [" "] } }, ["start_missing - -"]],
    ["started by what nobody can want", { start: { intents: ["nope"], phrases: [] } }, ["intent_unknown - nope"]],
    [
      "started by what goes first",
      { start: { intents: ["talk.human"], phrases: [] } },
      ["intent_not_allowed - talk.human"],
    ],
    [
      "started by harm",
      { start: { intents: ["item.health_harm"], phrases: [] } },
      ["intent_not_allowed - item.health_harm"],
    ],
    ["started by words of its own", { start: { intents: [], phrases: ["约上门量尺"] } }, []],
    ["without steps", { steps: [] }, ["steps_missing - -"]],
  ])("%s", (_, change, expected) => {
    expect(codes({ ...GOOD, ...change })).toEqual(expected);
  });

  test("started by what another one starts by", () => {
    expect(codes(GOOD, { taken: new Set(["warranty.repair"]) })).toEqual(["start_taken - warranty.repair"]);
  });

  test("with too many steps", () => {
    const steps = Array.from({ length: MAX_SOP_STEPS + 1 }, (_, n) =>
      step.say(`s${n}`, n === MAX_SOP_STEPS ? null : `s${n + 1}`),
    );
    expect(codes(aSop(steps))).toEqual(["steps_too_many - 40"]);
  });
});

describe("words", () => {
  const inChinese = (text: string): SopStep => ({ kind: "say", id: "a", text: { zh: text }, next: null });
  const chinese = (...steps: readonly SopStep[]): Sop => ({ ...aSop(steps), title: { zh: "试" } });

  test("the shop's own language is enough, as long as nothing is written in the other", () => {
    expect(codes(chinese(inChinese("好")))).toEqual([]);
    expect(codes({ ...chinese(inChinese("好")), title: { zh: "试", en: "Trial" } })).toEqual(["wording_missing a en"]);
    expect(codes(chinese(inChinese("好")), { language: "en" })).toContain("wording_missing a en");
  });

  test("of options and buttons are words, too; a hand-over may have none", () => {
    const ask = step.ask("a", "choice", "b", ["是", "否"]);
    const unlabelled = ask.kind === "ask" ? { ...ask, options: [{ value: "x", label: {} }] } : ask;
    expect(ofSteps(unlabelled, step.handOver("b"))).toEqual(["wording_missing a zh", "wording_missing a en"]);
    const half: SopStep = { kind: "hand_over", id: "a", text: { zh: "转" }, reason: "complaint", tell: "" };
    expect(ofSteps(half)).toEqual(["wording_missing a en"]);
  });

  test("of options count where there is a choice only", () => {
    const ask = step.ask("a", "text", "b");
    const left = ask.kind === "ask" ? { ...ask, options: [{ value: "x", label: {} }] } : ask;
    expect(ofSteps(left, step.handOver("b"))).toEqual([]);
  });

  test("places are those of facts, and none on buttons", () => {
    expect(ofSteps(step.say("a", null, "{order.state} {card.number} {}"))).toEqual([
      "placeholder_unknown a card.number",
      "placeholder_unknown a ",
    ]);
    expect(ofSteps(step.offer("a", { "{order.state}": null }))).toEqual(["placeholder_unknown a order.state"]);
  });
});

/** Buttons with the same label in both languages. */
const signs = (...labels: readonly string[]): SopStep => ({
  kind: "offer",
  id: "a",
  text: { zh: "好吗", en: "Well?" },
  buttons: labels.map((label) => ({ label: { zh: label, en: label }, to: { kind: "step", step: null } })),
});

describe("steps", () => {
  test.each<[string, readonly SopStep[], readonly string[]]>([
    ["named twice", [step.say("a", null), step.say("a", null)], ["step_repeated a a"]],
    ["going nowhere", [step.say("a", "b")], ["step_unknown a b"]],
    ["never come to", [step.say("a", null), step.say("b", null)], ["step_unreachable b -"]],
    ["telling what there is not", [step.lookUp("a", "order.secret", null)], ["fact_unknown a order.secret"]],
    [
      "going round without asking",
      [step.say("a", "b"), step.lookUp("b", "order.state", "a")],
      ["loop_without_exit a -", "loop_without_exit b -"],
    ],
    ["asking for ever", [step.ask("a", "text", "b"), step.say("b", "a")], ["end_missing a -", "end_missing b -"]],
    ["asking with nothing to choose", [step.ask("a", "choice", null)], ["option_missing a -"]],
    ["offering nothing", [step.offer("a", {})], ["option_missing a -"]],
    ["offering what cannot be done", [step.offer("a", { 走: "skill:fly" })], ["intent_unknown a fly"]],
    ["offering small talk", [step.offer("a", { 谢: "skill:talk.thanks" })], ["intent_not_allowed a talk.thanks"]],
    ["asking with one label twice", [step.ask("a", "choice", null, ["是", "是呀"])], ["option_repeated a 是"]],
    [
      "offering what differs in signs only",
      [step.offer("a", { "<500元": null, ">500元": null })],
      ["option_repeated a 500元", "option_repeated a 500元 en"],
    ],
    ["offering signs alone", [signs("👍", "👎")], ["option_wordless a 👍", "option_wordless a 👎"]],
    ["offering a person", [step.offer("a", { 人工: "skill:talk.human" })], []],
  ])("%s", (_, steps, expected) => {
    expect(ofSteps(...steps)).toEqual(expected);
  });
});

describe("branches", () => {
  const choose = (...args: Parameters<typeof step.choose>) => ofSteps(step.choose(...args));

  test.each<[string, readonly string[], readonly string[]]>([
    ["by a known state", choose("a", "order.state", { paid: null }, { otherwise: null }), []],
    [
      "by an unknown fact",
      choose("a", "order.mood", { good: null }, { otherwise: null }),
      ["fact_unknown a order.mood"],
    ],
    ["by an unknown value", choose("a", "order.state", { lost: null }, { otherwise: null }), ["branch_unknown a lost"]],
    ["by none", choose("a", "order.state", {}, { otherwise: null }), ["branch_missing a -"]],
    ["by an amount", choose("a", "order.paid", { above: null }, { otherwise: null, limit: 10_000 }), []],
    ["by no amount", choose("a", "order.paid", { above: null }, { otherwise: null }), ["limit_missing a -"]],
    ["by a category", choose("a", "product.category", { clothing: null }, { otherwise: null }), []],
    [
      "by a category that nothing is in",
      choose("a", "product.category", { cloth: null }, { otherwise: null }),
      ["branch_unknown a cloth"],
    ],
    ["by no answer", choose("a", "answer", { x: null }, { otherwise: null, of: "a" }), ["answer_unknown a a"]],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("by what was answered: an option, or a number with a limit", () => {
    const after = (ask: SopStep, branch: SopStep) => ofSteps(ask, branch);
    const options = step.ask("q", "choice", "b", ["是"]);
    expect(after(options, step.choose("b", "answer", { "q-1": null }, { otherwise: null, of: "q" }))).toEqual([]);
    expect(after(options, step.choose("b", "answer", { "q-9": null }, { otherwise: null, of: "q" }))).toEqual([
      "branch_unknown b q-9",
    ]);
    const number = step.ask("q", "number", "b");
    expect(after(number, step.choose("b", "answer", { above: null }, { otherwise: null, of: "q", limit: 3 }))).toEqual(
      [],
    );
    expect(
      after(step.ask("q", "text", "b"), step.choose("b", "answer", { x: null }, { otherwise: null, of: "q" })),
    ).toEqual(["answer_unknown b q"]);
  });
});
