import { ATTRIBUTE_KEYS, type Attribute, type Product, searchTerms } from "../../commerce/index.ts";

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
  thickness: ["centre_thickness"],
  sheerness: ["lining", "thickness"],
  origin: ["variety"],
};

/** Further words that customers use for a key, beside those commerce knows; divided by `|`. */
const FURTHER: Readonly<Record<string, string>> = {
  material:
    "含多少|百分之|什么料|啥料|什么做的|啥做的|什么材料|啥材料|纯棉|棉的|全棉|含棉|棉吗|真皮|牛皮|皮的|人造革|真丝|桑蚕丝|羊毛|羊绒|亚麻|涤纶|聚酯|化纤|不锈钢|塑料|木头|实木|陶瓷|金属|made of|made from|made out of|cotton|polyester|wool|leather|silk|linen|cashmere|nylon|synthetic|composition|what fabric|stainless|plastic|solid wood|recycled|what wood|which wood|merino|ceramic|what kind of wood|what metal",
  lining: "里衬|内衬|衬里|里子|liner|单层|双层|夹里|lined|lining",
  thickness:
    "厚吗|薄吗|很厚|很薄|厚么|薄么|偏厚|偏薄|厚一点|薄一点|厚点|薄点|哪个厚|哪个薄|更厚|更薄|多厚|厚度|厚实|加绒|带绒|轻薄吗|克的面料|how thick|thick|thin|gsm|midweight|heavyweight",
  season:
    "夏天|冬天|春天|秋天|春秋|夏季|冬季|几月份|什么季节|哪个季节|winter|summer|autumn|spring|fall weather|which season|what season|year round",
  elasticity: "弹吗|有没有弹|有弹|弹不弹|弹性|紧绷|勒|勒吗|stretchy|stretch|elastic|any give|spandex",
  sheerness: "透吗|会透|透不透|透么|透肉|走光|露点|see-through|see through|sheer|transparent|show through",
  fit: "宽松|修身|显瘦|紧身|偏大|偏小|正码|版型|合身|落肩|廓形|loose|slim fit|baggy|tight fit|oversized|true to size|run small|run large|runs small|runs large|run big|roomy|layer under|layers under|half size",
  neckline: "什么领|啥领|圆领|v领|高领|领型|领子|crew neck|v-neck|v neck|neckline|collar|turtleneck",
  sleeve: "长袖|短袖|袖长|袖子|七分袖|五分袖|无袖|sleeve",
  length:
    "衣长|裙长|裤长|到膝|过膝|膝盖|到脚踝|拖地|盖屁股|盖住屁股|盖臀|长到哪|到哪里|到小腿|inseam|knee|midi|maxi|how long is the",
  waist: "高腰|低腰|中腰|腰高|腰多高|裆|收腹|rise|high waist|high-waist|waistband",
  pockets: "口袋|兜|暗袋|内袋|插袋|pocket",
  fastening: "拉链|扣子|纽扣|系带|绑带|抽绳|松紧|魔术贴|搭扣|zip|button|drawstring|closure|clasp|velcro|snaps|fasten",
  model: "模特|the model",
  colour_difference:
    "色差|实物|跟图|和图|图片一样|图上|照片一样|偏色|颜色准|same as the photo|same as in the photo|like the photo|as pictured|like the picture|true to the picture|colour accurate|color accurate",
  fading: "掉色|褪色|染色|掉蓝|掉不掉|掉颜色|染到|浮色|串色|fade|bleed|rub off|color run|colour run|dye|stain my",
  pilling: "起球|起毛|毛球|勾丝|浮毛|掉毛|lint|pill|bobbl|fuzz|snag",
  shrinkage: "缩水|会缩|缩吗|缩不缩|变小|越洗越|shrink|lose its shape",
  origin:
    "哪里生产|哪里的|哪儿的|哪儿产|哪产|哪里的货|国产|国内产|产的|进口|哪个国家|哪里做|where is it made|where are they made|where's it made|made in|made where|imported|which country|what country|come from|comes from|grown|harvested|sourced",
  weight:
    "几斤|多少克重|多少斤|重吗|重不重|沉吗|沉不沉|多重|轻不轻|多沉|很沉|heavy|how much does it weigh|weigh|lightweight|how light",
  dimensions:
    "多长|多宽|多高|长宽|多大|几寸|多少厘米|多少公分|how big|how long|how wide|how tall|how high|size of the|what size|measure|inches|dimension|footprint|length",
  capacity:
    "多少升|多少毫升|装多少|能装|容量|放得下|放下|装得下|装下|how many litres|how many liters|how much does it hold|how much can it hold|how much fits|volume|litre|liter|ounces",
  load: "承重|能承|最多放|weight limit|hold how much weight|how much weight",
  packed_size: "收起来|收纳|折叠|packs down|packed|pack down|fold up",
  people:
    "how many people|how many ppl|几人用|几个人|几人|how many does it sleep|how many fit|how many persons|sleep two|sleeps",
  filling:
    "什么绒|充多少绒|充的什么|鸭绒|鹅绒|充绒|绒量|含绒|填充|棉芯|filled with|filling|stuffing|down or|goose|duck|what's inside it",
  fill_power: "蓬松|蓬的|多少蓬|几蓬|fill power|loft",
  waterproof:
    "淋雨|下雨|雨天|雨里|沾水|遇水|出汗|防汗|防水|泼水|晕妆|晕染|雪地|小雨|大雨|被雨|water proof|water-|get wet|rain|sweat|splash|in the wet|snow|ipx|smudge",
  uv_protection: "防晒|紫外线|遮阳|uv|spf|upf|sun protection|pa+",
  temperature: "几度|零下|degrees|how cold|temperature|what temp|r-value|r value",
  taste:
    "辣不辣|辣吗|辣度|多辣|甜吗|甜不甜|很甜|齁|咸吗|咸不咸|酸吗|酸不酸|苦吗|苦不苦|什么味|啥味|口感|口味|味道|好喝吗|spicy|sweet|salty|sour|bitter|flavor|flavour|taste|how hot",
  sugar: "含糖|有糖|加糖|放糖|糖多|糖分|无糖|多少糖|蔗糖|sugar-free|sugar free|added sugar|sugar|sweetened",
  additives: "添加|防腐|色素|加了什么|additive|preservative|colouring|coloring|artificial",
  ingredients:
    "什么成分|啥成分|含什么|里面含|配料|原料|成分|用的什么|what's in it|whats in it|what is in it|contain|ingredient|what goes into|made with",
  net_content:
    "多少克|净重|净含量|几斤|几两|一斤|多少斤|多重|一罐多少|一袋多少|一瓶多少|一包多少|一盒多少|how many grams|net weight|how much is in|grams|how much in a|how many g",
  grade: "等级|几级|什么级|特级|一级|个头|颗粒|多大个|多大一颗|几厘米|多少粒|果径|grade|how big are they",
  variety: "什么品种|什么花|哪种花|什么蜜|哪个品种|什么种|variety|varietal|what kind of rice|what type of",
  allergens: "过敏|致敏|allerg",
  nutrition: "营养|nutrition|macros",
  replacement:
    "日抛|月抛|年抛|季抛|一次性|反复|重复|能戴几|戴多久|戴几天|多久换|换一次|用多久要换|daily or|monthly|dailies|how long can i wear|how often do i replace|replace them|replaced|reuse|disposable",
  water_content: "含水|water content|hydration",
  diameter: "直径|dia |diameter",
  base_curve: "基弧|弧度|base curve|curve",
  centre_thickness: "中心厚度|镜片厚|center thickness|centre thickness|lens thick",
  lens_material: "水凝胶|镜片材质|镜片材料|hydrogel|lens material",
  oxygen: "透氧|dk|oxygen|breathable lens",
  powers:
    "度数|多少度|几百度|近视|平光|零度|0度|最高多少度|prescription|diopter|power range|how strong|nearsight|myopi|what powers",
  graphic_diameter: "着色|graphic|coloured part|colored part",
  fragrance: "香味|气味|什么香|啥香|有味道|有没有味|味道大|留香|smell|scent|fragrance|odor",
  alcohol: "酒精|alcohol",
  key_ingredients:
    "功效成分|有效成分|主要成分|核心成分|烟酰胺|玻尿酸|透明质酸|水杨酸|视黄醇|神经酰胺|氨基酸|什么酸|active ingredient|actives|key ingredient|niacinamide|hyaluronic|retinol|salicylic|ceramide|amino acid|main ingredient",
  skin_type:
    "肤质|什么皮肤|哪种皮肤|混油|混干|痘肌|油皮|干皮|敏感|skin type|what skin|oily skin|dry skin|combination skin|acne|for my skin",
  texture:
    "质地|黏不黏|粘不粘|黏吗|粘吗|油腻|油不油|清爽|拔干|哑光|滋润|水润|厚重|搓泥|泛白|镜面|sticky|greasy|matte|glossy|texture|drying|finish|white cast|feel on",
  suitable_for:
    "孕妇|宝宝|小孩|老人|儿童|谁能|哪些人|什么人|适合谁|人群|pregnant|kids|children|baby|who is it for|who can|who should",
  sole: "鞋底|防滑|抓地|底子|grip|sole|tread|traction|slippery|lugs|drop",
  heel: "鞋跟|跟高|几厘米跟|heel",
  power: "电池|充电|续航|供电|瓦|battery|charge|usb|watt|fuel|what gas|gas canister|runs on|btu",
  dishwasher: "洗碗机|dishwasher",
  assembly: "安装|组装|assemble|assembly|put together|tools",
};

