import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../identity/index.ts";
import {
  type ActorHeaders,
  createCustomer,
  createOrganization,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
  type TestOrganization,
  type TestShop,
} from "../identity/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import { openBuiltInStore } from "./built-in-store.ts";
import { migrations } from "./migrations/index.ts";
import { addCommerceRoutes } from "./routes.ts";
import { writeCouponHoldings } from "./store/write-offers.ts";

let test: TestDatabase;
let app: HttpApp;
let organization: TestOrganization;
let shop: TestShop;
let owner: ActorHeaders;
let foreign: ActorHeaders;
let identity: ReturnType<typeof createTestIdentity>;
let openShop: ReturnType<typeof openBuiltInStore>;

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  identity = createTestIdentity(test.database);
  openShop = openBuiltInStore(test.database);
  app = await createTestApp(identity, (routes) => addCommerceRoutes(routes, { openShop, identity }));
  organization = await createOrganization(test.database);
  const admin = await createPerson(test.database, organization, { roles: [["admin", null]] });
  owner = await headersOfPerson(identity, admin);
  const elsewhere = await createOrganization(test.database);
  foreign = await headersOfPerson(identity, await createPerson(test.database, elsewhere, { roles: [["admin", null]] }));
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  shop = await createShop(test.database, organization);
});

const url = (path: string): string => `/api/v1/shops/${shop.shopId}/${path}`;
const get = (path: string, headers = owner) => app.inject({ method: "GET", url: url(path), headers });
const put = (path: string, payload: object) => app.inject({ method: "PUT", url: url(path), headers: owner, payload });

interface Said {
  readonly revision: string;
  readonly rules: Record<string, unknown>;
  readonly offers: readonly { code: string; endsAt: string; rule: unknown }[];
  readonly returnAddresses: readonly { warehouse: string | null; address: { city: string } }[];
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
}
const read = async (path: string): Promise<Said> => (await get(path)).json<Said>();

const DISPATCH = { hours: 24, cutoff: "16:00", workdays: [1, 2, 3], text: { zh: "当天发" }, whenLate: null };

describe("a shop's rules", () => {
  it("are not said, then said, and the assistant's facts follow at once", async () => {
    const before = await read("rules");
    expect(before.rules).toMatchObject({ dispatch: null, returns: null, payments: [] });
    expect((await openShop(shop).shopFacts()).rules.dispatch).toBeNull();
    const rules = { ...before.rules, dispatch: DISPATCH, shippingFees: [fee(1000)] };
    const reply = await put("rules", { revision: before.revision, rules });
    expect([reply.statusCode, reply.json<Said>().rules]).toMatchObject([200, { dispatch: DISPATCH }]);
    expect((await openShop(shop).shopFacts()).rules).toMatchObject({ dispatch: DISPATCH, shippingFees: [fee(1000)] });
    // What is read can be written back, and is then no change.
    const again = await read("rules");
    const same = await put("rules", { revision: again.revision, rules: again.rules });
    expect([same.statusCode, same.json<Said>().revision]).toEqual([200, again.revision]);
    const lines = await asOwner<{ action: string }>(
      test.url,
      `select action, detail from audit_log where target = 'shop:${shop.shopId}'`,
    );
    expect(lines.filter((line) => line.action === "shop_rules.changed")).toEqual([
      {
        action: "shop_rules.changed",
        detail: { created: ["dispatch", "shippingFees"], changed: [], removed: [] },
      },
    ]);
  });

  it("are not written over what somebody else wrote meanwhile", async () => {
    const { revision } = await read("rules");
    await put("rules", { revision, rules: { guarantee: { zh: "假一赔四" } } });
    const late = await put("rules", { revision, rules: { guarantee: { zh: "假一赔十" } } });
    expect([late.statusCode, late.json<Said>().code]).toEqual([409, "said_changed"]);
    expect((await read("rules")).rules).toMatchObject({ guarantee: { zh: "假一赔四" } });
  });

  it("of two who write at once, one is told", async () => {
    const { revision } = await read("rules");
    const texts = ["甲", "乙", "丙"];
    const replies = await Promise.all(texts.map((zh) => put("rules", { revision, rules: { guarantee: { zh } } })));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
  });

  it.each([
    [{ delivery: [{ warehouse: "x", to: region, minDays: 1, maxDays: 2 }] }, 422, "body/rules/delivery/0/warehouse"],
    [{ guarantee: { zh: "a\u0000b" } }, 400, "body/rules/guarantee/zh"],
    [{ guarantee: {} }, 400, "body/rules/guarantee"],
    [{ shippingFees: [{ to: region, fee: 0.5 }] }, 400, "body/rules/shippingFees/0/fee"],
    [{ promise: null }, 400, "body/rules"],
  ])("%j is refused with %d", async (rules, status, path) => {
    const { revision } = await read("rules");
    const reply = await put("rules", { revision, rules });
    expect(reply.statusCode).toBe(status);
    expect(
      reply
        .json<Said>()
        .errors.map((one) => one.path)
        .join(" "),
    ).toContain(path);
  });
});

