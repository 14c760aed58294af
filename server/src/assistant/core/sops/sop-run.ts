import type { SkillTurn } from "../skill.ts";
import type { Outcome, Subject } from "../outcome.ts";
import type { Reply } from "../reply.ts";
import type { PublishedSop } from "./published-sop.ts";
import type { SopPosition } from "./sop-position.ts";

/** A process in one turn. */
export interface SopRun {
  /** What earlier words say; without those of an answer, which answer their question and nothing else. */
  readonly turn: SkillTurn;
  readonly published: PublishedSop;
  /** These are the words that the process began with. */
  readonly opening: boolean;
}

/** What a process is about by now. */
export function subjectOf({ order, product }: SopPosition): Subject {
  return { ...(order !== null && { order }), ...(product !== null && { product }) };
}

/** The customer's turn: what is said waits for an answer at this position. */
export function waiting(position: SopPosition, reply: Reply): Outcome {
  return { kind: "ask", slot: "sop", subject: subjectOf(position), sop: position, reply };
}
