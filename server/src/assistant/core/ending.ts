import { isAbusive } from "@warmline/nlu/mood";
import { cut } from "./cut.ts";
import { type Dialogue, keptText } from "./dialogue.ts";
import type { OpenWish } from "./open-wishes.ts";
import { joinReplies, MAX_QUICK_REPLIES, reply, type Reply } from "./reply.ts";
import type { Say } from "./say.ts";
import { personReply } from "./skill.ts";
import { isSopIntent } from "./sops/published-sop.ts";

/** What is about to be said, and the dialogue after it. */
export interface Saying extends Reply {
  readonly kind: "answer" | "ask" | "abstain";
  readonly dialogue: Dialogue;
}

/** So much of what a customer wrote is quoted back to him, in characters. */
const QUOTED = 60;

/** Offers the wish that was put off, where nothing else is asked: a yes can be to one question only. */
export function offering(say: Say, said: Saying, titleOf: (intent: string) => string): Saying {
  const { open = [], asked: waiting } = said.dialogue;
  const wish = open.find(({ offered }) => !offered);
  if (wish === undefined || said.kind !== "answer" || waiting !== null) return said;
  const button = { label: say("open.resume"), text: say("open.resume") };
  const asked = { slot: "resume" as const, intent: wish.intent, text: wish.text };
  const offer = reply(offerWords(say, wish, titleOf), { quickReplies: [button] });
  return { ...said, ...joinReplies([said, offer]), dialogue: { ...said.dialogue, asked, open: offeredOnce(open) } };
}

/**
 * A wish is named as its customer put it; a shop's process, and what was begun without words, by its title. So is what
 * has figures in it, which the assistant says only where a fact has them, and what is harsh.
 */
function offerWords(say: Say, { intent, text }: OpenWish, titleOf: (intent: string) => string): string {
  const [first = ""] = text.split("\n");
  const words = first.replace(/[\s,，.。!！?？~～;；]+$/u, "").trim();
  const isQuotable = words !== "" && !/\p{N}/u.test(words) && !isAbusive(words);
  if (!isQuotable || isSopIntent(intent)) return say("open.offer.titled", { title: titleOf(intent) });
  return say("open.offer", { words: words.length > QUOTED ? `${cut(words, QUOTED)}…` : words });
}

function offeredOnce(open: readonly OpenWish[]): OpenWish[] {
  return open.map((wish) => ({ ...wish, offered: true }));
}

/** Never the same words twice in a row: what is known was said, and a person is offered. */
export function ended(say: Say, before: Dialogue, said: Saying & { readonly intent: string }): Saying {
  const kept = keptText(said.text) === before.said ? otherwise(say, said) : said;
  return { ...kept, dialogue: { ...kept.dialogue, said: keptText(kept.text) } };
}

function otherwise(say: Say, said: Saying & { readonly intent: string }): Saying {
  if (said.intent.startsWith("talk.")) return { ...said, text: say("said.talk") };
  const person = personReply({ say });
  // Where the wire takes no more, what there is to choose from stays: a person can be asked for in words.
  const withPerson = [...said.quickReplies, person].slice(0, MAX_QUICK_REPLIES);
  if (said.kind === "ask") return { ...said, text: say("said.ask", { text: said.text }), quickReplies: withPerson };
  const asked = { slot: "person" as const, intent: said.intent, text: "" };
  return {
    ...said,
    text: say("said.already"),
    quickReplies: [person],
    dialogue: { ...said.dialogue, asked },
  };
}
