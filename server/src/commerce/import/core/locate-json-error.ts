/** Where a text stops being JSON, counted from 1. */
export interface JsonErrorPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the first place at which the text is no JSON. The engine's own message names a place only sometimes, and in
 * words that change; this walks the grammar without building anything, and without recursion, however deep the text.
 */
export function locateJsonError(text: string): JsonErrorPlace {
  const at = firstError(text);
  const before = text.slice(0, at);
  const newline = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: at - newline };
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expect = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

interface Walk {
  readonly text: string;
  at: number;
  readonly open: ("{" | "[")[];
}

function firstError(text: string): number {
  const walk: Walk = { text, at: 0, open: [] };
  let expect: Expect | "error" = "value";
  for (;;) {
    take(walk, SPACE);
    if (walk.at >= text.length) return walk.at;
    if (expect === ", or end" && walk.open.length === 0) return walk.at;
    expect = step(walk, expect);
    if (expect === "error") return walk.at;
  }
}

function take(walk: Walk, pattern: RegExp): boolean {
  pattern.lastIndex = walk.at;
  if (!pattern.test(walk.text)) return false;
  walk.at = pattern.lastIndex;
  return true;
}

function step(walk: Walk, expect: Expect): Expect | "error" {
  const character = walk.text[walk.at];
  switch (expect) {
    case "value or ]":
      return character === "]" ? close(walk) : value(walk, character);
    case "value":
      return value(walk, character);
    case "key or }":
      return character === "}" ? close(walk) : take(walk, STRING) ? ":" : "error";
    case "key":
      return take(walk, STRING) ? ":" : "error";
    case ":":
      return character === ":" ? pass(walk, "value") : "error";
    case ", or end":
      return afterValue(walk, character);
  }
}

function value(walk: Walk, character: string | undefined): Expect | "error" {
  if (character === "{" || character === "[") {
    walk.open.push(character);
    return pass(walk, character === "{" ? "key or }" : "value or ]");
  }
  return take(walk, STRING) || take(walk, SCALAR) ? ", or end" : "error";
}

function afterValue(walk: Walk, character: string | undefined): Expect | "error" {
  const inside = walk.open.at(-1);
  if (character === ",") return pass(walk, inside === "{" ? "key" : "value");
  return character === (inside === "{" ? "}" : "]") ? close(walk) : "error";
}

function close(walk: Walk): Expect {
  walk.open.pop();
  return pass(walk, ", or end");
}

function pass(walk: Walk, next: Expect): Expect {
  walk.at += 1;
  return next;
}
