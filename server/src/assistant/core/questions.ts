import { ATTRIBUTE_KEYS } from "../../commerce/index.ts";
import type { PackQuestions } from "../../knowledge/index.ts";
import { type Spelling, spellingOf } from "./typos.ts";
import { type FoundWord, wordFinder, type WordList } from "./word-finder.ts";
import { wordsPattern } from "./words-pattern.ts";

/**
 * Something customers ask about goods. Words `asked` recognise it; `hints` do so only where a fact answers. `facts` answer it
 * whatever they say; any other fact (of `within`, if given; `any` but what buyers say) answers only where it speaks of it in one of the words `speaks`.
 * `lists` answer by what they leave out. `missing` is the fact that the shop has not given where none of these answers.
 */
export interface Aspect {
  readonly id: string;
  readonly asked: RegExp;
  readonly written: { readonly asked: readonly string[]; readonly hints: readonly string[] };
  readonly facts: readonly string[];
  readonly speaks: RegExp | null;
  readonly within: readonly string[] | null;
  readonly lists: readonly string[];
  /** `part`: of a part only what it is; `setting`: for whom or when; `thing`: something that may be in it; `doing`: a step; null: anything else. */
  readonly about: "part" | "setting" | "thing" | "doing" | null;
  /** Only a fact with a figure answers. */
  readonly figure: boolean;
  /** Every one of `facts` is told, not the first alone. */
  readonly all: boolean;
  /** Facts told beside the first of `facts` where they speak of it too. */
  readonly also: readonly string[];
  readonly missing: string;
}

/** A trade's questions about goods, ready to be looked for. */
export interface Questions {
  /** The words of a text that ask for something, or hold others without asking. */
  readonly find: (text: string) => readonly FoundWord<Sought>[];
  /** Attributes that some aspect asks for by words of its own. */
  readonly known: ReadonlySet<string>;
  /** Parts of goods that have facts of their own only where one names them. */
  readonly parts: RegExp;
  /** Every word that asks about a quality. */
  readonly qualities: RegExp;
  /** For typing errors in English words that ask for something. */
  readonly spelling: Spelling;
}

/** What words ask for; null: nothing. */
export interface Sought {
  readonly aspect: Aspect | null;
  readonly hint: boolean;
}

type Written = PackQuestions["aspects"][string];

/** Makes the questions that a pack has written ready. Patterns are global: use them with `matchAll` or `search` only. */
export function readQuestions({ aspects, things, parts, ...words }: PackQuestions): Questions {
  const besides = words.beside_the_point;
  const asked = Object.values(aspects).map((one) => one.asked.en);
  const known = new Set(Object.values(aspects).flatMap(({ facts }) => listOf(facts)));
  const all = [
    ...Object.entries(aspects).map(([id, written]) => aspectOf(id, written)),
    ...things.in_it.map((names) => thingOf(names, { about: "thing", missing: "ingredients" })),
    ...things.with_it.map((names) => thingOf(names, { about: "thing", missing: "contents" })),
    ...things.of_it.map((names) => thingOf(names, { about: null, missing: "attributes" })),
    ...things.done_with_it.map(doingOf),
    ...Object.entries(ATTRIBUTE_KEYS)
      .filter(([key]) => !known.has(key))
      .map(([key, { name, aliases }]) => attributeAspect(key, [name.zh ?? "", name.en ?? "", ...aliases])),
  ];
  const beside: WordList<Sought> = { written: [besides.zh, besides.en], of: { aspect: null, hint: false } };
  return {
    known,
    find: wordFinder([...all.flatMap(wordsOf), beside]),
    qualities: wordsPattern(Object.values(aspects).flatMap(({ asked }) => [asked.zh, asked.en])),
    parts: wordsPattern([parts.zh, parts.en]),
    spelling: spellingOf([...asked, ...Object.values(things).flat(), parts.en, besides.en], words.spelt_right),
  };
}

/** The words by which an aspect is found. */
export function wordsOf(aspect: Aspect): readonly WordList<Sought>[] {
  const { asked, hints } = aspect.written;
  return [
    { written: asked, of: { aspect, hint: false } },
    { written: hints, of: { aspect, hint: true } },
  ];
}

function aspectOf(id: string, written: Written): Aspect {
  const facts = listOf(written.facts);
  return {
    id,
    asked: patternOf(written.asked),
    written: { asked: bothOf(written.asked), hints: written.hints === undefined ? [] : bothOf(written.hints) },
    facts,
    speaks: written.speaks === undefined ? null : patternOf(written.speaks),
    within: written.within === undefined ? null : listOf(written.within),
    lists: listOf(written.lists),
    about: written.about ?? null,
    figure: written.figure ?? false,
    all: written.all ?? false,
    also: listOf(written.also),
    missing: written.missing ?? facts[0] ?? "attributes",
  };
}

function thingOf(names: string, kind: Pick<Aspect, "about" | "missing">): Aspect {
  const pattern = wordsPattern([names]);
  const written = { asked: [names], hints: [] };
  return { ...BARE, ...kind, id: `thing ${names}`, asked: pattern, written, speaks: pattern };
}

/** Something done with a product: only a step that speaks of it as well answers. */
function doingOf(names: string): Aspect {
  const pattern = wordsPattern([names]);
  return {
    ...BARE,
    id: `doing ${names}`,
    asked: NOTHING,
    written: { asked: [], hints: [names] },
    speaks: pattern,
    within: ["usage"],
    about: "doing",
  };
}

const NOTHING = wordsPattern([]);

/** An attribute asked for by what it is called. */
export function attributeAspect(key: string, names: readonly string[]): Aspect {
  const telling = names.map((name) => name.replaceAll("_", " ").toLowerCase()).filter((name) => name.length > 1);
  const written = { asked: telling, hints: [] };
  return { ...BARE, id: `attribute ${key}`, asked: wordsPattern(telling), written, facts: [key], missing: key };
}

const BARE = {
  facts: [],
  speaks: null,
  within: null,
  lists: [],
  about: null,
  figure: false,
  all: false,
  also: [],
  missing: "attributes",
};

function patternOf(words: Written["asked"]): RegExp {
  return wordsPattern(bothOf(words));
}

function bothOf({ zh, en }: Written["asked"]): readonly string[] {
  return [zh, en];
}

function listOf(written: string | undefined): readonly string[] {
  return written === undefined ? [] : written.split(" ");
}
