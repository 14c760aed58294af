import fc from "fast-check";
import { expect, test } from "vitest";
import { type Evidence, newEvidence } from "./evidence.ts";

const words = fc.constantFrom("a", "b");
const source = fc.constantFrom("shop_records", "customer");
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({ kind: fc.constantFrom("address_shown", "address_used"), address: words, source }),
  fc.record({
    kind: fc.constant("tracking"),
    courier: words,
    number: words,
    sentAt: fc.constant(null),
    signedAt: fc.constant(null),
    source,
  }),
  fc.record({ kind: fc.constant("messages"), conversationId: words, upTo: fc.nat({ max: 3 }), source }),
);
const some = fc.array(evidence, { maxLength: 8 });

test("what is known is not added again, and what is added is then known", () => {
  fc.assert(
    fc.property(some, some, (known, offered) => {
      const added = newEvidence(known, offered);
      expect(newEvidence([...known, ...added], offered)).toEqual([]);
      expect(newEvidence(known, known)).toEqual([]);
      expect(added.every((one) => offered.includes(one))).toBe(true);
    }),
  );
});

test("the same address from the shop and from the customer are two things, however their fields are ordered", () => {
  const said: Evidence = { kind: "address_used", address: "杭州 1 号", source: "customer" };
  const same: Evidence = { source: "customer", address: "杭州 1 号", kind: "address_used" };
  const recorded: Evidence = { ...said, source: "shop_records" };
  expect(newEvidence([said], [same, recorded])).toEqual([recorded]);
});

test("a conversation that went on is no new evidence", () => {
  const upTo = (seq: number): Evidence => ({
    kind: "messages",
    conversationId: "c",
    upTo: seq,
    source: "conversation",
  });
  expect(newEvidence([upTo(3)], [upTo(9)])).toEqual([]);
});
