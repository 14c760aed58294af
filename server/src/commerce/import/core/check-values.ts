import { quoted, type ImportProblemCode } from "./import-problem.ts";

/** Longest text that is taken, in UTF-16 code units. */
export const MAX_TEXT = 10_000;
/** Deeper than this is no shop's data. */
const MAX_DEPTH = 12;
/** Tabs and line ends are the only control characters that people write. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** What is wrong with a single value, wherever it stands. */
export interface ValueProblem {
  readonly path: string;
  readonly code: ImportProblemCode;
  readonly detail: string;
}

/** Looks at every text and number in a value, keys included, for what no database or screen should ever get. */
export function checkValues(value: unknown, path = "", depth = 0): readonly ValueProblem[] {
  if (depth > MAX_DEPTH) return [{ path, code: "shape", detail: "nested too deeply" }];
  if (typeof value === "string") return checkText(value, path);
  if (typeof value === "number") return checkNumber(value, path);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => checkValues(item, `${path}/${index}`, depth + 1));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...checkText(key, `${path}/${quoted(key)}`),
    ...checkValues(item, `${path}/${key}`, depth + 1),
  ]);
}

function checkText(text: string, path: string): readonly ValueProblem[] {
  const problem = (code: ImportProblemCode): readonly ValueProblem[] => [{ path, code, detail: quoted(text) }];
  if (!text.isWellFormed()) return problem("lone_surrogate");
  if (CONTROL.test(text)) return problem("control_character");
  return text.length > MAX_TEXT ? problem("text_too_long") : [];
}

/** JSON's `1e309` arrives as infinity. */
function checkNumber(number: number, path: string): readonly ValueProblem[] {
  if (Number.isFinite(number) && Math.abs(number) <= 1e12) return [];
  return [{ path, code: "number_out_of_range", detail: String(number) }];
}
