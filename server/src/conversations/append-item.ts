import type { JsonValue } from "../platform/json.ts";
import type { MessageBody } from "@warmline/contract";

/** Who signs an entry. The assistant and the system sign per conversation through their client ids. */
export type Signature =
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "agent"; readonly id: string; readonly name: string }
  | { readonly kind: "assistant" }
  | { readonly kind: "system" };

/** One entry to be written. `clientId` makes it idempotent within its sender. */
export interface AppendItem {
  readonly organizationId: string;
  readonly conversationId: string;
  readonly author: Signature;
  readonly clientId: string;
  readonly at: Date;
  readonly body: MessageBody;
  /** The sender's own counter: taken only when it is one above the stream's last. */
  readonly step?: { readonly stream: string; readonly n: number };
  /** The ownership that the author saw; the entry is refused when it is stale. */
  readonly under?: { readonly owner: "assistant" | "agent"; readonly epoch: number };
  /** Staff number of the customer's message up to which this entry answers. */
  readonly turn?: number;
  /** How far an agent's screen showed the log when he answered, in staff numbering: his answer handles no later message. */
  readonly seen?: number;
  readonly private?: boolean;
  readonly meta?: JsonValue;
}

/** What became of an item. `seq` is the staff number, `publicSeq` the customer's. */
export type AppendResult =
  | {
      readonly outcome: "appended" | "duplicate";
      readonly conversationId: string;
      readonly seq: number;
      readonly publicSeq: number | null;
      readonly at: Date;
    }
  | { readonly outcome: "out_of_step"; readonly expected: number }
  | { readonly outcome: AppendRefusal };

/** Why an item was not written. `unavailable` and `overloaded` pass; the others stay. */
export type AppendRefusal =
  | "not_found"
  | "closed"
  | "not_closed"
  | "already_rated"
  | "not_owner"
  | "stale_epoch"
  | "already_handled"
  | "invalid"
  | "unavailable"
  | "overloaded";

/** The sender as the database keys idempotency by it. */
export function senderOf(author: Signature): string {
  return author.kind === "customer" || author.kind === "agent" ? `${author.kind}:${author.id}` : author.kind;
}
