import { reply, type Reply } from "../reply.ts";
import type { SkillTurn } from "../skill.ts";

/** What came wrong and shows in a picture. */
export type Shown = "item.damaged" | "item.wrong" | "item.missing" | "item.quality_issue";

/**
 * A colleague judges what came wrong by a picture: one is asked for in the words that hand over, so that it can come while
 * nobody has answered yet, and nobody is kept from a person by having none. Who has sent one is told that it is there.
 */
export function askPhoto(turn: SkillTurn, sorry: Shown): Reply {
  return reply(turn.say(hasPicture(turn) ? "photo.got" : `${sorry}.photo`));
}

/** Sent with these words, or right before them. */
function hasPicture({ pictured, dialogue }: SkillTurn): boolean {
  return pictured === true || dialogue.pictured === true;
}
