import { ATTRIBUTE_KEYS } from "../../commerce/index.ts";
import type { PackQuestions } from "../../knowledge/index.ts";
import { type Spelling, spellingOf } from "./typos.ts";
import { wordsPattern } from "./words-pattern.ts";

/**
 * Something customers ask about goods. `asked` recognises it; `hints` do so only where a fact answers. `facts` answer it
 * whatever they say; any other fact (of `within`, if given; `any` but what buyers say) answers only where it speaks of it in one of the words `speaks`.
 * `lists` answer by what they leave out. `missing` is the fact that the shop has not given where none of these answers.
 */
export interface Aspect {
  readonly id: string;
  readonly asked: RegExp;
  readonly hints: RegExp | null;
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
  readonly missing: string;
}

/** A trade's questions about goods, ready to be looked for. */
export interface Questions {
  readonly aspects: readonly Aspect[];
  /** Attributes that some aspect asks for by words of its own. */
  readonly known: ReadonlySet<string>;
  /** Parts of goods that have facts of their own only where one names them. */
  readonly parts: RegExp;
  /** Every word that asks about a quality. */
  readonly qualities: RegExp;
  /** Words that hold others without asking for them. */
  readonly besides: RegExp;
  /** For typing errors in English words that ask for something. */
  readonly spelling: Spelling;
}

type Written = PackQuestions["aspects"][string];

/** Makes the questions that a pack has written ready. Patterns are global: use them with `matchAll` or `search` only. */
export function readQuestions({ aspects, things, parts, ...words }: PackQuestions): Questions {
  const besides = words.beside_the_point;
  const asked = Object.values(aspects).map((one) => one.asked.en);
  const known = new Set(Object.values(aspects).flatMap(({ facts }) => listOf(facts)));
  return {
    known,
    aspects: [
      ...Object.entries(aspects).map(([id, written]) => aspectOf(id, written)),
      ...things.in_it.map((names) => thingOf(names, { about: "thing", missing: "ingredients" })),
      ...things.with_it.map((names) => thingOf(names, { about: "thing", missing: "contents" })),
      ...things.of_it.map((names) => thingOf(names, { about: null, missing: "attributes" })),
      ...things.done_with_it.map(doingOf),
      ...Object.entries(ATTRIBUTE_KEYS)
        .filter(([key]) => !known.has(key))
        .map(([key, { name, aliases }]) => attributeAspect(key, [name.zh ?? "", name.en ?? "", ...aliases])),
    ],
    qualities: wordsPattern(Object.values(aspects).flatMap(({ asked }) => [asked.zh, asked.en])),
    parts: wordsPattern([parts.zh, parts.en]),
    besides: wordsPattern([besides.zh, besides.en]),
    spelling: spellingOf([...asked, ...Object.values(things).flat(), parts.en, besides.en], words.spelt_right),
  };
}

function aspectOf(id: string, written: Written): Aspect {
  const facts = listOf(written.facts);
  return {
    id,
    asked: patternOf(written.asked),
    hints: written.hints === undefined ? null : patternOf(written.hints),
    facts,
    speaks: written.speaks === undefined ? null : patternOf(written.speaks),
    within: written.within === undefined ? null : listOf(written.within),
    lists: listOf(written.lists),
    about: written.about ?? null,
    figure: written.figure ?? false,
    all: written.all ?? false,
    missing: written.missing ?? facts[0] ?? "attributes",
  };
}

function thingOf(names: string, kind: Pick<Aspect, "about" | "missing">): Aspect {
  const pattern = wordsPattern([names]);
  return { ...BARE, ...kind, id: `thing ${names}`, asked: pattern, speaks: pattern };
}

/** Something done with a product: only a step that speaks of it as well answers. */
function doingOf(names: string): Aspect {
  const pattern = wordsPattern([names]);
  return {
    ...BARE,
    id: `doing ${names}`,
    asked: NOTHING,
    hints: pattern,
    speaks: pattern,
    within: ["usage"],
    about: "doing",
  };
}

const NOTHING = wordsPattern([]);

/** An attribute asked for by what it is called. */
export function attributeAspect(key: string, names: readonly string[]): Aspect {
  const telling = names.map((name) => name.replaceAll("_", " ").toLowerCase()).filter((name) => name.length > 1);
  return { ...BARE, id: `attribute ${key}`, asked: wordsPattern(telling), facts: [key], missing: key };
}

const BARE = {
  hints: null,
  facts: [],
  speaks: null,
  within: null,
  lists: [],
  about: null,
  figure: false,
  all: false,
  missing: "attributes",
};

function patternOf({ zh, en }: { readonly zh: string; readonly en: string }): RegExp {
  return wordsPattern([zh, en]);
}

function listOf(written: string | undefined): readonly string[] {
  return written === undefined ? [] : written.split(" ");
}
