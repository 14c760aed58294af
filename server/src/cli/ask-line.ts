import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks a person at the terminal, line by line. */
export interface LineAsker {
  /** Asks once; an empty answer is `fallback`. */
  readonly ask: (question: string, fallback?: string) => Promise<string>;
  /** Asks without showing what is typed. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly close: () => void;
}

/** Opens the terminal for questions. They go to stderr, because stdout belongs to the command's answer. */
export function openTerminal(): LineAsker {
  let hidden = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) process.stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  const ask = async (question: string, fallback?: string): Promise<string> => {
    const answer = await lines.question(fallback === undefined ? `${question}: ` : `${question} [${fallback}]: `);
    return answer.trim() || (fallback ?? "");
  };
  const askSecret = async (question: string): Promise<string> => {
    process.stderr.write(`${question}: `);
    hidden = true;
    try {
      return await lines.question("");
    } finally {
      hidden = false;
      process.stderr.write("\n");
    }
  };
  return { ask, askSecret, close: () => lines.close() };
}
