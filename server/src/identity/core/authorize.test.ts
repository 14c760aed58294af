import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANY_SHOP, authorize, permissionsOf, scopeOf, shopsWhere } from "./authorize.ts";
import { PERMISSIONS, ROLES, roleHolds } from "./permissions.ts";
import { ANONYMOUS, type Grant, type PersonPrincipal, type Principal } from "./principal.ts";

const [HERE, THERE] = ["organization-1", "organization-2"];

function person(grants: readonly Grant[]): PersonPrincipal {
  const who = { organizationId: HERE, personId: "p", sessionId: "s", email: "p@shop.example", displayName: "小林" };
  return { kind: "person", ...who, language: "zh", tier: 1, grants, expiresAt: "2026-01-01T00:00:00Z" };
}

const shopId = fc.constantFrom("shop-a", "shop-b", "shop-c");
const grant = fc.record({ role: fc.constantFrom(...ROLES), shopId: fc.option(shopId) });
const somebody = fc.array(grant, { maxLength: 5 }).map(person);
const permission = fc.constantFrom(...PERMISSIONS);
const place = fc.option(fc.oneof(shopId, fc.constant(ANY_SHOP)), { nil: undefined });

describe("authorize", () => {
  test("never lets anything cross an organization", () => {
    const system: Principal = { kind: "system", organizationId: HERE, purpose: "sweep" };
    fc.assert(
      fc.property(fc.oneof(somebody, fc.constant(system)), permission, place, (who, wanted, at) => {
        expect(authorize(who, wanted, { organizationId: THERE, shopId: at })).toEqual({ ok: false, code: "forbidden" });
      }),
    );
  });

  test("gives customers and strangers nothing", () => {
    const customer: Principal = {
      kind: "customer",
      organizationId: HERE,
      shopId: "shop-a",
      customerId: "c",
      sessionId: "s",
      displayName: "",
      verified: true,
      expiresAt: "",
    };
    fc.assert(
      fc.property(permission, place, (wanted, at) => {
        expect(authorize(customer, wanted, { organizationId: HERE, shopId: at })).toEqual({
          ok: false,
          code: "forbidden",
        });
        expect(authorize(ANONYMOUS, wanted, { organizationId: HERE, shopId: at })).toEqual({
          ok: false,
          code: "not_signed_in",
        });
      }),
    );
  });

  test("allows in a shop exactly what some role there, or for the whole organization, holds", () => {
    fc.assert(
      fc.property(somebody, permission, shopId, (who, wanted, at) => {
        const expected = who.grants.some(
          (held) => roleHolds(held.role, wanted) && (held.shopId === null || held.shopId === at),
        );
        expect(authorize(who, wanted, { organizationId: HERE, shopId: at }).ok).toBe(expected);
      }),
    );
  });

  test("a role in a shop never reaches the organization", () => {
    fc.assert(
      fc.property(fc.array(grant.filter(({ shopId: at }) => at !== null)), permission, (grants, wanted) => {
        expect(authorize(person(grants), wanted, { organizationId: HERE }).ok).toBe(false);
      }),
    );
  });

  test("one more role never takes a permission away", () => {
    fc.assert(
      fc.property(somebody, grant, permission, place, (who, more, wanted, at) => {
        const where = { organizationId: HERE, shopId: at };
        const before = authorize(who, wanted, where).ok;
        expect(!before || authorize(person([...who.grants, more]), wanted, where).ok).toBe(true);
      }),
    );
  });

  test("agrees with the shops that it lists and with the permissions a client is told", () => {
    fc.assert(
      fc.property(somebody, permission, shopId, (who, wanted, at) => {
        const shops = shopsWhere(who, wanted);
        const told = permissionsOf(who).find((held) => held.permission === wanted)?.shops ?? [];
        const allowed = authorize(who, wanted, { organizationId: HERE, shopId: at }).ok;
        expect([shops === "*" || shops.includes(at), told]).toEqual([allowed, shops]);
        expect(authorize(who, wanted, { organizationId: HERE, shopId: ANY_SHOP }).ok).toBe(
          shops === "*" || shops.length > 0,
        );
      }),
    );
  });
});

test("a person's scope is the shops of all roles; a customer's is the one shop", () => {
  expect(
    scopeOf(
      person([
        { role: "agent", shopId: "b" },
        { role: "lead", shopId: "a" },
        { role: "agent", shopId: "a" },
      ]),
    ),
  ).toEqual({ organizationId: HERE, shops: ["a", "b"] });
  expect(
    scopeOf(
      person([
        { role: "agent", shopId: "b" },
        { role: "admin", shopId: null },
      ]),
    ).shops,
  ).toBe("*");
  expect(scopeOf(person([])).shops).toEqual([]);
});

test("an admin holds everything but serving customers, which is a role of its own", () => {
  const served = ["cases.work", "conversations.serve"];
  expect(PERMISSIONS.filter((wanted) => !roleHolds("admin", wanted))).toEqual(served);
});
