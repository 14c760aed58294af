import type { Dealings, Language, ShopFacts, ShopRules } from "../../commerce/index.ts";
import { decide } from "./decide.ts";
import { NEW_DIALOGUE } from "./dialogue.ts";
import { mentionsOf } from "./mentions.ts";
import { NO_OWN_WORDS } from "./own-words.ts";
import type { Questions } from "./questions.ts";
import type { Wording } from "./say.ts";

/** A group of a shop's rules. */
export type RuleGroup = keyof ShopRules;

/** What customers ask so that a group of the rules is what answers them. Other groups are told along with these. */
const ASKED: Readonly<Partial<Record<RuleGroup, readonly string[]>>> = {
  dispatch: ["shipping.dispatch_time"],
  warehouses: ["shipping.origin"],
  delivery: ["shipping.delivery_time"],
  shippingFees: ["shipping.fee"],
  couriers: ["shipping.courier"],
  coverage: ["shipping.reach"],
  invoices: ["invoice.request"],
  bargaining: ["price.bargain"],
  priceProtection: ["price.protection"],
  returns: ["return.window", "return.shipping_fee"],
  combining: ["order.combine"],
  gifts: ["promo.gift"],
  guarantee: ["product.authenticity"],
  howToOrder: ["order.how_to"],
};

/** What is looked at. */
export interface PreviewInput {
  readonly facts: ShopFacts;
  readonly language: Language;
  readonly now: Date;
  readonly wording: Wording;
  readonly questions: Questions;
}

/** What somebody who is not signed in would be told about each group of a shop's rules, by the assistant itself. */
export function previewRules(input: PreviewInput): ReadonlyMap<RuleGroup, string> {
  const answers = Object.entries(ASKED).flatMap(([group, intents]) => {
    const texts = intents.map((intent) => answerTo(intent, input)).filter((text) => text !== "");
    return isGroup(group) && texts.length > 0 ? [[group, texts.join("\n")] as const] : [];
  });
  return new Map(answers);
}

function isGroup(name: string): name is RuleGroup {
  return Object.hasOwn(ASKED, name);
}

/** Empty where the assistant would have to ask first, or would hand over: that says nothing about the rule. */
function answerTo(intent: string, { facts, language, now, wording, questions }: PreviewInput): string {
  const wish = { intent, confidence: 1, text: "", mentions: mentionsOf("") };
  const understood = { text: "", language, abusive: false, pictureOnly: false, wishes: [wish] };
  const shop = {
    shop: facts,
    verified: false,
    orders: [],
    dealings: new Map<string, Dealings>(),
    coupons: [],
    returnAddresses: new Map<string, null>(),
    cases: [],
    lateCoupon: null,
    ways: [],
    sops: [],
    sopBegunBy: () => null,
    own: NO_OWN_WORDS,
  };
  const decision = decide({ understood, dialogue: NEW_DIALOGUE, facts: shop, now, wording, questions, intents: [] });
  const { kind, facts: named, unknown } = decision;
  return kind === "answer" && named.length + unknown.length > 0 ? decision.text : "";
}
