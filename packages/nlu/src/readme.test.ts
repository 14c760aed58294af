import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as discovering from "./discover/index.ts";
import * as explaining from "./explain/index.ts";
import * as core from "./index.ts";
import * as similarity from "./similar/index.ts";
import * as entities from "./entities/index.ts";
import * as handOver from "./hand-over/index.ts";
import * as masking from "./mask/index.ts";
import * as moods from "./mood/index.ts";
import * as wishes from "./wishes/index.ts";

/** An example's lines, each with what the comment after it promises. */
interface Step {
  readonly code: string;
  readonly promised: string;
}

const MODULES: Readonly<Record<string, object>> = {
  Discover: discovering,
  Entities: entities,
  Explain: { ...explaining, ...core },
  "Hand-over": handOver,
  Masking: masking,
  Mood: moods,
  Similar: { ...similarity, ...core },
  Wishes: wishes,
};
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

function examplesOf(section: string): readonly string[] {
  const body = readme.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  return [...body.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code.replace(/^import .*\n/gm, ""));
}

/** Cuts an example behind every `// → value`. */
function stepsOf(example: string): readonly Step[] {
  const pieces = example.split(/^\/\/ → (.*)$/m);
  return pieces.flatMap((code, index) =>
    index % 2 === 0 && index + 1 < pieces.length ? [{ code, promised: pieces[index + 1] ?? "" }] : [],
  );
}

describe.each(Object.entries(MODULES))("the examples of %s", (section, module) => {
  it.each(examplesOf(section))("do what they say: %s", (example) => {
    const context = { ...module };
    const steps = stepsOf(example);
    expect(steps.length).toBeGreaterThan(0);
    for (const { code, promised } of steps) {
      const value: unknown = runInNewContext(code, context);
      expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(promised));
    }
  });
});
