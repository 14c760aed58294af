import { ATTRIBUTE_KEYS, attributeKeyOf } from "../../core/attribute-keys.ts";
import type { Attribute, Batch, Product, SizeChart, SizeMeasure, Variant, VariantOption } from "../../core/product.ts";
import type { BilingualText } from "../../core/text.ts";
import { stableId } from "../../store/stable-id.ts";
import { DraftReader, type ImportShop } from "./build-context.ts";
import type { Located } from "./check-drafts.ts";
import type { ProductDraft } from "./drafts.ts";
import type { ImportProblem } from "./import-problem.ts";
import { optionName } from "./option-names.ts";

/** A product made from a draft, with what did not fit. */
export interface BuiltProduct {
  readonly product: Product;
  readonly problems: readonly ImportProblem[];
}

/** Makes a product of a draft. */
export function buildProduct({ draft, locate }: Located<ProductDraft>, shop: ImportShop): BuiltProduct {
  const read = new DraftReader(shop, locate);
  const product: Product = {
    id: stableId(shop.shopId, "product", draft.sku),
    sku: draft.sku,
    title: read.text(draft.title),
    category: draft.category ?? "",
    categoryName: draft.categoryName === undefined ? {} : read.text(draft.categoryName),
    summary: draft.summary === undefined ? {} : read.text(draft.summary),
    keywords: draft.keywords ?? [],
    url: draft.url ?? null,
    imageUrl: draft.image ?? null,
    virtual: draft.virtual ?? false,
    listed: draft.listed ?? true,
    variants: draft.variants.map((variant, index) => buildVariant({ variant, index, read, shop })),
    attributes: Object.entries(draft.attributes ?? {}).map(([name, value]) => attribute(name, value, read)),
    usage: (draft.usage ?? []).map((step) => read.text(step)),
    care: (draft.care ?? []).map((step) => read.text(step)),
    contents: (draft.contents ?? []).map(({ name, quantity }) => ({ name: read.text(name), quantity })),
    packaging: read.maybeText(draft.packaging),
    sizeChart: draft.sizeChart === undefined ? null : sizeChart(draft.sizeChart, read),
    shelfLife: shelfLife(draft, read),
    batches: batches(draft, read),
    certificates: (draft.certificates ?? []).map((one, index) => ({
      key: `certificate-${index + 1}`,
      name: read.text(one.name),
      number: one.number ?? null,
      issuer: read.maybeText(one.issuer),
      url: one.url ?? null,
    })),
    warranty: warranty(draft, read),
    reviews: null,
    gift: read.maybeText(draft.gift),
  };
  return { product, problems: [...read.problems] };
}

interface VariantToBuild {
  readonly variant: ProductDraft["variants"][number];
  readonly index: number;
  readonly read: DraftReader;
  readonly shop: ImportShop;
}

function buildVariant({ variant, index, read, shop }: VariantToBuild): Variant {
  const path = `/variants/${index}`;
  return {
    id: stableId(shop.shopId, "variant", variant.sku),
    sku: variant.sku,
    options: buildOptions(variant.options, read),
    price: read.money(variant.price, `${path}/price`),
    listPrice: variant.listPrice === undefined ? null : read.money(variant.listPrice, `${path}/listPrice`),
    stock: variant.stock,
    restockOn: read.day(variant.restockOn, `${path}/restockOn`),
    priceHistory: [],
  };
}

/** Options by the name that the file gives: 颜色 and colour are the same. */
export function buildOptions(
  options: Readonly<Record<string, string | BilingualText>> | undefined,
  read: DraftReader,
): readonly VariantOption[] {
  return Object.entries(options ?? {}).map(([written, value]) => ({
    ...optionName(written, read),
    value: read.text(value),
  }));
}

function attribute(written: string, value: string | BilingualText, read: DraftReader): Attribute {
  const key = attributeKeyOf(written);
  const known = key === undefined ? undefined : ATTRIBUTE_KEYS[key];
  return { key: key ?? written, name: known?.name ?? read.text(written), value: read.text(value) };
}

const BODY_MEASURES = ["height", "weight", "bust", "waist", "hip", "foot"] as const;
const MEASURE_NAMES = {
  height: { zh: "身高", en: "Height" },
  weight: { zh: "体重", en: "Weight" },
  bust: { zh: "胸围", en: "Chest" },
  waist: { zh: "腰围", en: "Waist" },
  hip: { zh: "臀围", en: "Hips" },
  foot: { zh: "脚长", en: "Foot length" },
} as const;

function sizeChart(draft: NonNullable<ProductDraft["sizeChart"]>, read: DraftReader): SizeChart {
  const unit = draft.unit ?? { length: "cm", weight: "kg" };
  const used = BODY_MEASURES.filter((key) => draft.rows.some((row) => row[key] !== undefined));
  const measures = used.map((key): SizeMeasure => {
    return { key, of: "body", name: MEASURE_NAMES[key], unit: key === "weight" ? unit.weight : unit.length };
  });
  const rows = draft.rows.map((row) => {
    const ranges = used.flatMap((key) => {
      const [min, max] = row[key] ?? [];
      return min === undefined || max === undefined ? [] : [[key, { min, max }] as const];
    });
    return { size: row.size, ranges: Object.fromEntries(ranges) };
  });
  return { measures, rows, note: read.maybeText(draft.note) };
}

function shelfLife({ shelfLifeDays, storage }: ProductDraft, read: DraftReader): Product["shelfLife"] {
  if (shelfLifeDays === undefined) return null;
  return { days: shelfLifeDays, storage: storage === undefined ? {} : read.text(storage), afterOpening: null };
}

const DAY = 86_400_000;

/** Without an expiry date it follows from the shelf life. */
function batches({ batch, producedOn, expiresOn, shelfLifeDays }: ProductDraft, read: DraftReader): readonly Batch[] {
  const produced = read.day(producedOn, "/producedOn");
  if (produced === null) return [];
  const expires =
    read.day(expiresOn, "/expiresOn") ?? (shelfLifeDays === undefined ? null : dayAfter(produced, shelfLifeDays));
  return [{ code: batch ?? produced, producedOn: produced, expiresOn: expires }];
}

function dayAfter(day: string, days: number): string | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time + days * DAY).toISOString().slice(0, 10);
}

function warranty({ warrantyMonths, warranty: words }: ProductDraft, read: DraftReader): Product["warranty"] {
  if (warrantyMonths === undefined) return null;
  return { months: warrantyMonths, text: words === undefined ? {} : read.text(words) };
}
