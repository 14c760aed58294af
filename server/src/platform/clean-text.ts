/**
 * Whether every text in a value that came from outside can be kept as it is: no NUL (PostgreSQL refuses it) and no lone
 * surrogates (not Unicode text). However deep the value is, this does not run out of stack.
 */
export function isCleanText(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string" && !isClean(next)) return false;
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next)) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (!isClean(name)) return false;
      waiting.push(inner);
    }
  }
  return true;
}

const isClean = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");
