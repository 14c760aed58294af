import type {
  BilingualText,
  CouponFacts,
  CustomerCoupon,
  Dealings,
  FactId,
  FactNameOf,
  Language,
  MinorUnits,
  Order,
  PaymentOnFile,
  Product,
  ReturnAddress,
  ShopFacts,
} from "../../commerce/index.ts";
import { factId, formatMoney, textIn } from "../../commerce/index.ts";
import type { PublishedSop } from "./sops/published-sop.ts";
import type { Dialogue } from "./dialogue.ts";
import { formatDay, formatDeadline, formatMoment } from "./format.ts";
import type { KnownCase } from "./known-case.ts";
import type { Mentions } from "./mentions.ts";
import type { Outcome, Subject } from "./outcome.ts";
import type { OwnWords } from "./own-words.ts";
import { answered } from "./outcome.ts";
import { joinReplies, type Reply, reply } from "./reply.ts";
import type { Questions } from "./questions.ts";
import type { Say } from "./say.ts";

/** Everything an answer may stand on: the shop's facts, and of the customer only what is his own. */
export interface TurnFacts {
  readonly shop: ShopFacts;
  /** Signed in through the shop; nobody else has orders to ask about. */
  readonly verified: boolean;
  /** The customer's own orders, newest first. */
  readonly orders: readonly Order[];
  /** By an order's id, what was done to it here; orders to which nothing was done are left out. */
  readonly dealings: ReadonlyMap<string, Dealings>;
  readonly coupons: readonly CustomerCoupon[];
  /** The coupon that the shop gives for orders that leave late; only where a turn may be about that. */
  readonly lateCoupon: CouponFacts | null;
  /** Ways to pay that he has on file in this shop; only where a turn may be about them. */
  readonly ways: readonly PaymentOnFile[];
  /** Where a return of an order goes, by the order's id; only for orders a return may be about. */
  readonly returnAddresses: ReadonlyMap<string, ReturnAddress | null>;
  /** The customer's own cases in this shop, the latest first; only where a turn may be about them. */
  readonly cases: readonly KnownCase[];
  /** The shop's own processes, as published. */
  readonly sops: readonly PublishedSop[];
  /** The version of a process in which the customer stands, where it is published no more. */
  readonly formerSop?: PublishedSop | undefined;
  /** The id of the one whose phrases a text is like enough. */
  readonly sopBegunBy: (text: string) => string | null;
  /** What the shop says in its own words. */
  readonly own: OwnWords;
}

/**
 * One wish, with everything that helps to fulfil it. `text` is the question with the words that waited for an answer;
 * `naming` are the words that may name an order or a product ("and the blue one?" asks the last question of another).
 */
export interface SkillTurn {
  readonly intent: string;
  readonly text: string;
  readonly naming: string;
  readonly mentions: Mentions;
  readonly language: Language;
  readonly facts: TurnFacts;
  readonly dialogue: Dialogue;
  readonly now: Date;
  readonly say: Say;
  /** A picture came with these words. */
  readonly pictured?: boolean;
  /** A colleague goes on after this turn: nobody is there to hear the answer to a question. */
  readonly isLast?: true;
  /** What customers ask about goods. */
  readonly questions: Questions;
}

/** Fulfils a wish from facts: pure, never throws, names every fact it states. */
export type Skill = (turn: SkillTurn) => Outcome;

/** Skills by the intents they serve. */
export type Skills = Readonly<Record<string, Skill>>;

/** A bilingual text in the turn's language. */
export function worded(turn: SkillTurn, text: BilingualText): string {
  return textIn(text, turn.language);
}

/** Money in the shop's currency. */
export function price(turn: SkillTurn, amount: MinorUnits): string {
  return formatMoney(amount, turn.facts.shop.shop.currency, turn.language);
}

/** A moment by the shop's clock. */
export function moment(turn: SkillTurn, at: Date): string {
  return formatMoment(at, placeOf(turn), turn.now);
}

/** Until when, by the shop's clock. */
export function deadline(turn: SkillTurn, at: Date): string {
  return formatDeadline(at, placeOf(turn), turn.now);
}

/** A day by the shop's calendar. */
export function day(turn: SkillTurn, at: Date): string {
  return formatDay(at, placeOf(turn), turn.now);
}

/** Where and in which language this turn is answered. */
export function placeOf(turn: SkillTurn): { language: Language; timeZone: string } {
  return { language: turn.language, timeZone: turn.facts.shop.shop.timeZone };
}

/** The name of a fact about the shop. */
export function shopFact(turn: SkillTurn, fact: FactNameOf<"shop">): FactId {
  return factId("shop", turn.facts.shop.shop.slug, fact);
}

/** The name of a fact about an order. */
export function orderFact(order: Order, fact: FactNameOf<"order">): FactId {
  return factId("order", order.number, fact);
}

/** The name of a fact about a product. */
export function productFact(product: Product, fact: string): FactId {
  return factId("product", product.sku, fact);
}

/** Says truthfully that the shop has not given this fact, and offers a person. */
export function unknownFact(
  turn: SkillTurn,
  fact: FactId,
  subject: { order?: string; product?: string } = {},
): Outcome {
  const text = turn.say("fact.unknown");
  return answered(reply(text, { unknown: [fact], quickReplies: [personReply(turn)] }), subject);
}

/** What the facts say, and a colleague one yes or one tap away where they may not be enough. */
export function answeredOffering(turn: SkillTurn, said: Reply, subject: Subject = {}): Outcome {
  const offer = reply(turn.say("offer.person"), { quickReplies: [personReply(turn)] });
  return { kind: "answer", reply: joinReplies([said, offer]), subject, offers: "person" };
}

/** The quick reply that asks for a person. */
export function personReply(turn: { readonly say: Say }): { label: string; text: string } {
  return { label: turn.say("person.label"), text: turn.say("person.text") };
}
