import type { BilingualText, Product } from "../../commerce/index.ts";

/** Something that the shop has said of a product: the fact's name, and its words in both languages, folded. */
export interface Statement {
  readonly fact: string;
  readonly text: string;
}

/** Kept with the very product it was made from. */
const kept = new WeakMap<Product, readonly Statement[]>();

/** Everything that the shop has said of a product, attributes first. */
export function statementsOf(product: Product): readonly Statement[] {
  const known = kept.get(product);
  if (known !== undefined) return known;
  const made = makeStatements(product);
  kept.set(product, made);
  return made;
}

function makeStatements(product: Product): readonly Statement[] {
  const { shelfLife, certificates, contents, care, usage } = product;
  const options = product.variants.flatMap((variant) => variant.options);
  const keys = [...new Set(options.map((option) => option.key))];
  return [
    ...product.attributes.map(({ key, value }) => statement(key, [value])),
    ...(shelfLife === null ? [] : [statement("shelf_life", [shelfLife.storage])]),
    ...(shelfLife === null || shelfLife.afterOpening === null
      ? []
      : [statement("after_opening", [shelfLife.afterOpening])]),
    ...certificates.map(({ key, name }) => statement(`certificate_${key}`, [name])),
    ...(care.length === 0 ? [] : [statement("care", care)]),
    ...(usage.length === 0 ? [] : [statement("usage", usage)]),
    ...keys.map((key) =>
      statement(
        `options_${key}`,
        options.filter((option) => option.key === key).map((option) => option.value),
      ),
    ),
    ...(contents.length === 0
      ? []
      : [
          statement(
            "contents",
            contents.map(({ name, quantity }) => ({ zh: `${name.zh ?? ""}×${String(quantity)}`, en: name.en ?? "" })),
          ),
        ]),
    ...given("packaging", product.packaging),
    ...given("gift", product.gift),
    ...given("warranty", product.warranty?.text ?? null),
    ...(product.reviews === null ? [] : [statement("reviews", [])]),
  ];
}

function given(fact: string, text: BilingualText | null): readonly Statement[] {
  return text === null ? [] : [statement(fact, [text])];
}

function statement(fact: string, texts: readonly BilingualText[]): Statement {
  return { fact, text: folded(texts.map(({ zh = "", en = "" }) => `${zh} ${en}`).join(" \n ")) };
}

/** What a product is called, folded: its title, kind and further names. */
export function namesText({ title, categoryName, keywords }: Product): string {
  const { zh = "", en = "" } = title;
  return folded(`${zh} ${en} ${categoryName.zh ?? ""} ${categoryName.en ?? ""} ${keywords.join(" ")}`);
}

/** Written one way: full width and capitals make no difference. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
