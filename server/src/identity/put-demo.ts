import type { Transaction } from "../platform/database/index.ts";
import type { Role } from "./core/permissions.ts";

/** An organization that is made whole at once, with ids known beforehand. */
export interface DemoToPut {
  readonly id: string;
  readonly name: string;
  readonly shops: readonly DemoShopToPut[];
  readonly people: readonly DemoPersonToPut[];
  /** Everybody's. */
  readonly passwordHash: string;
  readonly now: Date;
}

/** A shop of it. */
export interface DemoShopToPut {
  readonly id: string;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly timeZone: string;
  readonly accentColour: string;
}

/** Somebody who serves there; without a shop, in the whole organization. */
export interface DemoPersonToPut {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly tier: 1 | 2 | 3;
  readonly role: Role;
  readonly shopId: string | null;
}

/** Makes the demo's organization, shops and people. What is there already stays as people have changed it since. */
export async function putDemo(trx: Transaction, demo: DemoToPut): Promise<void> {
  await trx
    .insertInto("organization")
    .values({ id: demo.id, name: demo.name, demo: true, created_at: demo.now })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await trx
    .insertInto("shop")
    .values(shopRows(demo))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await trx
    .insertInto("person")
    .values(personRows(demo))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  const grants = demo.people.map(({ id, shopId, role }) => ({
    organization_id: demo.id,
    person_id: id,
    shop_id: shopId,
    role,
  }));
  await trx
    .insertInto("role_grant")
    .values(grants)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function shopRows({ id: organizationId, shops, now }: DemoToPut) {
  return shops.map((shop) => ({
    id: shop.id,
    organization_id: organizationId,
    slug: shop.slug,
    name_zh: shop.nameZh,
    name_en: shop.nameEn,
    language: shop.language,
    currency: shop.currency,
    time_zone: shop.timeZone,
    accent_colour: shop.accentColour,
    created_at: now,
    updated_at: now,
  }));
}

function personRows({ id: organizationId, people, passwordHash, now }: DemoToPut) {
  return people.map((person) => ({
    id: person.id,
    organization_id: organizationId,
    email: person.email,
    display_name: person.displayName,
    password_hash: passwordHash,
    language: person.language,
    state: "active" as const,
    tier: person.tier,
    created_at: now,
  }));
}
