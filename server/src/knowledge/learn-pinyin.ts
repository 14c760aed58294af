import type { Pack } from "./core/pack.ts";
import { createSpeller, type Spoken } from "./core/pinyin-speller.ts";
import { keep, type KeptOptions, readKept } from "./kept-file.ts";

/** Gives Chinese that was typed as pinyin in characters, by the words of the pack; every other text as it is. */
export type Spell = (text: string) => string;

/** How each character may be said. */
type Readings = ReadonlyMap<string, readonly string[]>;

/** Raised when the readings would come out otherwise. */
const READINGS_VERSION = 1;

/**
 * Learns from a pack's phrases and words how pinyin is meant: `shenme shihou fahuo` is 什么时候发货. How characters are
 * said is kept between starts: the tables that tell it take more memory than all else that understanding needs.
 */
export async function learnPinyin(pack: Pack, options: KeptOptions = {}): Promise<Spell> {
  const phrases = pack.intents.flatMap((intent) => intent.phrases.zh);
  const words = pack.lexicon.synonyms.flat();
  const runs = [...phrases, ...words].flatMap(hanRuns);
  const readings = (await readReadings(pack, options)) ?? (await lookUp(pack, runs, options));
  const english = pack.intents.flatMap((intent) => intent.phrases.en).join(" ");
  return createSpeller(
    runs.map((run) => spokenOf(run, readings)),
    english,
  );
}

function hanRuns(text: string): readonly string[] {
  return text.match(/\p{sc=Han}+/gu) ?? [];
}

function spokenOf(run: string, readings: Readings): Spoken {
  const characters = [...run];
  return { characters, syllables: characters.map((character) => readings.get(character) ?? []) };
}

const learned = (pack: Pack) => ({ pack, kind: "readings", version: READINGS_VERSION }) as const;

async function readReadings(pack: Pack, options: KeptOptions): Promise<Readings | undefined> {
  const bytes = await readKept(options, learned(pack));
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return areReadings(value) ? new Map(value) : undefined;
  } catch {
    // A damaged file is done without, and written anew.
    return undefined;
  }
}

function areReadings(value: unknown): value is readonly [string, readonly string[]][] {
  return Array.isArray(value) && value.every(isReading);
}

function isReading(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const all: unknown = value[1];
  return typeof value[0] === "string" && Array.isArray(all) && all.every((one) => typeof one === "string");
}

async function lookUp(pack: Pack, runs: readonly string[], options: KeptOptions): Promise<Readings> {
  const { pinyin } = await import("pinyin-pro");
  const readings = new Map<string, readonly string[]>();
  for (const character of new Set(runs.join("")))
    readings.set(character, [
      ...new Set(pinyin(character, { toneType: "none", type: "array", multiple: true, v: true })),
    ]);
  await keep(options, learned(pack), new TextEncoder().encode(JSON.stringify([...readings])));
  return readings;
}