const furtherNames = (key: string): readonly string[] => FURTHER[key]?.split("|") ?? [];

const NAMES: readonly Name[] = Object.entries(ATTRIBUTE_KEYS)
  .flatMap(([key, known]) =>
    [known.name.zh, known.name.en, ...known.aliases, ...furtherNames(key)].map((name) => ({
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
  const found = [...own, ...NAMES].filter(({ name }) => occurs(folded, name) && !isOtherwiseUsed(folded, name));
  const apart = found.filter(({ name }) => !occurs(title, name));
  const hits = apart.length > 0 ? apart : found.filter(({ name }) => !namesBeside(folded.replaceAll(name, " "), title));
  const longest = hits.filter((hit) => !hits.some((other) => other.name !== hit.name && other.name.includes(hit.name)));
  return [...new Set(longest.sort((left, right) => right.name.length - left.name.length).map((hit) => hit.key))];
}

/** "Will it fit in a car": whether something has room, not how it is cut. */
function isOtherwiseUsed(folded: string, name: string): boolean {
  return name === "fit" && /\bfits? (?:in|into|inside|over|under|on|my|an?|the|two|\d)\b/.test(folded);
}

/** Whether a text still names the product where what looks like a quality is taken out: 真丝连衣裙 names a dress. */
function namesBeside(text: string, title: string): boolean {
  const names = searchTerms(title);
  return [...searchTerms(text)].some((term) => term.length > 1 && !/^\d/.test(term) && names.has(term));
}

const QUALITIES = Object.keys(FURTHER).flatMap(furtherNames);

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

/** Short words would begin many others: a pillow is no pill. */
const SHORT = 4;

function patternOf(name: string): RegExp {
  const written = name.replace(/[^a-z0-9 ]/g, "\\$&");
  return new RegExp(name.length > SHORT ? `\\b${written}` : `\\b${written}[a-z]?(?:s|es|ed|ing|er|y)?\\b`);
}

const patterns = new Map<string, RegExp>();

/** Chinese anywhere, Latin from the beginning of a word. */
function occurs(folded: string, name: string): boolean {
  if (!/^[a-z]/.test(name)) return folded.includes(name);
  const kept = patterns.get(name) ?? patternOf(name);
  patterns.set(name, kept);
  return kept.test(folded);
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
