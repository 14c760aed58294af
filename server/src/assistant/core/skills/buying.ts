import type { FactId, FactNameOf, Product, Variant } from "../../../commerce/index.ts";
import { factId } from "../../../commerce/index.ts";
import { type ChosenProduct, withProduct, withShopFact } from "../ask.ts";
import { productCard, productQuickReply } from "../cards.ts";
import { chooseProduct } from "../choose-product.ts";
import { namedProducts, namesMissingOption } from "../find-product.ts";
import { formatCalendarDay, formatClauses, formatList, formatSteps } from "../format.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  personReply,
  price,
  productFact,
  shopFact,
  type Skills,
  type SkillTurn,
  unknownFact,
  worded,
} from "../skill.ts";
import { appliesTo, isRunning, promotionReply } from "./promotions.ts";

/** Before the order: finding things, what they cost, whether they are there, how to order. */
export const buyingSkills: Skills = {
  "price.ask": (turn) => withProduct(turn, (chosen) => answered(priceReply(turn, chosen))),
  "price.bargain": bargain,
  "product.stock": (turn) => withProduct(turn, (chosen) => answered(stockReply(turn, chosen))),
  "product.find": findProducts,
  "product.recommend": recommend,
  "order.link": link,
  "order.how_to": howToOrder,
};

const FOUND_PRODUCTS = 5;
const TOLD_VARIANTS = 12;

/** How a variant is called: its options one after the other. */
export function variantName(turn: SkillTurn, variant: Variant): string {
  return variant.options.map((option) => worded(turn, option.value)).join(" ");
}

/** The name of a fact about a variant. */
export function variantFact(variant: Variant, fact: FactNameOf<"variant">): FactId {
  return factId("variant", variant.sku, fact);
}

/** The price of the variants meant, what is crossed out, and what is on for it now. */
export function priceReply(turn: SkillTurn, { product, variants }: ChosenProduct): Reply {
  const running = turn.facts.shop.promotions.filter((one) => isRunning(one, turn.now) && appliesTo(one, product));
  return joinReplies([
    priceOf(turn, product, variants),
    ...running.map((one) => promotionReply(turn, one)),
    reply("", { cards: [productCard(turn, product)] }),
  ]);
}

function priceOf(turn: SkillTurn, product: Product, variants: readonly Variant[]): Reply {
  const prices = variants.map((variant) => variant.price);
  const [min, max] = [Math.min(...prices), Math.max(...prices)];
  const title = worded(turn, product.title);
  const facts = variants.slice(0, TOLD_VARIANTS).map((variant) => variantFact(variant, "price"));
  if (min !== max)
    return reply(turn.say("price.range", { title, min: price(turn, min), max: price(turn, max) }), { facts });
  const list = variants[0]?.listPrice ?? null;
  if (list !== null && list > min)
    return reply(turn.say("price.is.list", { title, price: price(turn, min), list: price(turn, list) }), {
      facts: [...facts, ...variants.slice(0, 1).map((variant) => variantFact(variant, "list_price"))],
    });
  return reply(turn.say("price.is", { title, price: price(turn, min) }), { facts });
}

/** What may be given by the shop's own rule, and what is on; nothing is promised beyond that. */
function bargain(turn: SkillTurn): Outcome {
  return withShopFact(turn, { name: "bargaining", value: turn.facts.shop.rules.bargaining }, (rule) => {
    const running = turn.facts.shop.promotions
      .filter((one) => isRunning(one, turn.now))
      .map((one) => promotionReply(turn, one));
    const rules = reply(worded(turn, rule.text), { facts: [shopFact(turn, "bargaining")] });
    return answered(joinReplies([rules, ...running]));
  });
}

/** Stock of the variants meant: there, how few, or sold out and when again. */
export function stockReply(turn: SkillTurn, { product, variants }: ChosenProduct): Reply {
  const title = worded(turn, product.title);
  if (namesMissingOption(product, turn.mentions)) return noSuchOption(turn, product);
  const [only] = variants;
  if (only !== undefined && variants.length === 1) return oneVariant(turn, product, only);
  const facts = variants.map((variant) => variantFact(variant, "stock"));
  const there = variants.filter((variant) => variant.stock > 0);
  const gone = variants.filter((variant) => variant.stock === 0);
  if (there.length === 0)
    return joinReplies([reply(turn.say("stock.none", { title }), { facts }), ...restocks(turn, gone)]);
  const names = namesOf(turn, there);
  if (gone.length === 0) return reply(turn.say("stock.all", { title, names }), { facts });
  const some = turn.say("stock.some", { title, names, gone: namesOf(turn, gone) });
  return joinReplies([reply(some, { facts }), ...restocks(turn, gone)]);
}

