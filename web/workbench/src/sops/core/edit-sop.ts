import type { Sop, SopStep } from "@warmline/contract";

/** The kinds of steps, in the order in which they are offered. */
export const STEP_KINDS = ["say", "ask", "look_up", "choose", "offer", "hand_over"] as const;
/** One of `STEP_KINDS`. */
export type StepKind = (typeof STEP_KINDS)[number];

/** A process in which nothing is written yet. */
export const NEW_SOP: Sop = { title: {}, start: { intents: [], phrases: [] }, steps: [] };

/** An id that no step has. */
function freshId(steps: readonly SopStep[]): string {
  const taken = new Set(steps.map(({ id }) => id));
  const free = Array.from({ length: steps.length + 1 }, (_, index) => `s${index + 1}`);
  return free.find((id) => !taken.has(id)) ?? `s${steps.length + 1}`;
}

const FIRST_OPTION = { value: "o1", label: {} };

type Ask = Extract<SopStep, { readonly kind: "ask" }>;

/** The step asking for something else: buttons belong to a choice, and none stays where nobody sees it. */
export function asking(step: Ask, asks: Ask["asks"]): Ask {
  if (asks === step.asks) return step;
  return { ...step, asks, options: asks === "choice" ? [FIRST_OPTION] : [] };
}

/** A step of a kind with nothing in it. */
export function newStep(kind: StepKind, id: string, next: string | null): SopStep {
  switch (kind) {
    case "say":
      return { id, kind, text: {}, next };
    case "ask":
      return { id, kind, text: {}, asks: "choice", options: [FIRST_OPTION], next };
    case "look_up":
      return { id, kind, fact: "", next };
    case "choose":
      return { id, kind, by: "", of: null, limit: null, branches: [{ value: "", next: null }], otherwise: next };
    case "offer":
      return { id, kind, text: {}, buttons: [{ label: {}, to: { kind: "step", step: next } }] };
    case "hand_over":
      return { id, kind, text: {}, reason: "shop_process", tell: "" };
  }
}

/** Puts a step after another (null: at the end): what went on from there goes on to it, and from it. */
export function addStep(sop: Sop, kind: StepKind, after: string | null): Sop {
  const at = after === null ? sop.steps.length - 1 : sop.steps.findIndex(({ id }) => id === after);
  const before = sop.steps[at];
  const follows = before !== undefined && "next" in before;
  const made = newStep(kind, freshId(sop.steps), follows ? before.next : null);
  const linked = follows ? sop.steps.with(at, { ...before, next: made.id }) : sop.steps;
  return { ...sop, steps: linked.toSpliced(at + 1, 0, made) };
}

/** Takes a step out: what led to it goes on to where it went. */
export function removeStep(sop: Sop, id: string): Sop {
  const gone = sop.steps.find((step) => step.id === id);
  if (gone === undefined) return sop;
  const next = "next" in gone && gone.next !== id ? gone.next : null;
  const steps = sop.steps.filter((step) => step !== gone);
  return { ...sop, steps: steps.map((step) => relinked(step, (to) => (to === id ? next : to))) };
}

function relinked(step: SopStep, link: (to: string | null) => string | null): SopStep {
  switch (step.kind) {
    case "say":
    case "ask":
    case "look_up":
      return { ...step, next: link(step.next) };
    case "choose": {
      const branches = step.branches.map((branch) => ({ ...branch, next: link(branch.next) }));
      return { ...step, branches, otherwise: link(step.otherwise) };
    }
    case "offer":
      return {
        ...step,
        buttons: step.buttons.map((button) =>
          button.to.kind === "step" ? { ...button, to: { ...button.to, step: link(button.to.step) } } : button,
        ),
      };
    case "hand_over":
      return step;
  }
}

/** Moves a step one place up or down; the first is where customers begin. */
export function moveStep(sop: Sop, id: string, by: 1 | -1): Sop {
  const from = sop.steps.findIndex((step) => step.id === id);
  const step = sop.steps[from];
  const to = from + by;
  if (step === undefined || to < 0 || to >= sop.steps.length) return sop;
  return { ...sop, steps: sop.steps.toSpliced(from, 1).toSpliced(to, 0, step) };
}

/** Replaces the step of the same id. */
export function changeStep(sop: Sop, step: SopStep): Sop {
  return { ...sop, steps: sop.steps.map((one) => (one.id === step.id ? step : one)) };
}

/** Whether two processes say the same, in whichever order their parts were written. */
export function isSame(left: Sop, right: Sop): boolean {
  return written(left) === written(right);
}

function written(sop: Sop): string {
  return JSON.stringify(sop, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** A value that none of these options has. */
export function freshValue(options: readonly { readonly value: string }[]): string {
  const taken = new Set(options.map(({ value }) => value));
  const free = Array.from({ length: options.length + 1 }, (_, index) => `o${index + 1}`);
  return free.find((value) => !taken.has(value)) ?? `o${options.length + 1}`;
}
