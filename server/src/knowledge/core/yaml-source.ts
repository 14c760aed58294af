import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { PackError } from "./pack.ts";

/** The way to a value inside a file. */
export type YamlPath = readonly (string | number)[];

/** A read YAML file that still knows on which line everything stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** The line of the value at a path, or of the nearest thing around it that exists. */
  lineOf(path: YamlPath): number;
}

/** The source, or what the YAML parser found wrong with it. */
export type YamlRead =
  { readonly ok: true; readonly source: YamlSource } | { readonly ok: false; readonly errors: readonly PackError[] };

/** Reads YAML text; `file` is only the name that errors carry. */
export function readYaml(file: string, text: string): YamlRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  if (document.errors.length > 0) {
    const errors = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      code: "pack_syntax" as const,
      message: error.message,
    }));
    return { ok: false, errors };
  }
  const lineOf = (path: YamlPath): number => findLine(document, lines, path);
  return { ok: true, source: { file, value: document.toJS(), lineOf } };
}

function findLine(document: Document, lines: LineCounter, path: YamlPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = keyAt(document, path.slice(0, length)) ?? document.getIn(path.slice(0, length), true);
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** A value may begin a line below its key; a person looks for the key. */
function keyAt(document: Document, path: YamlPath): unknown {
  const around: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(around)) return undefined;
  return around.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key;
}
