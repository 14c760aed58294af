import type { SopStep } from "@warmline/contract";
import type { Language } from "../../../commerce/index.ts";
import { cut } from "../cut.ts";
import { type Dialogue, MAX_UNTOLD } from "../dialogue.ts";
import type { Heard } from "../heard.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import type { Say } from "../say.ts";
import { type KnownSops, type PublishedSop, sopIntent, sopOfIntent, standingIn } from "./published-sop.ts";
import { ahead } from "./sop-graph.ts";
import type { SopPosition } from "./sop-position.ts";
import { storyOf } from "./sop-story.ts";

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

/** What a turn did to a dialogue. */
interface Turned {
  readonly before: Dialogue;
  readonly after: Dialogue;
  readonly heard: Heard;
}

/**
 * Keeps for a colleague what was answered in a process that is left here with words for him: by a button that leads on, by
 * another process, or by something else after its withdrawal. Kept in words, whatever becomes of the process meanwhile.
 */
export function keepUntold(turned: Turned, facts: KnownSops, language: Language): Dialogue {
  const { before, after } = turned;
  const published = standingIn(facts, before.sop);
  if (before.sop === undefined || published === undefined) return after;
  if (!isLeft(turned, before.sop, facts) || !isUntold(published, before.sop)) return after;
  const { sop, ...rest } = after;
  const untold = [after.untold, storyOf(published, before.sop, language)].filter((one) => one !== undefined);
  return {
    ...rest,
    ...(sop !== undefined && sop !== before.sop && { sop }),
    untold: cut(untold.join("\n"), MAX_UNTOLD),
  };
}

/** Whether nothing leads back to where he stood. */
function isLeft({ after, heard }: Turned, position: SopPosition, { sops }: KnownSops): boolean {
  const intent = sopIntent({ id: position.sop });
  if (heard.intent === intent) return false;
  return heard.leavesSop === true || after.sop !== position || sopOfIntent(sops, intent) === undefined;
}

/**
 * Hands over once what came after a process is settled, where a colleague is still to be told what was answered in it. An
 * offer to go back to something that was not taken up is settled, too.
 */
export function afterLeaving(
  say: Say,
  { untold, open = [] }: Dialogue,
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  const isSettled = open.every(({ offered }) => offered) && outcomes.every(({ kind }) => kind === "answer");
  return untold !== undefined && isSettled ? [handedOver("shop_process", reply(say("sop.handover")))] : [];
}

function offersPerson(step: SopStep, steps: readonly SopStep[]): boolean {
  if (step.kind !== "offer") return false;
  return step.buttons.some(({ to }) =>
    to.kind === "skill" ? to.intent === "talk.human" : steps.find(({ id }) => id === to.step)?.kind === "hand_over",
  );
}
