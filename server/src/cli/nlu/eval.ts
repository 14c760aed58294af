import { abstentionCurve, crossValidate, judge, type Judged } from "@warmline/nlu/evaluate";
import type { Example } from "@warmline/nlu";
import { cliLanguage } from "../cli-language.ts";
import { CommandFailure } from "../command-failure.ts";
import { confusionsPage } from "./confusions-page.ts";
import { curveTable, figuresTable } from "./eval-table.ts";
import {
  type Measured,
  measureModel,
  OUT_OF_SCOPE,
  type predictionsPerSecond,
  type Trained,
  trainTimed,
} from "./measure-model.ts";
import { finish } from "./progress.ts";
import { readRowsOf, wordsHere } from "./read-file.ts";
import { saveFile } from "./save-file.ts";

/** What `eval` is told. */
export interface EvalOptions {
  readonly train: string;
  readonly test: string;
  /** For choosing a threshold only: it never changes a weight. */
  readonly validation?: string;
  readonly seeds: number;
  readonly confusions?: string;
  readonly json?: true;
  /** In place of taking the time. */
  readonly speedOf?: typeof predictionsPerSecond;
}

const FIELDS = ["text", "intent"] as const;

/** `warmline nlu eval`: how well and how fast a model learns a file's intents, judged on another file. */
export async function evalModel(options: EvalOptions): Promise<void> {
  const words = wordsHere();
  const examples = readRowsOf(options.train, FIELDS);
  const questions = readRowsOf(options.test, FIELDS);
  const validation = options.validation === undefined ? undefined : readRowsOf(options.validation, FIELDS);
  if (questions.every(({ intent }) => intent === OUT_OF_SCOPE))
    throw new CommandFailure("nothing_in_scope", `${words.nothing_in_scope}: ${options.test}`);
  const files = { examples, questions, options };
  const first = measureSeed(1, files);
  const figures = [first.figures];
  for (let seed = 2; seed <= options.seeds; seed += 1) figures.push(measureSeed(seed, files).figures);
  if (options.json !== true) {
    const [from, judged] =
      validation === undefined
        ? (["training", crossValidated(examples)] as const)
        : (["validation", judge(first.model, validation, OUT_OF_SCOPE)] as const);
    console.log(figuresTable(figures, words));
    console.log(`\n${words.curve} (${words.curveOf[from]})\n${curveTable(abstentionCurve(judged), words)}`);
  }
  if (options.confusions !== undefined) {
    const head = { language: cliLanguage(process.env), file: options.test };
    await saveFile(options.confusions, confusionsPage(first.judged, head));
    console.error(words.confusionsSaved(options.confusions));
  }
}

interface Files {
  readonly examples: readonly Example[];
  readonly questions: readonly Example[];
  readonly options: EvalOptions;
}

function measureSeed(seed: number, { examples, questions, options }: Files): Measured & Pick<Trained, "model"> {
  const words = wordsHere();
  const stage = `${words.stages.training} (${words.figures.seed} ${seed})`;
  const trained = trainTimed(examples, seed, stage);
  const { speedOf } = options;
  const measured = measureModel(trained, questions, { seed, ...(speedOf && { speedOf }) });
  if (options.json === true) console.log(JSON.stringify(measured.figures));
  return { ...measured, model: trained.model };
}

/** What a model says of rows that it did not see, where no other file tells. */
function crossValidated(examples: readonly Example[]): readonly Judged[] {
  return finish(crossValidate(examples, { outOfScope: OUT_OF_SCOPE }), wordsHere().stages.validating);
}
