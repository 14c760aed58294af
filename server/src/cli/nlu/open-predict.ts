import { existsSync } from "node:fs";
import { join } from "node:path";
import { deserialize, type Prediction } from "@warmline/nlu";
import { findPackFolder, learnPinyin, loadPack, trainPack } from "../../knowledge/index.ts";
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

/** Opens what is asked about texts. */
export async function openPredict({ pack, model }: Source): Promise<(text: string) => Prediction> {
  if (pack !== undefined) return predictByPack(pack);
  return predictByModel(model ?? "");
}

function predictByModel(file: string): (text: string) => Prediction {
  const read = deserialize(readBytes(file));
  if (!read.ok) throw new CommandFailure(read.code, `${wordsHere()[read.code]}: ${file}`);
  return (text) => read.model.predict(text);
}

async function predictByPack(name: string): Promise<(text: string) => Prediction> {
  const folder = existsSync(join(name, "pack.yaml")) ? name : findPackFolder(name);
  if (folder === undefined) throw new CommandFailure("pack_unknown", `${wordsHere().pack_unknown}: ${name}`);
  const loaded = await loadPack(folder);
  if (!loaded.ok) {
    const lines = loaded.errors.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
    throw new CommandFailure("pack_unusable", [wordsHere().pack_unusable, ...lines].join("\n"));
  }
  const kept = keptIn(requireConfig().dataFolder);
  const model = await trainPack(loaded.pack, kept);
  const spell = await learnPinyin(loaded.pack, kept);
  return (text) => model.predict(spell(text));
}

/** A server's folder of models, where there is one; a command that only asks makes none. */
function keptIn(dataFolder: string): { readonly cacheFolder?: string } {
  return existsSync(dataFolder) ? { cacheFolder: join(dataFolder, "models") } : {};
}
