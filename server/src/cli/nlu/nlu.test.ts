import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandFailure } from "../command-failure.ts";
import { confusionsPage } from "./confusions-page.ts";
import { evalModel } from "./eval.ts";
import { predictionsPerSecond } from "./measure-model.ts";
import { registerNlu } from "./register-nlu.ts";

const TRAIN = [
  ...["多久发货", "什么时候发货", "今天能发货吗", "几天能发出来", "发货要几天"].map((text) => ({
    text,
    intent: "dispatch",
  })),
  ...["可以开发票吗", "我要发票", "怎么开票", "发票抬头写公司", "发票能开吗"].map((text) => ({
    text,
    intent: "invoice",
  })),
];
const TEST = [
  { text: "请问什么时候可以发货", intent: "dispatch" },
  { text: "发票怎么开", intent: "invoice" },
  { text: "<b>发票</b>", intent: "dispatch" },
  { text: "讲个笑话", intent: "oos" },
];

let folder = "";
let printed: string[] = [];
let told: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-nlu-"));
  await writeRows("train.jsonl", TRAIN);
  await writeRows("test.jsonl", TEST);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(() => {
  printed = [];
  told = [];
  vi.stubEnv("WARMLINE_LANG", "en");
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  const error = vi.spyOn(console, "error").mockImplementation((line: string) => void told.push(line));
  return () => {
    vi.unstubAllEnvs();
    log.mockRestore();
    error.mockRestore();
  };
});

const pathOf = (name: string): string => join(folder, name);

async function writeRows(name: string, rows: readonly object[]): Promise<string> {
  await writeFile(pathOf(name), rows.map((row) => JSON.stringify(row)).join("\n"));
  return pathOf(name);
}

async function run(...words: readonly string[]): Promise<void> {
  const program = new Command("warmline").exitOverride().configureOutput({ writeErr: () => undefined });
  registerNlu(program);
  for (const command of program.commands) {
    command.copyInheritedSettings(program);
    for (const sub of command.commands) sub.copyInheritedSettings(program);
  }
  await program.parseAsync(["nlu", ...words], { from: "user" });
}

const linesAsJson = (): readonly unknown[] =>
  printed.flatMap((text) => text.split("\n")).map((line) => JSON.parse(line) as unknown);

describe("warmline nlu eval", () => {
  const files = () => ({ train: pathOf("train.jsonl"), test: pathOf("test.jsonl"), speedOf: () => 1234.4 });

  test("prints one object for each seed, and nothing else on stdout", async () => {
    await evalModel({ ...files(), seeds: 2, json: true });
    const objects = linesAsJson();
    expect(objects).toHaveLength(2);
    expect(objects[0]).toEqual({
      accuracy: 2 / 3,
      macroF1: expect.closeTo(2 / 3, 10) as number,
      oosAuroc: 1,
      oosRecallAt5: 1,
      calibrationError: expect.any(Number) as number,
      trainCpuSeconds: expect.any(Number) as number,
      predictionsPerSecond: 1234,
      peakMemoryMB: expect.any(Number) as number,
      seed: 1,
    });
    expect(objects[1]).toMatchObject({ seed: 2 });
    expect(told.some((line) => line.startsWith("… training (seed 2)"))).toBe(true);
  });

  test("gives no figure for what no row tells", async () => {
    const test = await writeRows("in-scope.jsonl", TEST.slice(0, 2));
    await evalModel({ ...files(), test, seeds: 1, json: true });
    expect(linesAsJson()).toMatchObject([{ accuracy: 1, oosAuroc: null, oosRecallAt5: null }]);
  });

  test("learns nothing from the validation file", async () => {
    const validation = await writeRows("validation.jsonl", [{ text: "<b>发票</b>", intent: "dispatch" }]);
    await evalModel({ ...files(), validation, seeds: 1, json: true });
    expect(linesAsJson()).toMatchObject([{ accuracy: 2 / 3 }]);
  });

  test("shows a person a table and what abstaining would do", async () => {
    await evalModel({ ...files(), seeds: 2 });
    const text = printed.join("\n");
    expect(text).toMatch(/^accuracy +0\.6667 +0\.6667 +0\.6667$/m);
    expect(text).toContain("by cross-validation on the training rows");
    expect(text).toMatch(/^0\.00 +100\.0 % +\d+\.\d %$/m);
  });

  test("writes a report of confusions in which texts are only texts", async () => {
    await evalModel({ ...files(), seeds: 1, json: true, confusions: pathOf("confusions.html") });
    const page = await readFile(pathOf("confusions.html"), "utf8");
    expect(page).toContain("&lt;b&gt;发票&lt;/b&gt;");
    expect(page).not.toContain("<b>发票");
    expect(page).toContain("taken for");
    expect(page).toContain("被当成");
    expect(page).not.toMatch(/src=|href=|<script/);
  });

  test.each([
    ["{", "bad.jsonl:2 is not JSON [file_garbled]"],
    ['{"text":"a"}', 'bad.jsonl:2 has no string "intent" [file_garbled]'],
  ])("names the line that it cannot read: %s", async (line, message) => {
    await writeFile(pathOf("bad.jsonl"), `{"text":"a","intent":"b"}\n${line}\n`);
    const failure = await run("eval", "--train", pathOf("bad.jsonl"), "--test", pathOf("test.jsonl")).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(CommandFailure);
    const { message: text, code } = failure as CommandFailure;
    expect(`${text} [${code}]`).toContain(message);
  });

  test.each([
    ["absent.jsonl", undefined, "file_unreadable"],
    ["empty.jsonl", "\n\n", "file_empty"],
    ["outside.jsonl", '{"text":"a","intent":"oos"}', "nothing_in_scope"],
  ])("refuses %s", async (name, content, code) => {
    if (content !== undefined) await writeFile(pathOf(name), content);
    await expect(run("eval", "--train", pathOf("train.jsonl"), "--test", pathOf(name))).rejects.toMatchObject({ code });
  });
});

