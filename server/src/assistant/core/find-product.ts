import { colourByName, colourFamily } from "@warmline/nlu/entities";
import type { BilingualText, Product, Variant, VariantOption } from "../../commerce/index.ts";
import { ATTRIBUTE_KEYS, searchTerms } from "../../commerce/index.ts";
import type { Mentions } from "./mentions.ts";

/** A term that more than this share of a shop's products know does not tell them apart. */
const COMMON_SHARE = 0.5;
/** Products scoring at least this share of the best are as likely meant. */
const NEAR_BEST = 0.8;
/** Words of questions that titles may share by chance. */
const QUESTION_WORDS = searchTerms(
  `什么 时候 怎么 多少 可以 请问 这个 那个 这款 那款 这件 那件 一下 发货 快递 包邮 尺码 颜色 面料 材质 成分 洗涤 优惠 活动 正品
  现货 有没 没有 什么时候 多少钱 怎么样 我的 你们 你好 你家 我要 想要 想买 有货 大码 小码 加大 推荐 适合 质量 礼物 送人 保质 使用 会不
  the a an is are it this that these those how what when where which who why do does did can could will would i me my you your we for of to in on
  at with and or not no yes any have has be please much many long size sizes color colour price cost ship shipping order arrive delivery fit wash
  use made material stock available one ones get buy want waterproof warm washable recommend carry sell looking show got need like there from by if so up out about than then does doesn don t s m l`,
);

interface Index {
  readonly terms: readonly ReadonlySet<string>[];
  readonly spread: ReadonlyMap<string, number>;
  /** Terms of attribute names (直径, capacity): alone they say what is asked, not about what. */
  readonly attributes: ReadonlySet<string>;
}

/** Kept with the very list it was made from, which a shop's facts keep until they change. */
const indexes = new WeakMap<readonly Product[], Index>();

/** Listed products that the text names by words of their titles, keywords or categories: the best and all nearly as good. */
export function namedProducts(products: readonly Product[], text: string): readonly Product[] {
  const { terms, spread, attributes } = indexOf(products);
  const asked = [...searchTerms(withoutVerbs(text))].filter((term) => !QUESTION_WORDS.has(term) && isTelling(term));
  const telling = asked.filter((term) => (spread.get(term) ?? 0) <= Math.max(1, products.length * COMMON_SHARE));
  const names = telling.filter((term) => !attributes.has(term));
  const scores = terms.map((known) => (names.some((term) => known.has(term)) ? scoreOf(telling, known, spread) : 0));
  const best = Math.max(0, ...scores);
  if (best === 0) return [];
  return products
    .map((product, index) => ({ product, score: scores[index] ?? 0 }))
    .filter(({ product, score }) => product.listed && score >= best * NEAR_BEST)
    .sort((left, right) => right.score - left.score)
    .map(({ product }) => product);
}

/** How a text names a product: by words for the kind of thing it is, and by how many words of its names in all. */
export function namedTerms(
  product: Product,
  text: string,
): { readonly heads: readonly string[]; readonly shared: number } {
  const asked = [...searchTerms(withoutVerbs(text))].filter((term) => !QUESTION_WORDS.has(term) && isTelling(term));
  const heads = headTerms(product);
  const known = termsOf(product);
  return {
    heads: asked.filter((term) => heads.has(term)),
    shared: asked.filter((term) => known.has(term)).length,
  };
}

/** The word for the thing comes last: 亚麻衬衫式连衣裙, Merino Hiking Socks, 3 pairs. */
function headTerms({ title, categoryName, keywords }: Product): ReadonlySet<string> {
  const chinese = title.zh?.replace(/[^\p{sc=Han}]+.*$/u, "").slice(-2) ?? "";
  const english =
    (title.en ?? "")
      .split(",")[0]
      ?.match(/[a-z]{3,}/gi)
      ?.at(-1) ?? "";
  const kind = [categoryName.zh ?? "", categoryName.en?.match(/[a-z]+/gi)?.at(-1) ?? ""];
  return searchTerms([chinese, english, ...kind, ...keywords].join(" \n "));
}

/** Figures and units say how much, not which. */
function isTelling(term: string): boolean {
  return (
    term.length > 1 && !/^\d+(?:cm|kg|mm|lb|lbs|in|ft|ml|g)?$/.test(term) && !/^(?:cm|kg|lb|lbs|mm|ft)$/.test(term)
  );
}

function scoreOf(asked: readonly string[], known: ReadonlySet<string>, spread: ReadonlyMap<string, number>): number {
  return asked.filter((term) => known.has(term)).reduce((sum, term) => sum + 1 / Math.sqrt(spread.get(term) ?? 1), 0);
}

