import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";

/** What was erased of a customer here: the sessions that ended with it. */
export interface ErasedIdentity {
  readonly sessionIds: readonly string[];
}

/**
 * Takes a customer's name, ids and sessions away in the caller's transaction; the row itself stays, because orders and
 * conversations refer to it. Holds the customer until the commit, so that nothing begins meanwhile. Null: no such customer.
 */
export async function eraseCustomerIn(
  trx: Transaction,
  { clock }: Pick<IdentityContext, "clock">,
  customerId: string,
): Promise<ErasedIdentity | null> {
  const customer = await trx
    .selectFrom("customer")
    .select("erased_at")
    .where("id", "=", customerId)
    .forUpdate()
    .executeTakeFirst();
  if (!customer) return null;
  await trx
    .updateTable("customer")
    .set({ display_name: "", verified: false, erased_at: customer.erased_at ?? clock.now() })
    .where("id", "=", customerId)
    .execute();
  await trx.deleteFrom("customer_identity").where("customer_id", "=", customerId).execute();
  const sessions = await trx
    .deleteFrom("customer_session")
    .where("customer_id", "=", customerId)
    .returning("id")
    .execute();
  return { sessionIds: sessions.map(({ id }) => id) };
}

/** What identity knows of a customer, for whoever asks what is kept about him. Null: no such customer, or erased. */
export async function describeCustomer(trx: Transaction, customerId: string): Promise<CustomerDescription | null> {
  const row = await trx
    .selectFrom("customer")
    .select(["id", "display_name", "verified", "created_at"])
    .where("id", "=", customerId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const identities = await trx
    .selectFrom("customer_identity")
    .select(["issuer", "external_id"])
    .where("customer_id", "=", customerId)
    .orderBy("issuer")
    .orderBy("external_id")
    .execute();
  return {
    id: row.id,
    name: row.display_name,
    verified: row.verified,
    since: row.created_at.toISOString(),
    identities: identities.map(({ issuer, external_id: externalId }) => ({ issuer, externalId })),
  };
}

/** The customers with this id: our own, or one that an issuer gave. Several where issuers gave the same. */
export async function findCustomerIds(
  trx: Transaction,
  id: string,
  issuer: string | undefined,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  let query = trx
    .selectFrom("customer as c")
    .leftJoin("customer_identity as i", "i.customer_id", "c.id")
    .select(["c.id", "c.display_name as name"])
    .distinct()
    .where((eb) => eb.or([eb(sql`c.id::text`, "=", id), eb("i.external_id", "=", id)]));
  if (issuer !== undefined) query = query.where("i.issuer", "=", issuer);
  return query.execute();
}

/** A customer as identity knows him. */
export interface CustomerDescription {
  readonly id: string;
  readonly name: string;
  readonly verified: boolean;
  /** ISO 8601. */
  readonly since: string;
  readonly identities: readonly { readonly issuer: string; readonly externalId: string }[];
}
