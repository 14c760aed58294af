/** What the shop's page says about itself in its one script line. */
export interface LoaderConfig {
  /** Warmline's own origin: where the script came from. */
  readonly origin: string;
  readonly shop: string;
  readonly language: "zh" | "en";
  readonly accent: string | null;
}

/** A page's language as one that the widget speaks; Chinese in any form is Chinese, anything else English. */
export function languageOf(tag: string): "zh" | "en" {
  return /^(zh|cmn|yue)\b/i.test(tag) ? "zh" : "en";
}

/** Reads the script line; null when it names no shop or the script has no address. */
export function readConfig(
  script: { readonly src: string; readonly dataset: Readonly<Record<string, string | undefined>> },
  pageLanguage: string,
): LoaderConfig | null {
  const { shop, lang, accent } = script.dataset;
  if (shop === undefined || !/^[a-z0-9-]+$/i.test(shop) || !/^https?:/.test(script.src)) return null;
  return {
    origin: new URL(script.src).origin,
    shop,
    language: languageOf(lang ?? pageLanguage),
    accent: accent !== undefined && /^#[0-9a-f]{6}$/i.test(accent) ? accent : null,
  };
}

/** Where the frame lives. `page` is the embedding page's origin, so that the frame talks to nobody else. */
export function frameAddress(config: LoaderConfig, page: string): string {
  const query = new URLSearchParams({ shop: config.shop, lang: config.language, page });
  if (config.accent !== null) query.set("accent", config.accent);
  return `${config.origin}/widget/frame?${query.toString()}`;
}
