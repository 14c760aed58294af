const SELF_HARM =
  /自杀|自残|轻生|不想活|活不下去|(?:我|真的?|都|只)想死(?!你|他|她|我)|结束(?:自己的)?生命|\bsuicid\w*|\bkill(?:ing)? myself\b|\bend my life\b|\b(?:hurt|harm)(?:ing)? myself\b|\bself[- ]harm\b|\bwant to die\b/i;
const DANGER =
  /着火(?!点)|起火|冒烟|爆炸(?!性|糖)|炸了|触电|漏电|\bcaught (?:on )?fire\b|\bon fire\b|\bexploded\b|\belectric shock\b|\b(?:started|starts) smoking\b/i;
const MINOR =
  /未成年|(?:孩子|小孩|儿子|女儿|娃|小朋友)[^，。？?!！]{0,8}(?:偷偷|偷着|乱|自己|背着我|没经过)[^，。？?!！]{0,8}(?:下单|拍|买|付|花|充)|我(?:今年|才|只有)?(?:[6-9]|1[0-7])岁(?!的)|\bmy (?:kid|son|daughter|child)\b[^.?!]{0,24}\b(?:ordered|bought|spent|paid)\b[^.?!]{0,40}\b(?:without|didn'?t know)\b|\bi(?:'m| am) (?:only )?(?:[6-9]|1[0-7])(?: years old| y\/?o)\b/i;

/** What belongs to a person at once, whoever asks for what: a life, a fire, or a purchase by a child. */
export type Sensitive = "self_harm" | "danger" | "minor";

/** The most urgent of what a text says that no assistant may go on with alone; null: nothing. */
export function sensitiveIn(text: string): Sensitive | null {
  if (SELF_HARM.test(text)) return "self_harm";
  // 会着火吗 asks about goods; "it caught fire" does not.
  if (DANGER.test(text) && !/会不会|会[^，。？?]{0,6}[吗么]|\b(?:will|can|could|does|would) it\b/i.test(text))
    return "danger";
  return MINOR.test(text) ? "minor" : null;
}
