import { type Command, InvalidArgumentError, Option } from "commander";
import type { DiscoverFileOptions } from "./discover.ts";
import type { EvalOptions } from "./eval.ts";
import type { ExplainOptions } from "./explain.ts";
import type { PredictOptions } from "./predict.ts";
import type { TrainModelOptions } from "./train.ts";

/** `warmline nlu`: train, judge and ask models of one's own, or ask the pack as it ships. Needs no server. */
export function registerNlu(program: Command): void {
  const nlu = program
    .command("nlu")
    .description("Train, judge and ask models that understand texts · 训练、评测和使用语义理解模型");
  registerTrain(nlu);
  registerEval(nlu);
  registerPredict(nlu);
  registerDiscover(nlu);
  registerExplain(nlu);
}

/** What the commands do is loaded when one is asked for. */
const actions = () => import("./actions.ts");

function registerTrain(nlu: Command): void {
  nlu
    .command("train")
    .description("Learn intents from example texts and keep the model in a file · 用例句训练模型并存成文件")
    .requiredOption(
      "--input <file>",
      'JSONL of {"text","intent"}; - is the standard input · 例句，JSONL；- 表示标准输入',
    )
    .requiredOption("--output <file>", "where the model goes · 模型存到哪里")
    .option("--seed <number>", "the same seed gives the same model · 随机种子，相同则模型相同", wholeNumber, 1)
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (options: TrainModelOptions) => (await actions()).trainModel(options));
}

function registerEval(nlu: Command): void {
  nlu
    .command("eval")
    .description(
      "Train on one file and judge on another: how right, how sure, how fast · 评测：在一个文件上训练，在另一个上打分",
    )
    .requiredOption("--train <file>", 'JSONL of {"text","intent"} to learn from · 训练例句，JSONL')
    .requiredOption(
      "--test <file>",
      'JSONL to be judged on; the intent "oos" means none of them · 测试例句；意图 oos 表示范围外',
    )
    .option(
      "--validation <file>",
      "JSONL to choose a threshold by, never to learn from · 验证例句：只用来选门槛，不参与训练",
    )
    .option(
      "--seeds <number>",
      "how often to train, each time with another seed · 换不同随机种子训练几次",
      wholeNumber,
      1,
    )
    .option("--confusions <file>", "writes an HTML report of which intents are taken for which · 把混淆报告写成 HTML")
    .option("--json", "one JSON object per seed, each on its line · 每个种子一行 JSON")
    .action(async (options: EvalOptions) => (await actions()).evalModel(options));
}

function registerPredict(nlu: Command): void {
  withSource(
    nlu
      .command("predict")
      .description("Name what each text of a file means · 判断文件里每句话的意图")
      .requiredOption(
        "--input <file>",
        'JSONL of {"text"}; - is the standard input · 要判断的句子，JSONL；- 表示标准输入',
      ),
  )
    .option("--json", "one JSON object per text, in order · 每句一行 JSON，顺序不变")
    .action(async (options: PredictOptions, command: Command) => {
      requireOne(command);
      await (await actions()).predictFile(options);
    });
}

function registerDiscover(nlu: Command): void {
  nlu
    .command("discover")
    .description("Group the texts of a file by what they ask · 把文件里的句子按所问的事情分组")
    .requiredOption(
      "--input <file>",
      'JSONL of {"text"}; - is the standard input · 要分组的句子，JSONL；- 表示标准输入',
    )
    .option("--json", "one JSON object per text, in order · 每句一行 JSON，顺序不变")
    .action(async (options: DiscoverFileOptions) => (await actions()).discoverFile(options));
}

function registerExplain(nlu: Command): void {
  withSource(
    nlu
      .command("explain")
      .description("Say why a text is taken to mean an intent · 说明一句话为什么被认成这个意图")
      .requiredOption("--text <text>", "the text · 要说明的句子"),
  )
    .option("--intent <id>", "another intent than the one it is taken for · 换一个意图来说明")
    .option(
      "--examples <file>",
      'JSONL of {"text","intent"} that the model was trained with · 训练这个模型的例句，用来找最近的几句',
    )
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (options: ExplainOptions, command: Command) => {
      requireOne(command);
      await (await actions()).explainText(options);
    });
}

/** What is asked: a pack or a model. */
function withSource(command: Command): Command {
  return command
    .addOption(
      new Option("--pack <name>", "a pack that ships, such as retail, or its folder · 行业包：名称或目录").conflicts(
        "model",
      ),
    )
    .option("--model <file>", "a model that train wrote · train 生成的模型文件")
    .addOption(
      new Option("--lang <language>", "the language of the texts and of this terminal · 句子和终端的语言").choices([
        "zh",
        "en",
      ]),
    );
}

function requireOne(command: Command): void {
  const { pack, model } = command.opts<{ pack?: string; model?: string }>();
  if (pack === undefined && model === undefined) command.error("error: give either --pack or --model", { exitCode: 2 });
}

const MOST = 1_000_000;

function wholeNumber(word: string): number {
  const number = Number(word);
  if (!Number.isInteger(number) || number < 1 || number > MOST)
    throw new InvalidArgumentError("a whole number from 1 on");
  return number;
}
