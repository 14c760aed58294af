import type { ImportProblem } from "./import-problem.ts";

/** How a file was written down. Chinese Excel saves CSV as GBK, and "Unicode text" as UTF-16. */
export type FileEncoding = "utf-8" | "utf-16le" | "gb18030";

/** The text of a file without a byte-order mark, or the line of the first byte that is none. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: FileEncoding }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Decodes a file: UTF-8, else what its mark says, else Chinese text in GBK; anything else is refused with its line. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = tryDecode(bytes, encoding);
  if (text !== undefined) return { ok: true, text, encoding };
  return { ok: false, problem: { code: "not_utf8", at: `line ${brokenLine(bytes)}`, detail: "" } };
}

function encodingOf(bytes: Uint8Array): FileEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (tryDecode(bytes, "utf-8") !== undefined) return "utf-8";
  return looksLikeChinese(bytes) ? "gb18030" : "utf-8";
}

function tryDecode(bytes: Uint8Array, encoding: FileEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of the pairs in real Chinese text, nearly all are common characters: both bytes are high (GB 2312). */
const COMMON_SHARE = 0.9;

/**
 * GB 18030 takes almost any bytes: `naïve` in Latin-1 would become Chinese. There the second byte of a pair is an
 * ordinary letter; in Chinese text it is nearly always a high one.
 */
function looksLikeChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length - 1; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    pairs += 1;
    if ((bytes[at] ?? 0) >= 0xa1 && (bytes[at + 1] ?? 0) >= 0xa1) common += 1;
    at += 1;
  }
  return pairs > 0 && common / pairs >= COMMON_SHARE;
}

/** The first line that is no UTF-8 by itself. */
function brokenLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    if (tryDecode(bytes.subarray(start, end), "utf-8") === undefined) return line;
    line += 1;
    start = end;
  }
  return line;
}
