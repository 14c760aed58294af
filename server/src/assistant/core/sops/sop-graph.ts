import type { Sop, SopStep } from "@warmline/contract";

/** Where a step may go on: ids of steps, and null where it ends there. */
export function targetsOf(step: SopStep): readonly (string | null)[] {
  switch (step.kind) {
    case "say":
    case "ask":
    case "look_up":
      return [step.next];
    case "choose":
      return [...step.branches.map(({ next }) => next), step.otherwise];
    case "offer":
      return step.buttons.map(({ to }) => (to.kind === "step" ? to.step : null));
    case "hand_over":
      return [null];
  }
}

/** Whether a step waits for the customer. */
export function waits({ kind }: SopStep): boolean {
  return kind === "ask" || kind === "offer";
}

/** Ids of the steps that a customer can come to. */
export function reachable({ steps }: Sop): ReadonlySet<string> {
  const [first] = steps;
  return first === undefined ? new Set() : closure([first.id], onward(steps));
}

/** The steps that a customer can come to from one of them, that one included. */
export function ahead({ steps }: Sop, id: string): readonly SopStep[] {
  const found = closure([id], onward(steps));
  return steps.filter((step) => found.has(step.id));
}

/** Ids of steps that lead back to themselves without ever waiting for the customer: these would never end. */
export function endlessLoops({ steps }: Sop): ReadonlySet<string> {
  const next = onward(steps.filter((step) => !waits(step)));
  return new Set([...next].filter(([id, targets]) => closure(targets, next).has(id)).map(([id]) => id));
}

/** Ids of steps from which there is no way to an end, a colleague or a skill. */
export function withoutEnd({ steps }: Sop): ReadonlySet<string> {
  const known = new Set(steps.map(({ id }) => id));
  const back = new Map(steps.map(({ id }) => [id, from(steps, id)]));
  const ends = steps.filter((step) => {
    const targets = targetsOf(step);
    return targets.length === 0 || targets.some((target) => target === null || !known.has(target));
  });
  const ending = closure(
    ends.map(({ id }) => id),
    back,
  );
  return new Set([...known].filter((id) => !ending.has(id)));
}

type Edges = ReadonlyMap<string, readonly string[]>;

function onward(steps: readonly SopStep[]): Edges {
  return new Map(steps.map((step) => [step.id, targetsOf(step).flatMap((target) => target ?? [])]));
}

function from(steps: readonly SopStep[], id: string): readonly string[] {
  return steps.filter((step) => targetsOf(step).includes(id)).map((step) => step.id);
}

/** Everything that edges lead to, from some on, these included. */
function closure(start: readonly string[], edges: Edges): ReadonlySet<string> {
  const found = new Set(start);
  for (const id of found) for (const target of edges.get(id) ?? []) found.add(target);
  return found;
}
