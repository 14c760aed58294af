import type { Product } from "../../commerce/index.ts";
import { factsFor, factsOfPart, type Part, speaksOfPart } from "./answering-facts.ts";
import { type Asked, askedIn } from "./asked-aspects.ts";
import type { Aspect, Questions } from "./questions.ts";
import { namesText, type Statement, statementsOf } from "./statements.ts";

/** What a clause asks, as far as the facts of a product answer it. `missing`: the first that they do not. */
export interface ClauseMatch {
  readonly facts: readonly string[];
  readonly missing: string | null;
  /** What is missing only says for whom, when or how much; what is told was only hinted at. */
  readonly weak: boolean;
}

/** Finds the facts that answer one folded clause; nothing at all where it asks for nothing that is known by a word. */
export function matchClause(questions: Questions, product: Product, clause: string): ClauseMatch {
  const asked = askedIn(questions, product, clause);
  const part = partIn(questions, product, { clause, asked });
  if (part !== null) return matchPart(product, part, { clause, asked });
  return matchAsked(product, asked, clause);
}

interface Heard {
  readonly clause: string;
  readonly asked: readonly Asked[];
}

/** A part of the product that the clause is about: what is known of the whole does not answer for it. */
function partIn({ parts }: Questions, product: Product, { clause, asked }: Heard): Part | null {
  const own = asked.find(({ aspects }) => aspects.some(({ about }) => about === "part"));
  if (own !== undefined) return { word: own.words, aspect: own.aspects.find(({ about }) => about === "part") ?? null };
  const names = namesText(product);
  const isIn = (at: number, word: string, one: Asked) =>
    one.words.length > word.length && one.at <= at && at + word.length <= one.at + one.words.length;
  const words = [...clause.matchAll(parts)].filter(
    ({ index, 0: word }) => !asked.some((one) => isIn(index, word, one)),
  );
  const word = words.map((match) => match[0]).find((one) => !names.includes(one.replace(/s$/, "")));
  return word === undefined || asked.length === 0 ? null : { word, aspect: null };
}

function matchPart(product: Product, part: Part, { clause, asked }: Heard): ClauseMatch {
  const others = asked.filter(({ aspects, words, hint }) => !hint && words !== part.word && !isOfPart(aspects, part));
  if (others.length === 0) return matchOnlyPart(product, part, { clause, asked });
  const found = others.map(({ aspects }) =>
    aspects.flatMap((aspect) =>
      isOfThings(aspect) ? factsFor(product, aspect, clause) : factsOfPart(product, part, aspect),
    ),
  );
  const result = resultOf(product, found, others);
  return result.facts.length === 0 && EITHER.test(clause) ? matchOnlyPart(product, part, { clause, asked }) : result;
}

/** Facts of what a product has or does, not of what it is like: no part of it has pockets or a power supply of its own. */
const OF_THINGS: ReadonlySet<string> = new Set(
  "packed_size length power people load replacement temperature powers assembly contents warranty".split(" "),
);

function isOfThings({ facts: [first] }: Aspect): boolean {
  return first !== undefined && OF_THINGS.has(first);
}

function isOfPart(aspects: readonly Aspect[], { aspect }: Part): boolean {
  return (
    aspect !== null && aspects.some((one) => one === aspect || one.facts.some((key) => aspect.facts.includes(key)))
  );
}

/** Of a part only whether it is there and what it is: a quality of it is known where the fact names it. */
function matchOnlyPart(product: Product, part: Part, { clause, asked }: Heard): ClauseMatch {
  const own = (one: Statement) => Number(part.aspect?.facts.includes(one.fact) ?? false);
  const speaking = statementsOf(product)
    .filter((one) => speaksOfPart(one, part))
    .toSorted((left, right) => own(right) - own(left));
  const left = asked.reduce((text, { words }) => text.replaceAll(words, " "), clause);
  const rest = restOf(left, namesText(product));
  const happens = HAPPENS.test(clause);
  const fact = speaking.find((one) => (own(one) > 0 && !happens) || saysAll(one, rest));
  const missing = part.aspect?.missing ?? asked[0]?.aspects[0]?.missing ?? "attributes";
  return { facts: fact === undefined ? [] : [fact.fact], missing: fact === undefined ? missing : null, weak: false };
}

/** What becomes of a part is told by nothing that says what it is: 扣子会不会掉. */
const HAPPENS =
  /会不会|会[^，。？?]{1,8}[吗么不吧]|容易|越[洗穿用戴]|往下|变[大小松形]|坏|([松紧掉塌])不\1|\bwill\b|\bget\b|\bgets\b|\bcomes? (?:off|loose|apart)|\bfalls?\b|\bwhat if\b|\bpeel|\bprevent|\brip|\btear/;

