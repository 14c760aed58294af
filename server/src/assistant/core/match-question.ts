import type { Product } from "../../commerce/index.ts";
import { alikeFact, asksForCount, chosenFact, countingFact, timingFact } from "./likeness.ts";
import { type ClauseMatch, matchClause } from "./match-clause.ts";
import type { Questions } from "./questions.ts";
import { clausesIn, isQuestion } from "./question-clauses.ts";
import { folded, statementsOf } from "./statements.ts";

/**
 * What a product's facts say to a question: the facts that answer it (`missing`: a second thing asked that they do not),
 * the one not given (`weak`: only for whom or when was asked), or that it names none.
 */
export type Match =
  | { readonly kind: "stated"; readonly facts: readonly string[]; readonly missing: string | null }
  | { readonly kind: "not_given"; readonly fact: string; readonly weak: boolean }
  | { readonly kind: "none" };

/** More facts than this in one answer bury what was asked. */
const MOST_FACTS = 2;

/** Finds what answers a question about a product. A fact of the right kind that does not speak of what is asked is no answer. */
export function matchQuestion(questions: Questions, product: Product, text: string): Match {
  const clauses = clausesIn(folded(text));
  const asking = clauses.filter(isQuestion);
  const first = matchAll(questions, product, asking);
  if (first.kind === "stated" || (first.kind === "not_given" && !first.weak)) return first;
  // 孩子鸡蛋过敏 这个可以吃吗: what is asked of stands before the question.
  const rest = clauses.filter((clause) => !asking.includes(clause));
  const second = matchAll(questions, product, rest);
  return first.kind === "not_given" && second.kind !== "stated" ? first : second;
}

function matchAll(questions: Questions, product: Product, clauses: readonly string[]): Match {
  const matches = clauses.map((clause) => matchOne(questions, product, clause));
  const facts = [...new Set(matches.flatMap((match) => match.facts))].slice(0, MOST_FACTS);
  const lacking = matches.filter(({ missing }) => missing !== null);
  const missing = [...lacking.filter(({ weak }) => !weak), ...lacking][0]?.missing ?? null;
  if (facts.length > 0) return { kind: "stated", facts, missing };
  return missing === null
    ? { kind: "none" }
    : { kind: "not_given", fact: missing, weak: lacking.every(({ weak }) => weak) };
}

function matchOne(questions: Questions, product: Product, clause: string): ClauseMatch {
  const count = asksForCount(clause) ? countingFact(product, clause) : null;
  if (count !== null) return { facts: [count], missing: null, weak: false };
  const match = matchClause(questions, product, withoutCompared(clause));
  if (match.facts.length > 0) return match;
  const list = statementsOf(product).find((one) => one.fact === "ingredients")?.fact ?? null;
  if (match.missing === "ingredients" && list !== null) return { facts: [list], missing: null, weak: false };
  if (match.missing !== null) return match;
  const fact =
    (ASKS_WHAT_IS_IN_IT.test(clause) ? list : null) ??
    chosenFact(product, clause) ??
    countingFact(product, clause) ??
    timingFact(product, clause) ??
    alikeFact(product, clause);
  return { facts: fact === null ? [] : [fact], missing: null, weak: false };
}

const COMPARED_WITH =
  /(?:比|跟|和|与|同|还是)[^，。？?]{1,12}?(?:[那这]?[件条款支双只瓶盒种]|那个)|\b(?:than|compared? (?:to|with)|vs\.?|versus|from) (?:the|your|that|those)\b.*|\b(?:this|this one|it|these) or (?:the|your|that) (?:[a-z0-9]+ ?){1,3}/;

/** What a product is set beside is not what is asked: 跟清爽那支哪个倍数高 asks for no texture. */
function withoutCompared(clause: string): string {
  return clause.replace(COMPARED_WITH, (words) => " ".repeat(words.length));
}

/** A list of ingredients answers for each thing whether it is in there. */
const ASKS_WHAT_IS_IN_IT =
  /里面有没有|(?:里面|里头)有.{1,6}[吗么不没]|含.{1,5}[吗么不]|[加放]了?.{1,5}[吗么没]|\b(?:any|is there) (?:[a-z]+ ){1,2}(?:in|inside) (?:it|this|the)\b|\bcontains?\b|\bany [a-z]+ (?:in|inside)\b|\bmade with\b/;