function noSuchOption(turn: SkillTurn, product: Product): Reply {
  const names = namesOf(turn, product.variants);
  const facts = product.variants.slice(0, TOLD_VARIANTS).map((variant) => variantFact(variant, "options"));
  return reply(turn.say("stock.no_such", { title: worded(turn, product.title), names }), { facts });
}

function namesOf(turn: SkillTurn, variants: readonly Variant[]): string {
  return formatList(
    variants.slice(0, TOLD_VARIANTS).map((variant) => variantName(turn, variant)),
    turn.language,
  );
}

function oneVariant(turn: SkillTurn, product: Product, variant: Variant): Reply {
  const name = variantName(turn, variant);
  const title = name === "" ? worded(turn, product.title) : `${worded(turn, product.title)} ${name}`;
  const facts = [variantFact(variant, "stock")];
  if (variant.stock > 0) return reply(turn.say("stock.one", { title, count: variant.stock }), { facts });
  return joinReplies([reply(turn.say("stock.none", { title }), { facts }), ...restocks(turn, [variant])]);
}

function restocks(turn: SkillTurn, variants: readonly Variant[]): readonly Reply[] {
  const dated = variants.filter((variant) => variant.restockOn !== null).slice(0, TOLD_VARIANTS);
  const list = dated.map((variant) =>
    `${variantName(turn, variant)} ${formatCalendarDay(variant.restockOn ?? "", turn.language)}`.trim(),
  );
  if (list.length === 0)
    return [
      reply(turn.say("stock.no_date"), {
        unknown: variants.slice(0, 1).map((variant) => variantFact(variant, "restock")),
      }),
    ];
  return [
    reply(turn.say("stock.restock", { list: formatClauses(list, turn.language) }), {
      facts: dated.map((variant) => variantFact(variant, "restock")),
    }),
  ];
}

function findProducts(turn: SkillTurn): Outcome {
  const found = namedProducts(turn.facts.shop.products, turn.naming).slice(0, FOUND_PRODUCTS);
  if (found.length > 0) return shownProducts(turn, found, "find.found");
  const choice = turn.mentions.pick === null && turn.mentions.colours.length === 0 ? null : chooseProduct(turn);
  if (choice?.kind === "one") return shownProducts(turn, [choice.product], "link.is");
  return answered(reply(turn.say("find.none"), { quickReplies: [personReply(turn)] }));
}

function shownProducts(
  turn: SkillTurn,
  found: readonly Product[],
  key: "find.found" | "recommend.compare" | "link.is",
): Outcome {
  const body = reply(turn.say(key), {
    facts: found.map((product) => productFact(product, "title")),
    cards: found.map((product) => productCard(turn, product)),
    quickReplies: found.length > 1 ? found.map((product) => productQuickReply(turn, product)) : [],
  });
  const [only] = found;
  const subject = found.length === 1 && only !== undefined ? { product: only.sku } : {};
  return {
    kind: "answer",
    reply: body,
    subject,
    listed: { kind: "products", keys: found.map((product) => product.sku) },
  };
}

/** Which is better is not ours to invent: the facts side by side. */
function recommend(turn: SkillTurn): Outcome {
  const listed = turn.dialogue.listed?.kind === "products" ? turn.dialogue.listed.keys : [];
  const named = namedProducts(turn.facts.shop.products, turn.naming);
  const compared = (
    named.length > 0 ? named : turn.facts.shop.products.filter((product) => listed.includes(product.sku))
  ).slice(0, FOUND_PRODUCTS);
  if (compared.length === 0)
    return { kind: "ask", slot: "product", subject: {}, reply: reply(turn.say("recommend.ask")) };
  const shown = shownProducts(turn, compared, "recommend.compare");
  return { ...shown, reply: joinReplies([shown.reply, ...compared.map((product) => summary(turn, product))]) };
}

function summary(turn: SkillTurn, product: Product): Reply {
  const facts = product.attributes.slice(0, 3);
  const words = facts.map((one) => `${worded(turn, one.name)}: ${worded(turn, one.value)}`);
  const text = `· ${worded(turn, product.title)}${words.length > 0 ? ` — ${formatClauses(words, turn.language)}` : ""}`;
  return reply(text, { facts: [productFact(product, "title"), ...facts.map((one) => productFact(product, one.key))] });
}

function link(turn: SkillTurn): Outcome {
  return withProduct(turn, ({ product }) => shownProducts(turn, [product], "link.is"));
}

function howToOrder(turn: SkillTurn): Outcome {
  const steps = turn.facts.shop.rules.howToOrder;
  if (steps.length === 0) return unknownFact(turn, shopFact(turn, "how_to_order"));
  return answered(
    reply(turn.say("how_to_order.steps", { steps: formatSteps(steps, turn.language) }), {
      facts: [shopFact(turn, "how_to_order")],
    }),
  );
}
