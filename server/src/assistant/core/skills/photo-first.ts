import type { Order } from "../../../commerce/index.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import type { SkillTurn } from "../skill.ts";
import { stateLine } from "./orders.ts";

/** What came wrong and shows in a picture. */
export type Shown = "item.damaged" | "item.wrong" | "item.quality_issue";

/**
 * A colleague judges what came wrong by a picture: it is asked for once, and he goes on with it. Who has sent one, cannot
 * or will not is handed over at once. `opening`: what is said first.
 */
export function photoFirst(
  turn: SkillTurn,
  order: Order,
  { sorry, opening }: { sorry: Shown; opening: Reply },
): Outcome {
  const state = stateLine(turn, order);
  const isAsked = turn.dialogue.asked?.slot === "photo";
  if (isAsked && !hasPicture(turn) && isComing(turn)) return waiting(turn, reply(turn.say("photo.wait")));
  if (isAsked) {
    const heard = reply(turn.say(hasPicture(turn) ? "photo.got" : "photo.none"));
    return handedOver("action_needed", joinReplies([heard, { ...state, text: "" }]));
  }
  const shown = joinReplies([opening, state]);
  if (hasPicture(turn) || wasAsked(turn, sorry)) return handedOver("action_needed", shown);
  return waiting(turn, joinReplies([shown, reply(turn.say(`${sorry}.photo`))]));
}

function waiting(turn: SkillTurn, said: Reply): Outcome {
  const cannot = { label: turn.say("photo.cannot"), text: turn.say("photo.cannot") };
  return { kind: "ask", slot: "photo", subject: {}, reply: joinReplies([said, reply("", { quickReplies: [cannot] })]) };
}

/** Sent with these words, or right before them. */
function hasPicture({ pictured, dialogue }: SkillTurn): boolean {
  return pictured === true || dialogue.pictured === true;
}

/** Asked before something else came between, or nobody is there to be asked. */
function wasAsked({ dialogue, isLast }: SkillTurn, sorry: Shown): boolean {
  return isLast === true || (dialogue.open ?? []).some(({ intent }) => intent === sorry);
}

/** "好的", "thanks", "one moment": nothing is refused by it. */
const AGREES =
  /^[\s,，.。!！]*(?:好[的嘞呀啊吧]?|行|可以|嗯+|哦+|谢谢|多谢|ok(?:ay)?|sure|yes|yep|will do|alright|th(?:x|anks?)|稍等|等|马上|这就|我[去来这]|let me|hold on|one (?:sec|moment|minute)|just a|wait)/iu;
/** "我找找照片", "sending pic". */
const SENDS =
  /[找发拍传等].{0,6}(?:照片|图|一下|张)|(?:照片|图片?).{0,6}(?:[找发拍传]|等|稍|一会|待会)|\b(?:send(?:ing)?|tak(?:e|ing)|get|upload(?:ing)?|find)\b.*\b(?:pic|picture|photo|image|one|it)s?\b/iu;
const REFUSES = /没|不|别|无|算了|转|人工|\b(?:no|not|can'?t|cannot|don'?t|won'?t|unable|never|without)\b|n't\b/iu;

/** The picture is on its way. */
function isComing({ text }: SkillTurn): boolean {
  const said = text.split("\n").at(-1) ?? "";
  return (AGREES.test(said) || SENDS.test(said)) && !REFUSES.test(said);
}
