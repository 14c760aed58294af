import { ATTRIBUTE_KEYS } from "../core/attribute-keys.ts";
import type { Attribute, Batch, Certificate, Product, ShelfLife, Variant, VariantOption } from "../core/product.ts";
import type { BilingualText } from "../core/text.ts";
import { stableId } from "../store/stable-id.ts";
import {
  text,
  texts,
  type CatalogueSeed,
  type CertificateSeed,
  type ProductSeed,
  type ProductTraits,
} from "./compact.ts";
import { SIZE_CHARTS } from "./content/size-charts.ts";
import { drawFor, type Draw } from "./draw.ts";

const DAY = 86_400_000;
const OPTION_NAMES: Readonly<Record<string, string>> = {
  colour: "颜色|Colour",
  size: "尺码|Size",
  flavour: "口味|Flavour",
  pack: "规格|Pack",
  power: "度数|Power",
  shade: "色号|Shade",
  value: "面值|Value",
  length: "长度|Length",
};

/** For whom and when products are built. */
export interface ProductSetting {
  readonly seed: number;
  /** The namespace of the shop's ids. */
  readonly shopId: string;
  readonly slug: string;
  readonly now: Date;
}

type Seed = ProductSeed & ProductTraits;

/** A shop's products with variants, prices, stock and batches as of now. */
export function buildProducts(catalogue: CatalogueSeed, setting: ProductSetting): readonly Product[] {
  return catalogue.products.map((seed) => {
    const family = catalogue.families[seed.family];
    if (family === undefined) throw new Error(`${seed.sku} has an unknown family`);
    const whole: Seed = { ...family, ...seed, facts: { ...family.facts, ...seed.facts } };
    return buildProduct(whole, text(catalogue.categories[whole.category ?? ""] ?? ""), setting);
  });
}

function buildProduct(seed: Seed, categoryName: BilingualText, setting: ProductSetting): Product {
  const draw = drawFor(setting.seed, "product", seed.sku);
  const chart = seed.chart === undefined || seed.virtual === true ? undefined : SIZE_CHARTS[seed.chart];
  return {
    id: stableId(setting.shopId, "product", seed.sku),
    sku: seed.sku,
    title: text(seed.title),
    category: seed.category ?? "",
    categoryName,
    summary: {},
    keywords: seed.keywords?.split(" ") ?? [],
    url: `/demo/${setting.slug}/${seed.sku}`,
    imageUrl: null,
    virtual: seed.virtual === true,
    listed: true,
    variants: buildVariants(seed, draw, setting),
    attributes: Object.entries(seed.facts ?? {}).map(([key, value]) => attribute(key, value)),
    usage: texts(seed.usage ?? ""),
    care: texts(seed.care ?? ""),
    contents: (seed.contents ?? "").split(";;").filter(Boolean).map(packed),
    packaging: seed.packaging === undefined ? null : text(seed.packaging),
    sizeChart: chart ?? null,
    shelfLife: seed.shelf === undefined ? null : shelfLife(seed.shelf),
    batches: seed.shelf === undefined ? [] : [batch({ days: seed.shelf.days, sku: seed.sku, now: setting.now }, draw)],
    certificates: (seed.certificates ?? []).map((one) => certificate(one, draw)),
    warranty: seed.warranty === undefined ? null : { months: seed.warranty.months, text: text(seed.warranty.text) },
    reviews: reviews(seed, draw),
    gift: seed.gift === undefined ? null : text(seed.gift),
  };
}

function attribute(key: string, value: string): Attribute {
  const known = ATTRIBUTE_KEYS[key];
  if (known === undefined) throw new Error(`${key} is no attribute the demo knows`);
  return { key, name: known.name, value: text(value) };
}

function packed(written: string): { name: BilingualText; quantity: number } {
  const [name = "", count = "1"] = written.split("×");
  return { name: text(name.trim()), quantity: Number.parseInt(count, 10) };
}

function shelfLife({ days, storage, opened }: NonNullable<ProductTraits["shelf"]>): ShelfLife {
  return { days, storage: text(storage), afterOpening: opened === undefined ? null : text(opened) };
}

