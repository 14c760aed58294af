import { readFileSync } from "node:fs";
import { cliLanguage } from "../cli-language.ts";
import { CommandFailure } from "../command-failure.ts";
import { type NluWords, nluWords } from "./nlu-words.ts";
import { readRows } from "./rows.ts";

/** `-` as a file is the standard input. */
const STDIN = "-";

/** The words of these commands in the language of this terminal. */
export function wordsHere(): NluWords {
  return nluWords(cliLanguage(process.env));
}

/** The bytes of a file, or a failure that names it. */
export function readBytes(file: string): Uint8Array<ArrayBuffer> {
  try {
    // A copy: what Node reads of a small file is a piece of memory that others share.
    return new Uint8Array(readFileSync(file === STDIN ? 0 : file));
  } catch {
    throw new CommandFailure("file_unreadable", `${wordsHere().file_unreadable}: ${file}`);
  }
}

/** The rows of a JSONL file, at least one, or a failure that names file and line. */
export function readRowsOf<Field extends string>(
  file: string,
  fields: readonly Field[],
): readonly Readonly<Record<Field, string>>[] {
  const read = readRows(new TextDecoder().decode(readBytes(file)), fields);
  const words = wordsHere();
  if (!read.ok) throw new CommandFailure("file_garbled", `${file}:${read.line} ${words.problems(read.problem)}`);
  if (read.rows.length === 0) throw new CommandFailure("file_empty", `${words.file_empty}: ${file}`);
  return read.rows;
}
