import { sql } from "kysely";
import { systemQuery, withScope, type Transaction } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";
import type { CustomerPrincipal } from "./core/principal.ts";
import { checkingKeys, findCustomer, findOrMakeCustomer, insertCustomer } from "./customer-store.ts";
import { checkCustomerToken, type TokenRefusal, type VouchedCustomer } from "./customer-token.ts";
import { findShop, type Shop } from "./shops.ts";
import { hashToken, looksLikeToken, newToken } from "./token.ts";

const DAY = 24 * 3_600_000;

/** A customer who is known stays signed in so long; the shop's page vouches anew whenever it is loaded. */
export const VERIFIED_SESSION_MS = 7 * DAY;

/** Somebody without an account finds his conversation again for so long. */
export const ANONYMOUS_SESSION_MS = 30 * DAY;

/** Who wants to talk to which shop. */
export interface CustomerKnock {
  readonly slug: string;
  /** The token that the shop's own server signed; without one the customer is anonymous. */
  readonly token?: string | undefined;
  /** The session so far. It ends: the token changes with every sign-in and sign-out. */
  readonly previous?: CustomerPrincipal | undefined;
}

/** A session that has begun, with its secret. */
export interface OpenedCustomerSession {
  readonly ok: true;
  readonly token: string;
  readonly customer: CustomerPrincipal;
  readonly shop: Shop;
}

/** The session, or why there is none. */
export type CustomerSessionResult =
  OpenedCustomerSession | { readonly ok: false; readonly code: "shop_unknown" | "customer_unknown" | TokenRefusal };

/**
 * Begins a customer's session in a shop. With a good token it is the customer whom that names, and never a merger with
 * whoever sat there before; without one it is the anonymous customer of the previous session, or a new one.
 */
export async function openCustomerSession(
  context: IdentityContext,
  knock: CustomerKnock,
): Promise<CustomerSessionResult> {
  const shop = await findShop(context, knock.slug);
  if (!shop) return { ok: false, code: "shop_unknown" };
  const vouched = await checkKnock(context, shop, knock);
  if (vouched && !vouched.ok) return vouched;
  const opened = await inShop(context, shop, async (trx) => {
    const customerId = vouched
      ? await findOrMakeCustomer(trx, context, { organizationId: shop.organizationId, vouched: vouched.customer })
      : await anonymousCustomer(trx, context, { shop, knock });
    await endSession(trx, context, knock.previous?.sessionId);
    return insertSession(trx, context, { shop, customerId, verified: vouched !== undefined });
  });
  if (knock.previous) context.onAccessChanged({ kind: "session", sessionId: knock.previous.sessionId });
  return { ok: true, shop, ...opened };
}

/** Begins a session of a customer who exists, without a token: for the server's own commands and the demo's pages only. */
export async function openSessionOfCustomer(
  context: IdentityContext,
  wanted: { slug: string; issuer: string; externalId: string },
): Promise<CustomerSessionResult> {
  const shop = await findShop(context, wanted.slug);
  if (!shop) return { ok: false, code: "shop_unknown" };
  return inShop(context, shop, async (trx) => {
    const customerId = await findCustomer(trx, wanted);
    if (customerId === undefined) return { ok: false, code: "customer_unknown" };
    return { ok: true, shop, ...(await insertSession(trx, context, { shop, customerId, verified: true })) };
  });
}

async function inShop<Result>(
  { database }: IdentityContext,
  shop: Shop,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  return withScope(database, { organizationId: shop.organizationId, shops: [shop.id] }, work);
}

async function checkKnock(
  context: IdentityContext,
  shop: Shop,
  { token }: CustomerKnock,
): Promise<{ ok: true; customer: VouchedCustomer } | { ok: false; code: TokenRefusal } | undefined> {
  if (token === undefined) return undefined;
  const keys = await inShop(context, shop, (trx) => checkingKeys(trx, shop.id));
  return checkCustomerToken(token, { slug: shop.slug, keys, now: context.clock.now() });
}

