import { evaluate } from "../../packages/nlu/src/evaluate/index.ts";
import type { BenchSet, Measured, PeerRun } from "./engine.ts";
import { OUT_OF_SCOPE } from "./prepare-set.ts";

/** Judges what an engine of others said by the same measures as ours; margins that are no chances have no calibration. */
export function figuresOf(
  { questions }: BenchSet,
  { answers, trainCpuSeconds, predictionsPerSecond }: PeerRun,
  confidences: "chances" | "margins",
): Omit<Measured, "engine" | "version"> {
  if (answers.length !== questions.length)
    throw new Error(`${answers.length} answers to ${questions.length} questions`);
  const judged = questions.map(({ text, intent }, index) => {
    const { intent: said = "", confidence = 0 } = answers[index] ?? {};
    const expected = intent === OUT_OF_SCOPE ? null : intent;
    return { text, expected, intent: said, confidence, scopeScore: confidence };
  });
  const figures = confidences === "chances" ? evaluate(judged) : withoutCalibration(judged);
  return { ...figures, trainCpuSeconds, predictionsPerSecond: Math.round(predictionsPerSecond) };
}

function withoutCalibration(judged: Parameters<typeof evaluate>[0]) {
  const unsure = judged.map((row) => ({ ...row, confidence: 0 }));
  return { ...evaluate(unsure), calibrationError: null };
}
