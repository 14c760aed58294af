import type { Sop, SopProblem, SopStep } from "@warmline/contract";
import { stepOf } from "./published-sop.ts";
import { DECIDING_FACTS, isDecidingFact, NUMBER_BRANCHES } from "./sop-facts.ts";

type Choose = Extract<SopStep, { readonly kind: "choose" }>;
type Problem = Pick<SopProblem, "code" | "of">;

/** What is wrong with the branches of a step that chooses. */
export function checkBranches(step: Choose, sop: Sop, categories: readonly string[]): readonly Problem[] {
  if (!isDecidingFact(step.by)) return [{ code: "fact_unknown", of: step.by }];
  const asked = step.by === "answer" ? askedStep(step, sop) : null;
  if (asked === undefined) return [{ code: "answer_unknown", of: step.of }];
  const values = step.branches.map(({ value }) => value);
  const isLimited = DECIDING_FACTS[step.by].limited || asked?.asks === "number";
  const isKnown = knownValues(step, asked, categories);
  return [
    ...(values.length === 0 ? [{ code: "branch_missing", of: null } as const] : []),
    ...(isLimited && step.limit === null ? [{ code: "limit_missing", of: null } as const] : []),
    ...values.filter((value) => !isKnown(value)).map((value) => ({ code: "branch_unknown", of: value }) as const),
    ...values
      .filter((value, index) => values.indexOf(value) < index)
      .map((value) => ({ code: "branch_repeated", of: value }) as const),
  ];
}

type Ask = Extract<SopStep, { readonly kind: "ask" }>;

/** The asking step whose answer decides: a choice or a number. */
function askedStep({ of }: Choose, sop: Sop): Ask | undefined {
  const asked = stepOf(sop, of);
  return asked?.kind === "ask" && (asked.asks === "choice" || asked.asks === "number") ? asked : undefined;
}

function knownValues(step: Choose, asked: Ask | null, categories: readonly string[]): (value: string) => boolean {
  if (asked !== null)
    return asked.asks === "number"
      ? (value) => Object.hasOwn(NUMBER_BRANCHES, value)
      : (value) => asked.options.some((option) => option.value === value);
  const fact = isDecidingFact(step.by) ? DECIDING_FACTS[step.by].values : null;
  if (fact !== null) return (value) => Object.hasOwn(fact, value);
  return (value) => value !== "" && categories.some((one) => isWithin(one, value));
}

/** Whether a category lies in another: `clothing/dress` in `clothing`. */
export function isWithin(category: string, path: string): boolean {
  return category === path || category.startsWith(`${path}/`);
}
