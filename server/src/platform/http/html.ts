import { escapeHtml } from "./docs-page.ts";

/** A piece of a page that is markup already. Made only by `html`, which escapes whatever it is given. */
export class Html {
  readonly markup: string;

  /** For constants of the program's own, never for text from anywhere else. */
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a page: text and numbers are escaped; null and false are nothing. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | null | false;

/** Writes markup: ``html`<p>${text}</p>` ``. Every value is escaped unless it is itself such a piece. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + markupOf(values[index] ?? null)).join(""));
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.markup;
  if (isList(value)) return value.map(markupOf).join("");
  return escapeHtml(String(value));
}
