import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Example, train } from "../index.ts";
import { createExplainer } from "./index.ts";

const examples: readonly Example[] = [
  ...["多久发货", "什么时候发货", "今天能发货吗", "几天能发出来", "发货要几天"].map((text) => ({
    text,
    intent: "dispatch",
  })),
  ...["可以开发票吗", "我要发票", "怎么开票", "发票抬头写公司", "电子发票发我"].map((text) => ({
    text,
    intent: "invoice",
  })),
  ...["where is my refund", "refund not received", "when is my refund", "is my refund sent"].map((text) => ({
    text,
    intent: "refund",
  })),
];
const explain = createExplainer(train(examples), examples);

describe("an explanation", () => {
  it.each([
    ["你们家发票能开不", "invoice", "发票"],
    ["hello, still no refund here", "refund", "refund"],
  ])("of %s names what spoke for %s", (text, intent, word) => {
    const { intent: named, evidence, phrases } = explain(text);
    expect(named).toBe(intent);
    expect(evidence[0]?.effect).toBeGreaterThan(0);
    expect(word.includes(evidence[0]?.text ?? "?") || (evidence[0]?.text ?? "").includes(word)).toBe(true);
    expect(phrases[0]?.intent).toBe(intent);
  });

  it("of another intent tells what speaks against it", () => {
    const { intent, evidence } = explain("发货的时候发票也一起吗", "dispatch");
    expect(intent).toBe("dispatch");
    expect(evidence.map(({ effect }) => effect)).toEqual(
      evidence.map(({ effect }) => effect).sort((left, right) => right - left),
    );
    expect(evidence.some(({ text, effect }) => text.includes("票") && effect < 0)).toBe(true);
  });

  it("of an intent that the model does not have is empty", () => {
    expect(explain("发票怎么开", "weather")).toMatchObject({ confidence: 0, evidence: [] });
  });

  it("points into the text, without overlaps, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant("发票".repeat(500))), (text) => {
        const { evidence } = explain(text);
        for (const { text: piece, start, end } of evidence) expect(text.slice(start, end)).toBe(piece);
        const places = evidence.toSorted((left, right) => left.start - right.start);
        for (const [at, { start }] of places.entries()) expect(places[at - 1]?.end ?? 0).toBeLessThanOrEqual(start);
      }),
      { numRuns: 30 },
    );
  });
});
