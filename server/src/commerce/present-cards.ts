import type { OrderCard, ProductCard } from "@warmline/contract";
import { ORDER_STATE_LABELS } from "./core/labels.ts";
import type { Order } from "./core/order.ts";
import type { Product } from "./core/product.ts";
import { type Language, textIn } from "./core/text.ts";

/** The contract's limits for texts and lines of a card. */
const MAX_TEXT = 300;
const MAX_LINES = 20;

/** Who reads a card. */
export interface CardReader {
  readonly language: Language;
}

/** An order as a card in a conversation. */
export function presentOrder(order: Order, { language }: CardReader): OrderCard {
  const placed = order.times.placed ?? order.times.paid;
  return {
    kind: "order",
    number: order.number.slice(0, MAX_TEXT),
    state: order.state,
    stateLabel: textIn(ORDER_STATE_LABELS[order.state], language),
    ...(placed === null ? {} : { placedAt: placed.toISOString() }),
    total: { amount: order.total, currency: order.currency },
    lines: order.lines.slice(0, MAX_LINES).map((line) => ({
      title: textIn(line.title, language).slice(0, MAX_TEXT),
      options: optionWords(line.options, language),
      quantity: line.quantity,
    })),
  };
}

function optionWords(options: Order["lines"][number]["options"], language: Language): string {
  const words = options.map((option) => textIn(option.value, language));
  return words.join(language === "zh" ? " " : ", ").slice(0, MAX_TEXT);
}

/** A product as a card in a conversation, with the lowest price of its variants. */
export function presentProduct(
  product: Product,
  { language, currency }: { readonly language: Language; readonly currency: string },
): ProductCard {
  return {
    kind: "product",
    sku: product.sku,
    title: textIn(product.title, language).slice(0, MAX_TEXT),
    price: { amount: Math.min(...product.variants.map((variant) => variant.price)), currency },
    ...(product.imageUrl === null ? {} : { image: product.imageUrl }),
    ...(product.url === null ? {} : { url: product.url }),
  };
}
