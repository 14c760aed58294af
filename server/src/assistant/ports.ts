import type { CaseWish, KnownCase } from "./core/known-case.ts";
import type { Understand } from "./core/understand.ts";
import type { Questions } from "./core/questions.ts";
import type { Wording } from "./core/say.ts";
import type { PublishedSops } from "./sops/published-sops.ts";
import type { Actions, OpenShop } from "../commerce/index.ts";
import type { Turn, Turns } from "../conversations/index.ts";
import type { ClosestInSteps, Faq, IntentTitle, OpenClosest } from "../knowledge/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";

/** What the assistant knows of its trade: how to understand, and what to say. Made from a pack. */
export interface Trade {
  readonly understand: Understand;
  /** Chinese typed as pinyin, in characters; every other text as it is. */
  readonly spell: (text: string) => string;
  readonly wording: Wording;
  readonly questions: Questions;
  /** What can be understood, with titles for people. */
  readonly intents: readonly IntentTitle[];
  /** Makes finders of what people wrote themselves, by what the trade knows of its words. */
  readonly openClosest: OpenClosest;
  /** The same a little at a time, for what may be much. */
  readonly closestInSteps: ClosestInSteps;
}

/** Keeps problems that outlive their conversations, for the customers of turns. */
export interface CasePort {
  /**
   * Opens a case in the transaction that also tells of it. Where the order's problem has an open case, that takes what is
   * new and is answered.
   */
  openIn(trx: Transaction, turn: Turn, wish: CaseWish): Promise<KnownCase>;
  /** The customer's cases in this shop, the latest first. */
  ofCustomer(turn: Turn): Promise<readonly KnownCase[]>;
}

/** What shops' owners answer themselves. */
export type OwnAnswersPort = Pick<Faq, "ofShop" | "dropUnused">;

/** What taking a turn stands on. */
export interface TurnPorts {
  readonly turns: Turns;
  readonly openShop: OpenShop;
  /** What changes orders. */
  readonly actions: Pick<Actions, "actIn">;
  readonly cases: CasePort;
  /** The shops' own processes. */
  readonly sops: PublishedSops;
  readonly faq: Pick<OwnAnswersPort, "ofShop">;
  readonly trade: Trade;
  readonly clock: Clock;
  readonly log: Log;
}
