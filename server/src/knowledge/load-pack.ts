import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkIntents, type IntentsSource } from "./core/check-intents.ts";
import { checkWording } from "./core/check-wording.ts";
import { INTENT_IDS } from "./core/intent-ids.ts";
import { PACK_LANGUAGES, type Pack, type PackError, type PackIntent } from "./core/pack.ts";
import {
  readIntentsFile,
  readLexiconFile,
  readPackFile,
  readQuestionsFile,
  readWordingFile,
  type ShapeRead,
  type Shapes,
} from "./core/pack-schema.ts";
import { readYaml, type YamlSource } from "./core/yaml-source.ts";

/** A pack, or everything wrong with it. */
export type PackLoaded =
  { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly errors: readonly PackError[] };

/**
 * Reads the pack in a folder: `pack.yaml`, `intents/*.yaml`, `lexicon.yaml`, `questions.yaml`, `wording/zh.yaml` and `wording/en.yaml`.
 * Errors name file and line; all that can be found at once are found at once, and nothing half-read is given out.
 */
export async function loadPack(folder: string): Promise<PackLoaded> {
  const reader = new PackReader(folder);
  const about = await reader.read("pack.yaml", readPackFile);
  const lexicon = await reader.read("lexicon.yaml", readLexiconFile);
  const questions = await reader.read("questions.yaml", readQuestionsFile);
  const zh = await reader.read("wording/zh.yaml", readWordingFile);
  const en = await reader.read("wording/en.yaml", readWordingFile);
  const files = await reader.readIntents();
  if (about) reader.errors.push(...checkLanguages(about));
  if (zh && en) reader.errors.push(...checkWording({ zh, en }));
  const { intents, errors } = checkIntents(files);
  reader.errors.push(...errors);
  if (reader.errors.length === 0) reader.errors.push(...missingIntents(intents));
  if (reader.errors.length > 0 || !about || !lexicon || !questions || !zh || !en)
    return { ok: false, errors: reader.errors };
  const wording = { zh: new Map(Object.entries(zh.value)), en: new Map(Object.entries(en.value)) };
  const { id, version, name } = about.value;
  const contentHash = hashOf({ intents, lexicon: lexicon.value });
  return {
    ok: true,
    pack: { id, version, name, intents, lexicon: lexicon.value, questions: questions.value, wording, contentHash },
  };
}

type Checked<Shape> = { readonly source: YamlSource; readonly value: Shape };

class PackReader {
  readonly errors: PackError[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read<Shape>(
    file: string,
    check: (source: YamlSource) => ShapeRead<Shape>,
  ): Promise<Checked<Shape> | undefined> {
    const text = await readFile(join(this.#folder, file), "utf8").catch(() => undefined);
    if (text === undefined) {
      this.errors.push({ file, line: 1, code: "pack_file_missing", message: `${file} cannot be read` });
      return undefined;
    }
    const yaml = readYaml(file, text);
    const shaped = yaml.ok ? check(yaml.source) : yaml;
    if (yaml.ok && shaped.ok) return { source: yaml.source, value: shaped.value };
    if (!shaped.ok) this.errors.push(...shaped.errors);
    return undefined;
  }

  async readIntents(): Promise<readonly IntentsSource[]> {
    const names = await readdir(join(this.#folder, "intents")).catch((): string[] => []);
    const files = names.filter((name) => name.endsWith(".yaml")).sort();
    if (files.length === 0) {
      const message = "there is no file of intents";
      this.errors.push({ file: "intents", line: 1, code: "pack_file_missing", message });
    }
    const read = await Promise.all(files.map((name) => this.read(`intents/${name}`, readIntentsFile)));
    return read.filter((file) => file !== undefined);
  }
}

function checkLanguages({ source, value }: Checked<Shapes["pack"]>): readonly PackError[] {
  return PACK_LANGUAGES.filter((language) => !value.languages.includes(language)).map((language) => ({
    file: source.file,
    line: source.lineOf(["languages"]),
    code: "pack_language_missing",
    message: `a pack speaks ${language}`,
  }));
}

function missingIntents(intents: readonly PackIntent[]): readonly PackError[] {
  const given = new Set(intents.map((intent) => intent.id));
  return INTENT_IDS.filter((id) => !given.has(id)).map((id) => ({
    file: "intents",
    line: 1,
    code: "pack_intent_missing",
    message: `"${id}" has no phrases`,
  }));
}

function hashOf(content: { readonly intents: readonly PackIntent[]; readonly lexicon: Pack["lexicon"] }): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
