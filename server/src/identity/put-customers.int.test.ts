import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { TestClock } from "../platform/clock.ts";
import { type Transaction, withScope } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { type NewId, newId } from "../platform/ids.ts";
import { migrations } from "./migrations/index.ts";
import { type CustomerToPut, putCustomers, type PutCustomersOptions } from "./put-customers.ts";
import { createOrganization } from "./testing.ts";

const clock = new TestClock("2026-11-30T10:00:00Z");
let database: TestDatabase;
let organizationId: string;

beforeAll(async () => {
  database = await createTestDatabase(migrations);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ organizationId } = await createOrganization(database.database));
});

const inOrganization = <T>(work: (trx: Transaction) => Promise<T>): Promise<T> =>
  withScope(database.database, { organizationId, shops: "*" }, work);
const put = (trx: Transaction, customers: readonly CustomerToPut[], wish: Partial<PutCustomersOptions> = {}) =>
  putCustomers(trx, { organizationId, issuer: "shop:a", now: clock.now(), newId, ...wish }, customers);
const named = (...ids: readonly string[]) => ids.map((externalId) => ({ externalId, displayName: externalId }));

const kept = () =>
  asOwner<{ id: string; name: string; external: string | null }>(
    database.url,
    `select c.id, display_name as name, i.external_id as external from customer c
     left join customer_identity i on i.customer_id = c.id where c.organization_id = '${organizationId}' order by name`,
  );

/** A promise that is kept from outside. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

/** Another transaction that has done its work, and ends once this one has looked whom it knows and makes the others. */
async function beside(work: (trx: Transaction) => Promise<unknown>) {
  const [worked, looked] = [signal(), signal()];
  const other = inOrganization(async (trx) => {
    await work(trx);
    worked.give();
    await looked.given;
  });
  await Promise.race([worked.given, other]);
  const sayLooked: NewId = () => {
    looked.give();
    return newId();
  };
  return { other, sayLooked };
}

test("who is made by somebody else at the same moment is found, and nobody is there twice", async () => {
  const { other, sayLooked } = await beside((trx) => put(trx, named("u1", "u2")));
  const mine = inOrganization((trx) => put(trx, named("u3", "u2"), { newId: sayLooked }));
  await other;
  const { ids, created, changed, unchanged } = await mine;
  const rows = await kept();
  expect(rows.map(({ name, external }) => [name, external])).toEqual([
    ["u1", "u1"],
    ["u2", "u2"],
    ["u3", "u3"],
  ]);
  expect([ids.get("u2"), ids.get("u3")]).toEqual([rows[1]?.id, rows[2]?.id]);
  expect({ created, changed, unchanged }).toEqual({ created: 1, changed: 0, unchanged: 1 });
});

test.each([
  [{ keepNames: true } as const, "u1"],
  [{}, "王浩"],
])("and is renamed as anybody known is: %j", async (wish, name) => {
  const { other, sayLooked } = await beside((trx) => put(trx, named("u1")));
  const renamed = [{ externalId: "u1", displayName: "王浩" }];
  const mine = inOrganization((trx) => put(trx, renamed, { newId: sayLooked, ...wish }));
  await other;
  expect(await mine).toMatchObject({ created: 0, changed: name === "u1" ? 0 : 1 });
  expect(await kept()).toMatchObject([{ name, external: "u1" }]);
});

test("many that name the same ones at once, in whatever order, wait for each other in no circle", async () => {
  const names = Array.from({ length: 300 }, (_, at) => `n${at}`);
  const orders = [names, names.toReversed(), [...names.slice(150), ...names.slice(0, 150)]];
  const retriedBefore = database.database.counters.retries;
  const all = await Promise.all(orders.map((one) => inOrganization((trx) => put(trx, named(...one)))));
  expect(all.map(({ ids }) => new Map([...ids].sort()))).toEqual(
    all.map(() => new Map([...(all[0]?.ids ?? [])].sort())),
  );
  expect(all.reduce((sum, { created }) => sum + created, 0)).toBe(300);
  expect(await kept()).toHaveLength(300);
  expect(database.database.counters.retries).toBe(retriedBefore);
});
