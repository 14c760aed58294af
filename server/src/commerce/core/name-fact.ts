import { ATTRIBUTE_KEYS } from "./attribute-keys.ts";
import { FACT_NAMES, type FactOwner } from "./fact-names.ts";
import type { ShopFacts } from "./facts.ts";
import { ACTION_LABELS } from "./labels.ts";
import { clauseName } from "./policy/index.ts";
import type { Product, Variant } from "./product.ts";
import type { BilingualText } from "./text.ts";

/** A fact as people read it: `云裳 · 发货时效`. */
export interface NamedFact {
  readonly id: string;
  /** What it is about: the shop, a product with its options, an order by its number. */
  readonly subject: BilingualText;
  readonly name: BilingualText;
}

/**
 * Puts the id of a fact, of a clause (`clause:return.window`) or of an action (`action:cancel 123`) into words; null when
 * it is none of this shop that has any.
 */
export function nameFact(id: string, facts: ShopFacts): NamedFact | null {
  return nameClause(id) ?? nameAction(id) ?? nameOfFact(id, facts);
}

function nameClause(id: string): NamedFact | null {
  const name = id.startsWith("clause:") ? clauseName(id.slice("clause:".length)) : undefined;
  return name === undefined ? null : { id, subject: bilingual("条款", "Clause"), name };
}

function nameAction(id: string): NamedFact | null {
  const [, kind = "", order = ""] = /^action:([a-z_]+)(?: (.+))?$/u.exec(id) ?? [];
  const labels: Readonly<Record<string, BilingualText>> = ACTION_LABELS;
  const name = Object.hasOwn(labels, kind) ? labels[kind] : undefined;
  if (name === undefined) return null;
  return {
    id,
    subject: order === "" ? bilingual("顾客", "Customer") : bilingual(`订单 ${order}`, `Order ${order}`),
    name,
  };
}

function nameOfFact(id: string, facts: ShopFacts): NamedFact | null {
  const [, owner = "", key = "", fact = ""] = /^([a-z]+):(.+)#([^#]+)$/u.exec(id) ?? [];
  if (!isOwner(owner)) return null;
  const subject = subjectOf(owner, key, facts);
  const name = ownName(fact, { owner, key, facts }) ?? tableName(owner, fact);
  return subject === undefined || name === undefined ? null : { id, subject, name };
}

const bilingual = (zh: string, en: string): BilingualText => ({ zh, en });

function isOwner(text: string): text is FactOwner {
  return Object.hasOwn(FACT_NAMES, text);
}

function tableName(owner: FactOwner, fact: string): BilingualText | undefined {
  const table: Readonly<Record<string, BilingualText>> = FACT_NAMES[owner];
  return Object.hasOwn(table, fact) ? table[fact] : undefined;
}

function subjectOf(owner: FactOwner, key: string, facts: ShopFacts): BilingualText | undefined {
  switch (owner) {
    case "shop":
      return facts.shop.slug === key ? facts.shop.name : undefined;
    case "product":
      return productOf(facts, key)?.title;
    case "variant":
      return variantTitle(facts, key);
    case "promotion":
      return facts.promotions.find((one) => one.code === key)?.name;
    case "order":
      return bilingual(`订单 ${key}`, `Order ${key}`);
    case "shipment":
      return bilingual(`包裹 ${key}`, `Parcel ${key}`);
    case "remedy":
      return bilingual(`售后单 ${key}`, `Remedy ${key}`);
    case "case":
      return bilingual(`工单 ${key}`, `Case ${key}`);
    case "coupon":
      return bilingual(`优惠券 ${key}`, `Coupon ${key}`);
  }
}

function productOf({ products }: ShopFacts, sku: string): Product | undefined {
  return products.find((product) => product.sku === sku);
}

function variantTitle({ products }: ShopFacts, sku: string): BilingualText | undefined {
  for (const { title, variants } of products) {
    const variant = variants.find((one) => one.sku === sku);
    if (variant !== undefined) return withOptions(title, variant);
  }
  return undefined;
}

function withOptions(title: BilingualText, { options }: Variant): BilingualText {
  const inLanguage = (language: "zh" | "en") =>
    [title[language], ...options.map(({ value }) => value[language])].filter((part) => part !== undefined).join(" · ");
  return {
    ...(title.zh === undefined ? {} : { zh: inLanguage("zh") }),
    ...(title.en === undefined ? {} : { en: inLanguage("en") }),
  };
}

interface Asked {
  readonly owner: FactOwner;
  readonly key: string;
  readonly facts: ShopFacts;
}

/** A name that the shop gave: of an attribute, option or certificate of a product, of a courier or a warehouse. */
function ownName(fact: string, { owner, key, facts }: Asked): BilingualText | undefined {
  if (owner === "shop") return ruleName(fact, facts);
  return owner === "product" ? featureName(fact, productOf(facts, key)) : undefined;
}

function ruleName(fact: string, { rules }: ShopFacts): BilingualText | undefined {
  if (fact.startsWith("faq_")) return FACT_NAMES.shop.faq;
  const [, kind, code] = /^(courier|warehouse)_(.+)$/u.exec(fact) ?? [];
  const list = kind === "courier" ? rules.couriers : rules.warehouses;
  return code === undefined ? undefined : list.find((one) => one.code === code)?.name;
}

function featureName(fact: string, product: Product | undefined): BilingualText | undefined {
  const [, kind, key] = /^(options|certificate)_(.+)$/u.exec(fact) ?? [];
  if (kind === "certificate") return product?.certificates.find((one) => one.key === key)?.name;
  if (kind === "options") return optionName(product, key) ?? attributeName(key);
  return product?.attributes.find((one) => one.key === fact)?.name ?? attributeName(fact);
}

function optionName(product: Product | undefined, key: string | undefined): BilingualText | undefined {
  return product?.variants.flatMap(({ options }) => options).find((one) => one.key === key)?.name;
}

/** What the shop has not given still has a name, so that it can be said to be missing. */
function attributeName(key: string | undefined): BilingualText | undefined {
  return key !== undefined && Object.hasOwn(ATTRIBUTE_KEYS, key) ? ATTRIBUTE_KEYS[key]?.name : undefined;
}
