import type { Order, Product, Variant } from "../../commerce/index.ts";
import { asksToCompare } from "./asks.ts";
import { isColour, namedProducts, namedTerms, namedVariants } from "./find-product.ts";
import type { Mentions, Pick } from "./mentions.ts";
import type { SkillTurn } from "./skill.ts";
import { matchQuestion } from "./match-question.ts";
import { folded, namesText, statementsOf } from "./statements.ts";

/** Which product a wish is about. `variants` are those that fit the options named; all when none was. */
export type ProductChoice =
  | { readonly kind: "one"; readonly product: Product; readonly variants: readonly Variant[] }
  | { readonly kind: "several"; readonly products: readonly Product[] }
  | { readonly kind: "none" };

/** Finds the product meant: named by words, picked from a list, the one talked about, the only one bought or sold. */
export function chooseProduct(turn: SkillTurn): ProductChoice {
  const candidates = productCandidates(turn);
  const [only] = candidates;
  if (only === undefined) return { kind: "none" };
  if (candidates.length > 1) return { kind: "several", products: candidates };
  return { kind: "one", product: only, variants: namedVariants(only, turn.mentions, turn.naming) };
}

function productCandidates(turn: SkillTurn): readonly Product[] {
  const { products } = turn.facts.shop;
  const named = namedProducts(products, turn.naming);
  if (named.length > 0) return staysWith(turn, named) ?? preferCurrent(turn, named);
  const picked = pickedProduct(turn);
  if (picked) return [picked];
  const current = bySku(products, turn.dialogue.product);
  if (current && (turn.mentions.colours.length === 0 || hasColour(current, turn.mentions))) return [current];
  const coloured = colouredInList(turn);
  if (coloured.length > 0) return coloured;
  if (current) return [current];
  const ordered = productsOf(products, currentOrder(turn));
  if (ordered.length > 0) return ordered;
  return products.length === 1 ? products : listedProducts(turn);
}

/**
 * Words that only ask about a quality ("是真丝的吗", "is it wool"), compare with another or share a word with some title by
 * chance do not leave the product talked about.
 */
function staysWith(turn: SkillTurn, named: readonly Product[]): readonly Product[] | null {
  const { products } = turn.facts.shop;
  const current = bySku(products, turn.dialogue.product);
  if (current === undefined) return null;
  if (asksToCompare(turn.naming)) return [current];
  if (named.includes(current)) return null;
  if (namedTerms(current, turn.naming).heads.length > 0) return [current];
  // What the product talked about says of itself names no other.
  const own = statementsOf(current).map((one) => one.text);
  const blank = (word: string) => " ".repeat(word.length);
  const text = folded(turn.naming).replace(turn.questions.qualities, blank).replace(turn.questions.parts, blank);
  const answered = matchQuestion(turn.questions, current, turn.text).kind === "stated";
  const whole = folded(turn.naming);
  const another = named.some(
    (product) =>
      !isDoneTo(product, current, whole) && namesClearly(product, text, { among: named.length, own, answered, whole }),
  );
  return another ? null : [current];
}

/** Among several, only what a message begins with names another: "毛衣起球吗", but not "里面要穿毛衣". */
const BEGINNING = 4;

interface Beside {
  readonly among: number;
  readonly own: readonly string[];
  /** The product talked about answers the question. */
  readonly answered: boolean;
  /** The text with the words for qualities that are left out of it otherwise. */
  readonly whole: string;
}

function namesClearly(product: Product, text: string, { among, own, answered, whole }: Beside): boolean {
  const { heads: all, shared } = namedTerms(product, text);
  const heads = all.filter((head) => !own.some((one) => one.includes(head)));
  if (answered)
    return ANOTHER.test(text) || (!POINTS_AT_IT.test(text) && heads.some((head) => isFronted({ text, whole }, head)));
  if (among === 1) return heads.length > 0 || shared > 1 || THAT_ONE.test(text);
  return !POINTS_AT_IT.test(text) && heads.some((head) => isFronted({ text, whole }, head));
}

