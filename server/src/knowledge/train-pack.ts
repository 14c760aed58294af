import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  deserialize,
  type Example,
  MODEL_VERSION,
  type Model,
  serialize,
  train,
  type Understanding,
} from "@warmline/nlu";
import { OUT_OF_SCOPE } from "./core/intent-ids.ts";
import { PACK_LANGUAGES, type Pack, type PackLanguage } from "./core/pack.ts";

/** Understands customers of a pack's trade. */
export interface PackModel {
  /**
   * Names what a message wants. One model serves all languages: by cross-validation it beat one model per language by
   * three points, because languages share what the lexicon calls the same. `language` is there for packs that differ.
   */
  understand(text: string, language?: PackLanguage): Understanding;
  /** Whether the model was found in the cache rather than trained now. */
  readonly fromCache: boolean;
}

/** Where trained models are kept between starts; without a folder they are not. */
export interface TrainPackOptions {
  readonly cacheFolder?: string;
}

/**
 * Trains a pack's model (a few seconds of one core), or takes it from the cache when the same content was trained by
 * the same version before. A cache that cannot be read or written is done without.
 */
export async function trainPack(pack: Pack, options: TrainPackOptions = {}): Promise<PackModel> {
  const { cacheFolder } = options;
  const cached = cacheFolder === undefined ? undefined : await readCached(cacheFolder, pack);
  if (cached) return toPackModel(cached, true);
  const model = train(examplesOf(pack), { outOfScope: OUT_OF_SCOPE, lexicon: pack.lexicon });
  if (cacheFolder !== undefined) await keep(cacheFolder, pack, serialize(model)).catch(() => undefined);
  return toPackModel(model, false);
}

/** Every phrase of a pack with its intent. */
export function examplesOf(pack: Pack): readonly Example[] {
  return pack.intents.flatMap(({ id, phrases }) =>
    PACK_LANGUAGES.flatMap((language) => phrases[language].map((text) => ({ text, intent: id }))),
  );
}

function toPackModel(model: Model, fromCache: boolean): PackModel {
  return { understand: (text) => model.understand(text), fromCache };
}

async function readCached(folder: string, pack: Pack): Promise<Model | undefined> {
  const bytes = await readFile(join(folder, fileName(pack))).catch(() => undefined);
  const read = bytes && deserialize(bytes);
  return read?.ok ? read.model : undefined;
}

/** Writes beside and renames, so that another program never reads half a model; then drops the pack's older models. */
async function keep(folder: string, pack: Pack, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = fileName(pack);
  const draft = join(folder, `${name}.${randomUUID()}.draft`);
  await writeFile(draft, bytes);
  await rename(draft, join(folder, name));
  const others = (await readdir(folder)).filter((file) => isModelOf(pack, file) && file !== name);
  await Promise.all(others.map((file) => rm(join(folder, file), { force: true })));
}

function fileName(pack: Pack): string {
  return `${pack.id}.${MODEL_VERSION}.${pack.contentHash.slice(0, 32)}.model`;
}

function isModelOf(pack: Pack, file: string): boolean {
  return file.startsWith(`${pack.id}.`) && file.endsWith(".model");
}
