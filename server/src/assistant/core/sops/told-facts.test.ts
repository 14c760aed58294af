import { expect, test } from "vitest";
import { aSop, published, step } from "./test-sop.ts";
import { tells } from "./told-facts.ts";

const FACT = "order.return_address";

test.each([
  ["in a step of its own", step.lookUp("a", FACT, null), true],
  ["in a text", step.say("a", null, `寄到 {${FACT}}`), true],
  ["before a question", step.ask("a", "text", null), false],
  ["on no button", step.offer("a", { 地址: null }), false],
  ["as another fact", step.lookUp("a", "order.state", null), false],
])("a process tells a fact %s", (_, told, expected) => {
  expect(tells([published(aSop([told]))], FACT)).toBe(expected);
});

test("no process tells nothing", () => {
  expect(tells([], FACT)).toBe(false);
});