/** Produced lately enough that most of its life is ahead. */
function batch({ days, sku, now }: { days: number; sku: string; now: Date }, draw: Draw): Batch {
  const age = Math.max(1, Math.floor(Math.min(days * draw.between(0.05, 0.3), 240)));
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const produced = now.getTime() - age * DAY;
  return { code: `${sku}-${draw.int(100, 999)}`, producedOn: day(produced), expiresOn: day(produced + days * DAY) };
}

function certificate(seed: CertificateSeed, draw: Draw): Certificate {
  const number = seed.number?.replaceAll("#", () => String(draw.int(0, 9)));
  return {
    key: seed.key,
    name: text(seed.name),
    number: number ?? null,
    issuer: seed.issuer === undefined ? null : text(seed.issuer),
    url: null,
  };
}

function reviews(seed: Seed, draw: Draw): Product["reviews"] {
  const said = (words: string | undefined): BilingualText | null => (words ? text(words) : null);
  return {
    count: draw.int(40, 9000),
    goodPercent: draw.int(91, 99),
    praised: said(seed.praised),
    criticised: said(seed.criticised),
  };
}

function buildVariants(seed: Seed, draw: Draw, setting: ProductSetting): readonly Variant[] {
  // One draw for the product: all its variants got cheaper on the same day, or none.
  const cheaperSince = draw.percent(12) ? draw.int(3, 6) : null;
  return combinations(seed.options).map((options, index) =>
    buildVariant({ seed, options, index, cheaperSince }, draw, setting),
  );
}

interface VariantPlan {
  readonly seed: Seed;
  readonly options: readonly VariantOption[];
  readonly index: number;
  readonly cheaperSince: number | null;
}

function buildVariant(
  { seed, options, index, cheaperSince }: VariantPlan,
  draw: Draw,
  setting: ProductSetting,
): Variant {
  const { shopId, now } = setting;
  const sku = `${seed.sku}-${String(index + 1).padStart(2, "0")}`;
  const price = Math.round(seed.price * 100 * packFactor(options));
  const soldOut = seed.virtual !== true && draw.percent(6);
  const restockIn = draw.int(3, 20);
  const stock = draw.int(4, 260);
  return {
    id: stableId(shopId, "variant", sku),
    sku,
    options,
    price,
    listPrice: seed.listPrice === undefined ? null : Math.round(seed.listPrice * 100 * packFactor(options)),
    stock: soldOut ? 0 : stock,
    restockOn: soldOut ? new Date(now.getTime() + restockIn * DAY).toISOString().slice(0, 10) : null,
    priceHistory: history(price, cheaperSince, now),
  };
}

function history(price: number, cheaperSince: number | null, now: Date): Variant["priceHistory"] {
  const before = { since: new Date(now.getTime() - 120 * DAY), price };
  if (cheaperSince === null) return [before];
  return [
    { since: new Date(now.getTime() - cheaperSince * DAY), price },
    { ...before, price: Math.round((price * 1.15) / 100) * 100 },
  ];
}

/** The price of a pack grows a little slower than its content; the first pack of a product is the seed's price. */
function packFactor(options: readonly VariantOption[]): number {
  const pack = options.find((option) => option.key === "pack");
  return pack?.value.zh?.startsWith("25克×10") === true ? 0.4 : 1;
}

function combinations(options: ProductSeed["options"]): readonly (readonly VariantOption[])[] {
  return Object.entries(options).reduce<readonly (readonly VariantOption[])[]>(
    (rows, [key, values]) => rows.flatMap((row) => values.map((value) => [...row, option(key, value)])),
    [[]],
  );
}

function option(key: string, value: string): VariantOption {
  return { key, name: text(OPTION_NAMES[key] ?? key), value: text(value) };
}

/** The product with that sku; the demo's stories name theirs. */
export function productBySku(products: readonly Product[], sku: string): Product {
  const product = products.find((one) => one.sku === sku);
  if (product === undefined) throw new Error(`the demo has no product ${sku}`);
  return product;
}
