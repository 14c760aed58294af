import { expect, test } from "vitest";
import { isFound, replaced, withoutDoubles } from "./grants.ts";

const agent = { role: "agent", shopId: "a" } as const;
const lead = { role: "lead", shopId: "a" } as const;
const boss = { role: "admin", shopId: null } as const;

test("doubles are dropped, the first stays", () => {
  expect(withoutDoubles([agent, boss, { ...agent }, lead])).toEqual([agent, boss, lead]);
});

test("one is replaced or removed, the others stay", () => {
  expect(replaced<string>([agent, boss], 0, lead)).toEqual([lead, boss]);
  expect(replaced<string>([agent, boss], 1, null)).toEqual([agent]);
  expect(replaced<string>([agent], 5, lead)).toEqual([agent]);
});

test.each([
  ["", true],
  ["小林", true],
  ["XIAO", true],
  ["王", false],
])("search for %j: %s", (query, found) => {
  expect(isFound({ displayName: "小林", email: "xiaolin@shop.example" }, query)).toBe(found);
});