const SAYS_NOTHING =
  /有没有|是不是|会不会|可不可以|能不能|要不要|什么样|请问|怎么样|到底|究竟|还是|别的|多少|几种|什么|哪种|哪里|侧面|侧边|两侧|两边|前面|后面|胸前|胸口|里面|外面|旁边|左右|款式|设计|这[个款件条双种]|那[个款件条双种]|衣服|裤子|裙子|裤腰|那里|这里|那块|这块|总共|一共|一个|[一全半整层腰怎在的了吗么呢啊呀吧嘛哦哈诶亲是有没不带还都也就啥几个款件条双里上下能会要要我你它啦咧哇滴处边侧头样么呗噢或和跟]/g;
const SAYS_NOTHING_EN =
  /\b(?:fully|half|completely|whole|partly|partially|need|needs|require|does|do|is|are|has|have|had|it|its|it's|this|these|they|them|the|an?|any|there|what|which|kind|type|sort|of|how|many|with|in|on|and|or|to|can|will|i|you|got|come|comes|side|sides|inside|outside|front|back|just|real|actual|actually|hi|hey|hello|pls|please|style|for|one|ones|at|all|have|got|pair|jacket|coat|blazer|hoodie|sweater|cardigan|tee|top|tops|blouse|trousers|leggings|boots|shoes|bag|pants|shirt|dress|skirt|shorts|jeans|not)\b/g;

/** What a clause says beside what it asks for. */
function restOf(left: string, names: string): readonly string[] {
  const rest = left.replace(SAYS_NOTHING, " ").replace(SAYS_NOTHING_EN, " ");
  return (rest.match(/\p{sc=Han}+|[a-z]{3,}/gu) ?? []).filter((word) => !names.includes(word));
}

function saysAll({ text }: Statement, rest: readonly string[]): boolean {
  return rest.every((word) => text.includes(word));
}

function matchAsked(product: Product, asked: readonly Asked[], clause: string): ClauseMatch {
  const wantsTime = asksHowLong({ clause, asked });
  const answers = asked.map((one) =>
    one.aspects
      .flatMap((aspect) => factsFor(product, aspect, clause))
      .filter((fact) => !wantsTime || tellsHowLong(product, fact)),
  );
  const told = asked
    .map((one, index) => ({ ...one, found: answers[index] ?? [] }))
    .filter(({ found, hint }) => found.length > 0 || !hint);
  const all = heardHints(told, clause);
  const heard = withoutTopics(all.filter((one) => !all.some((other) => overlaps(one, other))));
  const answered = heard.some(({ found }) => found.length > 0);
  // For whom and when matters only where nothing else is asked; a list answers for each thing whether it is in there.
  const listed = heard.flatMap(({ found }) => found).some((fact) => fact === "contents");
  const counted = heard.filter(
    ({ found, aspects }) =>
      found.length > 0 || !answered || !(isAll(aspects, "setting") || (listed && isAll(aspects, "thing"))),
  );
  const { facts, missing, weak } = resultOf(
    product,
    counted.map(({ found }) => found),
    counted,
  );
  if (facts.length > 0 && counted.every(isAside) && saysMore(product, counted, clause))
    return { facts: [], missing: missingOf(counted[0]), weak: true };
  return { facts, missing, weak: facts.length > 0 ? counted.every(({ hint }) => hint) : weak };
}

/** A hint is only listened to where nothing is asked in plain words; what one does, only where that is asked. */
function heardHints<T extends Asked & { readonly found: readonly string[] }>(
  told: readonly T[],
  clause: string,
): readonly T[] {
  const plain = told.filter(({ hint }) => !hint);
  if (plain.some(({ found }) => found.length > 0)) return plain;
  const asksToDo = plain.length === 0 && !HAPPENS.test(clause) && !OF_RESULT.test(clause) && !OF_QUALITY.test(clause);
  return told.filter(({ hint, aspects }) => !hint || asksToDo || !isAll(aspects, "doing"));
}

/** What comes of doing something is told by no step: 煮出来糯不糯, 一斤能泡多少. */
const OF_RESULT =
  /出来|得[动像下住了出]|出数|好不好|难不难|(?<!好)[多少几](?:个|碗|斤|天|张)|哪个|\bratio\b|\bhow (?:much|many)\b/;

/** How something is while it is done is told by no step either: 戴着晃不晃, 喷头细不细. */
const OF_QUALITY = /([^能要用可行会得洗煮泡炖炒蒸焯涂抹敷喷摇卸擦冲热拆放吃喝戴摘])不\1|有没有|看[得能]?出|得干净/;

/** Who asks what others say, or whether something is covered, asks for that, whatever of. */
function withoutTopics<T extends Asked & { readonly found: readonly string[] }>(heard: readonly T[]): readonly T[] {
  const owned = (fact: string) =>
    heard.filter(({ found, aspects }) => found[0] === fact && aspects.some(({ facts }) => facts.includes(fact)));
  return [owned("reviews"), owned("warranty")].find((some) => some.length > 0) ?? heard;
}

function isAside({ aspects, hint }: Asked): boolean {
  if (hint) return false;
  return aspects.every(({ about, facts, figure }) => about === "setting" && facts.length > 0 && !figure);
}

/** So many words beside a season ask for something else: "leave it squished in the sack all summer". */
const MORE = 2;

function saysMore(product: Product, asked: readonly Asked[], clause: string): boolean {
  const left = asked.reduce((text, { words }) => text.replaceAll(words, " "), clause);
  return restOf(left, namesText(product)).filter((word) => word.length > 1).length >= MORE;
}

/** What is asked, and the facts found for it. */
type Heeded = Asked & { readonly found: readonly string[] };

function asksInGeneral({ aspects }: Asked): boolean {
  return aspects.every(({ missing }) => GENERAL.has(missing));
}

/** Of words that share characters the longer are meant, or those that a fact answers: 纸皮, not 皮的; 糖尿病, not 有糖. */
function overlaps(one: Heeded, other: Heeded): boolean {
  const longer = other.words.length - one.words.length;
  if (one.at === other.at || longer < 0) return false;
  if (longer === 0 && (other.found.length === 0 || (one.found.length > 0 && one.at < other.at))) return false;
  // 里面含酒精吗 asks for alcohol.
  if (other.found.length === 0 && one.found.length > 0 && asksInGeneral(other)) return false;
  return one.at < other.at + other.words.length && other.at < one.at + one.words.length;
}

const DURATION =
  /多久|多长时间|(?<!没|过|前|这|那)几天|几个?小时|几分钟|多少天|how long (?:does it take|do i|should i|to|for|till|until|before)\b/g;
const TIME = /\d\s*(?:分钟|个?小时|秒|天|个月|年|日|h\b|hours?|min|days?|weeks?|months?|years?)|一年|半年|长期/;
const TIMED = ["shelf_life", "after_opening", "warranty"];

/** How long something takes is told by a time alone: that a powder is for oily skin does not say for how long. */
function tellsHowLong(product: Product, fact: string): boolean {
  return TIMED.includes(fact) || statementsOf(product).some((one) => one.fact === fact && TIME.test(one.text));
}

function asksHowLong({ clause, asked }: Heard): boolean {
  const left = asked.reduce((text, { words }) => text.replaceAll(words, " "), clause);
  return left.search(DURATION) >= 0 && !EITHER.test(clause);
}

function isAll(aspects: readonly Aspect[], about: Aspect["about"]): boolean {
  return aspects.every((aspect) => aspect.about === about);
}

/** Two things to choose from: that the one is so says that the other is not. */
const EITHER = /还是|\bor\b(?! not\b)/;

/** Where a fact is not given, these say as much: who hears of the lining knows whether it shows. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  sheerness: ["lining"],
  thickness: ["temperature", "season"],
  temperature: ["thickness", "season"],
  material: ["filling", "lens_material", "ingredients", "sole"],
  waist: ["length"],
};

/** That it is charged by a cable says nothing of what it charges. */
const OF_MANY_THINGS: ReadonlySet<string> = new Set(["power"]);

/** Asked beside something particular, these ask for nothing more: 里面含酒精吗. */
const GENERAL: ReadonlySet<string> = new Set(["usage", "ingredients"]);

/** What is asked of food: a candle that smells sweet has no taste. */
const OF_FOOD: ReadonlySet<string> = new Set(["taste", "sugar", "nutrition", "ingredients", "additives"]);

/** One thing that is not known makes the answer to a clause unknown: half of it would be told for the whole. */
function resultOf(product: Product, found: readonly (readonly string[])[], asked: readonly Asked[]): ClauseMatch {
  const isFood = product.attributes.some(({ key }) => OF_FOOD.has(key));
  const told = new Set(found.flat());
  const isNoMatter = ({ missing, facts }: Aspect) =>
    (told.has(missing) && (facts.length > 0 || !OF_MANY_THINGS.has(missing))) ||
    (told.size > 0 && (GENERAL.has(missing) || (OF_FOOD.has(missing) && !isFood))) ||
    (INSTEAD[missing] ?? []).some((fact) => told.has(fact));
  const isOpen = ({ aspects }: Asked, index: number) => (found[index] ?? []).length === 0 && !aspects.some(isNoMatter);
  const unanswered = asked.find(isOpen);
  if (unanswered !== undefined)
    return { facts: [], missing: missingOf(unanswered), weak: asked.every(({ aspects }) => isAll(aspects, "setting")) };
  const first = found.flatMap((facts) => facts.slice(0, 1));
  return { facts: [...new Set([...first, ...found.flat()])], missing: null, weak: false };
}

function missingOf(asked: Asked | undefined): string {
  return asked?.aspects.find(({ missing }) => missing !== "attributes")?.missing ?? "attributes";
}
