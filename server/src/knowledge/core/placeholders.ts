const PLACEHOLDER = /\{([a-zA-Z][\w.]*)\}/g;

/** The names in braces of a sentence, sorted, each once. */
export function placeholdersOf(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name = ""]) => name))].sort();
}
