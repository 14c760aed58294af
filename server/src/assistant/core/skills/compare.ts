import type { Attribute, BilingualText, Product } from "../../../commerce/index.ts";
import { saysMeasure } from "../asks-size.ts";
import { comparedProducts, withoutNames } from "../compared-products.ts";
import { matchQuestion } from "../match-question.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, type Reply } from "../reply.ts";
import { productFact, type SkillTurn } from "../skill.ts";
import { missing, statedReply } from "./product-facts.ts";

/** So many differences are told of each where nothing is said of what matters. */
const TOLD_DIFFERENCES = 4;

/** Two or three products beside each other, each by its own facts; null where a question compares none. */
export function comparison(turn: SkillTurn): Outcome | null {
  const products = comparedProducts(turn);
  const [first] = products;
  if (first === undefined || products.length < 2 || saysMeasure(first, turn.text, turn.mentions.body)) return null;
  const replies = comparedReplies(turn, products);
  return replies.length === 0 ? null : answered(joinReplies(replies), { product: subjectOf(turn, first) });
}

/** The product talked about stays that; without one it is the first named. */
function subjectOf({ dialogue }: SkillTurn, first: Product): string {
  return dialogue.product ?? first.sku;
}

function comparedReplies(turn: SkillTurn, products: readonly Product[]): readonly Reply[] {
  const question = withoutNames(turn.text, products);
  const matches = products.map((product) => ({ product, match: matchQuestion(turn.questions, product, question) }));
  if (matches.every(({ match }) => match.kind === "none")) return differences(turn, products);
  return matches.map(({ product, match }) => {
    if (match.kind === "stated") return statedReply(turn, product, match.facts);
    return missing(turn, productFact(product, match.kind === "not_given" ? match.fact : "attributes"));
  });
}

/** What all of them say, and not the same of it. */
function differences(turn: SkillTurn, products: readonly Product[]): readonly Reply[] {
  const [first, ...others] = products;
  const keys = (first?.attributes ?? [])
    .filter((attribute) => others.every((other) => differs(attribute, attributeOf(other, attribute.key))))
    .slice(0, TOLD_DIFFERENCES)
    .map(({ key }) => key);
  return keys.length === 0 ? [] : products.map((product) => statedReply(turn, product, keys));
}

function attributeOf(product: Product, key: string): Attribute | undefined {
  return product.attributes.find((attribute) => attribute.key === key);
}

function differs({ value }: Attribute, other: Attribute | undefined): boolean {
  return other !== undefined && written(value) !== written(other.value);
}

function written({ zh = "", en = "" }: BilingualText): string {
  return `${zh}\n${en}`;
}
