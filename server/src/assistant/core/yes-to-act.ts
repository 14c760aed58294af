import { findEntities } from "@warmline/nlu/entities";
import { orderNumberKey, type Terms } from "../../commerce/index.ts";
import type { Heard } from "./heard.ts";
import { ACTION_NAMES, ACTION_WORDS, type ActionNames, MONEY_BACK } from "./named-actions.ts";
import { type Pending, termsIn } from "./pending.ts";
import type { Say } from "./say.ts";
import { SURE_PART } from "./understand.ts";

/** Longer than this, a message says more than yes. */
const BARE_YES = 12;

/** Longer than this, it names more than an action. */
const NAMED_YES = 60;

/** A yes and nothing beside it, from end to end, whatever a model takes so short a text for. */
const PLAIN_YES =
  /^(?:对|是的?|好的?|行|可以|嗯+|确认|没错|同意)(?:[\s,，。!！]*(?:就(?:它|这个|这样)|办?吧|就行|的))?[\s。!！]*$|^(?:yes|yep|yeah|yup|sure|ok(?:ay)?)(?:[\s,.!]+(?:please|go|do it|go ahead|that(?: one)?))*[\s.!]*$/i;

const YES_ZH = "(?:我?确[认定]|(?:是的|对的|好的?|嗯|没错|同意)[\\s,，。!！]*|(?:是|对|行|可以|要)[\\s,，。!！]+)";
const DO_ZH = "(?:请|麻烦|那就|就|要|帮我|给我|你们?|您|申请|办理|现在|马上|[\\s,，])*";
const END_ZH = "(?:一下)?(?:吧|就行|就好)?(?:[\\s,，。]*(?:谢谢|多谢|辛苦了?|麻烦了?))?[\\s。!！~～]*";
const YES_EN = "(?:yes|yep|yeah|yup|sure|ok(?:ay)?|right|correct|agreed|i (?:confirm|agree)|confirm(?:ed)?|go ahead)";
const DO_EN =
  "(?:(?:please|and|do|to|just|with|go ahead(?: and)?|i(?: want|(?:'d| would) like)(?: you)? to|you (?:can|may)) )*";
const END_EN = "(?:[\\s,.!]+(?:please|thanks|thank you|now|then|for me))*[\\s.!]*";

/**
 * Whether words are, from end to end, a yes to what was offered: the button's own, a plain one, or one that names the very
 * action. Which other action or detail it names makes it another wish, however much of a yes there is in it.
 */
export function agrees(say: Say, text: string, pending: Pending): boolean {
  const words = text.trim();
  return words === say("confirm.yes") || PLAIN_YES.test(words) || namesOffered(words, termsIn(pending));
}

/**
 * Whether these words are the yes that was asked for: one from end to end, or a short message that is surely a yes and
 * speaks of nothing that could be done. A story in which one occurs is none: money moves at it.
 */
export function isYesToAct(say: Say, { intent, confidence, text }: Heard, pending: Pending): boolean {
  if (agrees(say, text, pending)) return true;
  const words = text.trim();
  const bare = words.length <= BARE_YES && !/\d/u.test(words) && !ACTION_WORDS.test(words);
  return bare && confidence >= SURE_PART && (intent === "talk.affirm" || intent === "talk.ack");
}

/** 确认退运费, "yes, cancel it": a yes and the name of this action, with its own details or none. */
function namesOffered(words: string, terms: Terms): boolean {
  if (words.length > NAMED_YES) return false;
  const said = withoutOwnDetails(words, terms).replace(/\s+/g, " ").trim();
  return namesOf(terms).some(({ zh, en }) => yesZh(zh).test(said) || yesEn(en).test(said));
}

const yesZh = (named: string): RegExp => new RegExp(`^${YES_ZH}+${DO_ZH}(?:${named})${END_ZH}$`, "u");
const yesEn = (named: string): RegExp => new RegExp(`^(?:${YES_EN}[\\s,.!:]+)+${DO_EN}(?:${named})${END_EN}$`, "iu");

function namesOf({ action, money }: Terms): readonly ActionNames[] {
  const own = ACTION_NAMES[action.kind];
  const sendsGoods = action.kind === "return" || action.kind === "exchange";
  const back = !sendsGoods && money.some(({ way }) => way === "back") ? [MONEY_BACK] : [];
  return own === null ? back : [own, ...back];
}

/** The words without what was shown: the order's number and the sum that goes back. What differs from it stays. */
function withoutOwnDetails(words: string, { action, money }: Terms): string {
  const back = money.reduce((sum, { way, amount }) => (way === "back" ? sum + amount : sum), 0);
  const number = "order" in action ? orderNumberKey(action.order) : null;
  const own = findEntities(words).filter(
    (one) =>
      (one.kind === "money" && one.value.minorUnits === back) ||
      (one.kind === "order_number" && orderNumberKey(one.value) === number),
  );
  return own.reduce((left, { text }) => left.replace(text, ""), words);
}
