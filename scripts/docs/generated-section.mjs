/**
 * Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->`. A text without these marks is an error.
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
export function withSection(text, name, content) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There is no section "${name}" between ${begin} and ${end}.`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
