import { expect, test } from "vitest";
import { orderOf } from "../testing.ts";
import { contentHash } from "./content-hash.ts";
import { saidBySource } from "./order-said.ts";

test("an order's fingerprint is the one that stands in databases since before there were requests", () => {
  // Another one makes the next import of an unchanged file undo what was done here: never only write the new one down.
  expect(contentHash(saidBySource(orderOf({})))).toBe("kwAwbYJtxBwJdvBTs8FmalFk30CjiZr8AweS4WMnm9Q");
});

test("what was asked for here is none of it", () => {
  const order = orderOf({});
  const asked = {
    id: "r",
    wish: { kind: "urge_dispatch" },
    state: "open",
    once: "",
    askedAt: new Date(0),
    answeredAt: null,
    answerDay: null,
  } as const;
  expect(saidBySource({ ...order, requests: [asked] })).toEqual(saidBySource(order));
});
