import type { Message, Language } from "@warmline/contract";
import type { Drawn } from "../jsx/node.ts";
import type { Chat } from "./chat.ts";
import type { LogScroll } from "./log-scroll.ts";
import type { Words } from "./words.ts";

/** How many messages are drawn at first, and how many more when asked for earlier ones. */
export const PAGE = 60;

/** What the screen itself remembers between two drawings. */
export interface Screen {
  /** How many messages are drawn, from the last. */
  readonly count: number;
  /** Stars chosen but not sent; 0 is none. */
  readonly score: number;
  /** Whether a file is held over the window. */
  readonly dragged: boolean;
  /** Address of the picture that is shown large. */
  readonly large: string | null;
  /** How long the text is, and whether there is anything in it. */
  readonly length: number;
  readonly blank: boolean;
}

export const INITIAL_SCREEN: Screen = { count: PAGE, score: 0, dragged: false, large: null, length: 0, blank: true };

/** What every part of the screen is given. */
export interface View {
  readonly chat: Chat;
  readonly words: Words;
  readonly language: Language;
  readonly shop: string;
  /** The shop's, an IANA name; undefined while it is not known. */
  readonly timeZone: string | undefined;
  /** Whether the customer can see the window. */
  readonly shown: boolean;
  /** Whether the window covers the page: then the focus goes round inside it. */
  readonly full: boolean;
  readonly screen: Screen;
  readonly change: (screen: Partial<Screen>) => void;
  readonly close: () => void;
  readonly scroll: LogScroll;
  /** Messages already drawn; entries of a log never change. */
  readonly drawn: WeakMap<Message, { readonly first: boolean; readonly drawn: Drawn }>;
}

/** A part's properties: the view, and its own. */
export type In<Props = object> = Props & { readonly view: View };
