import { closestBy, findPackFolder, learnPinyin, loadPack, opensAtOnce, trainPack } from "../knowledge/index.ts";
import { readQuestions } from "./core/questions.ts";
import { missingWording } from "./core/say.ts";
import type { Trade } from "./ports.ts";

/** Which pack, and where its trained model is kept between starts. */
export interface TradeOptions {
  readonly packFolder?: string;
  readonly cacheFolder?: string;
  /** Ends the learning; its reason is thrown. */
  readonly signal?: AbortSignal;
}

/** Loads and trains the pack. A pack that cannot be used is a broken installation: it throws with every file and line. */
export async function openTrade({ packFolder, cacheFolder, signal }: TradeOptions = {}): Promise<Trade> {
  const folder = packFolder ?? retailPackFolder();
  const loaded = await loadPack(folder);
  if (!loaded.ok) throw new Error(`the pack in ${folder} cannot be used:\n${loaded.errors.map(lineOf).join("\n")}`);
  const { wording } = loaded.pack;
  const missing = missingWording(wording);
  if (missing.length > 0)
    throw new Error(`the pack in ${folder} lacks sentences or their places:\n${missing.join("\n")}`);
  const kept = cacheFolder === undefined ? {} : { cacheFolder };
  const [model, spell] = await Promise.all([
    trainPack(loaded.pack, { ...kept, ...(signal && { signal }) }),
    learnPinyin(loaded.pack, kept),
  ]);
  const closestInSteps = closestBy(model.model);
  return {
    wording,
    questions: readQuestions(loaded.pack.questions),
    // Without the phrases, which nobody needs once they were learned from.
    intents: loaded.pack.intents.map(({ id, title }) => ({ id, title })),
    understand: (text, language) => model.understand(text, language),
    spell,
    closestInSteps,
    openClosest: opensAtOnce(closestInSteps),
  };
}

function lineOf(error: {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}): string {
  return `${error.file}:${error.line} ${error.code} ${error.message}`;
}

/** Where the retail pack lies. */
export function retailPackFolder(): string {
  const folder = findPackFolder("retail");
  if (folder === undefined) throw new Error("no packs/retail above the program");
  return folder;
}
