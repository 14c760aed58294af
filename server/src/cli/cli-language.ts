/** The language of a terminal, by its locale: Chinese where it says so, else English. */
export function cliLanguage(environment: Readonly<Record<string, string | undefined>>): "zh" | "en" {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
