import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { silentLog } from "../log.ts";
import {
  openDatabase,
  protectByOrganization,
  protectByShop,
  systemQuery,
  withScope,
  type Transaction,
} from "./index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "./testing.ts";

declare module "./index.ts" {
  interface Tables {
    scope_note: { organization_id: string; text: string };
    scope_order: { organization_id: string; shop_id: string | null; text: string };
  }
}

const migrations = [
  {
    id: "test/0001-scope",
    up: `
create table scope_note (organization_id uuid not null, text text not null);
${protectByOrganization("scope_note")}
create table scope_order (organization_id uuid not null, shop_id uuid, text text not null);
${protectByShop("scope_order")}
create table scope_counter (id int primary key, value int not null);
`,
  },
];

const ours = "018f0000-0000-7000-8000-000000000001";
const theirs = "018f0000-0000-7000-8000-000000000002";
const shopA = "018f0000-0000-7000-8000-00000000000a";
const shopB = "018f0000-0000-7000-8000-00000000000b";

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await createTestDatabase(migrations);
  await asOwner(
    test1.url,
    `insert into scope_note values ('${ours}', 'ours'), ('${theirs}', 'theirs');
     insert into scope_order values ('${ours}', '${shopA}', 'a'), ('${ours}', '${shopB}', 'b'), ('${ours}', null, 'none'),
       ('${theirs}', '${shopA}', 'stranger');
     insert into scope_counter values (1, 0), (2, 0);`,
  );
});
afterAll(() => test1.drop());

const notes = (trx: Transaction) => trx.selectFrom("scope_note").select("text").execute();
const orders = async (trx: Transaction): Promise<readonly string[]> =>
  (await trx.selectFrom("scope_order").select("text").orderBy("text").execute()).map(({ text }) => text);

describe("an organization's scope", () => {
  test("sees its own rows only", async () => {
    const seen = await withScope(test1.database, { organizationId: theirs, shops: "*" }, notes);
    expect(seen).toEqual([{ text: "theirs" }]);
  });

  test("cannot write a row of another", async () => {
    const work = withScope(test1.database, { organizationId: ours, shops: "*" }, (trx) =>
      trx.insertInto("scope_note").values({ organization_id: theirs, text: "smuggled" }).execute(),
    );
    await expect(work).rejects.toMatchObject({ code: "42501" });
  });

  test("cannot change or delete a row of another", async () => {
    await withScope(test1.database, { organizationId: ours, shops: "*" }, async (trx) => {
      await trx.deleteFrom("scope_note").where("text", "=", "theirs").execute();
      await trx.updateTable("scope_note").set({ text: "x" }).where("text", "=", "theirs").execute();
    });
    expect(await asOwner(test1.url, "select text from scope_note where text = 'theirs'")).toHaveLength(1);
  });

  test("without a scope nothing is seen", async () => {
    expect(await systemQuery(test1.database, sql`select * from scope_note`)).toEqual([]);
    expect(await systemQuery(test1.database, sql`select * from scope_order`)).toEqual([]);
  });

  test("does not leak to the next use of the same connection", async () => {
    const single = openDatabase({ url: test1.url, log: silentLog, poolSize: 1 });
    try {
      const backend = sql<{ pid: number }>`select pg_backend_pid() as pid`;
      const first = await withScope(single, { organizationId: ours, shops: "*" }, async (trx) => backend.execute(trx));
      expect(await systemQuery(single, backend)).toEqual(first.rows);
      expect(await systemQuery(single, sql`select * from scope_note`)).toEqual([]);
      expect(await withScope(single, { organizationId: theirs, shops: "*" }, notes)).toEqual([{ text: "theirs" }]);
    } finally {
      await single.close();
    }
  });
});

