import { type PublishedSop, wordsOf } from "./published-sop.ts";
import { placeholdersIn } from "./sop-facts.ts";

/** Whether one of these tells a fact, in a text or in a step of its own. */
export function tells(sops: readonly PublishedSop[], fact: string): boolean {
  return sops.some(({ sop }) =>
    sop.steps.some((step) => {
      if (step.kind === "look_up") return step.fact === fact;
      return wordsOf(step).some(({ zh = "", en = "" }) => placeholdersIn(zh + en).includes(fact));
    }),
  );
}
