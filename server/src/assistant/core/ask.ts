import type { FactNameOf, Order, Product, Variant } from "../../commerce/index.ts";
import { orderCard, orderQuickReply, productCard, productQuickReply } from "./cards.ts";
import { chooseOrder } from "./choose-order.ts";
import { chooseProduct } from "./choose-product.ts";
import type { Outcome } from "./outcome.ts";
import { answered } from "./outcome.ts";
import { reply } from "./reply.ts";
import { orderFact, personReply, productFact, type SkillTurn, unknownFact, shopFact } from "./skill.ts";

/** So many products are shown to choose from. */
const LISTED_PRODUCTS = 5;

/** Goes on with the order meant; asks which when there are several, asks to sign in when nobody is known. */
export function withOrder(
  turn: SkillTurn,
  plausible: (order: Order) => boolean,
  goOn: (order: Order) => Outcome,
): Outcome {
  const choice = chooseOrder(turn, plausible);
  switch (choice.kind) {
    case "one":
      return aboutOrder(goOn(choice.order), choice.order);
    case "several":
      return askWhichOrder(turn, choice.orders);
    case "none":
      return answered(reply(turn.say("order.none")));
    case "not_found":
      return answered(reply(turn.say("order.not_found"), { quickReplies: [personReply(turn)] }));
    case "sign_in":
      return answered(reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] }));
  }
}

/** An outcome that asks. */
type Question = Extract<Outcome, { readonly kind: "ask" }>;

function aboutOrder(outcome: Outcome, order: Order): Outcome {
  return { ...outcome, subject: { order: order.number, ...outcome.subject } };
}

/** Shows orders as cards and asks which is meant; the wish waits. */
export function askWhichOrder(turn: SkillTurn, orders: readonly Order[]): Question {
  return {
    kind: "ask",
    slot: "order",
    subject: {},
    listed: { kind: "orders", keys: orders.map((order) => order.number) },
    reply: reply(turn.say("ask.order"), {
      facts: orders.map((order) => orderFact(order, "state")),
      cards: orders.map((order) => orderCard(turn, order)),
      quickReplies: orders.map((order) => orderQuickReply(turn, order)),
    }),
  };
}

/** A product with the variants that fit the options named. */
export interface ChosenProduct {
  readonly product: Product;
  readonly variants: readonly Variant[];
}

/** Goes on with the product meant; shows those that fit and asks which, or asks for its name. */
export function withProduct(turn: SkillTurn, goOn: (chosen: ChosenProduct) => Outcome): Outcome {
  const choice = chooseProduct(turn);
  switch (choice.kind) {
    case "one":
      return aboutProduct(goOn(choice), choice.product);
    case "several":
      return askWhichProduct(turn, choice.products);
    case "none":
      return { kind: "ask", slot: "product", subject: {}, reply: reply(turn.say("ask.product.name")) };
  }
}

function aboutProduct(outcome: Outcome, product: Product): Outcome {
  return { ...outcome, subject: { product: product.sku, ...outcome.subject } };
}

/** Shows products as cards and asks which is meant; the wish waits. */
export function askWhichProduct(turn: SkillTurn, products: readonly Product[]): Question {
  const shown = products.slice(0, LISTED_PRODUCTS);
  return {
    kind: "ask",
    slot: "product",
    subject: {},
    listed: { kind: "products", keys: shown.map((product) => product.sku) },
    reply: reply(turn.say("ask.product.which"), {
      facts: shown.map((product) => productFact(product, "title")),
      cards: shown.map((product) => productCard(turn, product)),
      quickReplies: shown.map((product) => productQuickReply(turn, product)),
    }),
  };
}

/** Goes on with what the shop has said, or says that it has not. */
export function withShopFact<T>(
  turn: SkillTurn,
  fact: { name: FactNameOf<"shop">; value: T | null },
  goOn: (value: T) => Outcome,
): Outcome {
  return fact.value === null ? unknownFact(turn, shopFact(turn, fact.name)) : goOn(fact.value);
}