describe("a scope's shops", () => {
  test.each([
    { shops: "*" as const, seen: ["a", "b", "none"] },
    { shops: [shopA], seen: ["a"] },
    { shops: [shopA, shopB.toUpperCase()], seen: ["a", "b"] },
    { shops: [], seen: [] },
  ])("$shops sees $seen", async ({ shops, seen }) => {
    expect(await withScope(test1.database, { organizationId: ours, shops }, orders)).toEqual(seen);
  });

  test("cannot write to another shop", async () => {
    const work = withScope(test1.database, { organizationId: ours, shops: [shopA] }, (trx) =>
      trx.insertInto("scope_order").values({ organization_id: ours, shop_id: shopB, text: "x" }).execute(),
    );
    await expect(work).rejects.toMatchObject({ code: "42501" });
  });

  test("warmline_sees_shop says the same", async () => {
    const seen = await withScope(test1.database, { organizationId: ours, shops: [shopA] }, async (trx) => {
      const query = sql<{ a: boolean; b: boolean }>`
        select warmline_sees_shop(${shopA}) as a, warmline_sees_shop(${shopB}) as b`;
      return (await query.execute(trx)).rows;
    });
    expect(seen).toEqual([{ a: true, b: false }]);
  });

  test("the setting is read once per statement", async () => {
    const plan = await withScope(test1.database, { organizationId: ours, shops: [shopA] }, async (trx) =>
      sql<Record<"QUERY PLAN", string>>`explain select * from scope_order`.execute(trx),
    );
    expect(plan.rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("InitPlan 3");
  });
});

test("a scope that is no UUID is a bug", async () => {
  const work = withScope(test1.database, { organizationId: "*", shops: "*" }, notes);
  await expect(work).rejects.toThrow(TypeError);
});

test("a transaction begins and takes its scope in one round trip", async () => {
  const scope = { organizationId: ours, shops: [shopA] };
  await withScope(test1.database, scope, notes);
  const asked = vi.spyOn(Client.prototype, "query");
  try {
    expect(await withScope(test1.database, scope, notes)).toEqual([{ text: "ours" }]);
    expect(asked).toHaveBeenCalledTimes(3);
    expect(asked.mock.calls.at(-1)?.[0]).toBe("commit");
  } finally {
    asked.mockRestore();
  }
});

test("what is written in a scope is undone when the work fails", async () => {
  const work = withScope(test1.database, { organizationId: ours, shops: "*" }, async (trx) => {
    await trx.insertInto("scope_note").values({ organization_id: ours, text: "half" }).execute();
    throw new RangeError("halfway");
  });
  await expect(work).rejects.toThrow(RangeError);
  expect(await asOwner(test1.url, "select text from scope_note where text = 'half'")).toEqual([]);
});

test("a transaction whose connection breaks between two statements fails, and the program goes on", async () => {
  const database = openDatabase({ url: test1.url, log: silentLog, poolSize: 1 });
  try {
    const work = withScope(database, { organizationId: ours, shops: "*" }, async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await asOwner(test1.url, `select pg_terminate_backend(${rows[0]?.pid ?? 0}, 5000)`);
      return notes(trx);
    });
    await expect(work).rejects.toThrow();
    expect(database.counters.lostConnections).toBe(1);
    expect(await withScope(database, { organizationId: ours, shops: "*" }, notes)).toEqual([{ text: "ours" }]);
  } finally {
    await database.close();
  }
});

/** Opens for everybody once so many have arrived. */
const barrier = (many: number): { readonly opened: Promise<void>; readonly arrive: () => Promise<void> } => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = 0;
  return {
    opened,
    arrive: () => {
      if (++arrived === many) open();
      return opened;
    },
  };
};

test("a deadlock is tried again and counted", async () => {
  const database = openDatabase({ url: test1.url, log: silentLog, poolSize: 2 });
  const bothHoldOne = barrier(2);
  const winner = barrier(1);
  const raise = (trx: Transaction, id: number) =>
    sql`update scope_counter set value = value + 1 where id = ${id}`.execute(trx);
  const crossing = async (first: number, second: number) => {
    let attempts = 0;
    await withScope(database, { organizationId: ours, shops: "*" }, async (trx) => {
      // Whoever lost tries again once the other is done, or he might take the row that the other has just been promised.
      if (++attempts > 1) await winner.opened;
      await raise(trx, first);
      if (attempts === 1) await bothHoldOne.arrive();
      await raise(trx, second);
    });
    void winner.arrive();
  };
  try {
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(database.counters.retries).toBe(1);
    expect(await asOwner(test1.url, "select value from scope_counter")).toEqual([{ value: 2 }, { value: 2 }]);
  } finally {
    await database.close();
  }
});
