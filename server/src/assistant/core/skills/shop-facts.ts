import type { BilingualText, FactNameOf } from "../../../commerce/index.ts";
import { answered, type Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import { shopFact, type SkillTurn, unknownFact, worded } from "../skill.ts";

const HOURS =
  /营业(?:时间|到|吗)|(?:几点|什么时[候间]|啥时候|多会儿|多早|多晚).{0,4}[上下]班|[上下]班(?:时间|了?[吗没]|到几)|(?:你们|客服|还)[上下]班|几点.{0,3}(?:有|来)?(?:客服|人工)|(?:客服|人工).{0,4}几点|工作时间|在线时间|几点(?:开门|关门|开始|结束|开店|关店|打烊)|(?:客服|你们|店里|人工|周[末六日]|晚上|夜里|节假日).{0,6}(?:几点|还?有人(?:吗|在|么|不)|休息吗|上班吗|在不在)|几点(?:到几点|才有人|有人)|\b(?:opening|business|working|office|support|service|store|shop) hours\b|\bwhat(?:'s| are| r)? (?:are )?(?:your|ur|the) hours\b|\b(?:what time|when|how late|until when|till when)\b.{0,24}\b(?:open|close|closed|opens|closes|online|available|there)\b|\b(?:are|r) (?:you|u|y'?all|you guys)(?: guys)? (?:open|closed)\b|\bopen (?:on )?(?:sundays?|saturdays?|weekends?|today|now|tomorrow|late)\b/i;
const VISIT =
  /(?:你们|你家|贵)的?(?:店|公司|门店|实体店)(?:铺|面)?(?:是)?(?:在|开在)(?:哪|什么地方)|店(?:铺|面)?(?:地址|在哪|位置)|(?:有没有|有)(?:没有)?(?:线下|实体|店面|门面)|(?:线下|实体|门)店|(?:上门|到店|过去|去店里|现场)(?:自?提|试|看|买|取|挑)|能(?:去|过去|到店)(?:试|看|提|取)|公司(?:地址|在哪)|\b(?:physical|brick.and.mortar|retail|local) (?:store|shop|location)s?\b|\b(?:store|shop|showroom) (?:address|location|near)|\b(?:store|shop|showroom)s? (?:i|we) can (?:visit|go)|\bwhere(?:'s| is| are| r) (?:your|ur|the) (?:store|shop|showroom|office|location)s?\b|\bwhere (?:are|r) (?:you|u|you guys) (?:located|based)\b|\b(?:come|stop|drop|swing) by\b|\bvisit (?:you|the store|your)|\btry (?:it|them|things?|stuff)? ?on in (?:person|store)|\bin.person\b|\bpick (?:it |them )?up (?:in|at|from) (?:the |your )?(?:store|shop|person)/i;

/** Questions about the shop itself that its rules answer, whatever wish they were taken for; null for all others. */
export function shopQuestion(turn: SkillTurn): Outcome | null {
  const { openingHours, visitAddress } = turn.facts.shop.rules;
  const hours = HOURS.test(turn.text);
  const visit = VISIT.test(turn.text);
  if (hours && visit && openingHours !== null && visitAddress !== null) return both(turn, openingHours, visitAddress);
  if (hours) return told(turn, "opening_hours", openingHours);
  return visit ? told(turn, "visit_address", visitAddress) : null;
}

function both(turn: SkillTurn, hours: BilingualText, visit: BilingualText): Outcome {
  const facts = [shopFact(turn, "visit_address"), shopFact(turn, "opening_hours")];
  return answered(reply([worded(turn, visit), worded(turn, hours)].join("\n"), { facts }));
}

function told(turn: SkillTurn, fact: FactNameOf<"shop">, text: BilingualText | null): Outcome {
  if (text === null) return unknownFact(turn, shopFact(turn, fact));
  return answered(reply(worded(turn, text), { facts: [shopFact(turn, fact)] }));
}
