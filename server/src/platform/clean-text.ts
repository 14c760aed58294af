/** Whether every text in a value that came from outside can be kept as it is; see `findUncleanText`. */
export function isCleanText(value: unknown): boolean {
  return findUncleanText(value) === null;
}

/**
 * The place (`/rules/0/text`) of a text that cannot be kept: NUL (PostgreSQL refuses it) or a lone surrogate (not
 * Unicode text); null where there is none. However deep the value is, this does not run out of stack.
 */
export function findUncleanText(value: unknown): string | null {
  const waiting: [path: string, value: unknown][] = [["", value]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, inner] = next;
    if (typeof inner === "string" && !isClean(inner)) return path;
    if (typeof inner !== "object" || inner === null || ArrayBuffer.isView(inner)) continue;
    for (const [name, below] of Object.entries(inner)) {
      // An unclean name is not repeated in an answer: the thing that has it is named.
      if (!isClean(name)) return path;
      waiting.push([`${path}/${name}`, below]);
    }
  }
  return null;
}

const isClean = (text: string): boolean => text.isWellFormed() && !text.includes("\u0000");
