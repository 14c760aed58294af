import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { NewId } from "../platform/ids.ts";

/** A customer as another system knows him. Without an id of ours he is given one. */
export interface CustomerToPut {
  readonly externalId: string;
  readonly displayName: string;
  readonly id?: string;
}

/** Whose customers, and when they came. */
export interface PutCustomersOptions {
  readonly organizationId: string;
  /** The pair's first half, e.g. `shop:yunshang`, `tau2`. */
  readonly issuer: string;
  readonly now: Date;
  readonly newId: NewId;
  /** Names are only for those who are new: nobody known is renamed. */
  readonly keepNames?: true;
}

/** Our ids by external id, and what was done. */
export interface PutCustomers {
  readonly ids: ReadonlyMap<string, string>;
  readonly created: number;
  /** Renamed; an empty name renames nobody. */
  readonly changed: number;
  readonly unchanged: number;
}

/** Rows per statement. */
const CHUNK = 2000;

/**
 * Makes many customers reachable through (issuer, external id), those already known included; running it twice changes
 * nothing. Of two that name a new one at once the pair's primary key lets one make him, and the other finds him.
 */
export async function putCustomers(
  trx: Transaction,
  options: PutCustomersOptions,
  customers: readonly CustomerToPut[],
): Promise<PutCustomers> {
  const before = await knownCustomers(trx, options.issuer, customers);
  const made = await make(trx, options, newOf(customers, before, options));
  const met = customers.filter(({ externalId }) => !before.has(externalId) && !made.has(externalId));
  const known = new Map([...before, ...(await knownCustomers(trx, options.issuer, met))]);
  const renamed = customers.flatMap(({ externalId, displayName }) => {
    const one = known.get(externalId);
    return one && options.keepNames !== true && displayName !== "" && one.name !== displayName
      ? [{ id: one.id, displayName }]
      : [];
  });
  await rename(trx, renamed);
  const ids = new Map([...made, ...[...known].map(([externalId, { id }]) => [externalId, id] as const)]);
  const unchanged = customers.length - made.size - renamed.length;
  return { ids, created: made.size, changed: renamed.length, unchanged };
}

/** Who is not known yet, always in the same order: whoever makes the same ones at once waits for one of them, never in a circle. */
function newOf(
  customers: readonly CustomerToPut[],
  known: ReadonlyMap<string, unknown>,
  { newId }: PutCustomersOptions,
): readonly Known[] {
  return customers
    .filter(({ externalId }) => !known.has(externalId))
    .map((one) => ({ ...one, id: one.id ?? newId() }))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

/** Makes new ones; the ids of those whom nobody else made meanwhile. */
async function make(
  trx: Transaction,
  options: PutCustomersOptions,
  fresh: readonly Known[],
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (let start = 0; start < fresh.length; start += CHUNK)
    for (const [externalId, id] of await insert(trx, options, fresh.slice(start, start + CHUNK)))
      made.set(externalId, id);
  return made;
}

async function knownCustomers(trx: Transaction, issuer: string, customers: readonly CustomerToPut[]) {
  if (customers.length === 0) return new Map<string, { readonly id: string; readonly name: string }>();
  const wanted = customers.map(({ externalId }) => externalId);
  const rows = await trx
    .selectFrom("customer_identity")
    .innerJoin("customer", "customer.id", "customer_identity.customer_id")
    .select(["external_id", "customer.id", "display_name"])
    .where("issuer", "=", issuer)
    .where(sql<boolean>`external_id = any (${wanted})`)
    .execute();
  return new Map(rows.map((row) => [row.external_id, { id: row.id, name: row.display_name }]));
}

type Known = Required<CustomerToPut>;

async function insert(
  trx: Transaction,
  { organizationId, issuer, now }: PutCustomersOptions,
  chunk: readonly Known[],
): Promise<readonly (readonly [externalId: string, id: string])[]> {
  const people = chunk.map(({ id, displayName }) => ({
    id,
    organization_id: organizationId,
    display_name: displayName,
    verified: true,
    created_at: now,
  }));
  await trx.insertInto("customer").values(people).execute();
  const pairs = chunk.map(({ id, externalId }) => ({
    organization_id: organizationId,
    issuer,
    external_id: externalId,
    customer_id: id,
  }));
  const placed = await trx
    .insertInto("customer_identity")
    .values(pairs)
    .onConflict((conflict) => conflict.doNothing())
    .returning(["external_id", "customer_id"])
    .execute();
  const ids = new Set(placed.map((row) => row.customer_id));
  const others = chunk.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (others.length > 0) await trx.deleteFrom("customer").where("id", "in", others).execute();
  return placed.map((row) => [row.external_id, row.customer_id]);
}

async function rename(trx: Transaction, renamed: readonly { id: string; displayName: string }[]): Promise<void> {
  if (renamed.length === 0) return;
  await sql`update customer c set display_name = n."displayName"
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) n (id uuid, "displayName" text) where c.id = n.id`.execute(
    trx,
  );
}
