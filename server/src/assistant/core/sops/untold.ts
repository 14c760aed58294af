import type { SopStep } from "@warmline/contract";
import type { Dialogue } from "../dialogue.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import type { Say } from "../say.ts";
import type { PublishedSop } from "./published-sop.ts";
import { ahead } from "./sop-graph.ts";
import type { SopPosition } from "./sop-position.ts";

/**
 * Whether words were given that only a colleague can make something of, and none is told of them yet: they must not be
 * lost. Where the customer could have tapped his way to a colleague and did not, he wants none.
 */
export function isUntold({ sop }: PublishedSop, { answers }: Pick<SopPosition, "answers">): boolean {
  return sop.steps.some((step) => {
    const isWords = step.kind === "ask" && step.asks === "text" && answers.some((one) => one.step === step.id);
    return isWords && !ahead(sop, step.id).some((one) => offersPerson(one, sop.steps));
  });
}

/** Hands over once what a button of a process led to is settled, where a colleague is still to be told what was answered. */
export function afterLeaving(say: Say, { sop, open = [] }: Dialogue, outcomes: readonly Outcome[]): readonly Outcome[] {
  const isSettled = open.length === 0 && outcomes.every(({ kind }) => kind === "answer");
  return sop?.untold === true && isSettled ? [handedOver("shop_process", reply(say("sop.handover")))] : [];
}

function offersPerson(step: SopStep, steps: readonly SopStep[]): boolean {
  if (step.kind !== "offer") return false;
  return step.buttons.some(({ to }) =>
    to.kind === "skill" ? to.intent === "talk.human" : steps.find(({ id }) => id === to.step)?.kind === "hand_over",
  );
}
