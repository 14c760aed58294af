import { type Static, Type } from "typebox";

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;

/** Longest text of a step, in one language. */
export const MAX_SOP_TEXT = 500;
/** Buttons and options of one step; the wire's limit of quick replies. */
export const MAX_SOP_BUTTONS = 8;
/** Steps that a draft can hold; fewer may be published. */
const MAX_DRAFT_STEPS = 60;

const words = (maxLength: number) =>
  Type.Object({ zh: Type.Optional(Type.String({ maxLength })), en: Type.Optional(Type.String({ maxLength })) }, closed);
const Text = words(MAX_SOP_TEXT);
const Label = words(40);
const Id = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });
/** A name that a check looks up: a draft may hold one that is no more. */
const Name = Type.String({ maxLength: 100 });
/** Where it goes on: a step's id, or null for the end. */
const Next = orNull(Name);

/** What a step of the kind `ask` asks for. */
export const SopAsked = Type.Enum(["order", "product", "choice", "number", "text"]);
/** Why a step of the kind `hand_over` hands over. */
export const SopReason = Type.Enum(["shop_process", "action_needed", "complaint"]);

const Option = Type.Object({ value: Id, label: Label }, closed);
const Branch = Type.Object({ value: Name, next: Next }, closed);
const Target = Type.Union([
  Type.Object({ kind: Type.Literal("step"), step: Next }, closed),
  /** What the assistant can do by itself, through its own gate. */
  Type.Object({ kind: Type.Literal("skill"), intent: Name }, closed),
]);
const Button = Type.Object({ label: Label, to: Target }, closed);

const Say = Type.Object({ id: Id, kind: Type.Literal("say"), text: Text, next: Next }, closed);
const Ask = Type.Object(
  {
    id: Id,
    kind: Type.Literal("ask"),
    text: Text,
    asks: SopAsked,
    /** Of a choice; else empty. */
    options: Type.Array(Option, { maxItems: MAX_SOP_BUTTONS }),
    next: Next,
  },
  closed,
);
const LookUp = Type.Object({ id: Id, kind: Type.Literal("look_up"), fact: Name, next: Next }, closed);
const Choose = Type.Object(
  {
    id: Id,
    kind: Type.Literal("choose"),
    by: Name,
    /** The asking step whose answer decides; only by `answer`. */
    of: Next,
    /** What is above or below, within or after: money in minor units, days, or a number answered. */
    limit: orNull(Type.Number({ minimum: 0, maximum: 100_000_000_000 })),
    branches: Type.Array(Branch, { maxItems: 20 }),
    otherwise: Next,
  },
  closed,
);
const Offer = Type.Object(
  { id: Id, kind: Type.Literal("offer"), text: Text, buttons: Type.Array(Button, { maxItems: MAX_SOP_BUTTONS }) },
  closed,
);
const HandOver = Type.Object(
  {
    id: Id,
    kind: Type.Literal("hand_over"),
    /** Said to the customer; empty: the assistant's own sentence. */
    text: Text,
    reason: SopReason,
    /** Told to the colleague. */
    tell: Type.String({ maxLength: MAX_SOP_TEXT }),
  },
  closed,
);

/** One step of a shop's process. */
export const SopStep = Type.Union([Say, Ask, LookUp, Choose, Offer, HandOver]);
export type SopStep = Static<typeof SopStep>;

/**
 * A shop's own process (SOP): data, no expressions. It begins with its first step where a customer wants one of
 * `start.intents`, or says something like one of `start.phrases`. A draft may be unfinished: what is published was checked.
 */
export const Sop = Type.Object(
  {
    title: Label,
    start: Type.Object(
      {
        intents: Type.Array(Name, { maxItems: 10 }),
        phrases: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 30 }),
      },
      closed,
    ),
    steps: Type.Array(SopStep, { maxItems: MAX_DRAFT_STEPS }),
  },
  closed,
);
export type Sop = Static<typeof Sop>;

/** Something that keeps a process from being published: a stable code, and where it stands. */
export const SopProblem = Type.Object({
  code: Type.Enum([
    "sops_full",
    "phrases_full",
    "title_missing",
    "start_missing",
    "start_taken",
    "intent_unknown",
    "intent_not_allowed",
    "steps_missing",
    "steps_too_many",
    "step_repeated",
    "step_unknown",
    "step_unreachable",
    "wording_missing",
    "placeholder_unknown",
    "fact_unknown",
    "answer_unknown",
    "limit_missing",
    "branch_missing",
    "branch_unknown",
    "branch_repeated",
    "option_missing",
    "option_repeated",
    "option_wordless",
    "loop_without_exit",
    "end_missing",
  ]),
  /** The step's id; null for the process as a whole. */
  step: orNull(Type.String()),
  /** What is meant: an id, a placeholder, a language. */
  of: orNull(Type.String()),
});
export type SopProblem = Static<typeof SopProblem>;