describe("warmline nlu discover", () => {
  test("groups texts, row by row for machines and with words for people", async () => {
    const texts = ["什么时候发货", "几天发货呀", "今天发货吗", "怎么开发票", "能开发票吗", "发票怎么开", "??"];
    await writeFile(pathOf("asked.jsonl"), texts.map((text) => JSON.stringify({ text })).join("\n"));
    await run("discover", "--input", pathOf("asked.jsonl"), "--json");
    expect(linesAsJson()).toEqual([0, 0, 0, 1, 1, 1, -1].map((group) => ({ group })));
    printed = [];
    await run("discover", "--input", pathOf("asked.jsonl"));
    expect(printed.join("\n")).toMatch(/3 {2}.*发货[^]*3 {2}.*发票[^]*(?:7 句话分成 2 组|7 texts in 2 groups)/);
  });
});

describe("warmline nlu explain", () => {
  test("names what spoke for an intent, for machines and for people, and refuses an unknown one", async () => {
    await run("train", "--input", pathOf("train.jsonl"), "--output", pathOf("why.model"), "--json");
    printed = [];
    const asked = ["--model", pathOf("why.model"), "--text", "发票怎么开", "--examples", pathOf("train.jsonl")];
    await run("explain", ...asked, "--json");
    expect(linesAsJson()).toMatchObject([{ intent: "invoice" }]);
    expect(printed.join("")).toMatch(/"phrases":\[\{"text":"[^"]+","intent":"invoice"/);
    printed = [];
    await run("explain", ...asked);
    expect(printed.join("\n")).toMatch(/^invoice [^]*\+\d[^]*票/);
    await expect(run("explain", ...asked, "--intent", "weather")).rejects.toMatchObject({ code: "intent_unknown" });
  });
});

describe("warmline nlu train and predict", () => {
  test("keep a model in a file and answer by it, row by row", async () => {
    await run("train", "--input", pathOf("train.jsonl"), "--output", pathOf("shop.model"), "--json");
    expect(linesAsJson()).toMatchObject([{ rows: 10, intents: 2 }]);
    printed = [];
    await run("predict", "--model", pathOf("shop.model"), "--input", pathOf("test.jsonl"), "--json");
    const answers = linesAsJson();
    expect(answers).toHaveLength(TEST.length);
    expect(answers[0]).toEqual({
      intent: "dispatch",
      confidence: expect.any(Number) as number,
      inScope: expect.any(Boolean) as boolean,
    });
    expect(answers[1]).toMatchObject({ intent: "invoice" });
  });

  test("refuse what is no model, and what is no pack", async () => {
    const input = ["--input", pathOf("test.jsonl")];
    await expect(run("predict", "--model", pathOf("train.jsonl"), ...input)).rejects.toMatchObject({
      code: "model_garbled",
    });
    await expect(run("predict", "--pack", "no-such-pack", ...input)).rejects.toMatchObject({ code: "pack_unknown" });
  });

  test.each([[[]], [["--pack", "retail", "--model", "a"]]])("want one source: %j", async (source) => {
    await expect(run("predict", "--input", pathOf("test.jsonl"), ...source)).rejects.toBeInstanceOf(CommanderError);
  });
});

describe("the speed", () => {
  test("is the median of three rounds of at least a second after a warm-up, whatever one round caught", () => {
    let time = 0;
    let asked = 0;
    // 1 ms a prediction, but 4 ms while something else took the processor: the second round.
    const predictor = {
      predict: () => {
        asked += 1;
        time += asked > 1_300 && asked <= 1_550 ? 4 : 1;
        return { intent: "a", confidence: 1, inScope: true, scopeScore: 1 };
      },
    };
    expect(predictionsPerSecond(predictor, ["a", "b"], () => time)).toBe(1_000);
    expect(asked).toBe(300 + 1_000 + 250 + 1_000);
  });
});

describe("the report of confusions", () => {
  test("speaks the reader's language first and leaves rare pairs out of a long list", () => {
    const judged = Array.from({ length: 205 }, (_, index) => ({
      text: `t${index}`,
      expected: `a${index}`,
      intent: null,
      confidence: 0.5,
      scopeScore: 0,
    }));
    const page = confusionsPage(judged, { language: "zh", file: "a&b.jsonl" });
    expect(page).toContain('id="zh" checked');
    expect(page).toContain("a&amp;b.jsonl");
    expect(page).toContain("还有 5 对较少见的没有列出");
    expect(page.match(/<details/g)).toHaveLength(200);
  });
});
