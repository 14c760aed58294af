import { existsSync } from "node:fs";
import { join } from "node:path";
import { deserialize, type Example, type Model } from "@warmline/nlu";
import { examplesOf, findPackFolder, learnPinyin, loadPack, trainPack } from "../../knowledge/index.ts";
import { CommandFailure } from "../command-failure.ts";
import { requireConfig } from "../require-config.ts";
import { readBytes, wordsHere } from "./read-file.ts";

/** Where what is asked comes from: one of the two. */
export interface Source {
  /** The name of a pack that ships, or the folder of one. */
  readonly pack?: string;
  /** A file that `train` wrote. */
  readonly model?: string;
}

/** A model, with what it was trained with where that is known. */
export interface Opened {
  readonly model: Model;
  readonly examples: readonly Example[];
  /** Writes pinyin as the characters that it stands for, where the model was taught that. */
  readonly spell: (text: string) => string;
}

/** Opens what is asked about texts. */
export async function openModel({ pack, model }: Source): Promise<Opened> {
  return pack === undefined ? openFile(model ?? "") : openPack(pack);
}

function openFile(file: string): Opened {
  const read = deserialize(readBytes(file));
  if (!read.ok) throw new CommandFailure(read.code, `${wordsHere()[read.code]}: ${file}`);
  return { model: read.model, examples: [], spell: (text) => text };
}

async function openPack(name: string): Promise<Opened> {
  const folder = existsSync(join(name, "pack.yaml")) ? name : findPackFolder(name);
  if (folder === undefined) throw new CommandFailure("pack_unknown", `${wordsHere().pack_unknown}: ${name}`);
  const loaded = await loadPack(folder);
  if (!loaded.ok) {
    const lines = loaded.errors.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
    throw new CommandFailure("pack_unusable", [wordsHere().pack_unusable, ...lines].join("\n"));
  }
  const kept = keptIn(requireConfig().dataFolder);
  const { model } = await trainPack(loaded.pack, kept);
  return { model, examples: examplesOf(loaded.pack), spell: await learnPinyin(loaded.pack, kept) };
}

/** A server's folder of models, where there is one; a command that only asks makes none. */
function keptIn(dataFolder: string): { readonly cacheFolder?: string } {
  return existsSync(dataFolder) ? { cacheFolder: join(dataFolder, "models") } : {};
}
