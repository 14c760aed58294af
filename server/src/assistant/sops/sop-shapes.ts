import { Sop, SopProblem } from "@warmline/contract/schemas";
import { Type } from "typebox";
import type { KeptSop, KeptVersion } from "./sop-store.ts";

const Words = Type.Object({ zh: Type.Optional(Type.String()), en: Type.Optional(Type.String()) });
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Moment = Type.String({ format: "date-time" });

/** A process in a list. */
export const SopLine = Type.Object({
  id: Type.String(),
  title: Words,
  /** Null: customers do not meet it. */
  publishedVersion: orNull(Type.Integer()),
  /** The draft differs from what customers meet. */
  changed: Type.Boolean(),
  draftedAt: Moment,
  draftedBy: Type.String(),
});

/** A process whole: its draft, what the check has against it, and what was published of it. */
export const SopReply = Type.Object({
  id: Type.String(),
  draft: Sop,
  revision: Type.Integer(),
  publishedVersion: orNull(Type.Integer()),
  changed: Type.Boolean(),
  problems: Type.Array(SopProblem),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      publishedAt: Moment,
      publishedBy: Type.String(),
      againOf: orNull(Type.Integer()),
      title: Words,
      steps: Type.Integer(),
    }),
  ),
});

/** A version whole, to be read before it comes back. */
export const SopVersionReply = Type.Object({
  version: Type.Integer(),
  publishedAt: Moment,
  publishedBy: Type.String(),
  againOf: orNull(Type.Integer()),
  sop: Sop,
});

const Named = Type.Object({ id: Type.String(), name: Words });

/** The words a form needs: everything that a step can name, from lists. */
export const SopVocabulary = Type.Object({
  languages: Type.Array(Type.Enum(["zh", "en"])),
  currency: Type.String(),
  maxSteps: Type.Integer(),
  /** What may be told, and stand in a text in braces. */
  told: Type.Array(Named),
  /** What may decide; `limited` facts are compared with an amount. */
  deciding: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Words,
      limited: Type.Boolean(),
      values: Type.Array(Named),
    }),
  ),
  /** How a number that was answered is branched by. */
  numbers: Type.Array(Named),
  starts: Type.Array(Named),
  skills: Type.Array(Named),
});

/** A kept process and what is published of it. */
export interface WholeSop {
  readonly kept: KeptSop;
  readonly versions: readonly KeptVersion[];
}

/** Whether the draft is another text than the one customers meet. */
export function isChanged({ kept, versions }: WholeSop): boolean {
  const met = versions.find(({ version }) => version === kept.publishedVersion);
  return JSON.stringify(met?.sop) !== JSON.stringify(kept.draft);
}

/** A version as a person picks it. */
export function presentVersion({ version, publishedAt, publishedBy, againOf, sop }: KeptVersion) {
  return {
    version,
    publishedAt: publishedAt.toISOString(),
    publishedBy,
    againOf,
    title: sop.title,
    steps: sop.steps.length,
  };
}
