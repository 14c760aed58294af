import { bareBody } from "./bare-body.ts";
import { chooseLines } from "./choose-lines.ts";
import { pointedOrders } from "./choose-order.ts";
import { chooseProduct } from "./choose-product.ts";
import type { Dialogue } from "./dialogue.ts";
import { namedProducts } from "./find-product.ts";
import type { Heard } from "./heard.ts";
import { mentionsOf, mergeMentions } from "./mentions.ts";
import { letsBe, resumed } from "./open-wishes.ts";
import { readAddress } from "./new-address.ts";
import { isDetailSlot, tellsAnew, tellsDetail } from "./request-details.ts";
import type { SkillTurn } from "./skill.ts";
import { toldToCase } from "./skills/told-to-case.ts";
import { hearInSop, tappedInSop } from "./sops/hear-sop.ts";
import { namesWayToPay } from "./ways-named.ts";
import { ABSTAIN_BELOW, isFraming, sameWish, SURE_PART, type Understood, type Wish } from "./understand.ts";
import { agrees } from "./yes-to-act.ts";

/** Makes the skill's view of a wish, to try what it would refer to. */
export type View = (heard: Heard) => SkillTurn;

/** Words of a question. */
export const QUESTION =
  /[?？吗么]|什么|怎么|咋|为何|为啥|多少|多久|几[天号时点个件]|哪|谁|\b(?:how|what|when|where|why|which|can|could|does|do|is|are|will|(?:yo)?u (?:have|got))\b/i;
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
  const [read] = fresh;
  if (read === undefined) return fresh;
  if (isAgreed(understood.text, dialogue, view(read))) return [inOnePiece(read, understood.text)];
  const tapped = dialogue.asked?.slot === "sop" ? tapOf(read, understood.text, view) : null;
  if (tapped !== null) return [tapped];
  if (fresh.length > 1) return fresh;
  const first = asNumber(read, view);
  const corrected = correct(first, dialogue, view);
  if (corrected !== null) return [corrected];
  const filled = dialogue.asked === null ? null : fillAsked(first, dialogue.asked, view);
  const meant = filled ?? told(read, view) ?? resumed(first, dialogue);
  if (meant !== null) return [meant];
  return [(dialogue.asked === null ? continued(first, dialogue, view) : null) ?? asStatus(first)];
}

/** What an open case was still lacking is told to that case, whatever such an address or number could be for. */
function told(heard: Heard, view: View): Heard | null {
  const about = toldToCase(view(heard));
  if (about === null) return null;
  const { order } = about;
  return {
    ...heard,
    intent: "return.seller_not_received",
    confidence: 1,
    carried: true,
    about: { order: order.number, product: null },
  };
}

/** A yes to what was offered is that before all else, whatever else was left open or its words could ask for. */
function isAgreed(text: string, { asked, pending }: Dialogue, { say }: SkillTurn): boolean {
  return asked?.slot === "confirm" && pending !== undefined && agrees(say, text, pending);
}

/** A button of a process may read like several wishes: all its words are one answer. */
function tapOf(read: Heard, text: string, view: View): Heard | null {
  const whole = inOnePiece(read, text);
  return tappedInSop(whole, view(whole));
}

function inOnePiece(read: Heard, text: string): Heard {
  return { ...read, text, naming: text, mentions: mentionsOf(text) };
}

