import type { ImportProblem } from "./import-problem.ts";

/** The text of a file in UTF-8, without a byte-order mark; or the line of the first byte that is none. */
export function decodeText(bytes: Uint8Array): { ok: true; text: string } | { ok: false; problem: ImportProblem } {
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, problem: { code: "not_utf8", at: `line ${brokenLine(bytes)}`, detail: "" } };
  }
}

/** Decodes leniently and looks for the first replacement that the bytes do not really hold. */
function brokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end;
  }
  return line;
}
