import { asksSomething } from "./question-clauses.ts";

const HAPPENED =
  /(?:用|吃|戴|涂|敷|抹|喝|穿|擦|洗)(?:了|完|过|后)(?!会|有事|没事|有问题|有没有|行|可以|能|怕|要紧)|过敏了|已经|刚刚|昨天|今天|现在|起(?:了)(?:红|疹|泡)|进医院|\b(?:after|since|broke out|gave|got|hospital|doctor|now|yesterday|today)\b/i;
const SYMPTOM =
  /红肿|肿|疼|痛|痒|火辣|爆痘|头晕|拉肚子|吐|不舒服|难受|发红|流泪|烂|起(?:红|疹|泡)|\b(?:rash|burn\w*|hurts?|hurting|swell\w*|swollen|red|sore|hives|sick|vomit\w*|pain\w*|sting\w*|itch\w*|peel\w*|bleed\w*|reaction)\b/i;
const MAY = /会|可能|容易|\b(?:will|would|could|may|might|can|does it|do they)\b/i;

/** Asks for help or amends, not for what may be. */
const ASKS_HELP = /怎么办|咋办|赔|退|投诉|\b(?:help|refund|return|compensat\w*|what (?:do|should) i do)\b/i;
const HURT_ZH =
  /(?:脸|眼睛?|皮肤|嘴|唇|喉咙|胃|肚子|手|身上|头)[^，。？?!！吗么会]{0,6}?(?:红肿|肿|疼|痛|刺痛|火辣|烂了|起疹|起泡)[^，。？?!！吗么]{0,4}(?:[，。,\s]|$)/;
const HURT_EN =
  /\bmy (?:\w+ )?(?:skin|face|eyes?|lips?|stomach|mouth|throat|hands?|feet|body)\s+(?:is|are|feels?|keeps?|hurts?|stings?|burns?|itch(?:es)?|swelled|swells?|got)\b|\b(?:gives|gave|giving) me\b/i;

/** 孩子鸡蛋过敏，能吃吗: asks before anything was used. Whoever says that something happened, or asks for help, is hurt. */
export function asksBeforeUse(text: string): boolean {
  if (!asksSomething(text) || HAPPENED.test(text)) return false;
  return !SYMPTOM.test(text) || (MAY.test(text) && !ASKS_HELP.test(text) && !saysHurt(text));
}

/** Whether somebody says that a part of his body hurts now. */
function saysHurt(text: string): boolean {
  return HURT_ZH.test(text) || HURT_EN.test(text);
}

/** Whether somebody is hurt and asks what to do, whatever else such words are taken for: 涂上脸火辣辣的，怎么办. */
export function asksForHelp(text: string): boolean {
  return saysHurt(text) && SYMPTOM.test(text) && ASKS_HELP.test(text);
}
