import type { Order, OrderLine, Product, Variant } from "../../../commerce/index.ts";
import { namedVariants } from "../find-product.ts";
import { reply, type Reply } from "../reply.ts";
import type { SkillTurn } from "../skill.ts";
import { stockReply } from "./buying.ts";

/** For an exchange that names a size or colour: whether the ordered product is there in it. */
export function wantedStock(turn: SkillTurn, order: Order): Reply {
  if (turn.intent !== "exchange.request") return reply("");
  const products = turn.facts.shop.products.filter((one) => order.lines.some((line) => line.productSku === one.sku));
  const [product] = products;
  if (product === undefined || products.length > 1) return reply("");
  const variants = variantsNamed(turn, product);
  return variants.length === 0 ? reply("") : stockReply(turn, { product, variants });
}

/**
 * The variant that an exchange of one item is for: of those named, the one that is otherwise most like what was bought
 * ("换L码" keeps the colour). Null where nothing is named, or several would do.
 */
export function wantedVariant(turn: SkillTurn, line: OrderLine): Variant | null {
  const product = turn.facts.shop.products.find((one) => one.sku === line.productSku);
  const held = product?.variants.find((one) => one.sku === line.variantSku);
  if (product === undefined || held === undefined) return null;
  const others = variantsNamed(turn, product).filter((one) => one !== held);
  const most = Math.max(...others.map((one) => likeness(one, held)));
  const [wanted, another] = others.filter((one) => likeness(one, held) === most);
  return wanted === undefined || another !== undefined ? null : wanted;
}

/** Variants that the words name by size, colour or the bare number of a size ("need a 10"); none where they name nothing. */
function variantsNamed({ mentions, text }: SkillTurn, product: Product): readonly Variant[] {
  if (mentions.sizes.length + mentions.colours.length > 0) return namedVariants(product, mentions, text);
  const numbers = new Set(text.match(/(?<![\d.])\d{1,2}(?:\.5)?(?![\d.])/g));
  const isNumbered = ({ key, value }: Variant["options"][number]): boolean =>
    key === "size" &&
    [value.zh, value.en].some((one) => numbers.has(/(?:^|\s)(\d{1,2}(?:\.5)?)$/.exec(one ?? "")?.[1] ?? ""));
  return product.variants.filter(({ options }) => options.some(isNumbered));
}

function likeness(variant: Variant, held: Variant): number {
  const same = ({ key, value }: Variant["options"][number]): boolean =>
    held.options.some((one) => one.key === key && one.value.zh === value.zh && one.value.en === value.en);
  return variant.options.filter(same).length;
}
