import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRoute, parseRoute, type Route } from "./route.ts";

const part = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text !== "." && text !== "..");
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { name: "inbox" },
    { name: "people" },
    { name: "cases", id: null },
    { name: "requests", id: null },
    { name: "forgot" },
    { name: "shops", id: null, part: "settings" },
  ),
  fc.record({
    name: fc.constant("shops" as const),
    id: part,
    part: fc.constantFrom("settings", "rules", "offers", "return-addresses"),
  }),
  part.map((id): Route => ({ name: "cases", id })),
  part.map((id): Route => ({ name: "requests", id })),
  part.map((token): Route => ({ name: "link", token })),
  fc.record({ name: fc.constant("conversation" as const), id: part, details: fc.boolean() }),
);

test("every route has an address that leads back to it", () => {
  fc.assert(
    fc.property(routes, (route) => {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});

test.each(["/workbench", "/workbench/", "/workbench/nowhere", "/workbench/c/", "/workbench/links"])(
  "%s is the inbox",
  (path) => {
    expect(parseRoute(path)).toEqual({ name: "inbox" });
  },
);

test("a broken escape is taken as it stands", () => {
  expect(parseRoute("/workbench/c/%E0%A4%A")).toEqual({ name: "conversation", id: "%E0%A4%A", details: false });
});
