import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { packGap, packHints, unpack } from "./wire.ts";

const leaf = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const payload: fc.Arbitrary<JsonValue> = fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf));
const hints = fc.array(fc.record({ topic: fc.string(), payload }), { maxLength: 200 });
const POSTGRES_LIMIT_BYTES = 8_000;

test("hints come out of their notifications as they went in, and each fits", () => {
  fc.assert(
    fc.property(hints, (sent) => {
      const packs = packHints("018f0000-0000-7000-8000-000000000001", sent);
      expect(packs.every((text) => Buffer.byteLength(text) < POSTGRES_LIMIT_BYTES)).toBe(true);
      const envelopes = packs.map(unpack);
      expect(envelopes.flatMap((envelope) => (envelope?.gap === false ? envelope.hints : []))).toEqual(sent);
    }),
  );
});

test("a gap is told apart from hints", () => {
  expect(unpack(packGap("me"))).toEqual({ from: "me", gap: true });
});

test.each(["", "x", "null", "[]", '["me"]', '["me",1]', "[1,[]]", '{"from":"me"}'])("%j is nothing of ours", (text) => {
  expect(unpack(text)).toBeUndefined();
});

test("what is no hint within an envelope is passed over", () => {
  expect(unpack('["me",[1,["t"],["t",2]]]')).toEqual({ from: "me", gap: false, hints: [{ topic: "t", payload: 2 }] });
});
