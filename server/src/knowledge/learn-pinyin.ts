import { pinyin } from "pinyin-pro";
import type { Pack } from "./core/pack.ts";
import { createSpeller, type Spoken } from "./core/pinyin-speller.ts";

/** Gives Chinese that was typed as pinyin in characters, by the words of the pack; every other text as it is. */
export type Spell = (text: string) => string;

/** Learns from a pack's phrases and words how pinyin is meant: `shenme shihou fahuo` is 什么时候发货. */
export function learnPinyin(pack: Pack): Spell {
  const phrases = pack.intents.flatMap((intent) => intent.phrases.zh);
  const words = pack.lexicon.synonyms.flat();
  const spoken = [...phrases, ...words].flatMap(hanRuns).map(spokenOf);
  const english = pack.intents.flatMap((intent) => intent.phrases.en).join(" ");
  return createSpeller(spoken, english);
}

function hanRuns(text: string): readonly string[] {
  return text.match(/\p{sc=Han}+/gu) ?? [];
}

const readings = new Map<string, readonly string[]>();

function spokenOf(run: string): Spoken {
  const characters = [...run];
  return { characters, syllables: characters.map(readingsOf) };
}

function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known !== undefined) return known;
  const all = [...new Set(pinyin(character, { toneType: "none", type: "array", multiple: true, v: true }))];
  readings.set(character, all);
  return all;
}
