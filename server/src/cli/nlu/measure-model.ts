import { performance } from "node:perf_hooks";
import { type Example, type Model, trainInSteps } from "@warmline/nlu";
import { evaluate, type Judged, judge, type Predictor } from "@warmline/nlu/evaluate";
import type { Figure } from "./nlu-words.ts";
import { finish } from "./progress.ts";

/** The intent of a file's rows that mean none of the others. */
export const OUT_OF_SCOPE = "oos";

/** What `eval` prints for a seed: shares 0..1, seconds, MB (millions of bytes); null where a figure has no rows. */
export type Figures = Readonly<Record<Figure, number | null>>;

/** A trained model with what training took. */
export interface Trained {
  readonly model: Model;
  /** Of the whole process, its helper threads included. */
  readonly cpuSeconds: number;
}

/** Trains, telling how far it is, and takes the time. */
export function trainTimed(examples: readonly Example[], seed: number, stage: string): Trained {
  const began = process.cpuUsage();
  const model = finish(trainInSteps(examples, { seed, outOfScope: OUT_OF_SCOPE }), stage);
  const { user, system } = process.cpuUsage(began);
  return { model, cpuSeconds: (user + system) / 1e6 };
}

/** A measurement, and the rows that it was made on. */
export interface Measured {
  readonly figures: Figures;
  readonly judged: readonly Judged[];
}

/** Judges a trained model on questions, and takes its speed. */
export function measureModel(
  { model, cpuSeconds }: Trained,
  questions: readonly Example[],
  { seed, speedOf = predictionsPerSecond }: { readonly seed: number; readonly speedOf?: typeof predictionsPerSecond },
): Measured {
  const judged = judge(model, questions, OUT_OF_SCOPE);
  const speed = speedOf(
    model,
    questions.map(({ text }) => text),
  );
  const { accuracy, macroF1, oosAuroc, oosRecallAt5, calibrationError } = evaluate(judged);
  const figures = {
    accuracy,
    macroF1,
    oosAuroc,
    oosRecallAt5,
    calibrationError,
    trainCpuSeconds: rounded(cpuSeconds, 3),
    predictionsPerSecond: Math.round(speed),
    // Node counts it in kilobytes of 1,024 bytes.
    peakMemoryMB: rounded((process.resourceUsage().maxRSS * 1024) / 1e6, 1),
    seed,
  };
  return { figures, judged };
}

/** How long is measured at least, in milliseconds, and how often. */
const ROUND_MS = 1_000;
const ROUNDS = 3;
const WARM_UP_MS = 300;

/** Text in, label out, on this thread: the median of several rounds over the texts, after a warm-up. */
export function predictionsPerSecond(
  predictor: Predictor,
  texts: readonly string[],
  now: () => number = () => performance.now(),
): number {
  const round = (least: number): number => {
    const began = now();
    let count = 0;
    let took = 0;
    while (took < least) {
      for (const text of texts) predictor.predict(text);
      count += texts.length;
      took = now() - began;
    }
    return (count * 1000) / took;
  };
  round(WARM_UP_MS);
  const speeds = Array.from({ length: ROUNDS }, () => round(ROUND_MS)).sort((left, right) => left - right);
  return speeds[Math.floor(ROUNDS / 2)] ?? 0;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
