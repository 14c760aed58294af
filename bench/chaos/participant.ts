import type { Errand } from "./errands.ts";
import type { View } from "./core/judge.ts";

/** Who takes part, and how to connect as him. */
export type Spec = CustomerSpec | AgentSpec;

interface Someone {
  /** Short and his own: `c17`, `a3`. */
  readonly name: string;
  /** Token of his session. */
  readonly session: string;
  readonly language: "zh" | "en";
  /** His network address, as the proxy tells it. */
  readonly address: string;
}

/** A customer of a shop. */
export interface CustomerSpec extends Someone {
  readonly kind: "customer";
  /** Orders of his that may be cancelled; nobody vouches for an anonymous one. */
  readonly errand: Errand | null;
}

/** Somebody who answers. `cookie` is the session as HTTP requests carry it. */
export interface AgentSpec extends Someone {
  readonly kind: "agent";
  readonly cookie: string;
}

/** What a client process is told at its start. */
export interface GroupSpec {
  /** Where the server is reached, without a slash at the end. */
  readonly url: string;
  /** For records and for what is not acknowledged yet. */
  readonly folder: string;
  readonly participants: readonly Spec[];
  /** Mean pause between a customer's messages, in milliseconds. */
  readonly paceMs: number;
}

/** How a participant stands. */
export interface Report {
  readonly name: string;
  readonly kind: "customer" | "agent";
  readonly online: boolean;
  /** A refusal that stopped the client. */
  readonly refused: string | null;
  readonly acknowledged: number;
  /** Messages written and neither acknowledged nor given back. */
  readonly waiting: number;
  /** A customer's conversation and how far he sees it. */
  readonly conversation: string | null;
  readonly seq: number;
  /** Conversations that an agent has still to read to the end. */
  readonly unread: number;
}

/** Last numbers of conversations, in staff numbering. */
export type Heads = Readonly<{ [conversation: string]: number }>;

/** One client in its process. */
export interface Participant {
  readonly report: () => Report;
  /** An agent reads everything that he took part in, to these places. */
  readonly review: (heads: Heads) => void;
  readonly views: () => readonly View[];
  readonly close: () => void;
}

/** What participants of a process share. */
export interface Surroundings extends Pick<GroupSpec, "url" | "folder" | "paceMs"> {
  readonly random: () => number;
  /** Whether nobody writes any more. */
  readonly isCalm: () => boolean;
}

/** What the main program tells a client process. */
export type Order =
  | { readonly type: "calm" }
  | { readonly type: "report" }
  | { readonly type: "review"; readonly heads: Heads }
  | { readonly type: "finish" };

/** What a client process tells the main program. */
export type News =
  | { readonly type: "report"; readonly reports: readonly Report[] }
  | { readonly type: "finished"; readonly views: Readonly<{ [name: string]: readonly View[] }> };

/** How often somebody whose connection is lost looks at it, in milliseconds, and how likely he then tries again at once. */
const WAKE_MS = 1_500;
const WAKE_CHANCE = 0.5;

/** Wakes a client that waits, as a browser does when its page is seen again, until stopped. */
export function wakeNowAndThen(
  around: Surroundings,
  client: { readonly getState: () => { readonly connection: { readonly status: string } }; readonly wake: () => void },
): () => void {
  return nowAndThen(around, WAKE_MS, () => {
    if (client.getState().connection.status === "offline" && around.random() < WAKE_CHANCE) client.wake();
  });
}

/** Does something again and again, after pauses around `meanMs`, until stopped. */
export function nowAndThen({ random }: Pick<Surroundings, "random">, meanMs: number, work: () => void): () => void {
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(
      () => {
        work();
        next();
      },
      meanMs * (0.3 + 1.4 * random()),
    );
  };
  next();
  return () => clearTimeout(timer);
}
