import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./run-warmline.ts";

/** What a guide tells its reader to type and to copy, in the order in which it stands there. */
export interface Guide {
  /** Each block of commands for a terminal. */
  readonly commands: readonly string[];
  /** Each block for a web page. */
  readonly html: readonly string[];
  /** Each block of JavaScript. */
  readonly code: readonly string[];
}

/**
 * Reads the blocks of a document. `instead` says what stands for the words that every reader replaces by his own:
 * ports, addresses.
 */
export async function readGuide(file: string, instead: Readonly<Record<string, string>>): Promise<Guide> {
  const text = await readFile(join(ROOT, file), "utf8");
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", body = ""]) => ({
    language,
    body: Object.entries(instead).reduce((so, [word, own]) => so.replaceAll(word, own), body.trim()),
  }));
  const of = (wanted: string): readonly string[] =>
    blocks.flatMap(({ language, body }) => (language === wanted ? [body] : []));
  return { commands: of("sh"), html: of("html"), code: of("js") };
}
