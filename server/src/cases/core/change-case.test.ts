import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOSE_REASONS, type CaseState } from "./case.ts";
import { caseNumber } from "./case-number.ts";
import { type CaseCommand, changeCase } from "./change-case.ts";
import { addEvidence, openCase } from "./open-case.ts";
import { caseOf, MISDIRECTED } from "../testing.ts";

const now = new Date("2026-11-20T02:00:00Z");
const open: CaseState = { state: "open", dueAt: new Date("2026-11-23T15:59:00Z") };
const begun = (): CaseState => open;
const command: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.record({ type: fc.constant("note"), text: fc.string({ minLength: 1 }) }),
  fc.record({
    type: fc.constant("close"),
    reason: fc.constantFrom(...CLOSE_REASONS),
    text: fc.option(fc.string({ minLength: 1 })),
  }),
);

test("a case ends once, and nothing is written after its end", () => {
  fc.assert(
    fc.property(fc.array(command), (commands) => {
      let state = begun();
      const events: string[] = [];
      for (const one of commands) {
        const changed = changeCase(state, one, now);
        expect(changed.ok).toBe(state.state === "open");
        if (!changed.ok) continue;
        events.push(changed.event.type);
        state = changed.state;
      }
      expect(events.filter((type) => type === "closed")).toHaveLength(state.state === "closed" ? 1 : 0);
      if (state.state === "closed") expect(events.at(-1)).toBe("closed");
    }),
  );
});

test("a note leaves a case as it is, the end keeps its reason and moment", () => {
  expect(changeCase(open, { type: "note", text: "问过仓库" }, now)).toEqual({
    ok: true,
    event: { type: "noted", text: "问过仓库" },
    state: open,
  });
  expect(changeCase(open, { type: "close", reason: "solved", text: null }, now)).toEqual({
    ok: true,
    event: { type: "closed", reason: "solved", text: null },
    state: { state: "closed", closedAt: now, reason: "solved" },
  });
});

test("a new case names who takes part, what is known, and by when the next step is promised", () => {
  const wish = caseOf({ customerId: "u", conversationId: "c" });
  expect(openCase({ ...wish, evidence: [...MISDIRECTED, ...MISDIRECTED] })).toEqual({
    parties: [{ role: "customer" }, { role: "shop" }, { role: "platform" }, { role: "courier", name: "zto" }],
    evidence: MISDIRECTED,
    events: [
      { type: "opened" },
      { type: "evidence_added", evidence: ["address_shown", "address_used", "tracking"] },
      { type: "promised", by: "2026-11-23T15:59:00.000Z" },
    ],
  });
  expect(openCase({ ...wish, courier: null, evidence: [] })).toMatchObject({
    parties: [{ role: "customer" }, { role: "shop" }, { role: "platform" }],
    events: [{ type: "opened" }, { type: "promised" }],
  });
  expect(addEvidence(MISDIRECTED, MISDIRECTED)).toEqual({ evidence: [], events: [] });
});

test("a number has eight digits whatever the id", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(caseNumber(id)).toMatch(/^[1-9]\d{7}$/u);
    }),
  );
});
