import type { Order } from "../../../commerce/index.ts";
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
