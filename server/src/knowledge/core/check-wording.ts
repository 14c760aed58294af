import { PACK_LANGUAGES, type InEveryLanguage, type PackError, type PackLanguage } from "./pack.ts";
import type { Shapes } from "./pack-schema.ts";
import { placeholdersOf } from "./placeholders.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A checked file of wording with the source its lines come from. */
export interface WordingSource {
  readonly source: YamlSource;
  readonly value: Shapes["wording"];
}

/** Finds sentences that a language lacks, and sentences whose placeholders differ between languages. */
export function checkWording(files: InEveryLanguage<WordingSource>): readonly PackError[] {
  const keys = new Set(PACK_LANGUAGES.flatMap((language) => Object.keys(files[language].value)));
  return [...keys].flatMap((key) => checkKey(key, files));
}

function checkKey(key: string, files: InEveryLanguage<WordingSource>): readonly PackError[] {
  const lacking = PACK_LANGUAGES.filter((language) => sentenceOf(files[language], key) === undefined);
  if (lacking.length > 0) return lacking.map((language) => missing(key, files[language], language));
  const [first, ...others] = PACK_LANGUAGES;
  const wanted = namesOf(files[first], key);
  return others.filter((other) => namesOf(files[other], key) !== wanted).map((other) => differ(key, files, other));
}

function missing(key: string, { source }: WordingSource, language: PackLanguage): PackError {
  return {
    file: source.file,
    line: 1,
    code: "pack_wording_missing",
    message: `"${key}" has no wording in ${language}`,
  };
}

function differ(key: string, files: InEveryLanguage<WordingSource>, language: PackLanguage): PackError {
  const [first] = PACK_LANGUAGES;
  const { source } = files[language];
  const message = `"${key}" has ${namesOf(files[language], key) || "no placeholder"}, ${first} has ${namesOf(files[first], key) || "none"}`;
  return { file: source.file, line: source.lineOf([key]), code: "pack_placeholders_differ", message };
}

function namesOf(file: WordingSource, key: string): string {
  return placeholdersOf(sentenceOf(file, key) ?? "")
    .map((name) => `{${name}}`)
    .join(" ");
}

function sentenceOf({ value }: WordingSource, key: string): string | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
