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

/** Makes many customers reachable through (issuer, external id), those already known included; running it twice changes nothing. */
export async function putCustomers(
  trx: Transaction,
  options: PutCustomersOptions,
  customers: readonly CustomerToPut[],
): Promise<PutCustomers> {
  const known = await knownCustomers(trx, options.issuer, customers);
  const fresh = customers
    .filter(({ externalId }) => !known.has(externalId))
    .map((one) => ({ ...one, id: one.id ?? options.newId() }));
  const renamed = customers.flatMap(({ externalId, displayName }) => {
    const before = known.get(externalId);
    return before && options.keepNames !== true && displayName !== "" && before.name !== displayName
      ? [{ id: before.id, displayName }]
      : [];
  });
  for (let start = 0; start < fresh.length; start += CHUNK)
    await insert(trx, options, fresh.slice(start, start + CHUNK));
  await rename(trx, renamed);
  const ids = new Map([...known].map(([externalId, { id }]) => [externalId, id]));
  for (const { externalId, id } of fresh) ids.set(externalId, id);
  const unchanged = customers.length - fresh.length - renamed.length;
  return { ids, created: fresh.length, changed: renamed.length, unchanged };
}

async function knownCustomers(trx: Transaction, issuer: string, customers: readonly CustomerToPut[]) {
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
): Promise<void> {
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
  await trx.insertInto("customer_identity").values(pairs).execute();
}

async function rename(trx: Transaction, renamed: readonly { id: string; displayName: string }[]): Promise<void> {
  if (renamed.length === 0) return;
  await sql`update customer c set display_name = n."displayName"
    from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) n (id uuid, "displayName" text) where c.id = n.id`.execute(
    trx,
  );
}
