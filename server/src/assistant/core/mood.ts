/** Words of somebody who is upset with the shop; a question in a calm tone has none of them. */
const UPSET_ZH =
  /(?<!不|别|没|勿)(?:生气|气死|气人|愤怒|火大)|投诉|(?<!会不会|有没有)骗子|骗人|欺骗|忽悠|坑人|太坑|坑爹|黑店|垃圾(?!袋|桶|箱|分类|篓)|12315|消协|工商局|曝光(?!率|度|值|表|时间)|起诉|报警|没人管|没人理|什么态度|太过分|过分了|恶心|差评(?!多|吗|怎么)|烦死|受够|离谱|耍我|敷衍/;
const UPSET_EN =
  /(?<!not )(?<!n't )\b(?:angry|furious|outrag\w+|livid|pissed)\b|\bridiculous\b|\bunacceptable\b|\bscam(?:med|mers?)?\b|\brip(?:ped)?[- ]?off\b|\bfraud\b|\bdisgust\w+|\bworst\b|\bterrible (?:service|company|shop|experience)\b|\bawful (?:service|company|shop|experience)\b|\buseless\b|\bfed up\b|\bsick of\b|\bwaste of (?:my )?time\b|\bsue\b|\blawyer\b|\bfile a complaint\b|\bi want to complain\b|\breport you\b|\bwtf\b|\bnobody (?:answers|helps|cares)\b/i;

/** Whether the customer is upset: such a conversation belongs to a person at once. */
export function isUpset(text: string): boolean {
  const folded = text.normalize("NFKC");
  return UPSET_ZH.test(folded) || UPSET_EN.test(folded);
}

const SAME_QUESTION = 0.75;

/** Whether two messages ask the same in nearly the same words, by shared pairs of characters. */
export function sameWords(left: string, right: string): boolean {
  const [a, b] = [pairsOf(left), pairsOf(right)];
  if (a.size === 0 || b.size === 0) return fold(left) === fold(right) && fold(left) !== "";
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size) >= SAME_QUESTION;
}

/** Words that only press, and another word for what. */
const PRESSING =
  /到底|究竟|请问|麻烦|亲|[啊呀呢哦吧吗么嘛了啦]+(?=\P{L}|$)|\b(?:please|pls|again|really|seriously|so|just|back)\b/gu;

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/啥|神马/gu, "什么")
    .replace(PRESSING, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...fold(text)];
  return new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`));
}
