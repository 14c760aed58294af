import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Example } from "../index.ts";
import { abstentionCurve, chooseThreshold } from "./abstention-curve.ts";
import { auroc } from "./auroc.ts";
import { calibrationError } from "./calibration-error.ts";
import { confusionPairs } from "./confusion-pairs.ts";
import { crossValidate } from "./cross-validate.ts";
import { evaluate } from "./evaluate.ts";
import { judge } from "./judge.ts";
import type { Judged } from "./judged.ts";
import { macroF1 } from "./macro-f1.ts";
import { recallAtFalseAlarms } from "./recall-at-false-alarms.ts";

type Row = readonly [expected: string | null, intent: string | null, confidence: number];

/** Rows whose scope score is their confidence. */
const judgedOf = (...rows: readonly Row[]): readonly Judged[] =>
  rows.map(([expected, intent, confidence], index) => ({
    text: `text ${index}`,
    expected,
    intent,
    confidence,
    scopeScore: confidence,
  }));

const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
const intent = fc.constantFrom("a", "b", "c");
const anyJudged = fc
  .array(fc.tuple(fc.option(intent), fc.option(intent), share), { maxLength: 60 })
  .map((rows) => judgedOf(...rows));

describe("macro-F1", () => {
  it("is the mean over the intents, also of one that was said only", () => {
    // a: right 1, meant 2, said 1 → 2/3; b: right 1, meant 1, said 2 → 2/3; c: meant 1, never said → 0; d: said only → 0.
    const rows = judgedOf(["a", "a", 1], ["a", "b", 1], ["b", "b", 1], ["c", "d", 1]);
    expect(macroF1(rows)).toBeCloseTo((2 / 3 + 2 / 3 + 0 + 0) / 4, 12);
  });

  it("is 1 when all is right and 0 when nothing is", () => {
    expect(macroF1(judgedOf(["a", "a", 0], ["b", "b", 0]))).toBe(1);
    expect(macroF1(judgedOf(["a", "b", 0], ["b", "a", 0]))).toBe(0);
    expect(macroF1([])).toBe(0);
  });
});

describe("the area under the curve", () => {
  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 1], [1, 1], 0.5],
    // 3 wins of 4 pairs: 0.9>0.2, 0.9>0.5, 0.4>0.2, 0.4<0.5.
    [[0.9, 0.4], [0.2, 0.5], 0.75],
    // A tie counts half: 2>1, 1=1.
    [[2, 1], [1], 0.75],
  ])("of %j over %j is %d", (higher, lower, expected) => {
    expect(auroc(higher, lower)).toBe(expected);
  });

  it("is unknown without rows of both kinds", () => {
    expect(auroc([], [1])).toBeNull();
    expect(auroc([1], [])).toBeNull();
  });

  it("counts the pairs that are in order", () => {
    const scores = fc.array(share, { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(scores, scores, (higher, lower) => {
        const wins = higher.flatMap((left) => lower.map((right) => (left > right ? 1 : left === right ? 0.5 : 0)));
        const counted = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        expect(auroc(higher, lower)).toBeCloseTo(counted, 10);
      }),
    );
  });
});

describe("recall at a share of false alarms", () => {
  const inside = Array.from({ length: 40 }, (_, index) => index + 1);

  it("refuses what lies below the threshold that costs so many rows in scope", () => {
    // 5 % of 40 are two rows, 1 and 2: the threshold is 3, below which two of the four lie.
    expect(recallAtFalseAlarms({ inside, outside: [0, 2.5, 3, 30] }, 0.05)).toBe(0.5);
  });

  it("never refuses more rows in scope than allowed, not even where scores tie", () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), fc.double({ min: 0, max: 0.99, noNaN: true }), (scores, most) => {
        // Asked for the very rows in scope, the share that is caught is the share of false alarms.
        expect(recallAtFalseAlarms({ inside: scores, outside: scores }, most)).toBeLessThanOrEqual(most + 1e-12);
      }),
    );
  });

  it("is unknown without rows of both kinds", () => {
    expect(recallAtFalseAlarms({ inside, outside: [] }, 0.05)).toBeNull();
    expect(recallAtFalseAlarms({ inside: [], outside: [1] }, 0.05)).toBeNull();
  });
});

