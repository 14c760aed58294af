/** A piece of a message's text: plain, or an address that may be opened. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'，。！？；：（）【】「」《》、]+/giu;
const TRAILING = /[.,!?;:)\]}]+$/u;

/** Splits text at its http(s) addresses; nothing else ever becomes a link. */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = match[0].replace(TRAILING, "");
    if (!URL.canParse(href)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    end = match.index + href.length;
    parts.push({ text: href, href });
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
