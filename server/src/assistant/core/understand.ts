import { asksBeforeUse } from "./harm.ts";
import type { Understanding } from "@warmline/nlu";
import { guessLanguage } from "@warmline/nlu";
import { isAbusive } from "@warmline/nlu/mood";
import { clausesOf } from "@warmline/nlu/wishes";
import type { Language } from "../../commerce/index.ts";
import { type Mentions, mentionsOf } from "./mentions.ts";

/** Understands one piece of text; made by the knowledge room from the pack. */
export type Understand = (text: string, language: Language) => Reading;

/** What is used of a model's understanding. */
type Reading = Pick<Understanding, "intent" | "confidence" | "intents">;

/** One thing a customer wants. */
export interface Wish {
  readonly intent: string;
  readonly confidence: number;
  readonly text: string;
  readonly mentions: Mentions;
}

/** What a turn's messages say together. */
export interface Understood {
  /** All words of the turn, oldest first, in one text. */
  readonly text: string;
  readonly language: Language;
  /** Somewhere in it the customer scolds. */
  readonly abusive: boolean;
  /** The message was a picture only. */
  readonly pictureOnly: boolean;
  /** There was a picture, alone or beside words. */
  readonly pictured?: boolean;
  /** At least one; the surest reading of the whole comes first where there is only one. */
  readonly wishes: readonly Wish[];
}

/** Below this a reading is not understood: the assistant asks or offers a person instead of guessing. */
export const ABSTAIN_BELOW = 0.35;
/** A part of a message counts as a wish of its own only when it is understood this well. */
export const SURE_PART = 0.55;
/** More wishes than this in one message are for a person's patience. */
const MAX_WISHES = 4;
/** A longer message is a story: its first clauses are read apart, the rest only with the whole. */
const MAX_PARTS = 8;

/** Intents that frame a message rather than ask for something. */
const FRAMING = /^(?:talk\.(?:greet|thanks|bye|ack|affirm|deny|praise|chitchat)|give\.|out_of_scope$)/;
/** "What shall I do?" at the end of a story is no wish for a person: these count only where the whole message says so. */
const WHOLE_ONLY = /^(?:talk\.|complaint$)/;

/** Intents that one answer serves: two of them in one message are one wish. */
const FAMILIES: readonly (readonly string[])[] = [
  ["shipping.dispatch_time", "order.urge_dispatch", "order.status"],
  ["logistics.track", "logistics.stuck", "order.status", "shipping.delivery_time"],
  ["price.ask", "promo.rules", "price.bargain", "promo.coupon"],
  ["refund.request", "return.request", "order.cancel", "refund.status", "exchange.request"],
  [
    "product.attribute",
    "product.quality_doubt",
    "product.recommend",
    "product.find",
    "give.value",
    "product.size_advice",
  ],
  ["item.quality_issue", "item.damaged", "item.wrong", "item.missing", "complaint", "compensation.request"],
  ["product.usage", "item.quality_issue"],
  ["review.cannot", "order.virtual", "review.how_to"],
  ["return.seller_not_received", "return.address", "return.request", "complaint"],
];

const FEE_TWICE = "order.duplicate_shipping_fee";

/**
 * What is said in general beside a particular wish is that wish: "refund it", after a fee that was
 * charged twice; "nothing came", after a return that the seller does not have.
 */
const COVERED: Readonly<Record<string, readonly string[]>> = {
  [FEE_TWICE]: ["refund.request", "shipping.fee", "order.combine", "order.change_address"],
  "return.seller_not_received": ["item.missing", "logistics.signed_not_received", "order.change_address"],
};

