import { sql } from "kysely";
import { systemQuery, type Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { readOrigin } from "./core/addresses.ts";
import type { PersonPrincipal, Principal } from "./core/principal.ts";

/** A shop as everybody may know it who knows its slug; nothing in it is private. */
export interface Shop {
  readonly id: string;
  readonly organizationId: string;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: "zh" | "en";
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timeZone: string;
  /** `#rrggbb`, lower case. */
  readonly accentColour: string;
  /** Pages of these origins may show the widget. */
  readonly allowedOrigins: readonly string[];
}

interface ShopRow {
  readonly id: string;
  readonly organization_id: string;
  readonly slug: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly time_zone: string;
  readonly accent_colour: string;
  readonly allowed_origins: readonly string[];
}

function presentShop(row: ShopRow): Shop {
  return {
    id: row.id,
    organizationId: row.organization_id,
    slug: row.slug,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    language: row.language,
    currency: row.currency,
    timeZone: row.time_zone,
    accentColour: row.accent_colour,
    allowedOrigins: row.allowed_origins,
  };
}

/** The shop with this slug in the whole installation: for whoever knows no organization yet (widget, command line). */
export async function findShop(
  { database }: Pick<IdentityContext, "database">,
  slug: string,
): Promise<Shop | undefined> {
  const [row] = await systemQuery(database, sql<ShopRow>`select * from identity_find_shop(${slug})`);
  return row && presentShop(row);
}

/** The shops of an organization that a scope sees, by slug. */
export async function listShops(trx: Transaction): Promise<Shop[]> {
  return (await trx.selectFrom("shop").selectAll().orderBy("slug").execute()).map(presentShop);
}

/** One shop of the actor's organization; undefined when there is none of this id there. */
export async function getShop(
  context: Pick<IdentityContext, "database">,
  organizationId: string,
  shopId: string,
): Promise<Shop | undefined> {
  return inOrganization(context, organizationId, (trx) => selectShop(trx, shopId));
}

async function selectShop(trx: Transaction, shopId: string): Promise<Shop | undefined> {
  const row = await trx.selectFrom("shop").selectAll().where("id", "=", shopId).executeTakeFirst();
  return row && presentShop(row);
}

/** A shop to be made. Names in the other language may repeat the first. */
export interface NewShop {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly timeZone: string;
  /** Origins whose pages may show the widget; none by default. */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** Makes a shop in the caller's transaction; undefined when the slug is taken (in any organization). */
export async function insertShop(
  trx: Transaction,
  context: IdentityContext,
  given: { shop: NewShop; organizationId: string; actor: Principal },
): Promise<string | undefined> {
  const { shop, organizationId, actor } = given;
  const now = context.clock.now();
  const names = { slug: shop.slug, name_zh: shop.nameZh, name_en: shop.nameEn };
  const place = { language: shop.language, currency: shop.currency, time_zone: shop.timeZone };
  const row = {
    id: context.newId(),
    organization_id: organizationId,
    ...names,
    ...place,
    allowed_origins: normalOrigins(shop.allowedOrigins ?? []),
    created_at: now,
    updated_at: now,
  };
  const inserted = await trx
    .insertInto("shop")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return undefined;
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "shop.created",
    target: `shop:${inserted.id}`,
    detail: { ...shop },
  });
  return inserted.id;
}

/** What may be changed about a shop; what is left out stays. */
export interface ShopChange {
  readonly nameZh?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly accentColour?: string | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** The changed shop, or why nothing changed. `origin_invalid` names the first text that is no origin. */
export type ShopChangeResult =
  | { readonly ok: true; readonly shop: Shop }
  | { readonly ok: false; readonly code: "not_found" }
  | { readonly ok: false; readonly code: "origin_invalid"; readonly origin: string };

/** Changes a shop's settings and writes down who did. */
export async function changeShop(
  context: IdentityContext,
  actor: PersonPrincipal,
  wanted: { shopId: string; change: ShopChange },
): Promise<ShopChangeResult> {
  const { shopId, change } = wanted;
  const wrong = change.allowedOrigins?.find((origin) => readOrigin(origin) === undefined);
  if (wrong !== undefined) return { ok: false, code: "origin_invalid", origin: wrong };
  const { organizationId } = actor;
  return inOrganization(context, organizationId, async (trx) => {
    const before = await selectShop(trx, shopId);
    if (!before) return { ok: false, code: "not_found" };
    const shop = {
      ...before,
      ...definedOnly(change),
      allowedOrigins: normalOrigins(change.allowedOrigins ?? before.allowedOrigins),
    };
    await updateShop(trx, context, shop);
    await recordAudit(trx, context, {
      organizationId,
      actor,
      action: "shop.changed",
      target: `shop:${shopId}`,
      detail: { ...change },
    });
    return { ok: true, shop };
  });
}

function normalOrigins(origins: readonly string[]): string[] {
  return [...new Set(origins.flatMap((origin) => readOrigin(origin) ?? []))].sort();
}

function definedOnly({
  nameZh,
  nameEn,
  accentColour,
}: ShopChange): Partial<Pick<Shop, "nameZh" | "nameEn" | "accentColour">> {
  return {
    ...(nameZh !== undefined && { nameZh }),
    ...(nameEn !== undefined && { nameEn }),
    ...(accentColour !== undefined && { accentColour: accentColour.toLowerCase() }),
  };
}

async function updateShop(trx: Transaction, { clock }: IdentityContext, shop: Shop): Promise<void> {
  const names = { name_zh: shop.nameZh, name_en: shop.nameEn, accent_colour: shop.accentColour };
  const update = { ...names, allowed_origins: [...shop.allowedOrigins], updated_at: clock.now() };
  await trx.updateTable("shop").set(update).where("id", "=", shop.id).execute();
}
