import type { Product } from "../../commerce/index.ts";
import { asksToCompare } from "./asks.ts";
import type { Heard } from "./fill.ts";
import { namedProducts } from "./find-product.ts";
import { matchQuestion } from "./match-question.ts";
import type { SkillTurn } from "./skill.ts";
import { SURE_PART } from "./understand.ts";

const ATTRIBUTE = "product.attribute";
/** Readings that a question about the product in view is easily taken for, however surely. */
const EASILY_TAKEN = /^(?:product\.(?:find|recommend)|give\.|talk\.(?!human|abuse)|out_of_scope$|item\.|price\.ask$)/;
/** Other wishes surer than this are heard as they are. */
const SURE = 0.6;
/** Said to the assistant itself, not about goods. */
const TO_US = /[你您]|人工|客服|机器人|在[吗么]|谢|\b(?:you|u|your|thanks?)\b/i;
const QUESTION =
  /[?？吗么]|什么|怎么|咋|多少|多久|多大|几|哪|[不没]$|[不没](?:[啊呀呢哦])?[\s?？]|还是|是不是|会不会|有没有|^(?:how|whats?|should|would|when|where|which|can|could|does|do|is|are|will|any|ok)\b|\b(?:is it|does it|do the|does the|are they|can i|how many|how much)\b/i;

/**
 * The intent of a question about the product in view that was not heard as one: its words ask for a fact of that product,
 * or they are a question that nothing else explains. Null where the message is heard as it is.
 */
export function questionIntent(turn: SkillTurn, heard: Heard): string | null {
  const product = turn.facts.shop.products.find((one) => one.sku === turn.dialogue.product);
  if (product === undefined || turn.mentions.numbers.length > 0 || turn.dialogue.order !== null) return null;
  if (/^product\.(?:usage|quality_doubt|freshness|authenticity|attribute)$/.test(heard.intent))
    return heard.confidence < SURE_PART ? ATTRIBUTE : null;
  return isAbout(turn, product, heard) ? ATTRIBUTE : null;
}

function isAbout(turn: SkillTurn, product: Product, { intent, confidence }: Heard): boolean {
  const unsure = confidence < SURE;
  const taken = unsure || EASILY_TAKEN.test(intent) || (product.virtual && intent === "promo.coupon");
  const match = matchQuestion(product, turn.text);
  const asks = QUESTION.test(turn.text);
  if (match.kind === "stated" && (unsure || asksToCompare(turn.text) || (taken && asks))) return true;
  if (!taken || !asks) return false;
  if (match.kind === "not_given" && match.exact) return true;
  return unsure || isStray(turn, intent);
}

/** Heard as talk or as a search, but a question that is neither said to us nor names anything to find. */
function isStray(turn: SkillTurn, intent: string): boolean {
  if (TO_US.test(turn.text)) return false;
  if (intent === "product.find") return namedProducts(turn.facts.shop.products, turn.naming).length === 0;
  return intent.startsWith("talk.");
}