/** "Can I get one back", 能退一个吗: words that ask for something back and name nothing but money; goods would have a name. */
const ONLY_BACK =
  /^(?:[退还返回给我你您们能可以否不吗嘛呢啊呀吧么了的得要想请帮把那这其中一二两1个笔份次单钱款多收该应下\s,，。.!！?？~～]|麻烦|申请|重复|运费|邮费|快递费|(?:can|could|may|might|will|would|i|you|u|we|get|have|got|want|need|like|give|gimme|send|pay|put|me|my|it|one|of|the|them|those|these|two|both|that|this|a|an|back|return(?:ed|ing)?|refund(?:ed)?|money|fees?|charges?|shipping|delivery|postage|payment|costs?|extra|second|other|duplicate|please|pls|plz|possible|possibly|is|to|for|and|so|be|do|how|should|just|at|least|i'?d|i'?ll|you'?ll)(?![a-z]))+$/iu;

/** Whether one wish of a message is what another one says in general. */
function covers(particular: Heard, { intent, text }: Heard): boolean {
  if (COVERED[particular.intent]?.includes(intent)) return true;
  return particular.intent === FEE_TWICE && intent.startsWith("return.") && ONLY_BACK.test(text);
}

/** Whether a wish only frames the message: a greeting, thanks, something given. */
export function isFraming(intent: string): boolean {
  return FRAMING.test(intent);
}

/** Understands a turn's messages together: fragments are read as one text, two wishes in one message as two. */
export function understandTurn(texts: readonly string[], fallback: Language, understand: Understand): Understood {
  const text = texts
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .join("\n");
  const language = languageOf(text, fallback);
  const read = (part: string): Heard => ({ ...readingOf(part, understand(part, language)), text: part });
  const whole = read(text.replaceAll("\n", " "));
  const parts = partsOf(text).map(read);
  return {
    text,
    language,
    abusive: isAbusive(text),
    pictureOnly: text === "",
    wishes: wishesOf(whole, parts).map(named),
  };
}

/** The clauses that could be wishes of their own; none when the message is one. */
function partsOf(text: string): readonly string[] {
  const clauses = clausesOf(text).map((clause) => clause.text);
  return clauses.filter((clause) => clause !== text).slice(0, MAX_PARTS);
}

/** Letters among digits are a number of something: 91330100MA2AAAAA1X, SF1234567890. */
const CODE = /[A-Za-z]*\d[A-Za-z\d]*/g;

/** The language of the message; digits, codes and signs alone say nothing of it. */
function languageOf(text: string, fallback: Language): Language {
  const words = text.replace(CODE, "");
  return /\p{L}{2}/u.test(words) || /\p{sc=Han}/u.test(words) ? guessLanguage(text) : fallback;
}

/** A wish before anybody looked at what it names. */
type Heard = Omit<Wish, "mentions">;

function named(heard: Heard): Wish {
  return { ...heard, mentions: mentionsOf(heard.text) };
}

/** Scolding is known by its words: without them the next reading holds, with nothing else in them they are enough. */
function readingOf(text: string, { intent, confidence, intents }: Reading): Pick<Wish, "intent" | "confidence"> {
  if (isAbusive(text)) return confidence < ABSTAIN_BELOW ? { intent: ABUSE, confidence: 1 } : { intent, confidence };
  if (intent !== ABUSE) return { intent, confidence };
  const next = intents.find((one) => one.intent !== ABUSE);
  if (next === undefined) return { intent: OUT_OF_SCOPE, confidence: 0 };
  const left = 1 - (intents.find((one) => one.intent === ABUSE)?.confidence ?? 0);
  return { intent: next.intent, confidence: left > 0 ? Math.min(1, next.confidence / left) : 0 };
}

const ABUSE = "talk.abuse";
/** "Allergic to feathers, is this one safe?": nothing has happened yet. */
const HARM = "item.health_harm";
const OUT_OF_SCOPE = "out_of_scope";

function wishesOf(whole: Heard, parts: readonly Heard[]): readonly Heard[] {
  const sure = parts.filter(
    (part) => part.confidence >= SURE_PART && !isFraming(part.intent) && !WHOLE_ONLY.test(part.intent),
  );
  const meant = asksBeforeUse(whole.text) ? sure.filter(({ intent }) => intent !== HARM) : sure;
  const particular = meant.filter((one) => !meant.some((other) => covers(other, one)));
  const apart = particular.filter(
    (part, index) => !particular.slice(0, index).some((earlier) => sameWish(earlier.intent, part.intent)),
  );
  const [first, second] = apart;
  if (first === undefined) return [whole];
  if (second !== undefined) return apart.slice(0, MAX_WISHES);
  return [betterOf(whole, first)];
}

/** With one sure part, the whole is heard with the surer reading, and always with all of its words. */
function betterOf(whole: Heard, part: Heard): Heard {
  // Scolding is heard apart: what it is about is the wish.
  const unsure = whole.confidence < ABSTAIN_BELOW || isFraming(whole.intent) || whole.intent === ABUSE;
  return unsure ? { ...whole, intent: part.intent, confidence: part.confidence } : whole;
}

/** Whether one answer serves both intents. */
export function sameWish(left: string, right: string): boolean {
  return left === right || FAMILIES.some((family) => family.includes(left) && family.includes(right));
}