function indexOf(products: readonly Product[]): Index {
  const kept = indexes.get(products);
  if (kept) return kept;
  const terms = products.map(termsOf);
  const spread = new Map<string, number>();
  for (const term of terms.flatMap((set) => [...set])) spread.set(term, (spread.get(term) ?? 0) + 1);
  const index = { terms, spread, attributes: attributeTerms(products) };
  indexes.set(products, index);
  return index;
}

const KNOWN_ATTRIBUTES = Object.values(ATTRIBUTE_KEYS).map((known) => known.name);

/** English names of several words are left out: 'water' in "water content" also names a filter. */
function attributeTerms(products: readonly Product[]): ReadonlySet<string> {
  const own = products.flatMap((product) => product.attributes.map((attribute) => attribute.name));
  const words = [...KNOWN_ATTRIBUTES, ...own].flatMap(({ zh = "", en = "" }) => [zh, en.includes(" ") ? "" : en]);
  return searchTerms(words.join(" \n "));
}

/** "Set it up", "can I pack it": verbs, whatever title shares the word. */
const VERBS = [
  /\b(?:to|i|you|we|they|can|could|should|just|easily|and|or)\s+[a-z]+(?=\s+(?:it|this|that|them)\b)/gi,
  /\b[a-z]+(?=\s+(?:it|this|that|them)\s+(?:up|down|off|out|away|together)\b)/gi,
  /\b(?:to|i|you|we|they)\s+[a-z]+(?=\s+up\b)/gi,
];

function withoutVerbs(text: string): string {
  return VERBS.reduce((left, verbs) => left.replace(verbs, " "), text);
}

function termsOf(product: Product): ReadonlySet<string> {
  const words = [both(product.title), both(product.categoryName), ...product.keywords, product.sku];
  return searchTerms(words.join(" \n "));
}

function both(text: BilingualText): string {
  return `${text.zh ?? ""} ${text.en ?? ""}`;
}

/** The variants that fit every option the customer named; all of them when he named none. */
export function namedVariants(product: Product, mentions: Mentions, text: string): readonly Variant[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const keys = [...new Set(product.variants.flatMap((variant) => variant.options.map((option) => option.key)))];
  return keys.reduce<readonly Variant[]>((left, key) => narrow(left, key, { mentions, folded }), product.variants);
}

interface Named {
  readonly mentions: Mentions;
  readonly folded: string;
}

function narrow(variants: readonly Variant[], key: string, named: Named): readonly Variant[] {
  const fitting = variants.filter((variant) =>
    variant.options.some((option) => option.key === key && isNamed(option, named)),
  );
  return fitting.length > 0 ? fitting : variants;
}

function isNamed(option: VariantOption, { mentions, folded }: Named): boolean {
  const values = lowerValues(option);
  if (option.key === "size" && mentions.sizes.length > 0)
    return values.some((value) => mentions.sizes.some((size) => isSize(value, size)));
  if (values.some((value) => value.length > 1 && folded.includes(value))) return true;
  return option.key === "colour" && mentions.colours.some((colour) => isColour(values, colour));
}

/** 蓝色 means 雾霾蓝 and 藏青 alike: the same colour, or one of its family when only the family was named. */
export function isColour(values: readonly string[], colour: Mentions["colours"][number]): boolean {
  const plain = colour.text.replace(/色$/, "").toLowerCase();
  return values.some((value) => value.includes(plain) || coloursIn(value).some((id) => isKindOf(id, colour.id)));
}

type ColourId = Mentions["colours"][number]["id"];

function isKindOf(id: ColourId, wanted: ColourId): boolean {
  return id === wanted || (colourFamily(id) === wanted && colourFamily(wanted) === wanted);
}

function coloursIn(value: string): readonly ColourId[] {
  return [...colourByName].flatMap(([name, id]) => (name.length > 1 && value.includes(name) ? [id] : []));
}

/** Whether the customer named a colour or size that this product does not come in. */
export function namesMissingOption(product: Product, mentions: Mentions): boolean {
  const valuesOf = (key: string) =>
    product.variants.flatMap((variant) => variant.options.filter((option) => option.key === key)).flatMap(lowerValues);
  const colours = valuesOf("colour");
  const sizes = valuesOf("size");
  const noColour =
    colours.length > 0 && mentions.colours.length > 0 && !mentions.colours.some((one) => isColour(colours, one));
  const noSize =
    sizes.length > 0 &&
    mentions.sizes.length > 0 &&
    !mentions.sizes.some((one) => sizes.some((size) => isSize(size, one)));
  return noColour || noSize;
}

/** 11 is also "US 11". */
function isSize(value: string, named: string): boolean {
  const size = named.toLowerCase();
  return value === size || value.endsWith(` ${size}`);
}

function lowerValues(option: VariantOption): string[] {
  return [option.value.zh, option.value.en].flatMap((value) => (value === undefined ? [] : [value.toLowerCase()]));
}
