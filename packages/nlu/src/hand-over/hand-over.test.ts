import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { auroc } from "../evaluate/auroc.ts";
import type { DialogueTurn } from "./dialogue.ts";
import { HAND_OVER_FEATURES, handOverFeatures } from "./hand-over-features.ts";
import { handOverSignal } from "./hand-over-signal.ts";
import { SHIPPED_WEIGHTS } from "./shipped-weights.ts";
import { composeDialogues } from "./testing/compose-dialogues.ts";
import { crossValidateHandOver, trainHandOver } from "./train-hand-over.ts";

const said = (lines: readonly string[]): readonly DialogueTurn[] =>
  lines.map((line) => ({ by: line.startsWith("A ") ? "assistant" : "customer", text: line.slice(2) }));
const chance = (...lines: readonly string[]) => handOverSignal(said(lines)).chance;
const dialogues = composeDialogues();

describe("learning", () => {
  it("gives the weights that are shipped", () => {
    const { offset, weights } = trainHandOver(dialogues);
    expect(offset).toBeCloseTo(SHIPPED_WEIGHTS.offset, 2);
    expect(weights.length).toBe(HAND_OVER_FEATURES.length);
    weights.forEach((weight, index) => expect(weight).toBeCloseTo(SHIPPED_WEIGHTS.weights[index] ?? NaN, 2));
  });

  it("has many dialogues in both languages to learn from", () => {
    const chinese = dialogues.filter(({ turns }) => turns.some(({ text }) => /\p{sc=Han}/u.test(text)));
    expect(dialogues.length).toBeGreaterThanOrEqual(150);
    expect(Math.abs(2 * chinese.length - dialogues.length)).toBeLessThanOrEqual(10);
  });

  it("carries over to courses that it has not seen", () => {
    const rows = crossValidateHandOver(dialogues);
    const chances = (person: boolean) => rows.filter((row) => row.person === person).map((row) => row.chance);
    expect(auroc(chances(true), chances(false))).toBeGreaterThanOrEqual(0.87);
    expect(macroF1Of(rows)).toBeGreaterThanOrEqual(0.82);
  });

  it.each([[[]], [dialogues.slice(0, 1)], [[{ group: "a", turns: [] }]]])("is defined for little: %#", (few) => {
    const { offset, weights } = trainHandOver(few);
    expect([offset, ...weights].every(Number.isFinite)).toBe(true);
    expect(crossValidateHandOver(few)).toEqual([]);
  });
});

function macroF1Of(rows: readonly { readonly person: boolean; readonly chance: number }[]): number {
  const scores = [true, false].map((wanted) => {
    const count = (is: boolean, said: boolean) =>
      rows.filter((row) => (row.person === wanted) === is && (row.chance >= 0.5 === wanted) === said).length;
    return (2 * count(true, true)) / (2 * count(true, true) + count(true, false) + count(false, true));
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe("the signal", () => {
  test.each([
    [["C 转人工"]],
    [["C 裤子会起球吗", "A 本店包邮。", "C 裤子会起球吗", "A 本店包邮。", "C 裤子会起球吗？？？"]],
    [["C does it shrink", "A Shipping is free.", "C that's not what I asked"]],
    [["C 杯子能微波吗", "A 我们七天无理由。", "C 答非所问"]],
  ])("is for a person: %j", (lines) => {
    expect(chance(...lines)).toBeGreaterThan(0.5);
  });

  test.each([
    [["C 这款有货吗"]],
    [["C 裤子会起球吗", "A 不会的。", "C 好的谢谢"]],
    [["C is it waterproof", "A Yes, it is.", "C and the zip?"]],
    [[]],
    [["A 您好"]],
  ])("is for the assistant: %j", (lines) => {
    expect(chance(...lines)).toBeLessThan(0.3);
  });

  it("says what spoke", () => {
    expect(handOverSignal(said(["C 我要人工客服"])).because[0]?.feature).toBe("explicitWish");
  });

  it("is a chance, whatever is said", () => {
    const turn = fc.record({
      by: fc.constantFrom("customer" as const, "assistant" as const),
      text: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "\ud800", "\u202e", "滚", "a".repeat(1000))),
      confidence: fc.oneof(fc.double(), fc.constant(NaN)),
    });
    fc.assert(
      fc.property(fc.array(turn), (turns) => {
        const { chance: found } = handOverSignal(turns);
        expect(found >= 0 && found <= 1).toBe(true);
        expect(handOverFeatures(turns).every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  test.each(["a", "人工", "不是", "did ", "\ud800"])("reads megabytes of %j", (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    expect(chance(`C ${text}`, `A ${text}`, `C ${text}`)).toBeLessThanOrEqual(1);
  });
});
