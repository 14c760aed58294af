import type { OrderCard, ProductCard, QuickReply } from "@warmline/contract";
import type { Order, Product } from "../../commerce/index.ts";
import { ORDER_STATE_LABELS } from "../../commerce/index.ts";
import { orderTitle } from "./format.ts";
import { type SkillTurn, worded } from "./skill.ts";

const MAX_LINES = 20;
const MAX_WORDS = 300;
const MAX_LABEL = 80;

/** An order as a card in the conversation. */
export function orderCard(turn: SkillTurn, order: Order): OrderCard {
  return {
    kind: "order",
    number: order.number.slice(0, MAX_WORDS),
    state: order.state,
    stateLabel: worded(turn, ORDER_STATE_LABELS[order.state]),
    placedAt: (order.times.placed ?? order.times.paid ?? turn.now).toISOString(),
    total: { amount: order.total, currency: order.currency },
    lines: order.lines.slice(0, MAX_LINES).map((line) => ({
      title: worded(turn, line.title).slice(0, MAX_WORDS),
      options: line.options
        .map((option) => worded(turn, option.value))
        .join(" ")
        .slice(0, MAX_WORDS),
      quantity: line.quantity,
    })),
  };
}

/** A product as a card in the conversation; its price is the lowest of its variants. */
export function productCard(turn: SkillTurn, product: Product): ProductCard {
  return {
    kind: "product",
    sku: product.sku.slice(0, MAX_WORDS),
    title: worded(turn, product.title).slice(0, MAX_WORDS),
    price: { amount: lowestPrice(product), currency: turn.facts.shop.shop.currency },
    ...(product.imageUrl === null ? {} : { image: product.imageUrl }),
    ...(product.url === null ? {} : { url: product.url }),
  };
}

function lowestPrice(product: Product): number {
  return Math.min(...product.variants.map((variant) => variant.price));
}

/** One tap that names an order by its number, which stays true however the list is shown. */
export function orderQuickReply(turn: SkillTurn, order: Order): QuickReply {
  return {
    label: orderTitle(order, turn.language).slice(0, MAX_LABEL),
    text: turn.say("ask.order.choice", { number: order.number }).slice(0, 200),
  };
}

/** One tap that names a product by its title. */
export function productQuickReply(turn: SkillTurn, product: Product): QuickReply {
  const title = worded(turn, product.title);
  return { label: title.slice(0, MAX_LABEL), text: title.slice(0, 200) };
}
