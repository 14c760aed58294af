import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCurrency, isEmail, isSlug, isTimeZone, readOrigin } from "./addresses.ts";
import { waitFor, type AttemptRule } from "./attempts.ts";
import { changeOfGrants, mayGive, sameGrant } from "./grant-rules.ts";
import { writeLinkLetter } from "./letters.ts";
import { DEMO_PASSWORD, refusePassword } from "./passwords.ts";
import { ROLES } from "./permissions.ts";
import type { Grant, PersonPrincipal } from "./principal.ts";

describe("passwords", () => {
  test.each([
    ["short", "password_too_short"],
    ["x".repeat(201), "password_too_long"],
    ["aaaaaaaaaaaa", "password_too_simple"],
    ["abababababab", "password_too_simple"],
    ["1234567890", "password_too_simple"],
    ["Mei.Lin@shop.example", "password_too_simple"],
    [DEMO_PASSWORD, "demo_password_refused"],
    ["correct horse", undefined],
    ["一二三四五六七八九十", undefined],
    ["😀😀😀😁", "password_too_short"],
  ])("%s", (password, code) => {
    expect(refusePassword(password, "mei.lin@shop.example")).toBe(code);
  });
});

describe("attempts", () => {
  const rule: AttemptRule = { failures: 3, windowMs: 1000 };

  test.each([
    [[], 0, 0],
    [[0, 1], 2, 0],
    [[0, 1, 2], 3, 997],
    [[0, 1, 2], 1000, 0],
    [[0, 500, 900, 950], 999, 501],
  ])("after %j at %i one waits %i ms", (attempts, now, wait) => {
    expect(waitFor(attempts, rule, now)).toBe(wait);
  });

  test("whoever waits as long as told is let pass, and never more than the rule within its window", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }), (gaps) => {
        const passed: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          now += waitFor(passed, rule, now);
          expect(waitFor(passed, rule, now)).toBe(0);
          passed.push(now);
          expect(passed.filter((at) => at > now - rule.windowMs).length).toBeLessThanOrEqual(rule.failures);
        }
      }),
    );
  });
});

describe("texts that people type", () => {
  test.each(["a@b.cn", "mei.lin+work@shop.example", "小梅@shop.example"])("%s is an address", (text) => {
    expect(isEmail(text)).toBe(true);
  });
  test.each([
    "",
    "a",
    "a@b",
    "a b@c.cn",
    "a@b..cn",
    "a@-b.cn",
    "a@b.cn\nBcc: x@y.cn",
    "<a@b.cn>",
    `${"a".repeat(65)}@b.cn`,
  ])("%j is none", (text) => {
    expect(isEmail(text)).toBe(false);
  });

  test("what is read as an origin is one that a browser sends, and reads as itself", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webAuthority().map((host) => `https://${host}`),
        ),
        (text) => {
          const origin = readOrigin(text);
          expect(
            origin === undefined || (readOrigin(origin) === origin && /^https?:\/\/[a-z0-9.-]+(:\d+)?$/.test(origin)),
          ).toBe(true);
        },
      ),
    );
  });

  test("slugs, zones and currencies", () => {
    expect(["a", "yun-shang", "9"].every(isSlug)).toBe(true);
    expect(["", "-a", "a-", "A", "a_b", "a".repeat(41), "云裳"].some(isSlug)).toBe(false);
    expect([isTimeZone("Asia/Shanghai"), isTimeZone("UTC"), isTimeZone("Mars/Base")]).toEqual([true, true, false]);
    expect([isCurrency("CNY"), isCurrency("cny"), isCurrency("RMB")]).toEqual([true, false, false]);
  });
});

describe("grants", () => {
  const organizationId = "o";
  const grant = fc.record({ role: fc.constantFrom(...ROLES), shopId: fc.option(fc.constantFrom("a", "b")) });
  const grants = fc.uniqueArray(grant, { maxLength: 6, comparator: sameGrant });
  const manager = (held: readonly Grant[]): PersonPrincipal => {
    const who = { organizationId, personId: "p", sessionId: "s", email: "", displayName: "" };
    return { kind: "person", ...who, language: "zh", tier: 1, grants: held, expiresAt: "" };
  };

  test("nobody gives or takes what is not his to give", () => {
    fc.assert(
      fc.property(grants, grants, grants, (own, held, wanted) => {
        const change = changeOfGrants(manager(own), held, { grants: wanted, organizationId });
        const touched = change ? [...change.given, ...change.taken] : [];
        expect(touched.every((one) => mayGive(manager(own), one, organizationId))).toBe(true);
      }),
    );
  });

  test("an owner can make neither an admin nor an owner of another shop", () => {
    fc.assert(
      fc.property(grant, (wanted) => {
        const given = mayGive(manager([{ role: "owner", shopId: "a" }]), wanted, organizationId);
        expect(!given || (wanted.shopId === "a" && ["owner", "lead", "agent"].includes(wanted.role))).toBe(true);
      }),
    );
  });

  test("for an admin, held − taken + given is exactly what was wanted", () => {
    fc.assert(
      fc.property(grants, grants, (held, wanted) => {
        const change = changeOfGrants(manager([{ role: "admin", shopId: null }]), held, {
          grants: [...wanted, ...wanted],
          organizationId,
        });
        const after = [...held.filter((one) => !change?.taken.includes(one)), ...(change?.given ?? [])];
        const key = ({ role, shopId }: Grant) => `${role}@${shopId ?? "*"}`;
        expect(after.map(key).sort()).toEqual(wanted.map(key).sort());
      }),
    );
  });
});

test("a letter names its link in both languages, and a name cannot add lines to its head", () => {
  for (const kind of ["invite", "reset"] as const) {
    for (const language of ["zh", "en"] as const) {
      const names = { displayName: "Mei\r\nBcc: all@shop.example", organization: "Shop\nX" };
      const { subject, text } = writeLinkLetter({
        kind,
        language,
        ...names,
        url: "https://help.example/l/1",
        hours: 2,
      });
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).toContain("https://help.example/l/1");
    }
  }
});
