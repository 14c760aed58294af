/** The lines of a text field, without blanks and doubles. */
export function linesOf(text: string): readonly string[] {
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return [...new Set(lines)];
}

/** The first line that is not an http(s) origin (scheme, host, maybe a port, nothing more); null when all are. */
export function badOrigin(lines: readonly string[]): string | null {
  return lines.find((line) => !isOrigin(line)) ?? null;
}

function isOrigin(line: string): boolean {
  if (!/^https?:\/\//i.test(line) || !URL.canParse(line)) return false;
  return new URL(line).origin === line.toLowerCase().replace(/\/$/, "");
}

/** The one line that a shop puts into its pages. The slug is the server's own: letters, digits and hyphens. */
export function installLine(host: string, slug: string): string {
  return `<script src="${host}/widget.js" data-shop="${slug}" async></script>`;
}
