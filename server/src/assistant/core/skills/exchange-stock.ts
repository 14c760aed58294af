import type { Order, OrderLine, Variant } from "../../../commerce/index.ts";
import { namedVariants } from "../find-product.ts";
import { reply, type Reply } from "../reply.ts";
import type { SkillTurn } from "../skill.ts";
import { stockReply } from "./buying.ts";

/** For an exchange that names a size or colour: whether the ordered product is there in it. */
export function wantedStock(turn: SkillTurn, order: Order): Reply {
  const { sizes, colours } = turn.mentions;
  if (turn.intent !== "exchange.request" || sizes.length + colours.length === 0) return reply("");
  const products = turn.facts.shop.products.filter((one) => order.lines.some((line) => line.productSku === one.sku));
  const [product] = products;
  if (product === undefined || products.length > 1) return reply("");
  return stockReply(turn, { product, variants: namedVariants(product, turn.mentions, turn.text) });
}

/**
 * The variant that an exchange of one item is for: of those named, the one that is otherwise most like what was bought
 * ("换L码" keeps the colour). Null where nothing is named, or several would do.
 */
export function wantedVariant(turn: SkillTurn, line: OrderLine): Variant | null {
  const { sizes, colours } = turn.mentions;
  const product = turn.facts.shop.products.find((one) => one.sku === line.productSku);
  const held = product?.variants.find((one) => one.sku === line.variantSku);
  if (product === undefined || held === undefined || sizes.length + colours.length === 0) return null;
  const others = namedVariants(product, turn.mentions, turn.text).filter((one) => one !== held);
  const most = Math.max(...others.map((one) => likeness(one, held)));
  const [wanted, another] = others.filter((one) => likeness(one, held) === most);
  return wanted === undefined || another !== undefined ? null : wanted;
}

function likeness(variant: Variant, held: Variant): number {
  const same = ({ key, value }: Variant["options"][number]): boolean =>
    held.options.some((one) => one.key === key && one.value.zh === value.zh && one.value.en === value.en);
  return variant.options.filter(same).length;
}
