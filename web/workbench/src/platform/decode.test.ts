import { expect, test } from "vitest";
import { DecodeError, flag, list, number, object, oneOf, orNull, otherwise, text } from "./decode.ts";

const person = object({
  name: text,
  tier: number,
  active: flag,
  state: oneOf("on", "off"),
  shops: list(object({ id: text })),
  language: orNull(text),
  tags: otherwise(list(text), []),
});

const good = { name: "小王", tier: 1, active: true, state: "on", shops: [{ id: "a", extra: 1 }], unknown: {} };

test("keeps what is asked for and drops the rest", () => {
  expect(person(good, "")).toEqual({
    name: "小王",
    tier: 1,
    active: true,
    state: "on",
    shops: [{ id: "a" }],
    language: null,
    tags: [],
  });
});

test.each([
  [{ ...good, name: 1 }, "name is no text"],
  [{ ...good, tier: Number.NaN }, "tier is no number"],
  [{ ...good, active: "yes" }, "active is no boolean"],
  [{ ...good, state: "x" }, "state is no on | off"],
  [{ ...good, shops: [{ id: "a" }, null] }, "shops[1] is no object"],
  [{ ...good, shops: {} }, "shops is no list"],
  [[], "answer is no object"],
  [null, "answer is no object"],
])("says where it is wrong: %j", (value, message) => {
  expect(() => person(value, "")).toThrow(new DecodeError(message));
});
