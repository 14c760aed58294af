import { Type, type Static } from "typebox";
import { Compile } from "typebox/compile";
import { PACK_LANGUAGES, type PackError } from "./pack.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

const closed = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 2_000 });
const Texts = Type.Array(Text, { minItems: 1 });

/** `pack.yaml`: what the pack is. */
export const PackFile = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    version: Text,
    name: Type.Object({ zh: Text, en: Text }, closed),
    languages: Type.Array(Type.String(), { minItems: 1 }),
  },
  closed,
);

/** `intents/*.yaml`: titles and phrases. */
export const IntentsFile = Type.Object(
  {
    intents: Type.Record(
      Type.String(),
      Type.Object(
        { title: Type.Object({ zh: Text, en: Text }, closed), phrases: Type.Object({ zh: Texts, en: Texts }, closed) },
        closed,
      ),
    ),
  },
  closed,
);

/** `lexicon.yaml`: synonyms and fillers. */
export const LexiconFile = Type.Object(
  { synonyms: Type.Array(Type.Array(Text, { minItems: 2 })), fillers: Type.Array(Text) },
  closed,
);

const Words = Type.String({ minLength: 1, maxLength: 4_000 });
const InBoth = Type.Object({ zh: Words, en: Words }, closed);
const Keys = Type.String({ pattern: "^[a-z_]+( [a-z_]+)*$" });

/** `questions.yaml`: what customers ask about goods, and which facts answer it. */
export const QuestionsFile = Type.Object(
  {
    aspects: Type.Record(
      Type.String({ pattern: "^[a-z_]+$" }),
      Type.Object(
        {
          asked: InBoth,
          hints: Type.Optional(InBoth),
          facts: Type.Optional(Keys),
          speaks: Type.Optional(InBoth),
          within: Type.Optional(Keys),
          lists: Type.Optional(Keys),
          about: Type.Optional(Type.Union([Type.Literal("part"), Type.Literal("setting")])),
          figure: Type.Optional(Type.Literal(true)),
          also: Type.Optional(Keys),
          all: Type.Optional(Type.Literal(true)),
          missing: Type.Optional(Keys),
        },
        closed,
      ),
    ),
    things: Type.Object({ in_it: Texts, with_it: Texts, of_it: Texts, done_with_it: Texts }, closed),
    parts: InBoth,
    beside_the_point: InBoth,
    spelt_right: Words,
  },
  closed,
);

/** `wording/<language>.yaml`: sentences by key. */
export const WordingFile = Type.Record(Type.String(), Text);

const checkers = {
  pack: Compile(PackFile),
  intents: Compile(IntentsFile),
  lexicon: Compile(LexiconFile),
  questions: Compile(QuestionsFile),
  wording: Compile(WordingFile),
};

/** The shapes a pack's files can have. */
export interface Shapes {
  readonly pack: Static<typeof PackFile>;
  readonly intents: Static<typeof IntentsFile>;
  readonly lexicon: Static<typeof LexiconFile>;
  readonly questions: Static<typeof QuestionsFile>;
  readonly wording: Static<typeof WordingFile>;
}

/** The value in its shape, or what is wrong, each with its line. */
export type ShapeRead<Shape> =
  { readonly ok: true; readonly value: Shape } | { readonly ok: false; readonly errors: readonly PackError[] };

/** Checks `pack.yaml`. */
export function readPackFile(source: YamlSource): ShapeRead<Shapes["pack"]> {
  const { value } = source;
  return checkers.pack.Check(value) ? { ok: true, value } : refuse(source, checkers.pack.Errors(value));
}

/** Checks a file of intents. */
export function readIntentsFile(source: YamlSource): ShapeRead<Shapes["intents"]> {
  const { value } = source;
  return checkers.intents.Check(value) ? { ok: true, value } : refuse(source, checkers.intents.Errors(value));
}

/** Checks `lexicon.yaml`. */
export function readLexiconFile(source: YamlSource): ShapeRead<Shapes["lexicon"]> {
  const { value } = source;
  return checkers.lexicon.Check(value) ? { ok: true, value } : refuse(source, checkers.lexicon.Errors(value));
}

/** Checks `questions.yaml`. */
export function readQuestionsFile(source: YamlSource): ShapeRead<Shapes["questions"]> {
  const { value } = source;
  return checkers.questions.Check(value) ? { ok: true, value } : refuse(source, checkers.questions.Errors(value));
}

/** Checks a file of wording. */
export function readWordingFile(source: YamlSource): ShapeRead<Shapes["wording"]> {
  const { value } = source;
  return checkers.wording.Check(value) ? { ok: true, value } : refuse(source, checkers.wording.Errors(value));
}

interface Complaint {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

function refuse(source: YamlSource, complaints: readonly Complaint[]) {
  // A closed object complains twice about one unknown key: once as a whole, once where it stands.
  const telling = complaints.filter(({ keyword }) => keyword !== "additionalProperties");
  return { ok: false as const, errors: telling.map((complaint) => toError(source, complaint)) };
}

function toError(source: YamlSource, complaint: Complaint): PackError {
  const path = fromPointer(complaint.instancePath);
  const missing = missingLanguages(complaint);
  return {
    file: source.file,
    line: source.lineOf(path),
    code: missing.length > 0 ? "pack_language_missing" : "pack_shape",
    message: `${path.join(" › ") || "the file"}: ${explain(complaint)}`,
  };
}

function explain({ keyword, message }: Complaint): string {
  return keyword === "boolean" ? "is not known here" : message;
}

function missingLanguages({ keyword, params }: Complaint): readonly string[] {
  if (keyword !== "required" || !("requiredProperties" in params)) return [];
  const required: readonly unknown[] = Array.isArray(params.requiredProperties) ? params.requiredProperties : [];
  return PACK_LANGUAGES.filter((language) => required.includes(language));
}

function fromPointer(pointer: string): YamlPath {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
