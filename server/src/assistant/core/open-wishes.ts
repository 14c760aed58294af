import type { Dialogue } from "./dialogue.ts";
import { keptText } from "./dialogue.ts";
import type { Heard } from "./heard.ts";
import { mentionsOf, mergeMentions } from "./mentions.ts";
import type { Step } from "./next-dialogue.ts";
import { tellsAnew } from "./request-details.ts";
import { isFraming, sameWish, SURE_PART } from "./understand.ts";

/** A wish that was put off: what it is, in whose words, and about what. */
export type OpenWish = NonNullable<Dialogue["open"]>[number];

/** Wishes that are kept in mind at the same time; older ones are let go. */
const MAX_OPEN = 3;

/** Going back to what was left: 刚才说的, "so back to the return". */
const GOES_BACK =
  /(?:刚才|刚刚|前面|之前)(?:说|问|那|的|要)|继续|接着(?:说|办|弄|来|刚)|回到|说回|\bback to\b|\bcontinue\b|\b(?:go|carry) on\b|\bas for the\b|\bwhere (?:were|was) (?:we|i)\b/i;
/** A yes that says of what: 那个退吧, "yes do the shipping one". */
const DO_IT = /那个|那件|那就|[办退换取改]吧|\bdo (?:it|the|that)\b|\bgo ahead\b|\bthat one\b/i;
/** Letting a thing be: 算了, 先不, "never mind", "leave it". */
const LETS_BE =
  /算了|先不|不用了|不(?:取消|退|换|改|办|要)了|别(?:取消|退|换|改|办|给我)|(?:还是)?留着|改主意|后悔|\bnever ?mind\b|\bleave it\b|\bkeep (?:it|them|the|that)\b|\bchanged my mind\b|\bforget (?:it|that)\b|\bdo(?:n'?t| not) (?:cancel|return|exchange|change|do)\b/i;

/** Whether words let be what was asked for. */
export function letsBe(text: string): boolean {
  return LETS_BE.test(text);
}

/** Keeps wishes for later, the newest first, each once. */
export function remember(dialogue: Dialogue, wishes: readonly OpenWish[]): Dialogue {
  if (wishes.length === 0) return dialogue;
  const older = (dialogue.open ?? []).filter((one) => !wishes.some((wish) => wish.intent === one.intent));
  return { ...dialogue, open: [...wishes, ...older].slice(0, MAX_OPEN) };
}

/** Lets go of wishes that were heard again. */
export function forget(dialogue: Dialogue, intents: readonly string[]): Dialogue {
  const { open = [], ...rest } = dialogue;
  const left = open.filter((one) => !intents.includes(one.intent));
  return left.length === 0 ? rest : { ...rest, open: left };
}

/** A wish as it is kept. */
export function openWish({ intent, text }: Pick<Heard, "intent" | "text">, about: Dialogue): OpenWish {
  return { intent, text: keptText(text), order: about.order, product: about.product, offered: false };
}

/** The wish that waited for an answer and got something else: a digression leaves it open. */
export function leftOpen(before: Dialogue, steps: readonly Step[]): readonly OpenWish[] {
  const { asked } = before;
  if (asked === null || asked.slot === "person" || asked.slot === "resume") return [];
  const isServed = steps.some(
    ({ heard, outcome }) =>
      !isOwnersAnswer(outcome) &&
      (heard.carried || outcome.kind === "act" || letsBe(heard.text) || heard.intent === asked.intent),
  );
  const isDenied = steps.some(({ heard }) => heard.intent === "talk.deny");
  return isServed || isDenied ? [] : [openWish(asked, before)];
}

/** The owner's answer to a question of its own, whatever waited meanwhile. */
function isOwnersAnswer({ kind, reply: { facts } }: Step["outcome"]): boolean {
  return kind === "answer" && facts.some((fact) => fact.includes("#faq_"));
}

/** Reads words as a return to a wish that was left open, with everything that was said of it. */
export function resumed(heard: Heard, dialogue: Dialogue): Heard | null {
  const { open = [], asked } = dialogue;
  const isYes = heard.intent === "talk.affirm" || heard.intent === "talk.ack";
  if (isYes && asked?.slot === "resume")
    return wholeWish(open.find(({ intent }) => intent === asked.intent) ?? openWish(asked, dialogue), {
      ...heard,
      text: `${asked.text}\n${heard.text}`,
    });
  const [latest] = open;
  if (latest === undefined) return null;
  const same = open.find((wish) => sameWish(wish.intent, heard.intent));
  const told = open.find(({ intent }) => tellsAnew(heard.text, intent));
  const isOther = heard.confidence >= SURE_PART && !isFraming(heard.intent);
  if (told !== undefined && !isOther) return wholeWish(told, heard);
  if (GOES_BACK.test(heard.text) || (isYes && DO_IT.test(heard.text))) return wholeWish(same ?? latest, heard);
  return same === undefined || isFraming(heard.intent) ? null : { ...heard, about: same };
}

function wholeWish(wish: OpenWish, heard: Heard): Heard {
  return {
    intent: wish.intent,
    confidence: 1,
    text: `${wish.text}\n${heard.text}`,
    naming: `${wish.text}\n${heard.text}`,
    mentions: mergeMentions(mentionsOf(wish.text), heard.mentions),
    carried: true,
    about: wish,
  };
}
