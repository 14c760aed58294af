import { pointedOrders } from "./choose-order.ts";
import { chooseProduct } from "./choose-product.ts";
import type { Dialogue } from "./dialogue.ts";
import { namedProducts } from "./find-product.ts";
import { mentionsOf, mergeMentions } from "./mentions.ts";
import type { SkillTurn } from "./skill.ts";
import { ABSTAIN_BELOW, isFraming, sameWish, SURE_PART, type Understood, type Wish } from "./understand.ts";

/** A wish as a skill will hear it. */
export interface Heard {
  readonly intent: string;
  readonly confidence: number;
  readonly text: string;
  readonly naming: string;
  readonly mentions: SkillTurn["mentions"];
  /** The message answered what was asked, or continued the last question. */
  readonly carried: boolean;
}

/** Makes the skill's view of a wish, to try what it would refer to. */
export type View = (heard: Heard) => SkillTurn;

const QUESTION =
  /[?？吗么]|什么|怎么|咋|为何|为啥|多少|多久|几[天号时点个件]|哪|谁|\b(?:how|what|when|where|why|which|can|could|does|do|is|are|will)\b/i;
/** What names something is still a wish of its own when it is understood this well. */
const SURE_OTHER = 0.85;
/** Longer than this, a message says more than the bare answer to a question. */
const BARE_ANSWER = 40;

/**
 * Reads a turn as the answer to what was asked, or as the last question put again for something else; else as new
 * wishes. A new clear wish wins over an open question.
 */
export function hear(understood: Understood, dialogue: Dialogue, view: View): readonly Heard[] {
  const fresh = understood.wishes.map(heardOf);
  const [first] = fresh;
  if (first === undefined || fresh.length > 1) return fresh;
  if (dialogue.asked !== null) {
    const filled = fillAsked(first, dialogue.asked, view);
    return [filled ?? asStatus(first)];
  }
  return [continued(first, dialogue, view) ?? asStatus(first)];
}

/** An order's number with nothing asked is the question how that order stands. */
function asStatus(heard: Heard): Heard {
  return heard.intent === "give.order" ? { ...heard, intent: "order.status" } : heard;
}

function heardOf(wish: Wish): Heard {
  const { intent, confidence, text, mentions } = wish;
  return { intent, confidence, text, naming: text, mentions, carried: false };
}

type Asked = NonNullable<Dialogue["asked"]>;

function fillAsked(heard: Heard, asked: Asked, view: View): Heard | null {
  if (asked.slot === "person" || asked.slot === "confirm") return null;
  if (asked.slot === "parcel") return tellsOfParcel(heard, asked) ? filledWith(heard, asked) : null;
  if (isNewWish(heard, asked) && !isBareName(heard, asked, view)) return null;
  return answersSlot(heard, asked, view) ? filledWith(heard, asked) : null;
}

function filledWith(heard: Heard, asked: Asked): Heard {
  return {
    intent: asked.intent,
    confidence: 1,
    text: `${asked.text}\n${heard.text}`,
    naming: `${asked.text}\n${heard.text}`,
    mentions: mergeMentions(mentionsOf(asked.text), heard.mentions),
    carried: true,
  };
}

/** Where it went or by which number, that nobody knows, or the same complaint again; a clear wish for another thing is none. */
function tellsOfParcel(heard: Heard, asked: Asked): boolean {
  if (heard.mentions.numbers.length > 0 || heard.mentions.places.length > 0) return true;
  if (heard.intent === asked.intent || isFraming(heard.intent)) return true;
  return heard.confidence < SURE_PART || !QUESTION.test(heard.text);
}

/** Clear, different from what waits, and more than a bare value. */
function isNewWish(heard: Heard, asked: Asked): boolean {
  if (heard.intent === asked.intent || isFraming(heard.intent) || heard.confidence < SURE_PART) return false;
  if (QUESTION.test(heard.text) || heard.text.length > BARE_ANSWER || !namesSomething(heard)) return true;
  // "Cancel order 123", while another question waits for an order: it names one, and says what is to become of it.
  return isSureOther(heard, asked.intent);
}

