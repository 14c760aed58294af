import type { Model, Understanding } from "../model.ts";
import { type Mood, readMood } from "../mood/index.ts";
import type { Language } from "../text/guess-language.ts";
import { splitWishes, type TextPart } from "../wishes/index.ts";

/** One thing that a message wants: its place in the message, and what the model makes of it alone. */
export interface UnderstoodWish extends TextPart, Understanding {}

/** All there is to say about one message. */
export interface Message extends Understanding {
  readonly mood: Mood;
  /** What it wants, in its order: at least one; where it is one, read with all of the message's words. */
  readonly wishes: readonly UnderstoodWish[];
}

/** What is known beside the text. */
export interface MessageContext {
  /** The language of the talk so far: what a message is in that has no letters to tell. */
  readonly language?: Language;
}

/**
 * Reads a message as a whole: what it means, how it sounds, and each of its wishes
 * (什么时候发货，还有能开发票吗 has two). Costs one look by the model per wish and one for the whole. Never throws.
 */
export function understandMessage(model: Model, text: string, context: MessageContext = {}): Message {
  const tellsLanguage = /\p{L}/u.test(text);
  const read = (part: string): Understanding => {
    const understanding = model.understand(part);
    return tellsLanguage || !context.language ? understanding : { ...understanding, language: context.language };
  };
  const whole = read(text);
  const parts = splitWishes(text);
  const wishes = parts.map((part) => ({ ...part, ...(parts.length === 1 ? whole : read(part.text)) }));
  return { ...whole, mood: readMood(text), wishes };
}
