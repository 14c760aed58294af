import { expect, test } from "vitest";
import { conversation } from "../../inbox/core/testing.ts";
import { possibleFor } from "./possible.ts";

const mine = { owner: "agent", agent: { id: "me", name: "我" } } as const;

test.each([
  [{ owner: "queue" }, true, { take: true, own: false }],
  [{ owner: "queue" }, false, { take: false, own: false }],
  [mine, true, { take: false, own: true }],
  [mine, false, { take: false, own: false }],
  [{ owner: "agent", agent: { id: "wang", name: "小王" } }, true, { take: false, own: false }],
  [{ owner: "assistant" }, true, { take: true, own: false }],
  [{ owner: "closed" }, true, { take: false, own: false }],
] as const)("%j, serving %s", (changes, serves, expected) => {
  expect(possibleFor(conversation("a", changes), { personId: "me", serves })).toEqual(expected);
});
