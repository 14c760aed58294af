/** A piece of text, and the address it leads to when it is a link. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

const LINK = /https?:\/\/[^\s<>"'，。；！？、（）【】《》“”‘’]+/gi;
/** Marks at the end of a sentence that are rarely a part of the address before them. */
const TRAILING = /[.,;:!?)\]}]+$/;

/** An address if it leads to the web by http or https, else null. */
export function webAddress(address: string | undefined): string | null {
  if (address === undefined) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}

/** Splits text at its web addresses. Joined again, the pieces are the text. */
export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const found = match[0].replace(TRAILING, "");
    const href = webAddress(found);
    if (href === null) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), href: null });
    pieces.push({ text: found, href });
    done = match.index + found.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}
