import type { CustomerConversation, Message, OwnerKind } from "@warmline/contract";
import { sql } from "kysely";
import { type Database, systemQuery } from "../platform/database/index.ts";
import { type CustomerRow, MESSAGES_PER_READ, presentToCustomer } from "./read-messages.ts";
import type { CustomerContact } from "./thread.ts";

/** How far a customer's screen is: the conversation it shows and the last entry in the customer's numbering. */
export interface Reached {
  readonly conversation: string;
  readonly seq: number;
}

/** What brings a customer's screen up to date. A conversation other than the one it shows begins at its first entry. */
export interface CustomerUpdate {
  readonly conversation: CustomerConversation;
  readonly messages: readonly Message[];
}

/** Whose screen is to be brought up to date, and where it stands. */
export interface CustomerUpdateWanted {
  readonly contact: Pick<CustomerContact, "organizationId" | "shopId" | "customer">;
  readonly reached: Reached | null;
}

interface Row {
  readonly position: number;
  readonly conversation: ConversationRow;
  readonly messages: readonly Stored<CustomerRow>[];
}

/** A row that came as JSON: its moment is text. */
type Stored<Row> = Omit<Row, "at"> & { readonly at: string };

interface ConversationRow {
  readonly id: string;
  readonly owner: OwnerKind;
  readonly agent_name: string | null;
  readonly public_seq: number;
  readonly rated: boolean;
  readonly place: number | null;
  readonly staff_read: number;
  readonly own_read: number;
}

/** Reads each customer's newest conversation and what he has not seen of it; null where he has none. */
export async function readCustomerUpdates(
  database: Database,
  wanted: readonly CustomerUpdateWanted[],
): Promise<readonly (CustomerUpdate | null)[]> {
  const items = JSON.stringify(wanted.map(toParameter));
  const rows = await systemQuery(
    database,
    sql<Row>`select * from warmline_customer_updates(${items}::jsonb, ${MESSAGES_PER_READ})`,
  );
  const found = new Map(rows.map((row) => [row.position, row]));
  return wanted.map((_, position) => {
    const row = found.get(position);
    return row === undefined ? null : toUpdate(row);
  });
}

function toParameter({ contact, reached }: CustomerUpdateWanted, position: number) {
  return {
    position,
    organization: contact.organizationId,
    shop: contact.shopId,
    customer: contact.customer.id,
    reached: reached?.conversation ?? null,
    seq: reached?.seq ?? 0,
  };
}

function toUpdate({ conversation, messages }: Row): CustomerUpdate {
  return {
    conversation: {
      id: conversation.id,
      owner: conversation.owner,
      ...(conversation.agent_name === null ? {} : { agentName: conversation.agent_name }),
      ...(conversation.place === null ? {} : { place: conversation.place }),
      seq: conversation.public_seq,
      staffReadSeq: conversation.staff_read,
      readSeq: conversation.own_read,
      rated: conversation.rated,
    },
    messages: messages.map((message) => presentToCustomer({ ...message, at: new Date(message.at) })),
  };
}
