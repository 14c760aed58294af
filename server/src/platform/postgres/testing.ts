import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** A program of its own that a test started. */
export interface TestProgram {
  readonly pid: number;
  /** The next line that it tells, parsed. Rejects with its complaints where it ends without one. */
  readonly told: () => Promise<unknown>;
  /** Lets it end in good order. */
  readonly finish: () => Promise<void>;
  /** Ends it with SIGKILL. */
  readonly kill: () => Promise<void>;
}

/** Programs beside the tests, to be killed and raced. */
export interface TestPrograms extends AsyncDisposable {
  readonly start: (command: "open" | "lock" | "count" | "migrate", argument: string) => TestProgram;
}

const wrap = (child: ChildProcessWithoutNullStreams): TestProgram => {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString("utf8");
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    told: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`the program told nothing: ${complaints}`);
      const told: unknown = JSON.parse(line.value);
      return told;
    },
    finish: () => {
      child.stdin.end();
      return ended;
    },
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
  };
};

/** Builds the test program, below the server's folder so that it finds its packages, and removes it at the end. */
export const buildTestPrograms = async (): Promise<TestPrograms> => {
  const here = import.meta.dirname;
  const dist = join(here, "..", "..", "..", "dist");
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(join(dist, "test-"));
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [join(here, "test-program.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const started: TestProgram[] = [];
  return {
    start: (command, argument) => {
      const program = wrap(spawn(process.execPath, [outfile, command, argument], { cwd: tmpdir() }));
      started.push(program);
      return program;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map((program) => program.kill()));
      await rm(folder, { recursive: true });
    },
  };
};

/** A new folder that nobody else may enter. */
export const makeScratchFolder = async (): Promise<string> => mkdtemp(join(tmpdir(), "warmline-scratch-"));
