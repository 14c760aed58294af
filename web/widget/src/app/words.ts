import type { LogEvent } from "@warmline/contract";

/** Everything that a customer reads, in one language. */
export interface Words {
  readonly assistant: string;
  readonly agentSpeaks: (name: string) => string;
  readonly assistantSpeaks: string;
  /** `place` counts from 1; undefined while it is not known. */
  readonly waiting: (place: number | undefined) => string;
  readonly closed: string;
  readonly hello: (shop: string) => string;
  readonly helloMore: string;
  readonly starters: readonly string[];
  readonly person: string;
  /** What is sent when the customer asks for a person. */
  readonly askPerson: string;
  readonly close: string;
  readonly write: string;
  readonly send: string;
  readonly picture: string;
  readonly dropHere: string;
  readonly tooLong: (over: number) => string;
  readonly offline: string;
  readonly reconnect: string;
  readonly refused: (code: string) => string;
  readonly queued: string;
  readonly sending: string;
  readonly unread: string;
  readonly read: string;
  readonly failed: (code: string) => string;
  readonly retry: string;
  readonly copy: string;
  readonly discard: string;
  readonly typing: { readonly agent: string; readonly assistant: string };
  readonly newMessages: string;
  readonly earlier: string;
  readonly log: string;
  readonly you: string;
  readonly image: string;
  readonly openImage: string;
  readonly imageGone: string;
  readonly order: string;
  readonly askOrder: string;
  readonly viewProduct: string;
  readonly total: string;
  readonly rateTitle: string;
  /** From worst to best. */
  readonly stars: readonly string[];
  readonly comment: string;
  readonly rate: string;
  readonly rated: string;
  readonly ratedStars: (score: number) => string;
  readonly continue: string;
  readonly unknown: string;
  /** An agent who joins is `agentSpeaks`. */
  readonly events: { readonly [Type in Exclude<LogEvent["type"], "agent_joined">]: string };
}
