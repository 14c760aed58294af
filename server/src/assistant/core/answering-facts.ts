import type { Product } from "../../commerce/index.ts";
import { likeness } from "./likeness.ts";
import type { Aspect } from "./questions.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** The facts of a product that answer what is asked, the best first; none where the shop has given none. */
export function factsFor(product: Product, aspect: Aspect, question: string): readonly string[] {
  const statements = statementsOf(product);
  const owned = aspect.facts.flatMap((key) => statements.filter((one) => isOf(one, key) && isExact(one, aspect)));
  const [first] = owned;
  if (first !== undefined)
    return (aspect.all ? owned : [first, ...saidBeside(statements, first, aspect)]).map((one) => one.fact);
  const attributes = new Set(product.attributes.map(({ key }) => key));
  const nearest = aspect.within?.[0];
  const rank = ({ fact }: Statement) => (fact === nearest ? -1 : attributes.has(fact) ? 0 : fact === "reviews" ? 2 : 1);
  const [best] = speaking(statements, aspect).toSorted(
    (left, right) => rank(left) - rank(right) || likeness(right, question) - likeness(left, question),
  );
  if (best !== undefined) return [best.fact];
  return statements.filter((one) => aspect.lists.includes(one.fact)).map((one) => one.fact);
}

/** The other fact that says more of the same: 日抛, and that it is thrown away when it was taken out. */
function saidBeside(statements: readonly Statement[], told: Statement, { also, speaks }: Aspect): readonly Statement[] {
  const said = (one: Statement) => one !== told && also.includes(one.fact) && speaksOf(one, speaks);
  return also.length === 0 ? [] : statements.filter(said).slice(0, 1);
}

function isOf({ fact }: Statement, key: string): boolean {
  return key === "certificates" ? fact.startsWith("certificate_") : fact === key;
}

function speaking(statements: readonly Statement[], { speaks, within }: Aspect): readonly Statement[] {
  if (speaks === null) return [];
  const looksAt = (fact: string) =>
    within === null || (within.includes("any") && fact !== "reviews") ? fact !== "reviews" : within.includes(fact);
  const said = statements.filter(({ text }) => text.search(speaks) >= 0);
  const found = said.filter(({ fact }) => looksAt(fact));
  return found.length > 0 || !within?.some(isSteps) ? found : said.filter(({ fact }) => isSteps(fact));
}

/** What is a step of use to one shop is one of care to another. */
function isSteps(fact: string): boolean {
  return fact === "usage" || fact === "care";
}

function isExact({ text }: Statement, { figure }: Aspect): boolean {
  return !figure || /\d/.test(text);
}

const LENGTH = /\d\s*(?:厘米|毫米|公分|cm\b|mm\b|in\b|inch)/;

/** The facts that speak of a part and, of that part, of what is asked. */
export function factsOfPart(product: Product, part: Part, aspect: Aspect): readonly string[] {
  const ofPart = statementsOf(product).filter((one) => speaksOfPart(one, part));
  const answering = ofPart.filter(
    (one) =>
      (asksWhatOf(aspect) && isOwn(one, part)) ||
      (aspect.figure && LENGTH.test(one.text)) ||
      aspect.facts.some((key) => isOf(one, key)) ||
      speaksOf(one, aspect.speaks) ||
      speaksOf(one, aspect.asked),
  );
  return answering.slice(0, 1).map((one) => one.fact);
}

/** Asks what a thing is made of without naming anything. */
function asksWhatOf({ facts }: Aspect): boolean {
  return facts.includes("material") && facts.includes("filling");
}

/** A fact of the part's own says what it is made of: the lining is cotton twill. */
function isOwn({ fact }: Statement, { aspect }: Part): boolean {
  return aspect?.about === "part" && aspect.facts.includes(fact);
}

/** A part of a product: the word for it, and what is asked of it where it has facts of its own. */
export interface Part {
  readonly word: string;
  readonly aspect: Aspect | null;
}

/** Whether a statement speaks of a part. */
export function speaksOfPart({ fact, text }: Statement, { word, aspect }: Part): boolean {
  if (fact === "reviews") return false;
  if (aspect?.facts.includes(fact) || text.includes(word.replace(/s$/, ""))) return true;
  return aspect !== null && (aspect.within?.includes(fact) ?? true) && speaksOf({ fact, text }, aspect.speaks);
}

function speaksOf({ text }: Statement, pattern: RegExp | null): boolean {
  return pattern !== null && text.search(pattern) >= 0;
}
