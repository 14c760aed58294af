import type { Heard } from "../heard.ts";
import type { Outcome } from "../outcome.ts";
import type { SkillTurn } from "../skill.ts";
import { SURE_PART } from "../understand.ts";
import { isSopIntent, type PublishedSop, sopOfIntent, speaks } from "./published-sop.ts";
import { continueSop, startSop } from "./run-sop.ts";

/** What the shop's own processes make of a wish; null where none of them is meant. A new wish must be clearly heard. */
export function sopOutcome(turn: SkillTurn, { intent, confidence, carried }: Heard): Outcome | null {
  const { sops, sopBegunBy } = turn.facts;
  if (isSopIntent(intent)) return continueSop({ ...turn, intent }, sopOfIntent(sops, intent));
  if (carried || sops.length === 0) return null;
  const like = sopBegunBy(turn.text);
  const isMeant = ({ id, sop }: PublishedSop) =>
    like === null ? confidence >= SURE_PART && sop.start.intents.includes(intent) : id === like;
  const begun = sops.find((one) => isMeant(one) && speaks(one.sop, turn.language));
  return begun === undefined ? null : startSop(turn, begun);
}
