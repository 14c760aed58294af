import type { Sop } from "@warmline/contract";
import { decide, type TurnInput } from "../decide.ts";
import type { Said } from "../decision.ts";
import type { OpenClosest } from "../../../knowledge/index.ts";
import { SURE_PART } from "../understand.ts";
import { begunBy, startPhrases } from "./begun-by.ts";
import { type PublishedSop, sopIntent } from "./published-sop.ts";

/** The id of a draft that is tried. */
const TRIED_ID = "00000000-0000-4000-8000-000000000000";

/** What a draft answered, and whether the words alone would have begun it. */
export interface Tried {
  readonly decision: Said & { readonly kind: "answer" | "ask" | "abstain" | "hand_over" | "act" };
  readonly begins: boolean;
}

/**
 * Plays a turn of a draft as if it were published, beside nothing else of the shop's own. A message from outside begins
 * it, whatever it says. What a yes would do is not done.
 */
export function trySop(input: TurnInput, sop: Sop, openClosest: OpenClosest): Tried {
  const published: PublishedSop = { id: TRIED_ID, version: 1, sop };
  const { understood, dialogue, facts } = input;
  const [wish, ...others] = understood.wishes;
  const isWanted = wish !== undefined && wish.confidence >= SURE_PART && sop.start.intents.includes(wish.intent);
  const isBegun = isWanted || begins(openClosest, published, understood.text);
  const isOutside = dialogue.sop === undefined && dialogue.asked === null;
  const begun = wish && isOutside ? [{ ...wish, intent: sopIntent(published), confidence: 1 }] : undefined;
  const wishes = begun ?? (wish ? [wish, ...others] : []);
  const played = { ...input, understood: { ...understood, wishes }, facts: { ...facts, sops: [published] } };
  return { decision: decide(played), begins: isBegun };
}

function begins(openClosest: OpenClosest, published: PublishedSop, text: string): boolean {
  const phrases = startPhrases([published]);
  return phrases.length > 0 && begunBy(openClosest(phrases))(text) !== null;
}
