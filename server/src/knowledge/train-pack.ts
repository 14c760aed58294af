import { deserialize, type Example, MODEL_VERSION, type Model, type Understanding } from "@warmline/nlu";
import { OUT_OF_SCOPE } from "./core/intent-ids.ts";
import { PACK_LANGUAGES, type Pack, type PackLanguage } from "./core/pack.ts";
import { keep, type KeptOptions, readKept } from "./kept-file.ts";

/** Understands customers of a pack's trade. */
export interface PackModel {
  /**
   * Names what a message wants. One model serves all languages: by cross-validation it beat one model per language by
   * three points, because languages share what the lexicon calls the same. `language` is there for packs that differ.
   */
  understand(text: string, language?: PackLanguage): Understanding;
  readonly model: Model;
  /** Whether the model was found in the cache rather than trained now. */
  readonly fromCache: boolean;
}

/** Where models are kept, and what ends a training: its reason is thrown. */
export interface TrainPackOptions extends KeptOptions {
  readonly signal?: AbortSignal;
}

/**
 * Trains a pack's model (a few seconds of one core, beside the event loop), or takes it from the cache when the same
 * content was trained by the same version before. A cache that cannot be read or written is done without.
 */
export async function trainPack(pack: Pack, options: TrainPackOptions = {}): Promise<PackModel> {
  const cached = await readModel(pack, options);
  if (cached) return toPackModel(cached, true);
  const bytes = await trainNow(pack, options.signal);
  await keep(options, learned(pack), bytes);
  return toPackModel(readOwn(bytes), false);
}

/** A quarter of the memory of the usual model, and as good for a pack whose lexicon stands for rare words. */
const SIZE = { heads: 1, rareFeatures: false };

/** All that a pack's training is told. */
export function trainingOf(pack: Pack) {
  return { ...SIZE, examples: examplesOf(pack), outOfScope: OUT_OF_SCOPE, lexicon: pack.lexicon };
}

async function trainNow(pack: Pack, signal: AbortSignal | undefined): Promise<Uint8Array> {
  // Loaded only where there is something to learn: most starts find what an earlier one learned.
  const { trainBeside } = await import("./train-beside.ts");
  const trained = await trainBeside({ ...trainingOf(pack), ...(signal && { signal }) });
  signal?.throwIfAborted();
  if (!trained.ok) throw new Error(`the pack ${pack.id} could not be learned: ${JSON.stringify(trained.refusal)}`);
  return trained.value;
}

function readOwn(bytes: Uint8Array): Model {
  const read = deserialize(bytes);
  if (!read.ok) throw new Error(`a model that was just trained cannot be read: ${read.code}`);
  return read.model;
}

/** Every phrase of a pack with its intent. */
export function examplesOf(pack: Pack): readonly Example[] {
  return pack.intents.flatMap(({ id, phrases }) =>
    PACK_LANGUAGES.flatMap((language) => phrases[language].map((text) => ({ text, intent: id }))),
  );
}

function toPackModel(model: Model, fromCache: boolean): PackModel {
  return { model, understand: (text) => model.understand(text), fromCache };
}

const learned = (pack: Pack) => ({ pack, kind: "model", version: MODEL_VERSION }) as const;

async function readModel(pack: Pack, options: KeptOptions): Promise<Model | undefined> {
  const bytes = await readKept(options, learned(pack));
  const read = bytes && deserialize(bytes);
  return read?.ok ? read.model : undefined;
}
