import type { Product } from "../../commerce/index.ts";
import { namesText, type Statement, statementsOf } from "./statements.ts";

const COMMON =
  /^(?:the|and|for|are|can|does|did|you|your|with|this|that|these|those|have|has|from|will|would|not|but|how|what|when|where|which|who|why|per|into|any|get|gets|its|was|use|used|one|ones|two|out|all|too|very|they|them|there|than|then|size|made|make|some|also|just|still|about|after|before|really|much|many|more|most|like|want|need|good|okay|please|thing|things|only|even|back|over|under|here|been|were|could|should|does|doing|going|come|comes|take|takes|it's|i'm|my|me|so|or|if|in|on|at|to|is|it|do|of|be|an|a|i|用|的|可以|不可|一次|这个|这款|那个|是不|不是|有没|没有|怎么|什么|会不|不会|能不|不能|使用|建议|适合|还是|时候|直接|之后|以后|一个|我们|你们|需要|请问|多少|是否|如果|因为|所以|的话|一下|知道|感觉|觉得|比较|一点|有点|起来|出来|就是|或者|里面|上面|下面|这种|那种|不要|要不)$/;

/** The telling words (Latin) and pairs of characters (Chinese) of a text. */
export function tellingTerms(text: string): readonly string[] {
  const words = (text.match(/[a-z]{3,}/g) ?? []).map((word) => word.replace(/(?:ies|es|s|ing|ed)$/, ""));
  const pairs = (text.match(/\p{sc=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...new Set([...words.filter((word) => word.length > 2), ...pairs])].filter(
    (term) => !COMMON.test(term) && !PARTICLE.test(term),
  );
}

const PARTICLE = /[吗呢吧啊呀么的了嘛哦]/;

/** How many telling words of the question a fact holds, `names` apart; a long Latin word is as telling as two pairs. */
export function likeness({ text }: Statement, question: string, names = ""): number {
  const shared = tellingTerms(question).filter((term) => says(text, term) && !names.includes(term));
  return shared.reduce((sum, term) => sum + weight(term), 0);
}

/** Chinese anywhere, Latin where a word begins: no "long" in Heilongjiang. */
function says(text: string, term: string): boolean {
  const at = text.indexOf(term);
  return at >= 0 && (!/^[a-z]/.test(term) || new RegExp(`\\b${term}`).test(text));
}

function weight(term: string): number {
  return /^[a-z]{5,}/.test(term) ? 2 : 1;
}

/** So much of a fact's words a question must share, and of its own telling words, before the fact is told for that alone. */
const ALIKE = 2;
const SHARE = 0.5;
/** So much of its English words: one is said of many things. */
const MOST = 0.75;

/** The fact that says most of what a question says, where that is most of the question. */
export function alikeFact(product: Product, question: string): string | null {
  const names = namesText(product);
  const terms = tellingTerms(question).filter((term) => !names.includes(term));
  const whole = terms.reduce((sum, term) => sum + weight(term), 0);
  const words = terms.filter((term) => /^[a-z]/.test(term));
  // Steps that share words with a question in English say neither yes nor no to it.
  const said = statementsOf(product).filter(({ fact }) => words.length === 0 || (fact !== "usage" && fact !== "care"));
  const scored = said.map((one) => ({ fact: one.fact, score: likeness(one, question, names) }));
  const [best] = scored.sort((left, right) => right.score - left.score);
  if (best === undefined || best.score < whole * SHARE) return null;
  if (words.length > 0)
    return shares(product, best.fact, words) >= Math.max(ALIKE, words.length * MOST) ? best.fact : null;
  return best.score >= ALIKE || (best.score > 0 && whole <= ALIKE) ? best.fact : null;
}

function shares(product: Product, fact: string, words: readonly string[]): number {
  const said = statementsOf(product).find((one) => one.fact === fact)?.text ?? "";
  return words.filter((word) => says(said, word)).length;
}

const EITHER_ZH = /([^\s，,。？?]{1,6})还是([^\s，,。？?]{1,6})/;
const EITHER_EN = /([a-z-]{3,}) or ([a-z-]{3,})/;
const AROUND = /^(?:是|会|要|用|给|这个|这款|有)+|(?:的|了|呀|啊|吗|呢|吧|么|款|种|型)+$/g;

/** The attribute that names one of the two that a question gives to choose from. */
export function chosenFact(product: Product, question: string): string | null {
  const [, first = "", second = ""] = EITHER_ZH.exec(question) ?? EITHER_EN.exec(question) ?? [];
  const names = namesText(product);
  const choices = [first, second]
    .map((one) => one.replace(/^.*是/, "").replace(AROUND, ""))
    .filter((one) => one.length > 1 && !COMMON.test(one) && !names.includes(one));
  const attributes = new Set(product.attributes.map(({ key }) => key));
  const said = statementsOf(product).filter(({ fact }) => attributes.has(fact));
  return said.find(({ text }) => choices.some((one) => says(text, one)))?.fact ?? null;
}

const AMOUNT_ZH = /(?:几|多少)[小大]?([个包袋泡片条双只盒罐瓶支颗粒朵丸件把块枚张滴勺层格])/;
const AMOUNT_EN = /how many ([a-z]{3,}?)(?:e?s)?\b/;

/** The fact that counts what a question asks the number of. */
export function countingFact(product: Product, question: string): string | null {
  if (MANY_IN.test(question)) return countedContents(product);
  const [, measure = ""] = AMOUNT_ZH.exec(question) ?? AMOUNT_EN.exec(question) ?? [];
  if (measure === "") return null;
  // 12个月 counts months, and nothing else.
  const counted = new RegExp(
    `\\d+(?:\\.\\d+)?\\s*[–-]?\\s*\\d*\\s*${measure}${measure === "个" ? "(?![月小人])" : ""}|${measure}[a-z]*\\s*×\\s*\\d`,
  );
  const found = statementsOf(product).find(({ text }) => counted.test(text));
  if (found !== undefined) return found.fact;
  return /^[包袋片条双只支]$/.test(measure) ? countedContents(product) : null;
}

const MANY_IN =
  /how many (?:are |come |do i get |do you get )*(?:in|per|to|for)\b|how many (?:come|do i get|do you get)\b/;

function countedContents({ contents: [main] }: Product): string | null {
  return main !== undefined && main.quantity > 1 ? "contents" : null;
}

/** The measure of which a question asks a number that only a count of them answers; null: none. */
export function countAsked(question: string): string | null {
  if (A_DAY.test(question)) return null;
  return /(?:几|多少)[小大]?([粒颗朵片条双支罐瓶枚丸张层格根泡]|个(?!月|小时|点))/.exec(question)?.[1] ?? null;
}

/** How many to take at a time is no count of what there is. */
const A_DAY =
  /(?:一天|每天|每日|一日|天天|一次|每次|一顿|一回)[^，。？?]{0,4}[吃喝泡滴用放嚼服取].{0,3}[几多]|[吃喝泡滴服][几多]少?[^，。？?]{0,2}(?:合适|比较好|为宜|正好|够)/;

const DURATION = /([\p{sc=Han}]?)(?:多久|多长时间|几分钟|几个小时|几小时|几天)([\p{sc=Han}]?)/u;
const STEP_TIME = /\d+(?:[–-]\d+)?(?:分钟|小时|秒|天|个月)/;

/** The step that says how long to do what a question asks the time of. */
export function timingFact(product: Product, question: string): string | null {
  const [, before = "", after = ""] = DURATION.exec(question) ?? [];
  const verbs = [before, after].filter((one) => one !== "" && !/[要大约能用的才到放吃有会得是]/.test(one));
  const steps = [...product.usage, ...product.care].map(({ zh = "" }) => folded(zh));
  const told = steps.some((step) => STEP_TIME.test(step) && verbs.some((verb) => step.includes(verb)));
  if (!told) return null;
  return product.usage.some(({ zh = "" }) => STEP_TIME.test(zh) && verbs.some((verb) => zh.includes(verb)))
    ? "usage"
    : "care";
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
