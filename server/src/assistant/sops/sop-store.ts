import type { Sop } from "@warmline/contract";
import { sql } from "kysely";
import type { ShopAddress } from "../../commerce/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { PublishedSop } from "../core/sops/published-sop.ts";

/** A shop's process as its people see it. */
export interface KeptSop {
  readonly id: string;
  readonly draft: Sop;
  /** Of the draft; what is saved over another one is refused. */
  readonly revision: number;
  readonly draftedAt: Date;
  readonly draftedBy: string;
  /** What customers meet; null: none. */
  readonly publishedVersion: number | null;
}

/** When a version was published, by whom, and of which older one it is the text again. */
export interface KeptVersion {
  readonly version: number;
  readonly sop: Sop;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly againOf: number | null;
}

const keptSops = (trx: Transaction) =>
  trx
    .selectFrom("sop")
    .innerJoin("person", "person.id", "sop.drafted_by")
    .leftJoin("sop_published", "sop_published.sop_id", "sop.id")
    .select([
      "sop.id",
      "sop.draft",
      "sop.revision",
      "sop.drafted_at as draftedAt",
      "person.display_name as draftedBy",
      "sop_published.version as publishedVersion",
    ]);

/** A shop's processes, those that were drafted last first; `changed` where the draft is not what customers meet. */
export function listSops(trx: Transaction, shopId: string): Promise<readonly (KeptSop & { changed: boolean })[]> {
  return keptSops(trx)
    .leftJoin("sop_version", (join) =>
      join.onRef("sop_version.sop_id", "=", "sop.id").onRef("sop_version.version", "=", "sop_published.version"),
    )
    .select(({ ref }) => sql<boolean>`${ref("sop.draft")} is distinct from ${ref("sop_version.sop")}`.as("changed"))
    .where("sop.shop_id", "=", shopId)
    .orderBy("sop.drafted_at", "desc")
    .orderBy("sop.id")
    .execute();
}

/** One of a shop's processes. */
export function readSop(trx: Transaction, shopId: string, id: string): Promise<KeptSop | undefined> {
  return keptSops(trx).where("sop.shop_id", "=", shopId).where("sop.id", "=", id).executeTakeFirst();
}

/** Lets nobody else change the shop's processes until the transaction ends. */
export async function lockSops(trx: Transaction, shopId: string): Promise<void> {
  await trx.selectFrom("sop").select("id").where("shop_id", "=", shopId).orderBy("id").forUpdate().execute();
}

/** Everything that was published of a process, the latest first. */
export function versionsOf(trx: Transaction, id: string): Promise<readonly KeptVersion[]> {
  return trx
    .selectFrom("sop_version")
    .innerJoin("person", "person.id", "sop_version.published_by")
    .select([
      "sop_version.version",
      "sop_version.sop",
      "sop_version.published_at as publishedAt",
      "person.display_name as publishedBy",
      "sop_version.again_of as againOf",
    ])
    .where("sop_version.sop_id", "=", id)
    .orderBy("sop_version.version", "desc")
    .execute();
}

/** One published version of a shop's process. */
export async function readSopVersion(
  trx: Transaction,
  of: { readonly shopId: string; readonly id: string; readonly version: number },
): Promise<KeptVersion | undefined> {
  const kept = await readSop(trx, of.shopId, of.id);
  return kept && (await versionsOf(trx, of.id)).find(({ version }) => version === of.version);
}

/** What customers of a shop meet, in a fixed order. */
export async function publishedIn(trx: Transaction, shopId: string): Promise<readonly PublishedSop[]> {
  return trx
    .selectFrom("sop_published")
    .innerJoin("sop_version", (join) =>
      join
        .onRef("sop_version.sop_id", "=", "sop_published.sop_id")
        .onRef("sop_version.version", "=", "sop_published.version"),
    )
    .select(["sop_version.sop_id as id", "sop_version.version", "sop_version.sop"])
    .where("sop_published.shop_id", "=", shopId)
    .orderBy("sop_published.sop_id")
    .execute();
}

/** Which versions customers of a shop meet, as one text: the same text, the same processes. */
export async function publishedVersions(trx: Transaction, shopId: string): Promise<string> {
  const rows = await trx
    .selectFrom("sop_published")
    .select(["sop_id", "version"])
    .where("shop_id", "=", shopId)
    .orderBy("sop_id")
    .execute();
  return rows.map((row) => `${row.sop_id} ${String(row.version)}`).join("\n");
}

/** Who writes what, when. */
interface Draft {
  readonly id: string;
  readonly sop: Sop;
  readonly at: Date;
  readonly by: string;
}

/** Takes a first draft in. */
export async function insertSop(trx: Transaction, shop: ShopAddress, { id, sop, at, by }: Draft): Promise<void> {
  const place = { organization_id: shop.organizationId, shop_id: shop.shopId };
  const row = { ...place, id, draft: toJson(sop), drafted_at: at, drafted_by: by };
  await trx.insertInto("sop").values(row).execute();
}

/** Replaces a draft. */
export async function writeDraft(trx: Transaction, { id, sop, at, by }: Draft): Promise<void> {
  await trx
    .updateTable("sop")
    .set((set) => ({ draft: toJson(sop), drafted_at: at, drafted_by: by, revision: set("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Deletes a process; the database refuses where it has versions. */
export async function removeSop(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("sop").where("id", "=", id).execute();
}

/** Publishes a text as the next version, which customers meet from then on; its number. */
export async function addVersion(
  trx: Transaction,
  shop: ShopAddress,
  { id, sop, at, by, againOf }: Draft & { readonly againOf: number | null },
): Promise<number> {
  const [latest] = await versionsOf(trx, id);
  const version = (latest?.version ?? 0) + 1;
  const place = { organization_id: shop.organizationId, shop_id: shop.shopId, sop_id: id, version };
  const row = { ...place, sop: toJson(sop), published_at: at, published_by: by, again_of: againOf };
  await trx.insertInto("sop_version").values(row).execute();
  await trx
    .insertInto("sop_published")
    .values(place)
    .onConflict((conflict) => conflict.column("sop_id").doUpdateSet({ version }))
    .execute();
  return version;
}

/** Takes a process away from customers. */
export async function takeAway(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom("sop_published").where("sop_id", "=", id).execute();
}

/** As JSON, without what no database takes: half characters and the null character. */
function toJson(sop: Sop): string {
  return JSON.stringify(sop, (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "") : value,
  );
}