describe("calibration error", () => {
  it("weighs each bin's gap by its rows", () => {
    // Of two bins: [0, .5) says .2 and .4, one right: |.6 − 1| = .4; [.5, 1] says .9 twice, both wrong: 1.8. Of 4 rows.
    const claims = [
      { confidence: 0.2, right: true },
      { confidence: 0.4, right: false },
      { confidence: 0.9, right: false },
      { confidence: 0.9, right: false },
    ];
    expect(calibrationError(claims, 2)).toBeCloseTo((0.4 + 1.8) / 4, 12);
  });

  it("has fifteen bins, the last of which holds certainty", () => {
    const apart = [
      { confidence: 0.99, right: true },
      { confidence: 1, right: true },
      { confidence: 0.05, right: false },
    ];
    expect(calibrationError(apart)).toBeCloseTo((0.01 + 0.05) / 3, 12);
    expect(calibrationError([])).toBe(0);
  });

  it("is at least the gap of the means, and between 0 and 1", () => {
    const claims = fc.array(fc.record({ confidence: share, right: fc.boolean() }), { minLength: 1 });
    fc.assert(
      fc.property(claims, (all) => {
        const gap = all.reduce((sum, { confidence, right }) => sum + confidence - (right ? 1 : 0), 0) / all.length;
        const error = calibrationError(all);
        expect(error).toBeGreaterThanOrEqual(Math.abs(gap) - 1e-9);
        expect(error).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe("the curve of abstention", () => {
  const judged = judgedOf(["a", "a", 0.9], ["a", "b", 0.5], [null, "a", 0.3], [null, null, 0.95]);

  it("tells how much is answered and how much of that is wrong", () => {
    const curve = abstentionCurve(judged);
    const at = (threshold: number) => curve.find((point) => point.threshold === threshold);
    // Naming none of the intents is no answer, however sure.
    expect(at(0)).toEqual({ threshold: 0, answerRate: 0.75, errorRate: 2 / 3 });
    expect(at(0.4)).toEqual({ threshold: 0.4, answerRate: 0.5, errorRate: 0.5 });
    expect(at(0.9)).toEqual({ threshold: 0.9, answerRate: 0.25, errorRate: 0 });
    expect(at(1)).toEqual({ threshold: 1, answerRate: 0, errorRate: 0 });
  });

  it("lets a shop choose the most answers for the errors it bears", () => {
    const curve = abstentionCurve(judged);
    expect(chooseThreshold(curve, { errorRate: 0.5 })?.threshold).toBe(0.31);
    expect(chooseThreshold(curve, { errorRate: 0.01 })?.threshold).toBe(0.51);
    expect(chooseThreshold(abstentionCurve(judgedOf(["a", "b", 1])), { errorRate: 0.5 })).toBeUndefined();
  });

  it("answers less the higher the threshold", () => {
    fc.assert(
      fc.property(anyJudged, (rows) => {
        const rates = abstentionCurve(rows).map(({ answerRate }) => answerRate);
        expect(rates).toEqual([...rates].sort((left, right) => right - left));
      }),
    );
  });
});

describe("confusions", () => {
  it("come with their texts, the most frequent pair and the surest mistake first", () => {
    const judged = judgedOf(
      ["a", "b", 0.2],
      ["b", "c", 0.9],
      ["a", "b", 0.7],
      ["a", "a", 1],
      ["c", null, 0.1],
      [null, "a", 1],
    );
    expect(confusionPairs(judged)).toEqual([
      {
        expected: "a",
        intent: "b",
        rows: [
          { text: "text 2", confidence: 0.7 },
          { text: "text 0", confidence: 0.2 },
        ],
      },
      { expected: "b", intent: "c", rows: [{ text: "text 1", confidence: 0.9 }] },
      { expected: "c", intent: null, rows: [{ text: "text 4", confidence: 0.1 }] },
    ]);
  });

  it("hold each mistake in scope once", () => {
    fc.assert(
      fc.property(anyJudged, (judged) => {
        const wrong = judged.filter((row) => row.expected !== null && row.expected !== row.intent);
        expect(confusionPairs(judged).flatMap(({ rows }) => rows)).toHaveLength(wrong.length);
      }),
    );
  });
});

describe("an evaluation", () => {
  it("looks at rows in scope, and at the others only for what is out of scope", () => {
    const judged = judgedOf(["a", "a", 0.9], ["b", "a", 0.6], [null, "a", 0.7], [null, "b", 0.1]);
    expect(evaluate(judged)).toEqual({
      accuracy: 0.5,
      // a: 2·1/(1+2); b: 0.
      macroF1: 1 / 3,
      oosAuroc: 0.75,
      oosRecallAt5: 0.5,
      calibrationError: expect.closeTo((0.1 + 0.6) / 2, 10) as number,
    });
  });

  it("knows nothing of scope where no row is out of it", () => {
    expect(evaluate(judgedOf(["a", "a", 1]))).toMatchObject({ accuracy: 1, oosAuroc: null, oosRecallAt5: null });
  });
});

describe("judging", () => {
  it("takes the intent that stands for none of the others as none", () => {
    const model = {
      predict: (text: string) => ({ intent: text, confidence: 0.5, inScope: true, scopeScore: 2 }),
    };
    const questions = [
      { text: "oos", intent: "oos" },
      { text: "a", intent: "b" },
    ];
    expect(judge(model, questions, "oos")).toEqual([
      { text: "oos", expected: null, intent: null, confidence: 0.5, scopeScore: 2 },
      { text: "a", expected: "b", intent: "a", confidence: 0.5, scopeScore: 2 },
    ]);
  });
});

describe("cross-validation", () => {
  const examples: readonly Example[] = [
    ...["多久发货", "什么时候发货", "今天能发货吗", "几天能发出来", "发货要几天"].map((text) => ({
      text,
      intent: "dispatch",
    })),
    ...["可以开发票吗", "我要发票", "怎么开票", "发票抬头写公司", "发票能开吗"].map((text) => ({
      text,
      intent: "invoice",
    })),
    ...["今天天气怎么样", "讲个笑话", "谁会赢得大选"].map((text) => ({ text, intent: "oos" })),
    { text: "你好", intent: "greet" },
  ];

  function judgeAll(rows: readonly Example[]): {
    readonly shares: readonly number[];
    readonly judged: readonly Judged[];
  } {
    const steps = crossValidate(rows, { outOfScope: "oos" });
    const shares: number[] = [];
    for (;;) {
      const step = steps.next();
      if (step.done === true) return { shares, judged: step.value };
      shares.push(step.value);
    }
  }

  test("judges each row once by a model that did not see it, and tells how far it is", () => {
    const { shares, judged } = judgeAll(examples);
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    // The greeting is the only one of its kind: nothing else could teach it.
    expect(judged.map(({ text }) => text).sort()).toEqual(
      examples
        .filter((example) => example.intent !== "greet")
        .map(({ text }) => text)
        .sort(),
    );
    expect(judged.filter(({ expected }) => expected === null)).toHaveLength(3);
  });

  test("comes out the same for rows in another order and for repeated ones", () => {
    expect(judgeAll([...examples.toReversed(), ...examples.slice(0, 3)]).judged).toEqual(judgeAll(examples).judged);
  });
});
