import { expect, test } from "vitest";
import type { Translate } from "../../i18n/i18n.ts";
import { customerName } from "./customer-name.ts";

const t = ((key: string, { id }: { id: string }) => `${key} ${id}`) as unknown as Translate;

test.each([
  ["李雷", "李雷"],
  ["  ", "customer.visitor 506C"],
  ["", "customer.visitor 506C"],
])("%j is called %s", (name, expected) => {
  expect(customerName(t, { name, id: "01a20484-66df-7678-9b99-8f1b8c95506c" })).toBe(expected);
});
