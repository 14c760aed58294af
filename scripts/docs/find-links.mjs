/** A Markdown link or picture that is not an address of the web and not a place on the same page. */
const RELATIVE_LINK = /\]\((?![a-z][a-z0-9+.-]*:|#|\/)([^)\s#]+)[^)]*\)/gi;
const FENCED = /^(```|~~~)[\s\S]*?^\1/gm;

/**
 * The relative links of a Markdown text, without what follows a `#`.
 * @param {string} text
 * @returns {string[]}
 */
export function findLinks(text) {
  return [...text.replace(FENCED, "").matchAll(RELATIVE_LINK)].map((match) => decodeURI(match[1] ?? ""));
}
