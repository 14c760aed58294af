import { expect, test } from "vitest";
import { whoIs } from "./session.ts";

const tokenOf = (claims: unknown): string =>
  ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "signature"].join(".");

test.each([
  [null, "anonymous"],
  [tokenOf({ sub: "42" }), "signed-in:42"],
  [tokenOf({ sub: "顾客一号" }), "signed-in:顾客一号"],
  [tokenOf({ sub: "anonymous" }), "signed-in:anonymous"],
  [tokenOf({ sub: 42 }), null],
  [tokenOf(null), null],
  ["not a token", null],
  ["a.%%%.c", null],
  ["", null],
])("a customer with the token %j is kept as %j", (token, who) => {
  expect(whoIs(token)).toBe(who);
});
