import type { Transaction } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";
import type { CheckingKey, VouchedCustomer } from "./customer-token.ts";

/** The keys of a shop that may check a token now. */
export async function checkingKeys(trx: Transaction, shopId: string): Promise<CheckingKey[]> {
  const rows = await trx
    .selectFrom("shop_key")
    .selectAll()
    .where("shop_id", "=", shopId)
    .where("revoked_at", "is", null)
    .execute();
  return rows.map(({ key_id, algorithm, secret, public_jwk, issuer }) => ({
    keyId: key_id,
    algorithm,
    secret,
    publicJwk: public_jwk,
    issuer,
  }));
}

/** Finds the customer that an (issuer, external id) pair leads to. */
export async function findCustomer(
  trx: Transaction,
  pair: { issuer: string; externalId: string },
): Promise<string | undefined> {
  const ofPair = trx.selectFrom("customer_identity").select("customer_id").where("issuer", "=", pair.issuer);
  return (await ofPair.where("external_id", "=", pair.externalId).executeTakeFirst())?.customer_id;
}

/** Makes a customer nobody vouched for yet. */
export async function insertCustomer(
  trx: Transaction,
  context: IdentityContext,
  given: { organizationId: string; displayName?: string | undefined; verified: boolean },
): Promise<string> {
  const id = context.newId();
  const row = {
    id,
    organization_id: given.organizationId,
    display_name: given.displayName ?? "",
    verified: given.verified,
  };
  await trx
    .insertInto("customer")
    .values({ ...row, created_at: context.clock.now() })
    .execute();
  return id;
}

/**
 * The customer whom a shop's server vouches for: found, or made. When two tabs come for the first time at once,
 * the pair's primary key lets one of them make the customer, and the other finds him.
 */
export async function findOrMakeCustomer(
  trx: Transaction,
  context: IdentityContext,
  given: { organizationId: string; vouched: VouchedCustomer },
): Promise<string> {
  const { organizationId, vouched } = given;
  const found =
    (await findCustomer(trx, vouched)) ??
    (await makeVouched(trx, context, given)) ??
    (await findCustomer(trx, vouched));
  if (found === undefined) throw new Error("A customer's identity vanished while it was being made.");
  const name = vouched.displayName ? { display_name: vouched.displayName } : {};
  await trx
    .updateTable("customer")
    .set({ verified: true, ...name })
    .where("id", "=", found)
    .where("organization_id", "=", organizationId)
    .execute();
  return found;
}

async function makeVouched(
  trx: Transaction,
  context: IdentityContext,
  given: { organizationId: string; vouched: VouchedCustomer },
): Promise<string | undefined> {
  const { organizationId, vouched } = given;
  const customerId = await insertCustomer(trx, context, {
    organizationId,
    displayName: vouched.displayName,
    verified: true,
  });
  const pair = {
    organization_id: organizationId,
    issuer: vouched.issuer,
    external_id: vouched.externalId,
    customer_id: customerId,
  };
  const made = await trx
    .insertInto("customer_identity")
    .values(pair)
    .onConflict((conflict) => conflict.doNothing())
    .returning("customer_id")
    .executeTakeFirst();
  if (!made) await trx.deleteFrom("customer").where("id", "=", customerId).execute();
  return made?.customer_id;
}
