import { type Fields, isFields } from "./fields.ts";

/** What the shop's page tells the frame. A token is the customer's JWT, signed by the shop's own server; null is anonymous. */
export type ToFrame =
  | { readonly type: "shown"; readonly full: boolean }
  | { readonly type: "hidden" }
  | { readonly type: "token"; readonly token: string | null; readonly kept: Fields }
  | { readonly type: "identity"; readonly token: string | null };

/**
 * What the frame tells the shop's page. `token_wanted` is answered by `token`, which brings along what the page was asked
 * to `keep`: in browsers that forbid a frame its own storage, the page keeps the frame's small texts (empty: removed).
 */
export type ToPage =
  | { readonly type: "ready" }
  | { readonly type: "close" }
  | { readonly type: "token_wanted" }
  | { readonly type: "keep"; readonly key: string; readonly text: string }
  | { readonly type: "unread"; readonly count: number }
  | { readonly type: "accent"; readonly colour: string };

/** Marks Warmline's own messages among all that a page posts. */
const MARK = "warmline";

/** The other side of the bridge: one window of one origin, and nobody else. */
export interface Peer {
  readonly window: () => Pick<Window, "postMessage"> | null | undefined;
  readonly origin: string;
}

/** Posts to the peer only: were another origin in its place, the browser would not deliver. */
export function tell(peer: Peer, message: ToFrame | ToPage): void {
  peer.window()?.postMessage({ [MARK]: message }, peer.origin);
}

const isToken = (value: unknown): boolean => value === null || typeof value === "string";

type Check = (message: Fields) => boolean;

/** Whether what calls itself a message of some type is one. Each side brings only the checks of what it hears. */
export type Checks<Message extends ToFrame | ToPage> = Readonly<Record<Message["type"], Check>>;

/** Checks of what the frame hears. */
export const TO_FRAME: Checks<ToFrame> = {
  shown: ({ full }) => typeof full === "boolean",
  hidden: () => true,
  token: ({ token, kept }) => isToken(token) && isFields(kept),
  identity: ({ token }) => isToken(token),
};

/** Checks of what the page hears. */
export const TO_PAGE: Checks<ToPage> = {
  ready: () => true,
  close: () => true,
  token_wanted: () => true,
  keep: ({ key, text }) => typeof key === "string" && typeof text === "string",
  unread: ({ count }) => typeof count === "number" && count >= 0,
  accent: ({ colour }) => typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour),
};

function isMessage<Message extends ToFrame | ToPage>(value: unknown, checks: Checks<Message>): value is Message {
  if (!isFields(value)) return false;
  const [, check] = Object.entries<Check>(checks).find(([type]) => type === value["type"]) ?? [];
  return check?.(value) === true;
}

/** A message that one side can hear, if it truly comes from the peer: its origin and its window are both checked. */
export function readFrom<Message extends ToFrame | ToPage>(
  event: { readonly origin: string; readonly source: unknown; readonly data: unknown },
  peer: Peer,
  checks: Checks<Message>,
): Message | null {
  const fromPeer = event.origin === peer.origin && event.source !== null && event.source === peer.window();
  const message = fromPeer && isFields(event.data) ? event.data[MARK] : null;
  return isMessage<Message>(message, checks) ? message : null;
}
