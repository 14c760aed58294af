import type { Product } from "../../commerce/index.ts";
import { attributesFor, attributeTopics } from "./attribute-topic.ts";
import { type QuestionTopic, QUESTION_TOPICS } from "./question-topics.ts";
import { folded, namesText, type Statement, statementsOf } from "./statements.ts";

/**
 * What a product's facts say to a question: the facts that answer it, the one not given (`exact`: asked for in words that mean
 * nothing else), or that it names none.
 */
export type Match =
  | { readonly kind: "stated"; readonly facts: readonly string[] }
  | { readonly kind: "not_given"; readonly fact: string; readonly exact: boolean }
  | { readonly kind: "none" };

/** More facts than this in one answer bury what was asked. */
const MOST_FACTS = 2;

/** Finds what answers a question about a product. A fact of the right kind that does not speak of what is asked is no answer. */
export function matchQuestion(product: Product, text: string): Match {
  const question = folded(text);
  const topics = topicsIn(question, product);
  const exact = matchTopics(product, topics.asked, question);
  if (exact.kind !== "none") return exact;
  const named = matchNamed(product, attributeTopics(product, text), question);
  if (named.kind === "stated") return named;
  const ofName = matchTopics(product, topics.inName, question);
  if (ofName.kind !== "none") return ofName;
  if (named.kind !== "none") return named;
  const list = statementsOf(product).find((one) => one.fact === "ingredients");
  if (list !== undefined && ASKS_WHAT_IS_IN_IT.test(question)) return { kind: "stated", facts: [list.fact] };
  const alike = alikeStatement(product, question);
  return alike === null ? { kind: "none" } : { kind: "stated", facts: [alike.fact] };
}

/** A list of ingredients answers for each thing whether it is in there. */
const ASKS_WHAT_IS_IN_IT =
  /里面有没有|(?:里面|里头)有.{1,6}[吗么不没]|含.{1,5}[吗么不]|[加放]了?.{1,5}[吗么没]|\b(?:any|is there) (?:[a-z]+ ){1,2}(?:in|inside) (?:it|this|the)\b|\bcontains?\b|\bmade with\b/;

interface Topics {
  readonly asked: readonly QuestionTopic[];
  /** Whose cue is part of the product's name: 保温杯是什么材质的 does not ask how long it keeps warm, 保温吗 of it does. */
  readonly inName: readonly QuestionTopic[];
}

function topicsIn(question: string, product: Product): Topics {
  const names = namesText(product);
  const hits = QUESTION_TOPICS.flatMap((topic) => {
    const cue = topic.cues.exec(question)?.[0];
    return cue === undefined ? [] : [{ topic, inName: names.includes(cue) }];
  });
  const of = (inName: boolean) => hits.filter((hit) => hit.inName === inName).map(({ topic }) => topic);
  return { asked: of(false), inName: of(true) };
}

function matchTopics(product: Product, topics: readonly QuestionTopic[], question: string): Match {
  const facts = [...new Set(topics.flatMap((topic) => factsFor(product, topic, question)))].slice(0, MOST_FACTS);
  if (facts.length > 0) return { kind: "stated", facts };
  const [first] = topics;
  return first === undefined ? { kind: "none" } : { kind: "not_given", fact: first.missing, exact: true };
}

function factsFor(product: Product, { own, words, whole }: QuestionTopic, question: string): readonly string[] {
  const statements = statementsOf(product);
  const owned = own.flatMap((key) => statements.filter((one) => isOf(one, key)));
  if (owned.length > 0) return owned.slice(0, 1).map((one) => one.fact);
  const speaking = words === null ? [] : statements.filter((one) => words.test(one.text));
  const [best] = [...speaking].sort((left, right) => likeness(right, question) - likeness(left, question));
  if (best !== undefined) return [best.fact];
  return statements.filter((one) => whole.includes(one.fact)).map((one) => one.fact);
}

