import { ATTRIBUTE_KEYS, type Attribute, type Product } from "../../commerce/index.ts";

interface Name {
  readonly key: string;
  readonly name: string;
}

/** Where a product does not say what was asked under that name, what it may say instead. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  ingredients: ["key_ingredients", "material", "lens_material"],
  key_ingredients: ["ingredients"],
  material: ["lens_material", "filling", "ingredients"],
  weight: ["net_content"],
  net_content: ["weight", "capacity"],
  capacity: ["net_content", "dimensions"],
  dimensions: ["length", "packed_size"],
  length: ["dimensions"],
  power: ["powers"],
  powers: ["power"],
  shade: ["colour"],
  temperature: ["season", "thickness"],
  season: ["temperature", "thickness"],
  thickness: ["sheerness", "season"],
  sheerness: ["lining", "thickness"],
  origin: ["variety"],
};

/** Further words that customers use for a key, beside those commerce knows. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  material: [
    "含多少",
    "百分之",
    "什么料",
    "什么做的",
    "纯棉",
    "棉的",
    "made of",
    "cotton",
    "真皮",
    "真丝",
    "羊毛",
    "羊绒",
    "亚麻",
    "涤纶",
  ],
  thickness: ["厚吗", "薄吗", "很厚", "很薄", "厚么", "how thick", "thick", "thin", "warm"],
  season: ["夏天", "冬天", "春天", "秋天", "winter", "summer"],
  elasticity: ["弹吗", "有没有弹", "stretchy", "stretch"],
  sheerness: ["透吗", "会透", "透不透", "see-through", "see through", "sheer"],
  weight: ["几斤", "多少克重", "多少斤", "heavy", "how much does it weigh", "weigh"],
  origin: ["哪里生产", "哪儿产", "国产", "where is it made", "made in"],
  dimensions: ["多长", "多宽", "多高", "how big", "how long", "how wide", "how tall", "size of the"],
  ingredients: ["什么成分", "含什么", "里面含", "what's in it", "contain"],
  filling: ["什么绒", "充多少绒", "充的什么", "鸭绒", "鹅绒", "filled with", "down or"],
  waterproof: ["淋雨", "下雨", "rain", "water resistant", "water-resistant"],
  taste: ["辣不辣", "辣吗", "甜吗", "甜不甜", "spicy", "sweet"],
  sugar: ["含糖", "有糖", "sugar-free", "added sugar"],
  suitable_for: ["孕妇", "宝宝", "小孩", "老人", "儿童", "pregnant", "kids", "children", "baby"],
  allergens: ["花生", "麸质", "gluten", "nuts", "lactose"],
  capacity: ["多少升", "多少毫升", "装多少", "how many litres", "how many liters", "how much does it hold"],
  people: ["how many people", "how many ppl", "几人用", "几个人", "how many does it sleep", "how many fit"],
  lining: ["里衬", "内衬", "衬里", "lined"],
  pilling: ["起球", "掉毛", "lint", "pill"],
  fading: ["掉色", "褪色", "fade", "bleed"],
  shrinkage: ["缩水", "shrink"],
};

const NAMES: readonly Name[] = Object.entries(ATTRIBUTE_KEYS)
  .flatMap(([key, known]) =>
    [known.name.zh, known.name.en, ...known.aliases, ...(FURTHER[key] ?? [])].map((name) => ({
      key,
      name: (name ?? "").replaceAll("_", " ").toLowerCase(),
    })),
  )
  .filter(({ name }) => name.length > 1);

/** What is asked about a product, as attribute keys, the most exactly named first. */
export function attributeTopics(product: Product, text: string): readonly string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const own = product.attributes.flatMap((attribute) => namesOf(attribute));
  // 真丝 in "真丝连衣裙" names the dress; it does not ask what it is made of.
  const title = `${product.title.zh ?? ""} ${product.title.en ?? ""} ${product.keywords.join(" ")}`.toLowerCase();
  const hits = [...own, ...NAMES].filter(({ name }) => occurs(folded, name) && !occurs(title, name));
  const longest = hits.filter((hit) => !hits.some((other) => other.name !== hit.name && other.name.includes(hit.name)));
  return [...new Set(longest.sort((left, right) => right.name.length - left.name.length).map((hit) => hit.key))];
}

const QUALITIES = Object.values(FURTHER).flat();

/** A text without the words that ask about qualities, to see whether anything in it still names a product. */
export function withoutQualities(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  return QUALITIES.reduce((left, name) => (occurs(left, name) ? left.replaceAll(name, " ") : left), folded);
}

function namesOf(attribute: Attribute): readonly Name[] {
  return [attribute.name.zh, attribute.name.en, attribute.key.replaceAll("_", " ")].flatMap((name) =>
    name === undefined || name.length < 2 ? [] : [{ key: attribute.key, name: name.toLowerCase() }],
  );
}

function occurs(folded: string, name: string): boolean {
  if (!/^[a-z]/.test(name)) return folded.includes(name);
  return new RegExp(`\\b${name.replace(/[^a-z0-9 ]/g, "\\$&")}`).test(folded);
}

/** The attributes that answer a topic: the one of that key, else what comes nearest. */
export function attributesFor(product: Product, topic: string): readonly Attribute[] {
  const exact = product.attributes.filter((attribute) => attribute.key === topic);
  if (exact.length > 0) return exact;
  const related = (RELATED[topic] ?? []).flatMap((key) =>
    product.attributes.filter((attribute) => attribute.key === key),
  );
  return related.slice(0, 1);
}
