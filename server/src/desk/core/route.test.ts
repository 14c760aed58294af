import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AvailableAgent, chooseAssignment, type Waiting } from "./route.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute));
const waits = (id: string, minute: number, shopId = "clothes"): Waiting => ({
  id,
  shopId,
  epoch: 2,
  queuedAt: at(minute),
  notTo: null,
});
const agent = (id: string, given: Partial<AvailableAgent> = {}): AvailableAgent => ({
  id,
  name: id,
  shops: "*",
  capacity: 4,
  load: 0,
  lastAssignedAt: null,
  ...given,
});
const pairOf = (waiting: readonly Waiting[], agents: readonly AvailableAgent[]) => {
  const choice = chooseAssignment(waiting, agents);
  return choice && [choice.conversation.id, choice.agent.id];
};

describe("chooseAssignment", () => {
  it("gives the longest-waiting customer to the agent with the smallest share of his capacity in use", () => {
    const agents = [agent("busy", { load: 2 }), agent("half", { capacity: 10, load: 3 })];
    expect(pairOf([waits("late", 9), waits("early", 1)], agents)).toEqual(["early", "half"]);
  });

  it("among equals chooses who has been idle longest", () => {
    const agents = [agent("just", { lastAssignedAt: at(9) }), agent("idle", { lastAssignedAt: at(1) })];
    expect(pairOf([waits("a", 1)], agents)).toEqual(["a", "idle"]);
  });

  it("does not let a shop whose agents are full hold up another shop", () => {
    const agents = [agent("full", { shops: ["clothes"], load: 4 }), agent("free", { shops: ["food"] })];
    expect(pairOf([waits("early", 1, "clothes"), waits("late", 2, "food")], agents)).toEqual(["late", "free"]);
  });

  it("does not give a customer straight back to who has just released him", () => {
    const released = { ...waits("a", 1), notTo: "tired" };
    expect(pairOf([released], [agent("tired")])).toBeNull();
    expect(pairOf([released, waits("b", 2)], [agent("tired")])).toEqual(["b", "tired"]);
  });

  it("never gives anybody more than he takes, nor a shop that he does not serve, and nobody free overtakes", () => {
    const anyAgent = fc.record({
      id: fc.uuid(),
      name: fc.constant("x"),
      shops: fc.oneof(fc.constant("*" as const), fc.subarray(["clothes", "food"])),
      capacity: fc.integer({ min: 1, max: 3 }),
      load: fc.nat(4),
      lastAssignedAt: fc.constant(null),
    });
    const anyWaiting = fc.record({
      id: fc.uuid(),
      shopId: fc.constantFrom("clothes", "food"),
      epoch: fc.constant(2),
      notTo: fc.constant(null),
      queuedAt: fc.nat(59).map(at),
    });
    fc.assert(
      fc.property(fc.array(anyWaiting), fc.array(anyAgent), (waiting, agents) => {
        const free = (each: Waiting) =>
          agents.some(({ shops, load, capacity }) => load < capacity && (shops === "*" || shops.includes(each.shopId)));
        const choice = chooseAssignment(waiting, agents);
        expect(choice !== null).toBe(waiting.some(free));
        if (!choice) return;
        expect(choice.agent.load).toBeLessThan(choice.agent.capacity);
        expect(choice.agent.shops === "*" || choice.agent.shops.includes(choice.conversation.shopId)).toBe(true);
        const overtaken = waiting.filter((each) => free(each) && each.queuedAt < choice.conversation.queuedAt);
        expect(overtaken).toEqual([]);
      }),
    );
  });
});
