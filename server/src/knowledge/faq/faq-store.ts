import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { FaqAnswer, FaqEntry, FaqText } from "../core/faq.ts";
import type { FaqChange } from "./faq-tables.ts";

/** Which shop's. */
export interface FaqShop {
  readonly organizationId: string;
  readonly shopId: string;
}

/** One change of an entry: what it was then, who made it and when. */
export interface FaqVersion extends FaqText {
  readonly revision: number;
  readonly change: FaqChange;
  readonly at: Date;
  readonly actor: string;
}

/** An entry with whether it was taken out. */
export interface KeptEntry extends FaqEntry {
  readonly removed: boolean;
}

/** Holds a shop's entries for the rest of the transaction and raises their version: nobody else writes meanwhile. */
export async function raiseVersion(trx: Transaction, { organizationId, shopId }: FaqShop): Promise<void> {
  await trx
    .insertInto("shop_faq")
    .values({ organization_id: organizationId, shop_id: shopId, version: 1 })
    .onConflict((conflict) => conflict.column("shop_id").doUpdateSet({ version: sql<number>`shop_faq.version + 1` }))
    .execute();
}

/** The version of a shop's entries; 0 where there never was one. */
export async function readVersion(trx: Transaction, shopId: string): Promise<number> {
  const row = await trx.selectFrom("shop_faq").select("version").where("shop_id", "=", shopId).executeTakeFirst();
  return row?.version ?? 0;
}

/** A shop's entries, oldest first. */
export async function readEntries(trx: Transaction, shopId: string): Promise<readonly FaqEntry[]> {
  const rows = await trx
    .selectFrom("faq_entry")
    .selectAll()
    .where("shop_id", "=", shopId)
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(entryOf);
}

/** An entry, also one that was taken out. */
export async function readEntry(trx: Transaction, shopId: string, id: string): Promise<KeptEntry | undefined> {
  const row = await trx
    .selectFrom("faq_entry")
    .selectAll()
    .where("shop_id", "=", shopId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...entryOf(row), removed: row.removed_at !== null };
}

interface Row {
  readonly id: string;
  readonly questions: readonly string[];
  readonly answer: FaqAnswer;
  readonly revision: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

function entryOf({ id, questions, answer, revision, changed_at: changedAt, changed_by: changedBy }: Row): FaqEntry {
  return { id, questions, answer, revision, changedAt, changedBy };
}

/** All changes of an entry, newest first. */
export async function readVersions(trx: Transaction, shopId: string, id: string): Promise<readonly FaqVersion[]> {
  return trx
    .selectFrom("faq_version")
    .select(["revision", "change", "questions", "answer", "at", "actor"])
    .where("shop_id", "=", shopId)
    .where("entry_id", "=", id)
    .orderBy("revision", "desc")
    .execute();
}

/** A change to be written: the entry as it is after it. */
export interface Written extends FaqText {
  readonly shop: FaqShop;
  readonly id: string;
  readonly revision: number;
  readonly change: FaqChange;
  readonly at: Date;
  readonly actor: { readonly id: string | null; readonly name: string };
}

/** Writes an entry as it is after a change, and the change into its history. */
export async function writeEntry(trx: Transaction, written: Written): Promise<void> {
  const { shop, id, revision, change, at, actor } = written;
  const of = { organization_id: shop.organizationId, shop_id: shop.shopId };
  const text = { questions: JSON.stringify(written.questions), answer: JSON.stringify(written.answer) };
  const row = {
    ...text,
    revision,
    changed_at: at,
    changed_by: actor.name,
    removed_at: change === "removed" ? at : null,
  };
  if (change === "added")
    await trx
      .insertInto("faq_entry")
      .values({ ...of, id, created_at: at, ...row })
      .execute();
  else await trx.updateTable("faq_entry").set(row).where("shop_id", "=", shop.shopId).where("id", "=", id).execute();
  const who = { actor_id: actor.id, actor: actor.name };
  await trx
    .insertInto("faq_version")
    .values({ ...of, entry_id: id, revision, change, ...text, at, ...who })
    .execute();
}
