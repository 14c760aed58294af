import type { Static, TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { checkValues } from "./check-values.ts";
import { quoted, type ImportProblem } from "./import-problem.ts";
import type { Sourced } from "./sourced.ts";

/** A well-formed draft with its place in the file. */
export interface Located<Draft> {
  readonly draft: Draft;
  readonly locate: Sourced["locate"];
}

/** Enough problems to mend a file by; more would only scroll by. */
export const MAX_PROBLEMS = 20;

/** Compiling a schema takes far longer than checking by it. */
const compiled = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, known);
  return known;
}

/** Sorts what fits the schema from what does not. */
export function checkDrafts<Schema extends TSchema>(
  schema: Schema,
  items: readonly Sourced[],
): { readonly drafts: readonly Located<Static<Schema>>[]; readonly problems: readonly ImportProblem[] } {
  const validator = validatorOf(schema);
  const fits = (value: unknown): value is Static<Schema> => validator.Check(value);
  const drafts: Located<Static<Schema>>[] = [];
  const problems: ImportProblem[] = [];
  for (const { value, locate } of items) {
    if (problems.length >= MAX_PROBLEMS) break;
    const bad = checkValues(value);
    for (const { path, code, detail } of bad) problems.push({ code, at: locate(path), detail });
    if (bad.length > 0) continue;
    if (fits(value)) drafts.push({ draft: value, locate });
    else problems.push(...shapeProblems(validator.Errors(value), value, locate));
  }
  return { drafts, problems };
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/** A union tells the failure of each of its members: one line for each place is enough, and for none around another. */
function shapeProblems(
  errors: readonly SchemaError[],
  value: unknown,
  locate: Sourced["locate"],
): readonly ImportProblem[] {
  const byPlace = new Map<string, ImportProblem>();
  for (const error of errors) {
    const path = error.instancePath + missing(error);
    if (byPlace.has(path)) continue;
    const stands = quoted(valueAt(value, path));
    byPlace.set(path, {
      code: "shape",
      at: locate(path),
      detail: [stands, expectation(error)].filter(Boolean).join(": "),
    });
  }
  const paths = [...byPlace.keys()];
  const inner = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
  return [...new Map(inner.flatMap((path) => byPlace.get(path) ?? []).map((one) => [one.at, one])).values()];
}

function expectation({ keyword, params, message }: SchemaError): string {
  if (keyword === "additionalProperties" || keyword === "boolean") return "not known here";
  if (keyword === "enum" && "allowedValues" in params) return `one of ${quoted(params.allowedValues)}`;
  return message;
}

/** For what is missing or too much, the place is the property itself. */
function missing({ params }: SchemaError): string {
  for (const [name, list] of Object.entries(params)) {
    if ((name === "requiredProperties" || name === "additionalProperties") && Array.isArray(list))
      return `/${String(list[0])}`;
  }
  return "";
}

function valueAt(value: unknown, path: string): unknown {
  let here = value;
  for (const part of path.split("/").slice(1)) {
    if (typeof here !== "object" || here === null) return undefined;
    here = Object.entries(here).find(([key]) => key === part)?.[1];
  }
  return here;
}
