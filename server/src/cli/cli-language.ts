/**
 * The language of a terminal: what `WARMLINE_LANG` says, else Chinese where the locale does, else English. `--lang`
 * before a command sets that variable.
 */
export function cliLanguage(environment: Readonly<Record<string, string | undefined>>): "zh" | "en" {
  const locale =
    ["WARMLINE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find(Boolean) ?? "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