const region = { name: { zh: "全国" }, regions: ["*"] };
const fee = (amount: number) => ({ to: region, fee: amount, freeFrom: null });

describe("promotions and coupons", () => {
  const offers = [
    { kind: "promotion", code: "D12", name: { zh: "双十二" }, startsAt: "2026-12-01", endsAt: "2026-12-12", ...off() },
    { kind: "coupon", code: "NEW", name: { zh: "新客券" }, startsAt: "2026-11-01", endsAt: "2026-12-31", ...off() },
  ];
  function off() {
    return { off: { kind: "amount", amount: 4000 }, threshold: 30_000 };
  }

  it("come, are known by the assistant, and go", async () => {
    const { revision } = await read("offers");
    const reply = await put("offers", { revision, offers });
    expect([reply.statusCode, reply.json<Said>().offers.map(({ code }) => code)]).toEqual([200, ["D12", "NEW"]]);
    expect((await openShop(shop).shopFacts()).promotions).toMatchObject([{ code: "D12", threshold: 30_000 }]);
    const { revision: now } = reply.json<Said>();
    expect((await put("offers", { revision: now, offers: [] })).statusCode).toBe(200);
    expect((await openShop(shop).shopFacts()).promotions).toEqual([]);
  });

  it("stay where customers hold them, and can end earlier", async () => {
    const { revision } = (await put("offers", { revision: (await read("offers")).revision, offers })).json<Said>();
    await giveCoupon();
    const refused = await put("offers", { revision, offers: offers.slice(0, 1) });
    expect([refused.statusCode, refused.json<Said>().code]).toEqual([409, "coupon_held"]);
    const earlier = offers.map((one) => ({ ...one, endsAt: "2026-12-02" }));
    expect((await put("offers", { revision, offers: earlier })).json<Said>().offers[0]?.endsAt).toBe(
      "2026-12-02T16:00:00.000Z",
    );
  });

  it.each([
    [[{ ...offers[0], endsAt: "2026-11-30" }], "body/offers/0/endsAt"],
    [[offers[0], offers[0]], "body/offers/1"],
  ])("are refused where they cannot be (%#)", async (wrong, path) => {
    const reply = await put("offers", { revision: (await read("offers")).revision, offers: wrong });
    expect([reply.statusCode, reply.json<Said>().errors[0]?.path]).toEqual([422, path]);
  });

  async function giveCoupon(): Promise<void> {
    const { customerId } = await createCustomer(test.database, organization);
    const [row] = await asOwner<{ id: string }>(test.url, `select id from coupon where shop_id = '${shop.shopId}'`);
    const claimedAt = new Date("2026-11-20T00:00:00Z");
    const holding = { couponId: row?.id ?? "", customerId, claimedAt, usedAt: null, usedOnOrder: null };
    const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
    await withScope(test.database, scope, (trx) => writeCouponHoldings(trx, shop, [holding]));
  }
});

describe("addresses for returns", () => {
  it("are the shop's and its warehouses', and replace each other", async () => {
    const { revision } = await read("return-addresses");
    const address = { recipient: "李敏", line: "良渚街道2号门", city: "杭州" };
    const both = [{ address }, { warehouse: "gz", address: { ...address, city: "广州" } }];
    const reply = await put("return-addresses", { revision, returnAddresses: both });
    expect(reply.json<Said>().returnAddresses.map((one) => [one.warehouse, one.address.city])).toEqual([
      [null, "杭州"],
      ["gz", "广州"],
    ]);
    const next = reply.json<Said>().revision;
    await put("return-addresses", { revision: next, returnAddresses: both.slice(1) });
    expect((await openShop(shop).shopFacts()).returnAddresses.map(({ of }) => of)).toEqual(["warehouse"]);
  });
});

it("nothing of another organization's shop is to be seen", async () => {
  for (const path of ["rules", "offers", "return-addresses"]) expect((await get(path, foreign)).statusCode).toBe(404);
});
