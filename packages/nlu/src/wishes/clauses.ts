import { MAX_TEXT_LENGTH } from "../text/normalize.ts";

/** A piece of a message. The pieces of a message follow each other without a gap and cover all of it. */
export interface TextPart {
  /** Where the piece begins in the message, in UTF-16 units. */
  readonly start: number;
  /** Where it ends; the next piece begins there. */
  readonly end: number;
  /** What it says, without the marks and connectives at its borders (还有, "and also"). */
  readonly text: string;
}

/** Marks after which something new may begin; a comma between digits is part of a number. */
const MARKS = "[。！？!?；;\\n]+|(?<!\\d)[，,、]|[，,、](?!\\d)|\\p{Extended_Pictographic}[\\ufe0f\\s]*|\\.(?=\\s|$)";
const CONNECTIVES_ZH =
  "另外|此外|还有(?!没|吗|嘛|么|货|几|多少|现货|库存|[A-Za-z\\d]|[白黑红蓝绿黄灰]|[大中小]码)|还想(?:问|要|请)|顺便|顺带|对了|再问|再(?=帮我|请|麻烦)|然后(?!呢)|以及|同时";
const CONNECTIVES_EN =
  "\\b(?:and also|also|(?:and )?another thing|one more thing|by the way|btw|plus|additionally|besides)\\b";
/** "And" joins two wishes only where a question or a request begins behind it. */
const AND_EN =
  "\\band(?= (?:when|where|why|how|what|which|who|can|could|do|does|did|is|are|will|would|please|tell me|if|i (?:want|need|would|also))\\b)";
const BORDER = new RegExp(`(${MARKS})|${CONNECTIVES_ZH}|${CONNECTIVES_EN}|${AND_EN}`, "giu");
const LEADING = new RegExp(
  `^(?:[\\s\\p{P}\\p{Extended_Pictographic}\\ufe0f]+|${CONNECTIVES_ZH}|(?:问)?一下(?=.)|${CONNECTIVES_EN}|${AND_EN})+`,
  "iu",
);
/** A connective that nothing follows yet. */
const ONLY_LEADING = new RegExp(`^(?:${CONNECTIVES_ZH}|${CONNECTIVES_EN})$`, "iu");
const TRAILING = /[\s。！？!?；;，,、.:：~～\p{Extended_Pictographic}\ufe0f]+$/u;

/** Parts shorter than this say nothing alone: three characters in Chinese, two words in English. */
const MIN_HAN = 3;
const MIN_WORDS = 2;
/** Nobody says more than this in one message; a flood of commas is not worth reading apart. */
const MAX_CLAUSES = 16;

/**
 * The clauses of a message: what marks, line breaks, emoji and connectives part, as far as each says something. At
 * least one; the last holds whatever is left. Never throws.
 */
export function clausesOf(text: string): readonly TextPart[] {
  const pieces: TextPart[] = [];
  let start = 0;
  for (const cut of [...cutsOf(text.slice(0, MAX_TEXT_LENGTH)), text.length]) {
    if (cut <= start || (cut < text.length && pieces.length === MAX_CLAUSES - 1)) continue;
    const piece = partOf(text, start, cut);
    if (cut < text.length && !saysSomething(piece.text.replace(ONLY_LEADING, ""))) continue;
    pieces.push(piece);
    start = cut;
  }
  return withoutEmptyTail(text, pieces);
}

/** One part out of a span of the message. */
export function partOf(text: string, start: number, end: number): TextPart {
  const slice = text.slice(start, Math.min(end, start + MAX_TEXT_LENGTH));
  return { start, end, text: trimmed(slice) };
}

function trimmed(slice: string): string {
  const whole = slice.trim();
  const bare = whole.replace(LEADING, "");
  return (bare === "" ? whole : bare).replace(TRAILING, "").trim();
}

/** Marks belong to what they end, connectives to what they begin. */
function cutsOf(text: string): readonly number[] {
  return Array.from(text.matchAll(BORDER), (match) =>
    match[1] === undefined ? match.index : match.index + match[0].length,
  );
}

function withoutEmptyTail(text: string, pieces: readonly TextPart[]): readonly TextPart[] {
  const [last, before] = [pieces.at(-1), pieces.at(-2)];
  if (last === undefined) return [partOf(text, 0, text.length)];
  if (before === undefined || saysSomething(last.text)) return pieces;
  return [...pieces.slice(0, -2), partOf(text, before.start, text.length)];
}

function saysSomething(part: string): boolean {
  const han = part.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = part.match(/[\p{sc=Latin}']+/gu)?.length ?? 0;
  return han >= MIN_HAN || words >= MIN_WORDS || (han > 0 && words > 0);
}