const NUMBER_ALONE = /^[#\s]*(?:订单号?|单号|order(?: (?:no|number))?)?[\s:：#.]*\d{8,20}[\s.。]*$/i;
const MOBILE = /^1[3-9]\d{9}$/;

/** Digits alone are an order's number, whatever else such a row could be; a mobile's only where an order has it. */
function asNumber(heard: Heard, view: View): Heard {
  const { text } = heard;
  if (!NUMBER_ALONE.test(text)) return heard;
  const digits = text.replace(/\D/g, "");
  if (
    MOBILE.test(digits) &&
    pointedOrders(view({ ...heard, mentions: { ...heard.mentions, numbers: [digits] } })).length === 0
  )
    return heard;
  return { ...heard, intent: "give.order", confidence: 1, mentions: { ...heard.mentions, numbers: [digits] } };
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
  if (asked.slot === "person" || asked.slot === "confirm" || asked.slot === "resume") return null;
  if (asked.slot === "sop") return hearInSop(heard, view(heard), { isQuestion: QUESTION.test(heard.text) });
  if (asked.slot === "parcel") return tellsOfParcel(heard, asked) ? filledWith(heard, asked) : null;
  if (isNewWish(heard, asked) && !isBareName(heard, asked, view)) return null;
  const bare = asked.slot === "body" ? bareMeasures(heard, view(heard)) : null;
  if (bare !== null) return { ...again(bare, asked), confidence: 1 };
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

/** Numbers alone, where measures were asked for; null where they say nothing. */
function bareMeasures(heard: Heard, { dialogue, language }: SkillTurn): Heard | null {
  if (hasBody(heard.mentions.body) || heard.text.length > BARE_ANSWER) return null;
  const body = bareBody(heard.text, dialogue.body, language);
  return hasBody(body) ? { ...heard, mentions: { ...heard.mentions, numbers: [], body } } : null;
}

/** Clear, different from what waits, and more than a bare value. */
function isNewWish(heard: Heard, asked: Asked): boolean {
  if (asked.slot === "address" && readAddress(heard.text, null).ok) return false;
  if (isDetailSlot(asked.slot) && tellsDetail(heard.text, asked.slot)) return false;
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
  if (asked.slot === "item") return answersItem(view(heard));
  if (asked.slot === "way") return namesWayToPay(heard.text);
  if (asked.slot !== "order" || !pointsAtOrder(view(heard))) return false;
  return isNameLike(heard) || isOnlyTitle(view(heard));
}

/** Words beside a name: 那个, "the … one". */
const BESIDE_NAME =
  /那个|这个|那件|这件|那单|那款|订单|昨天|今天|前天|刚刚|收到|的|[我个单吧啊呢刚买拍]|\b(?:the|my|that|this|those|one|order|of|for|with|it'?s|is|so|about|i|bought|got|yesterday)\b|[\s,.，。!！~～…]/gi;

/** Whether there is nothing in it but words of the title of one order that was shown, whatever else such words could ask for. */
export function isOnlyTitle(turn: SkillTurn): boolean {
  const [order, another] = pointedOrders(withoutCurrent(turn));
  if (order === undefined || another !== undefined) return false;
  const titles = order.lines.flatMap(({ title }) => [title.zh ?? "", title.en ?? ""]).map((one) => one.toLowerCase());
  const left = turn.naming.toLowerCase().replace(BESIDE_NAME, " ").split(" ").filter(Boolean);
  return left.length > 0 && left.every((word) => titles.some((title) => title.includes(word)));
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
    case "address":
      return readAddress(heard.text, null).ok || heard.mentions.places.length > 0 || heard.intent === "give.address";
    case "note":
      return true;
    case "date":
    case "header":
    case "tax_id":
      return tellsDetail(heard.text, asked.slot);
    case "item":
      return answersItem(view(heard));
    case "way":
      return heard.mentions.pick !== null || namesWayToPay(heard.text) || /\d{3}/.test(heard.text);
    case "variant":
      return namesSomething(heard) || heard.mentions.sizes.length > 0 || /\d/.test(heard.text);
    case "person":
    case "confirm":
    case "parcel":
    case "resume":
    case "sop":
      return false;
  }
}

function answersItem(turn: SkillTurn): boolean {
  const order = turn.facts.orders.find(({ number }) => number === turn.dialogue.order);
  return order !== undefined && chooseLines(turn, order).length > 0;
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

const CORRECTS =
  /^\s*(?:[啊哦呃额哎诶嗯]+|不好意思|抱歉)?[,，、\s]*(?:不对|不是|错了|[弄搞说]错|我(?:说|指|问)的?是|是说)|^\s*(?:(?:oh|ah|um|wait|hmm)\W+)?(?:no|nope|not (?:that|this)|wrong|sorry|oops|i (?:meant|mean)|actually)\b/i;

/** "不对，是另一件", "no, the other order": the same wish for what is named now. */
function correct(heard: Heard, dialogue: Dialogue, view: View): Heard | null {
  const { asked, last } = dialogue;
  const base = asked !== null && asked.slot !== "person" && asked.slot !== "resume" ? asked : last;
  const isOffered = asked?.slot === "confirm" || asked?.slot === "resume";
  if (isOffered && tellsAnew(heard.text, asked.intent)) return again(heard, asked);
  if (base === null || !CORRECTS.test(heard.text) || letsBe(heard.text) || heard.text.length > BARE_ANSWER) return null;
  if (isSureOther(heard, base.intent) && !isFraming(heard.intent)) return null;
  const { sizes, body } = heard.mentions;
  const names = pointsAtOrder(view(heard)) || sizes.length > 0 || hasBody(body) || namesProduct(view(heard));
  return names ? again(heard, base) : null;
}

/** A question asked before, put again with these words. */
function again(heard: Heard, before: { readonly intent: string; readonly text: string }): Heard {
  return {
    ...heard,
    intent: before.intent,
    confidence: Math.max(heard.confidence, SURE_PART),
    text: `${before.text}\n${heard.text}`,
    mentions: withDetails(heard.mentions, mentionsOf(before.text)),
    carried: true,
  };
}

/** "And the second one?", "那蓝色的呢": the last question for something else. */
function continued(heard: Heard, dialogue: Dialogue, view: View): Heard | null {
  const last = lastFor(heard, dialogue);
  if (last === null || heard.text.length > BARE_ANSWER) return null;
  const names = namesSomething(heard) || namesProduct(view(heard));
  const asks = !names || QUESTION.test(heard.text.replace(/[?？]|呢/g, "")) || isSureOther(heard, last.intent);
  const another =
    AND_WHAT_OF.test(heard.text) && NAMING.test(heard.intent) && !QUESTION.test(heard.text.replace(/呢/g, ""));
  const clear = asks && !another && heard.confidence >= ABSTAIN_BELOW && !isFraming(heard.intent);
  if (clear || !(namesSomething(heard) || AND_WHAT_OF.test(heard.text))) return null;
  return again(heard, last);
}

/** A place asks the last question again that was about places: "and to Hawaii?", after a price in between. */
const OF_PLACES = /^shipping\.(?:fee|reach|delivery_time)$/;

function lastFor({ mentions, text }: Heard, { last, answered }: Dialogue): Dialogue["last"] {
  if (last === null || mentions.places.length === 0 || OF_PLACES.test(last.intent) || !AND_WHAT_OF.test(text))
    return last;
  const intent = answered.findLast((one) => OF_PLACES.test(one)) ?? "shipping.reach";
  return { ...last, intent, text: "" };
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
