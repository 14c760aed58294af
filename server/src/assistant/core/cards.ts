import type { OrderCard, ProductCard, QuickReply } from "@warmline/contract";
import type { Order, Product } from "../../commerce/index.ts";
import { presentOrder, presentProduct } from "../../commerce/index.ts";
import { cut } from "./cut.ts";
import { orderTitle } from "./format.ts";
import { type SkillTurn, worded } from "./skill.ts";

/** The wire's limits of a quick reply. */
const MAX_LABEL = 80;
const MAX_SENT = 200;

/** An order as a card in the conversation. */
export function orderCard(turn: SkillTurn, order: Order): OrderCard {
  return presentOrder(order, turn);
}

/** A product as a card in the conversation. */
export function productCard(turn: SkillTurn, product: Product): ProductCard {
  return presentProduct(product, { language: turn.language, currency: turn.facts.shop.shop.currency });
}

/** One tap that names an order by its number, which stays true however the list is shown. */
export function orderQuickReply(turn: SkillTurn, order: Order): QuickReply {
  const text = turn.say("ask.order.choice", { number: order.number });
  return { label: cut(orderTitle(order, turn.language), MAX_LABEL), text: cut(text, MAX_SENT) };
}

/** One tap that names a product by its title. */
export function productQuickReply(turn: SkillTurn, product: Product): QuickReply {
  const title = worded(turn, product.title);
  return { label: cut(title, MAX_LABEL), text: cut(title, MAX_SENT) };
}
