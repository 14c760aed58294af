import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideTransfer, type Owner, type Ownership, type TransferCommand } from "./ownership.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 1, hour));
const agents = ["wang", "li"] as const;
const owner: fc.Arbitrary<Owner> = fc.oneof(
  fc.constant<Owner>({ kind: "assistant" }),
  fc.constant<Owner>({ kind: "queue", reason: "asked" }),
  fc.constantFrom(...agents).map((agentId): Owner => ({ kind: "agent", agentId, agentName: agentId })),
  fc.constant<Owner>({ kind: "closed", reason: "solved" }),
);
const command: fc.Arbitrary<TransferCommand> = fc.oneof(
  fc.constant<TransferCommand>({ type: "hand_over", reason: "asked" }),
  fc.constantFrom(...agents).map((agentId): TransferCommand => ({ type: "assign", agentId, agentName: agentId })),
  fc.constantFrom(...agents).map((agentId): TransferCommand => ({ type: "release", agentId, reason: "busy" })),
  fc.constantFrom(...agents).map((agentId): TransferCommand => ({ type: "hand_back", agentId })),
  fc
    .tuple(fc.constantFrom(...agents), fc.nat(9))
    .map(([agentId, seen]): TransferCommand => ({ type: "close", agentId, reason: "solved", seen })),
  fc.nat(9).map((hour): TransferCommand => ({ type: "expire", idleSince: at(hour) })),
  fc.constant<TransferCommand>({ type: "reopen" }),
);
const answered = { customerSeq: 1, handledSeq: 1, lastAt: at(1) };
const ownership: fc.Arbitrary<Ownership> = fc.record({
  owner,
  epoch: fc.integer({ min: 1, max: 3 }),
  customerSeq: fc.nat(9),
  handledSeq: fc.nat(9),
  lastAt: fc.nat(9).map(at),
});

describe("decideTransfer", () => {
  it("raises the epoch by one exactly when it changes the owner", () => {
    fc.assert(
      fc.property(ownership, fc.integer({ min: 1, max: 3 }), command, (current, epoch, wish) => {
        const decision = decideTransfer(current, epoch, wish);
        if (!decision.ok) return;
        expect(epoch).toBe(current.epoch);
        expect(decision.ownership.epoch).toBe(current.epoch + 1);
        expect(decision.ownership.owner).not.toEqual(current.owner);
      }),
    );
  });

  it("never takes a conversation from an agent who did not ask for it", () => {
    fc.assert(
      fc.property(ownership, command, (current, wish) => {
        const decision = decideTransfer(current, current.epoch, wish);
        if (current.owner.kind !== "agent" || !decision.ok) return;
        expect("agentId" in wish && wish.agentId).toBe(current.owner.agentId);
      }),
    );
  });

  it("closes by time only what the assistant owns, owes nothing in, and nobody has written in since", () => {
    fc.assert(
      fc.property(ownership, fc.nat(9), (current, hour) => {
        const decision = decideTransfer(current, current.epoch, { type: "expire", idleSince: at(hour) });
        const owesNothing = current.owner.kind === "assistant" && current.customerSeq <= current.handledSeq;
        expect(decision.ok).toBe(owesNothing && current.lastAt <= at(hour));
        if (decision.ok) expect(decision.ownership.owner).toEqual({ kind: "closed", reason: "no_reply" });
      }),
    );
  });

  it("lets only one of two agents take a waiting customer", () => {
    const waiting: Ownership = { owner: { kind: "queue", reason: "asked" }, epoch: 4, ...answered };
    const first = decideTransfer(waiting, 4, { type: "assign", agentId: "wang", agentName: "小王" });
    if (!first.ok) throw new Error("the first agent is refused");
    const second = decideTransfer(first.ownership, 4, { type: "assign", agentId: "li", agentName: "小李" });
    expect(second).toEqual({ ok: false, code: "stale_epoch" });
  });

  it("refuses to close over a message that the agent has not seen", () => {
    const current: Ownership = {
      owner: { kind: "agent", agentId: "wang", agentName: "小王" },
      epoch: 2,
      ...answered,
      customerSeq: 7,
    };
    const close = { type: "close", agentId: "wang", reason: "solved" } as const;
    expect(decideTransfer(current, 2, { ...close, seen: 6 })).toEqual({ ok: false, code: "unseen_messages" });
    expect(decideTransfer(current, 2, { ...close, seen: 7 }).ok).toBe(true);
  });
});
