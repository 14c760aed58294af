import type { Heard } from "../heard.ts";
import type { Outcome } from "../outcome.ts";
import type { SkillTurn } from "../skill.ts";
import { SURE_PART } from "../understand.ts";
import { isSopIntent, sopOfIntent, speaks } from "./published-sop.ts";
import { continueSop, startSop } from "./run-sop.ts";

/** What the shop's own processes make of a wish; null where none of them is meant. A new wish must be clearly heard. */
export function sopOutcome(turn: SkillTurn, { intent, confidence, carried }: Heard): Outcome | null {
  const { sops } = turn.facts;
  if (isSopIntent(intent)) return continueSop({ ...turn, intent }, sopOfIntent(sops, intent));
  if (carried || confidence < SURE_PART) return null;
  const begun = sops.find(({ sop }) => sop.start.intents.includes(intent) && speaks(sop, turn.language));
  return begun === undefined ? null : startSop(turn, begun);
}
