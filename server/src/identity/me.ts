import { withScope } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";
import { permissionsOf, scopeOf, type HeldPermission } from "./core/authorize.ts";
import type { Grant, PersonPrincipal } from "./core/principal.ts";
import { listShops, type Shop } from "./shops.ts";

/** All that a client needs to know of who is signed in; it never derives permission from roles itself. */
export interface Me {
  readonly person: Pick<PersonPrincipal, "email" | "displayName" | "language" | "tier"> & { readonly id: string };
  readonly organization: { readonly id: string; readonly name: string; readonly demo: boolean };
  readonly roles: readonly Grant[];
  readonly shops: readonly Shop[];
  readonly permissions: readonly HeldPermission[];
  readonly session: { readonly expiresAt: string };
}

/** Tells a person who they are, where they work and what they may do there. */
export async function describeMe(
  { database }: Pick<IdentityContext, "database">,
  person: PersonPrincipal,
): Promise<Me> {
  const { organization, shops } = await withScope(database, scopeOf(person), async (trx) => ({
    organization: await trx.selectFrom("organization").select(["id", "name", "demo"]).executeTakeFirstOrThrow(),
    shops: await listShops(trx),
  }));
  const { personId: id, email, displayName, language, tier, grants, expiresAt } = person;
  return {
    person: { id, email, displayName, language, tier },
    organization,
    roles: grants,
    shops,
    permissions: permissionsOf(person),
    session: { expiresAt },
  };
}
