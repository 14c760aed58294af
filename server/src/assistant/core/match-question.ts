import type { Product } from "../../commerce/index.ts";
import { askedIn } from "./asked-aspects.ts";
import { alikeFact, chosenFact, countAsked, countingFact, timingFact } from "./likeness.ts";
import { type ClauseMatch, matchClause } from "./match-clause.ts";
import type { Questions } from "./questions.ts";
import { namedFact } from "./named-fact.ts";
import { clausesIn, isQuestion } from "./question-clauses.ts";
import { folded, statementsOf } from "./statements.ts";
import { mendTypos } from "./typos.ts";

/**
 * What a product's facts say to a question: the facts that answer it (`missing`: a second thing asked that they do not;
 * `weak`: only hinted at), the one not given (`weak`: only for whom or when was asked), or that it names none.
 */
export type Match =
  | {
      readonly kind: "stated";
      readonly facts: readonly string[];
      readonly missing: string | null;
      readonly weak: boolean;
    }
  | { readonly kind: "not_given"; readonly fact: string; readonly weak: boolean }
  | { readonly kind: "none" };

/** For whom something is matters wherever it is said: 还在喂奶 长痘了能涂不. */
const HEALTH: ReadonlySet<string> = new Set(["suitable_for", "allergens", "skin_type"]);

/** More facts than this in one answer bury what was asked. */
const MOST_FACTS = 2;

/** Finds what answers a question about a product. A fact of the right kind that does not speak of what is asked is no answer. */
export function matchQuestion(questions: Questions, product: Product, text: string): Match {
  const before = kept.get(product);
  if (before?.text === text && before.questions === questions) return before.match;
  const match = findMatch(questions, product, text);
  kept.set(product, { questions, text, match });
  return match;
}

/** The last question to each product: a turn asks the same several times over. */
const kept = new WeakMap<Product, { readonly questions: Questions; readonly text: string; readonly match: Match }>();

function findMatch(questions: Questions, product: Product, text: string): Match {
  const clauses = clausesIn(mendTypos(folded(text), questions.spelling));
  const ofHealth = (clause: string) =>
    askedIn(questions, product, clause).some(
      ({ hint, aspects }) => !hint && aspects.some(({ missing }) => HEALTH.has(missing)),
    );
  const asking = clauses.filter((clause, at) => isQuestion(clause, at, clauses) || ofHealth(clause));
  const first = matchAll(questions, product, asking);
  if (first.kind !== "none" && !first.weak) return first;
  // 孩子鸡蛋过敏 这个可以吃吗: what is asked of stands before the question.
  const rest = clauses.filter((clause) => !asking.includes(clause));
  const second = matchAll(questions, product, rest);
  return first.kind !== "none" && second.kind !== "stated" ? first : second;
}

function matchAll(questions: Questions, product: Product, clauses: readonly string[]): Match {
  const matches = clauses.map((clause) => matchOne(questions, product, clause));
  const all = [...new Set(matches.flatMap((match) => match.facts))];
  // 一包多少大卡: how much there is says less than what else was asked.
  const facts = [...all.filter((fact) => !AMOUNTS.has(fact)), ...all.filter((fact) => AMOUNTS.has(fact))].slice(
    0,
    MOST_FACTS,
  );
  const lacking = matches.filter(({ missing }) => missing !== null);
  const missing = [...lacking.filter(({ weak }) => !weak), ...lacking][0]?.missing ?? null;
  const told = matches.filter((match) => match.facts.length > 0);
  // 热量高不高 100克多少: an amount says nothing of what else was asked.
  if (missing !== null && facts.every((fact) => AMOUNTS.has(fact)))
    return { kind: "not_given", fact: missing, weak: false };
  if (facts.length > 0) return { kind: "stated", facts, missing, weak: told.every(({ weak }) => weak) };
  return missing === null
    ? { kind: "none" }
    : { kind: "not_given", fact: missing, weak: lacking.every(({ weak }) => weak) };
}

function matchOne(questions: Questions, product: Product, clause: string): ClauseMatch {
  const measure = countAsked(clause);
  const count = measure === null ? null : countingFact(product, clause);
  if (count !== null) return { facts: [count], missing: null, weak: false };
  const asked = matchClause(questions, product, withoutCompared(clause));
  const match = counting(product, measure, WANTS_FIGURE.test(clause) ? withFigures(product, asked) : asked);
  if (match.facts.length > 0) return match;
  const list = statementsOf(product).find((one) => one.fact === "ingredients")?.fact ?? null;
  if (match.missing === "ingredients" && list !== null) return { facts: [list], missing: null, weak: false };
  if (match.missing !== null) return match;
  const fact =
    (ASKS_WHAT_IS_IN_IT.test(clause) ? list : null) ??
    chosenFact(product, clause) ??
    countingFact(product, clause) ??
    timingFact(product, clause) ??
    alikeFact(product, clause) ??
    namedFact(product, clause);
  return { facts: fact === null ? [] : [fact], missing: null, weak: false };
}

/** How many there are is told by nothing that does not speak of them: 500 grams are no answer to how many nuts. */
function counting(product: Product, measure: string | null, match: ClauseMatch): ClauseMatch {
  if (measure === null) return match;
  const facts = statementsOf(product).flatMap(({ fact, text }) => (text.includes(measure) ? [fact] : []));
  const isSeveral = (product.contents[0]?.quantity ?? 1) > 1;
  const said = match.facts.filter(
    (fact) => facts.includes(fact) || (fact === "contents" && isSeveral) || (measure === "个" && !AMOUNTS.has(fact)),
  );
  return said.length > 0 || match.facts.length === 0
    ? { ...match, facts: said }
    : { facts: [], missing: match.facts[0] ?? null, weak: false };
}

const WANTS_FIGURE = /how (?:many|much) (?:mg|milligrams?|mcg|iu)\b|(?:多少|几)(?:毫克|mg)/;

/** Milligrams are told by a figure alone. */
function withFigures(product: Product, match: ClauseMatch): ClauseMatch {
  const facts = match.facts.filter((fact) =>
    statementsOf(product).some((one) => one.fact === fact && /\d/.test(one.text)),
  );
  return facts.length > 0 ? { ...match, facts } : { facts: [], missing: match.missing ?? "nutrition", weak: false };
}

const AMOUNTS: ReadonlySet<string> = new Set(["net_content", "capacity", "weight", "options_pack"]);

const COMPARED_WITH =
  /(?:比|跟|和|与|同|还是)[^，。？?]{1,12}?(?:[那这]?[件条款支双只瓶盒种]|那个)|\b(?:than|compared? (?:to|with)|vs\.?|versus|from) (?:the|your|that|those)\b.*|\b(?:this|this one|it|these) or (?:the|your|that) (?:[a-z0-9]+ ?){1,3}/;

/** What a product is set beside is not what is asked: 跟清爽那支哪个倍数高 asks for no texture. */
function withoutCompared(clause: string): string {
  return clause.replace(COMPARED_WITH, (words) => " ".repeat(words.length));
}

/** A list of ingredients answers for each thing whether it is in there. */
const ASKS_WHAT_IS_IN_IT =
  /里面有没有|(?:里面|里头)有.{1,6}[吗么不没]|含.{1,5}[吗么不]|[加放]了?.{1,5}[吗么没]|\b(?:any|is there) (?:[a-z]+ ){1,2}(?:in|inside) (?:it|this|the)\b|\bcontains?\b|\bany [a-z]+ (?:in|inside)\b|\bmade with\b/;
