import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Example, serialize, train } from "@warmline/nlu";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../../scripts/build/bundle.mjs";
import { trainBeside } from "./train-beside.ts";

const EXAMPLES: readonly Example[] = [
  ...["多久发货", "什么时候发货", "今天能发货吗"].map((text) => ({ text, intent: "dispatch" })),
  ...["可以开发票吗", "我要发票", "怎么开票"].map((text) => ({ text, intent: "invoice" })),
];
const EXPECTED = serialize(train(EXAMPLES));

let folder = "";
let program: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-thread-"));
  const root = join(import.meta.dirname, "../../..");
  await bundle({ root, entries: { "train-worker": join(import.meta.dirname, "train-worker.ts") }, out: folder });
  program = pathToFileURL(join(folder, "train-worker.js"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function putProgram(name: string, source: string): Promise<URL> {
  await writeFile(join(folder, name), source);
  return pathToFileURL(join(folder, name));
}

describe("training beside the event loop", () => {
  test("gives what training here gives, and tells how far it is", async () => {
    const shares: number[] = [];
    const outcome = await trainBeside({ examples: EXAMPLES, program, onProgress: (share) => shares.push(share) });
    expect(outcome).toEqual({ ok: true, value: EXPECTED });
    expect(shares.length).toBeGreaterThan(0);
  });

  test("is done here where the thread's program was not built", async () => {
    const absent = pathToFileURL(join(folder, "absent.js"));
    expect(await trainBeside({ examples: EXAMPLES, program: absent })).toEqual({ ok: true, value: EXPECTED });
  });

  test("can be cancelled, in the thread and here", async () => {
    for (const one of [program, pathToFileURL(join(folder, "absent.js"))]) {
      const outcome = await trainBeside({ examples: EXAMPLES, program: one, signal: AbortSignal.abort() });
      expect(outcome).toEqual({ ok: false, refusal: { code: "cancelled" } });
    }
  });

  test("can be cancelled while it is under way", async () => {
    const controller = new AbortController();
    const program = await putProgram(
      "endless.mjs",
      `import { parentPort } from "node:worker_threads";
       parentPort.on("message", ({ kind, job }) => {
         if (kind === "train") parentPort.postMessage({ kind: "progress", job, share: 0.5 });
         if (kind === "cancel") parentPort.postMessage({ kind: "refused", job, refusal: { code: "cancelled" } });
       });`,
    );
    const { signal } = controller;
    const outcome = await trainBeside({ examples: EXAMPLES, program, signal, onProgress: () => controller.abort() });
    expect(outcome).toEqual({ ok: false, refusal: { code: "cancelled" } });
  });

  test("throws what went wrong in the thread, and tells of a thread that just ended", async () => {
    const broken = await putProgram("broken.mjs", `throw new TypeError("nothing works");`);
    await expect(trainBeside({ examples: EXAMPLES, program: broken })).rejects.toThrow("nothing works");
    const brief = await putProgram(
      "brief.mjs",
      `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(0));`,
    );
    expect(await trainBeside({ examples: EXAMPLES, program: brief })).toEqual({ ok: false, refusal: { code: "lost" } });
  });
});