function isOf({ fact }: Statement, key: string): boolean {
  return key === "certificates" ? fact.startsWith("certificate_") : fact === key;
}

/** Attributes that the question names; a part of the product that no fact speaks of is not described by the whole's. */
function matchNamed(product: Product, topics: readonly string[], question: string): Match {
  const facts = topics.flatMap((topic) => attributesFor(product, topic).map((one) => one.key));
  const [first] = topics;
  if (first === undefined) return { kind: "none" };
  const part = partIn(product, question, topics);
  if (facts.length === 0) return { kind: "not_given", fact: first, exact: false };
  const about = statementsOf(product).filter((one) => facts.includes(one.fact));
  if (part !== null && !about.some((one) => one.text.includes(part)))
    return { kind: "not_given", fact: first, exact: false };
  return { kind: "stated", facts: [...new Set(facts)].slice(0, MOST_FACTS) };
}

const PARTS_ZH =
  /袖口|领口|下摆|帽子|帽檐|扣头|鞋带|鞋垫|鞋舌|肩带|背带|拉链头|盖子|瓶盖|瓶口|吸棒|手柄|把手|提手|腰头|裤脚|裤腿|胸垫|钢圈|色素层|肠衣|果核|内胆|底座|泵头|刷头|杯盖|壶盖|喷头|滴管|镜盒|包带|链条|商标|标签/;
const PARTS_EN =
  /\b(?:the|its)\s+(?:[a-z]+ )??(cuffs?|hood|lid|cap|legs?|ankles?|handles?|straps?|zippers?|zips?|buckles?|vestibule|collar|hem|pole|poles|insole|laces|brim|pump|brush|sheet|wick|jar|lens case|base|fly|floor|sleeves?|waistband|pads?|seams?|stitching|tongue|toe|mesh|windows?|doors?|label|logo|cord|cable|buttons?|filter|spout|rim|frame|seat|drawer)\b/;

function partIn(product: Product, question: string, topics: readonly string[]): string | null {
  const part = PARTS_ZH.exec(question)?.[0] ?? PARTS_EN.exec(question)?.[1] ?? null;
  if (part === null) return null;
  // 领子 is itself what is asked about.
  if (attributeTopics(product, part).some((topic) => topics.includes(topic))) return null;
  const stem = part.replace(/s$/, "");
  return namesText(product).includes(stem) ? null : stem;
}

/** So much of a fact's words a question must share before the fact is told for likeness alone. */
const ALIKE = 2;

function alikeStatement(product: Product, question: string): Statement | null {
  const names = namesText(product);
  const scored = statementsOf(product).map((one) => ({ one, score: likeness(one, question, names) }));
  const [best] = scored.sort((left, right) => right.score - left.score);
  return best !== undefined && best.score >= ALIKE ? best.one : null;
}

const COMMON =
  /^(?:the|and|for|are|can|does|you|your|with|this|that|have|has|from|will|not|but|how|what|when|per|into|any|get|its|was|use|one|two|out|all|too|very|they|them|there|than|then|too|size|made|用|的|可以|不可|一次|这个|这款|那个|是不|不是|有没|没有|怎么|什么|会不|不会|能不|使用|建议|适合|不能|还是|时候|直接|之后|以后|一个|我们|你们|需要)$/;

/** How many telling words (Latin) or pairs of characters (Chinese) of the question a fact holds, `names` apart. */
function likeness({ text }: Statement, question: string, names = ""): number {
  const words = (question.match(/[a-z]{3,}/g) ?? []).filter((word) => !COMMON.test(word));
  const pairs = (question.match(/\p{sc=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)).filter((pair) => !COMMON.test(pair)),
  );
  const shared = [...new Set([...words, ...pairs])].filter((one) => text.includes(one) && !names.includes(one));
  // A long Latin word is as telling as two pairs of characters.
  return shared.reduce((sum, one) => sum + (one.length > 4 ? 2 : 1), 0);
}
