import { expect, test } from "vitest";
import { matches } from "./search.ts";
import { conversation } from "./testing.ts";

const asked = conversation("a", {
  customer: { id: "c", name: "Yusuf Rossi", verified: true, language: "en" },
  preview: "这件什么时候能发货 W2378156",
  owner: "agent",
  agent: { id: "p", name: "小王" },
});

test.each([
  ["", true],
  ["  ", true],
  ["yusuf", true],
  ["ｗ2378", true],
  ["rossi 发货", true],
  ["小王", true],
  ["rossi 退款", false],
  ["x", false],
])("%j: %s", (query, found) => {
  expect(matches(asked, query)).toBe(found);
});
