import { sql } from "kysely";
import type { Language } from "@warmline/contract";
import type { Transaction } from "../platform/database/index.ts";
import { chooseThread, type LatestConversation } from "./core/thread.ts";
import { transferIn } from "./transfer.ts";

/** Who writes to which shop through what; copied onto a conversation when it begins. */
export interface CustomerContact {
  readonly organizationId: string;
  readonly shopId: string;
  readonly customer: { readonly id: string; readonly name: string; readonly verified: boolean };
  readonly channel: string;
  readonly language: Language;
}

/** The customer's newest conversation with the shop, open or closed. */
export async function latestConversation(
  trx: Transaction,
  contact: Pick<CustomerContact, "shopId" | "customer">,
): Promise<LatestConversation | null> {
  const row = await trx
    .selectFrom("conversation")
    .select(["id", "closed_at", "erased_seq"])
    .where("shop_id", "=", contact.shopId)
    .where("customer_id", "=", contact.customer.id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row ? { id: row.id, closedAt: row.closed_at, erased: row.erased_seq !== null } : null;
}

/** Makes sure that there is an open conversation for this customer, and returns its id. Two at once end in the same one. */
export async function openThread(
  trx: Transaction,
  contact: CustomerContact,
  ports: { readonly now: Date; readonly newId: () => string },
): Promise<string> {
  await lockThread(trx, contact);
  const choice = chooseThread(await latestConversation(trx, contact), ports.now);
  switch (choice.kind) {
    case "append":
      return choice.id;
    case "reopen":
      await reopen(trx, choice.id, ports.now);
      return choice.id;
    case "next":
      return insertConversation(trx, contact, { id: ports.newId(), previousId: choice.previousId, now: ports.now });
  }
}

/** One opener per customer and shop at a time; the unique index stands behind it. */
export async function lockThread(trx: Transaction, contact: CustomerContact): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`thread:${contact.shopId}:${contact.customer.id}`}, 0))`.execute(
    trx,
  );
}

async function reopen(trx: Transaction, id: string, now: Date): Promise<void> {
  const { epoch } = await trx.selectFrom("conversation").select("epoch").where("id", "=", id).executeTakeFirstOrThrow();
  await transferIn(trx, { conversationId: id, epoch, command: { type: "reopen" }, now });
}

async function insertConversation(
  trx: Transaction,
  contact: CustomerContact,
  next: { readonly id: string; readonly previousId: string | null; readonly now: Date },
): Promise<string> {
  await trx
    .insertInto("conversation")
    .values({
      id: next.id,
      organization_id: contact.organizationId,
      shop_id: contact.shopId,
      customer_id: contact.customer.id,
      customer_name: contact.customer.name,
      customer_verified: contact.customer.verified,
      channel: contact.channel,
      language: contact.language,
      owner_since: next.now,
      last_at: next.now,
      created_at: next.now,
      previous_id: next.previousId,
    })
    .execute();
  return next.id;
}
