import type { Scope, Transaction } from "../platform/database/index.ts";
import type { Language } from "./core/text.ts";

/** A conversation that an agent has, in the ownership that his screen showed. */
export interface OwnedConversation {
  readonly id: string;
  readonly epoch: number;
  readonly agentId: string;
}

/** Whom a conversation is with; null: nobody has vouched for who it is. */
export interface ToldCustomer {
  readonly customerId: string | null;
}

/** What was done, and the line that tells it; null: there is nothing to tell. `id` keeps it from being told twice. */
export interface Told<T> {
  readonly result: T;
  readonly line: { readonly id: string; readonly words: (language: Language) => string } | null;
}

/** Whom to tell in which shop; where he has no conversation yet, one begins like this. */
export interface UnaskedContact {
  readonly organizationId: string;
  readonly shopId: string;
  readonly customer: { readonly id: string; readonly name: string; readonly verified: boolean };
  readonly channel: string;
  readonly language: Language;
}

/** Whether who writes in his conversation was vouched for: nobody else hears of orders. */
export interface UnaskedStanding {
  readonly verified: boolean;
}

/** Conversations, as far as actions need them. */
export interface TellingPort {
  /**
   * Does something and tells it in a conversation's log, in one transaction, with the conversation locked before anything
   * else. `work` runs only where the agent owns the conversation in the epoch that he saw, and may run again after a
   * deadlock.
   */
  doAndTell<T>(
    scope: Scope,
    conversation: OwnedConversation,
    work: (trx: Transaction, customer: ToldCustomer) => Promise<Told<T>>,
  ): Promise<{ readonly ok: true; readonly result: T } | { readonly ok: false; readonly code: "not_owned" }>;
  /**
   * Does something and tells a customer of it who did not ask, in one transaction, with his conversation locked before
   * anything else: as a line of the system's, whoever owns the conversation, and in a new one where none is open. `work`
   * may run again after a deadlock.
   */
  tellUnasked<T>(
    contact: UnaskedContact,
    work: (trx: Transaction, standing: UnaskedStanding) => Promise<Told<T>>,
  ): Promise<T>;
  /** Where a shop last spoke with each of these customers; those with whom it never did are not in the answer. */
  latestOf(scope: Scope, shopId: string, customers: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
