import { normalizeText } from "@warmline/nlu";
import { INTENT_IDS, type IntentId, isIntentId } from "./intent-ids.ts";
import { PACK_LANGUAGES, type PackError, type PackIntent } from "./pack.ts";
import type { Shapes } from "./pack-schema.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

/** A checked file of intents with the source its lines come from. */
export interface IntentsSource {
  readonly source: YamlSource;
  readonly value: Shapes["intents"];
}

/** The intents of all files in the order of `INTENT_IDS`, and everything wrong between them. */
export function checkIntents(files: readonly IntentsSource[]): {
  readonly intents: readonly PackIntent[];
  readonly errors: readonly PackError[];
} {
  const collector = new Collector();
  for (const file of files) collector.addFile(file);
  return { intents: collector.inOrder(), errors: collector.errors };
}

class Collector {
  readonly errors: PackError[] = [];
  readonly #intents = new Map<IntentId, PackIntent>();
  readonly #phrases = new Map<string, string>();

  addFile({ source, value }: IntentsSource): void {
    for (const [id, { title, phrases }] of Object.entries(value.intents)) {
      const path = ["intents", id];
      if (!isIntentId(id)) this.#refuse(source, path, ["pack_intent_unknown", `there is no intent "${id}"`]);
      else if (this.#intents.has(id)) this.#refuse(source, path, ["pack_intent_twice", `"${id}" was given before`]);
      else this.#intents.set(id, { id, title, phrases });
      for (const language of PACK_LANGUAGES) {
        phrases[language].forEach((phrase, index) =>
          this.#addPhrase(source, [...path, "phrases", language, index], { phrase, id }),
        );
      }
    }
  }

  inOrder(): readonly PackIntent[] {
    return INTENT_IDS.flatMap((id) => this.#intents.get(id) ?? []);
  }

  #addPhrase(source: YamlSource, path: YamlPath, { phrase, id }: { phrase: string; id: string }): void {
    const key = phraseKey(phrase);
    const where = `${id} (${source.file}:${source.lineOf(path)})`;
    const before = this.#phrases.get(key);
    if (before === undefined) this.#phrases.set(key, where);
    else this.#refuse(source, path, ["pack_phrase_twice", `"${phrase}" is also a phrase of ${before}`]);
  }

  #refuse(source: YamlSource, path: YamlPath, [code, message]: readonly [PackError["code"], string]): void {
    this.errors.push({ file: source.file, line: source.lineOf(path), code, message });
  }
}

/** Two phrases that differ only in case, width, spaces and closing marks are one. */
export function phraseKey(phrase: string): string {
  const normalized = normalizeText(phrase).replace(/\s+/g, " ");
  return normalized.replace(/[\s?!.,~]+$/, "") || normalized;
}
