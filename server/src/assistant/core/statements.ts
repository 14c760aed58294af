import type { BilingualText, Product } from "../../commerce/index.ts";

/** Something that the shop has said of a product: the fact's name, and its words in both languages, folded. */
export interface Statement {
  readonly fact: string;
  readonly text: string;
}

/** Kept with the very product it was made from. */
const kept = new WeakMap<Product, readonly Statement[]>();

/** Everything that the shop has said of a product, attributes first, what buyers say last. */
export function statementsOf(product: Product): readonly Statement[] {
  const known = kept.get(product);
  if (known !== undefined) return known;
  const made = makeStatements(product);
  kept.set(product, made);
  return made;
}

function makeStatements(product: Product): readonly Statement[] {
  const { shelfLife, certificates, care, usage, sizeChart } = product;
  return [
    ...product.attributes.map(({ key, value }) => statement(key, [value])),
    ...(shelfLife === null ? [] : [statement("shelf_life", [shelfLife.storage])]),
    ...given("after_opening", shelfLife?.afterOpening ?? null),
    ...certificates.map(({ key, name }) => statement(`certificate_${key}`, [name])),
    ...(care.length === 0 ? [] : [statement("care", care)]),
    ...(usage.length === 0 ? [] : [statement("usage", usage)]),
    ...optionStatements(product),
    ...contentsStatement(product),
    ...given("packaging", product.packaging),
    ...given("gift", product.gift),
    ...given("warranty", product.warranty?.text ?? null),
    ...given("size_chart", sizeChart?.note ?? null),
    ...reviewsStatement(product),
  ];
}

function optionStatements({ variants }: Product): readonly Statement[] {
  const options = variants.flatMap((variant) => variant.options);
  return [...new Set(options.map((option) => option.key))].map((key) =>
    statement(
      `options_${key}`,
      options.filter((option) => option.key === key).map((option) => option.value),
    ),
  );
}

function contentsStatement({ contents }: Product): readonly Statement[] {
  if (contents.length === 0) return [];
  const items = contents.map(({ name, quantity }) => {
    const times = `×${String(quantity)}`;
    return { zh: `${name.zh ?? ""}${times}`, en: `${name.en ?? ""}${times}` };
  });
  return [statement("contents", items)];
}

function reviewsStatement({ reviews }: Product): readonly Statement[] {
  if (reviews === null) return [];
  return [
    statement(
      "reviews",
      [reviews.praised, reviews.criticised].flatMap((one) => one ?? []),
    ),
  ];
}

function given(fact: string, text: BilingualText | null): readonly Statement[] {
  return text === null ? [] : [statement(fact, [text])];
}

function statement(fact: string, texts: readonly BilingualText[]): Statement {
  return { fact, text: folded(texts.map(({ zh = "", en = "" }) => `${zh} \n ${en}`).join(" \n ")) };
}

/** What a product is called, folded: its title, kind and further names. */
export function namesText({ title, categoryName, keywords }: Product): string {
  const { zh = "", en = "" } = title;
  // What it comes with does not name it: "Hammock with straps".
  return folded(
    `${zh} ${en.replace(/ with .*$/i, "")} ${categoryName.zh ?? ""} ${categoryName.en ?? ""} ${keywords.join(" ")}`,
  );
}

/** Written one way: full width and capitals make no difference. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/(?<=[a-z])-(?=[a-z])/g, " ");
}
