import { locateJsonError } from "./locate-json-error.ts";
import { quoted } from "./import-problem.ts";
import type { Read, Sourced } from "./sourced.ts";

/** Parses a text, or says where it is no JSON. */
export function parseJson(text: string): Read<unknown> {
  try {
    return { ok: true, items: JSON.parse(text) };
  } catch {
    const { line, column } = locateJsonError(text);
    const rest = text.split("\n")[line - 1]?.slice(column - 1) ?? "";
    const at = `line ${line}, column ${column}`;
    return { ok: false, problems: [{ code: "json_syntax", at, detail: quoted(rest.slice(0, 30)) }] };
  }
}

/** The items of a JSON file: an array, or an object that holds one under the name of what it lists. */
export function readJson(text: string, name: string): Read<readonly Sourced[]> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const bare = Array.isArray(parsed.items);
  const list: unknown = bare ? parsed.items : fieldOf(parsed.items, name);
  const base = bare ? "" : `/${name}`;
  if (!Array.isArray(list)) {
    return {
      ok: false,
      problems: [{ code: "shape", at: base === "" ? "/" : base, detail: `[…] or {"${name}": […]}` }],
    };
  }
  const items = list.map((value: unknown, index) => ({ value, locate: (path: string) => `${base}/${index}${path}` }));
  return { ok: true, items };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
