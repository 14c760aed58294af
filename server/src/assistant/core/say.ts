import type { Language } from "../../commerce/index.ts";
import { WORDING_KEYS, type WordingKey } from "./wording-keys.ts";

/** The pack's sentences by language and key, with `{placeholders}`. */
export type Wording = Readonly<Record<Language, ReadonlyMap<string, string>>>;

type Names<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Names<Rest> : T;
type Placeholders<K extends WordingKey> = Exclude<Names<(typeof WORDING_KEYS)[K]>, "">;

/** What stands in a sentence's places: every placeholder of that key and nothing else. */
export type Values<K extends WordingKey> = Readonly<Record<Placeholders<K>, string | number>>;

type Rest<K extends WordingKey> = [Placeholders<K>] extends [never] ? [] : [values: Values<K>];

/** Says a sentence of the pack in the turn's language. */
export type Say = <K extends WordingKey>(key: K, ...values: Rest<K>) => string;

/** Gives the voice of one language. A sentence the pack lacks is a bug: `missingWording` is asked at start. */
export function sayIn(wording: Wording, language: Language): Say {
  return (key, ...[values]) => {
    const sentence = wording[language].get(key);
    if (sentence === undefined) throw new Error(`the pack has no sentence "${key}" in ${language}`);
    return fill(sentence, values ?? {});
  };
}

const PLACEHOLDER = /\{([a-z][a-zA-Z]*)\}/g;

/** Puts values in their places, once: braces inside a value stay text. */
function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(PLACEHOLDER, (place, name: string) => String(values[name] ?? place)).trim();
}

/** What a pack must still say: keys that are absent, or whose places differ from what the skills fill. */
export function missingWording(wording: Wording): readonly string[] {
  return (["zh", "en"] as const).flatMap((language) =>
    Object.entries(WORDING_KEYS)
      .filter(([key, places]) => placesOf(wording[language].get(key)) !== places.split(" ").sort().join(" "))
      .map(([key]) => `${language}: ${key}`),
  );
}

function placesOf(sentence: string | undefined): string | null {
  if (sentence === undefined) return null;
  return [...new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort().join(" ");
}