function isSureOther({ confidence, intent }: Heard, than: string): boolean {
  return confidence >= SURE_OTHER && !NAMING.test(intent) && !sameWish(intent, than);
}

/** Nothing but the name of what was asked for, whatever else such words could mean. */
function isBareName(heard: Heard, asked: Asked, view: View): boolean {
  if (QUESTION.test(heard.text) || heard.text.length > BARE_ANSWER) return false;
  if (asked.slot === "product") return isNameLike(heard) && namesProduct(view(heard));
  return asked.slot === "order" && isNameLike(heard) && pointsAtOrder(view(heard));
}

/** Words that look for, give or describe goods; a clear wish of another kind is a wish even where it names them. */
const NAMING = /^(?:product\.(?:find|attribute|recommend)|order\.(?:link|status)|give\.|talk\.|out_of_scope$)/;

function isNameLike(heard: Heard): boolean {
  return NAMING.test(heard.intent) || heard.confidence < SURE_PART;
}

function namesSomething({ mentions }: Heard): boolean {
  return mentions.numbers.length > 0 || mentions.pick !== null || mentions.colours.length > 0 || hasBody(mentions.body);
}

function hasBody(body: Dialogue["body"]): boolean {
  return body.heightCm !== null || body.weightKg !== null || body.footCm !== null;
}

function answersSlot(heard: Heard, asked: Asked, view: View): boolean {
  switch (asked.slot) {
    case "order":
      return pointsAtOrder(view(heard));
    case "product":
      return chooseProduct(withoutCurrent(view(heard))).kind !== "none";
    case "body":
    case "foot":
      return hasBody(heard.mentions.body);
    case "person":
    case "confirm":
    case "parcel":
      return false;
  }
}

/** The order talked about before proves nothing: the words must point at one. One of several is asked for again. */
function pointsAtOrder(turn: SkillTurn): boolean {
  const { numbers, pick, colours } = turn.mentions;
  if (numbers.length > 0 || pick !== null || colours.length > 0) return true;
  return pointedOrders(withoutCurrent(turn)).length > 0;
}

function withoutCurrent(turn: SkillTurn): SkillTurn {
  return { ...turn, dialogue: { ...turn.dialogue, product: null, order: null } };
}

/** "And the second one?", "那蓝色的呢": the last question for something else. */
function continued(heard: Heard, dialogue: Dialogue, view: View): Heard | null {
  const { last } = dialogue;
  if (last === null || heard.text.length > BARE_ANSWER) return null;
  const names = namesSomething(heard) || namesProduct(view(heard));
  const asks = !names || QUESTION.test(heard.text.replace(/[?？]|呢/g, "")) || isSureOther(heard, last.intent);
  const another =
    AND_WHAT_OF.test(heard.text) && NAMING.test(heard.intent) && !QUESTION.test(heard.text.replace(/呢/g, ""));
  const clear = asks && !another && heard.confidence >= ABSTAIN_BELOW && !isFraming(heard.intent);
  if (clear || !(namesSomething(heard) || AND_WHAT_OF.test(heard.text))) return null;
  return {
    ...heard,
    intent: last.intent,
    confidence: Math.max(heard.confidence, SURE_PART),
    text: `${last.text}\n${heard.text}`,
    mentions: withDetails(heard.mentions, mentionsOf(last.text)),
    carried: true,
  };
}

function namesProduct(turn: SkillTurn): boolean {
  return namedProducts(turn.facts.shop.products, turn.naming).length > 0;
}

/** A size, place or measure said before still holds for the next thing; what it was about does not. */
function withDetails(now: SkillTurn["mentions"], before: SkillTurn["mentions"]): SkillTurn["mentions"] {
  const { sizes, places, body } = mergeMentions(before, now);
  return { ...now, sizes, places, body };
}

const AND_WHAT_OF = /^那?.{1,16}呢[？?。]?$|^(?:and|what about|how about)\b.{1,40}$/i;
