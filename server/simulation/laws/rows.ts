import type { Selectable } from "kysely";
import type { Tables } from "../../src/platform/database/index.ts";
import type {} from "../../src/desk/index.ts";
import type { DeedTable } from "../database/tables.ts";
import type { Store } from "../database/store.ts";

export type Conversation = Selectable<Tables["conversation"]>;
export type Message = Selectable<Tables["message"]>;
export type Presence = Selectable<Tables["agent_presence"]>;
export type Mark = Selectable<Tables["mark"]>;
export type RoleGrant = Selectable<Tables["role_grant"]>;

/** What is committed, as the tables have it. */
export interface Rows {
  readonly conversations: readonly Conversation[];
  readonly messages: readonly Message[];
  readonly marks: readonly Mark[];
  readonly presences: readonly Presence[];
  readonly grants: readonly RoleGrant[];
  readonly deeds: readonly DeedTable[];
}

/** Reads what is committed, each log in its own order. */
export function readRows(store: Store): Rows {
  // Only the rooms' own statements write rows, and the tables of the same names say what they are.
  return {
    conversations: store.rows("conversation") as unknown as Conversation[],
    messages: store.rows("message") as unknown as Message[],
    marks: store.rows("mark") as unknown as Mark[],
    presences: store.rows("agent_presence") as unknown as Presence[],
    grants: store.rows("role_grant") as unknown as RoleGrant[],
    deeds: store.rows("deed") as unknown as DeedTable[],
  };
}

/** One conversation's log, in order. */
export function logOf({ messages }: Rows, conversationId: string): Message[] {
  return messages.filter((message) => message.conversation_id === conversationId);
}

/** The text of an entry, or null for an event, a picture, a rating. */
export function textOf({ body }: Message): string | null {
  return "text" in body ? body.text : null;
}