/** Worn or used with it, not asked about: 带着隐形能直接滴吗, 能不能塞裤子里. */
const USED_WITH = /[带戴配搭穿涂用摘卸塞套叠粘沾擦洗敷垫盖装当买跟和与同给][着在上掉]?\p{sc=Han}{0,1}$/u;
/** What one thing is made for is done to another: 防水睫毛膏卸得掉吗, asked of a make-up remover. */
const MADE_FOR = /[卸洗擦滤泡煮煎炒装盖垫挂]/g;

function isDoneTo(product: Product, current: Product, text: string): boolean {
  const [own, other] = [namesText(current), namesText(product)];
  return (text.match(MADE_FOR) ?? []).some((verb) => own.includes(verb) && !other.includes(verb));
}

const THAT_ONE = /那[个款件条双只瓶盒]|\bthat\b|\bone\b/;
const ANOTHER = /那[个款件条双只瓶盒]|另一|\bthat one\b|\bother one\b/;
const POINTS_AT_IT = /这[个款件条双只瓶盒]|\b(?:it|this|these|they)\b/;

function isFronted({ text, whole }: { readonly text: string; readonly whole: string }, head: string): boolean {
  const at = text.indexOf(head);
  if (!/^[a-z]/.test(head)) return at <= BEGINNING && !USED_WITH.test(whole.slice(0, at));
  return new RegExp(`\\b(?:the|your|those|any) (?:[a-z-]+ ){0,3}${head}`).test(text);
}

/** "这条裙子" while a dress is talked about means that dress, however many there are, unless a colour says another. */
function preferCurrent(turn: SkillTurn, named: readonly Product[]): readonly Product[] {
  if (named.length === 1) return named;
  const { pick, colours } = turn.mentions;
  const coloured = colours.length === 0 ? [] : named.filter((product) => hasColour(product, turn.mentions));
  const fitting = coloured.length > 0 ? coloured : named;
  const current = fitting.find((product) => product.sku === turn.dialogue.product);
  const picked = pick === null ? undefined : pickFrom(fitting, pick, turn.dialogue.product);
  if (picked) return [picked];
  if (current) return [current];
  const shown = listedProducts(turn).filter((product) => fitting.includes(product));
  return shown.length > 0 ? shown : fitting;
}

function pickedProduct(turn: SkillTurn): Product | undefined {
  const { pick } = turn.mentions;
  return pick === null ? undefined : pickFrom(listedProducts(turn), pick, turn.dialogue.product);
}

function colouredInList(turn: SkillTurn): readonly Product[] {
  if (turn.mentions.colours.length === 0) return [];
  return listedProducts(turn).filter((product) => hasColour(product, turn.mentions));
}

function hasColour(product: Product, mentions: Mentions): boolean {
  const options = product.variants.flatMap((variant) => variant.options);
  const values = options.flatMap((option) => [option.value.zh ?? "", (option.value.en ?? "").toLowerCase()]);
  return mentions.colours.some((colour) => isColour(values, colour));
}

function listedProducts(turn: SkillTurn): readonly Product[] {
  const { listed } = turn.dialogue;
  if (listed?.kind !== "products") return [];
  return listed.keys.flatMap((sku) => bySku(turn.facts.shop.products, sku) ?? []);
}

function currentOrder(turn: SkillTurn): Order | undefined {
  return turn.facts.orders.find((order) => order.number === turn.dialogue.order);
}

function productsOf(products: readonly Product[], order: Order | undefined): readonly Product[] {
  const skus = new Set(order?.lines.map((line) => line.productSku));
  return products.filter((product) => skus.has(product.sku));
}

function bySku(products: readonly Product[], sku: string | null): Product | undefined {
  return sku === null ? undefined : products.find((product) => product.sku === sku);
}

/** The item that "the second", "the last" or "the other one" means in a list; `current` is the one talked about. */
export function pickFrom<T extends { readonly sku?: string; readonly number?: string }>(
  list: readonly T[],
  pick: Pick,
  current: string | null,
): T | undefined {
  if (pick !== "other") return list.at(pick > 0 ? pick - 1 : pick);
  const others = list.filter((item) => (item.sku ?? item.number) !== current);
  return others.length === 1 || current !== null ? others[0] : undefined;
}