async function anonymousCustomer(
  trx: Transaction,
  context: IdentityContext,
  { shop, knock }: { shop: Shop; knock: CustomerKnock },
): Promise<string> {
  const { previous } = knock;
  if (previous && !previous.verified && previous.shopId === shop.id) return previous.customerId;
  return insertCustomer(trx, context, { organizationId: shop.organizationId, verified: false });
}

async function insertSession(
  trx: Transaction,
  context: IdentityContext,
  given: { shop: Shop; customerId: string; verified: boolean },
): Promise<{ token: string; customer: CustomerPrincipal }> {
  const { shop, customerId, verified } = given;
  const now = context.clock.now();
  const expiresAt = new Date(now.getTime() + (verified ? VERIFIED_SESSION_MS : ANONYMOUS_SESSION_MS));
  const [token, id] = [newToken(), context.newId()];
  const place = { organization_id: shop.organizationId, shop_id: shop.id, customer_id: customerId };
  const row = {
    id,
    token_hash: hashToken(token),
    ...place,
    verified,
    created_at: now,
    expires_at: expiresAt,
    revoked_at: null,
  };
  await trx.insertInto("customer_session").values(row).execute();
  const { display_name: displayName } = await trx
    .selectFrom("customer")
    .select("display_name")
    .where("id", "=", customerId)
    .executeTakeFirstOrThrow();
  const where = { organizationId: shop.organizationId, shopId: shop.id };
  return {
    token,
    customer: {
      kind: "customer",
      ...where,
      customerId,
      sessionId: id,
      displayName,
      verified,
      expiresAt: expiresAt.toISOString(),
    },
  };
}

async function endSession(trx: Transaction, { clock }: IdentityContext, sessionId: string | undefined): Promise<void> {
  if (sessionId === undefined) return;
  await trx
    .updateTable("customer_session")
    .set({ revoked_at: clock.now() })
    .where("id", "=", sessionId)
    .where("revoked_at", "is", null)
    .execute();
}

/** Ends a customer's session: the token works nowhere any more. */
export async function revokeCustomerSession(context: IdentityContext, customer: CustomerPrincipal): Promise<void> {
  const scope = { organizationId: customer.organizationId, shops: [customer.shopId] };
  await withScope(context.database, scope, (trx) => endSession(trx, context, customer.sessionId));
  context.onAccessChanged({ kind: "session", sessionId: customer.sessionId });
}

interface SessionRow {
  readonly session_id: string;
  readonly organization_id: string;
  readonly shop_id: string;
  readonly customer_id: string;
  readonly display_name: string;
  readonly verified: boolean;
  readonly expires_at: Date;
}

/** Who holds this session token; undefined when it is unknown, over or revoked. */
export async function resolveCustomerSession(
  { database, clock }: Pick<IdentityContext, "database" | "clock">,
  token: string,
): Promise<CustomerPrincipal | undefined> {
  if (!looksLikeToken(token)) return undefined;
  const [row] = await systemQuery(
    database,
    sql<SessionRow>`select * from identity_resolve_customer_session(${hashToken(token)}, ${clock.now()})`,
  );
  if (!row) return undefined;
  const who = {
    organizationId: row.organization_id,
    shopId: row.shop_id,
    customerId: row.customer_id,
    sessionId: row.session_id,
  };
  return {
    kind: "customer",
    ...who,
    displayName: row.display_name,
    verified: row.verified,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Which of these sessions are over. One question for all; whoever stands, nearly everybody, costs no row in the answer. */
export async function endedCustomerSessions(
  { database, clock }: Pick<IdentityContext, "database" | "clock">,
  sessionIds: readonly string[],
): Promise<readonly string[]> {
  if (sessionIds.length === 0) return [];
  const question = sql<{ id: string }>`
    with asked as (select ${[...sessionIds]}::uuid[] as ids)
    select id from asked, unnest(ids) as id
    except
    select id from asked, identity_standing_customer_sessions(ids, ${clock.now()}) as id`;
  return (await systemQuery(database, question)).map(({ id }) => id);
}
