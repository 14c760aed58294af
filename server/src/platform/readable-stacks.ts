import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { fileURLToPath } from "node:url";

/** A place on the stack; its text is what a stack shows. */
interface Frame extends NodeJS.CallSite {
  toString(): string;
}

/**
 * Makes the stacks of errors name our sources instead of places in the built files under `folder` (a `file:` URL). A map
 * is read when somebody looks at a stack and forgotten afterwards: Node's own way keeps the maps of everything it loads.
 */
export function makeStacksReadable(folder: string): void {
  const maps = new Map<string, WeakRef<SourceMap>>();
  const mapOf = (file: string): SourceMap => {
    const known = maps.get(file)?.deref();
    if (known) return known;
    // The build writes it beside the file.
    const payload = JSON.parse(readFileSync(fileURLToPath(`${file}.map`), "utf8")) as SourceMapPayload;
    const map = new SourceMap(payload);
    maps.set(file, new WeakRef(map));
    return map;
  };
  const lineOf = (frame: Frame): string => {
    try {
      return inSources(frame, folder, mapOf);
    } catch {
      // Without its map a place in the built file is better than none.
      return String(frame);
    }
  };
  Error.prepareStackTrace = (error, frames) =>
    [Error.prototype.toString.call(error), ...frames.map(lineOf)].join("\n    at ");
}

function inSources(frame: Frame, folder: string, mapOf: (file: string) => SourceMap): string {
  const file = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (!file?.startsWith(folder) || line === null || column === null) return String(frame);
  const place = mapOf(file).findEntry(line - 1, column - 1);
  if (!("originalSource" in place)) return String(frame);
  const source = new URL(place.originalSource, file).href;
  return String(frame).replace(
    `${file}:${line}:${column}`,
    `${source}:${place.originalLine + 1}:${place.originalColumn + 1}`,
  );
}
