import { expect, test } from "vitest";
import type { Translate } from "../../i18n/i18n.ts";
import type { Evidence, TimelineEntry } from "./case-shapes.ts";
import { entryWords, evidenceWords, isLate, partyAtFault, standingWords, wordsOf } from "./case-words.ts";

const t = ((key: string, values: object = {}) =>
  [key, ...Object.entries(values).map(([name, value]) => `${name}=${String(value)}`)].join(
    " ",
  )) as unknown as Translate;
const clock = {
  now: new Date("2026-11-22T03:00:00Z"),
  setting: { language: "zh", timeZone: "Asia/Shanghai" },
} as const;
const beside = { clock, language: "zh" } as const;
const open = { state: { state: "open", dueAt: "2026-11-24T15:59:00.000Z" } } as const;
const at = "2026-11-20T02:00:00.000Z";

test("an open case says when it is due, and that it is late from then on", () => {
  expect(standingWords(t, open, clock)).toMatch(/^case\.due time=.*23:59$/u);
  const later = { ...clock, now: new Date("2026-11-24T15:59:01Z") };
  expect([isLate(open, clock.now), isLate(open, later.now)]).toEqual([false, true]);
  expect(standingWords(t, open, later)).toMatch(/^case\.late /u);
  const closed = { state: { state: "closed", closedAt: at, reason: "solved" } } as const;
  expect([isLate(closed, later.now), standingWords(t, closed, clock).split(" ")[0]]).toEqual([false, "case.ended"]);
});

test.each([
  ["page", "shop"],
  ["seller", "shop"],
  ["customer", "customer"],
  ["courier", "courier"],
  [null, null],
] as const)("%s is the fault of %s", (fault, party) => {
  expect(partyAtFault({ subject: { kind: "return_not_received", fault } })).toBe(party);
});

const source = "shop_records" as const;
test.each<[Evidence, RegExp]>([
  [{ kind: "address_used", address: "广州 9 号", source, at }, /^广州 9 号$/u],
  [
    { kind: "tracking", courier: "中通", number: "R1", sentAt: at, signedAt: null, source, at },
    /^中通 R1 · case\.sent time=.* · case\.unsigned$/u,
  ],
  [{ kind: "tracking", courier: "", number: "R1", sentAt: null, signedAt: null, source, at }, /^R1$/u],
  [
    { kind: "order", number: "N1", state: "delivered", total: 12_900, currency: "CNY", source, at },
    /^N1 · order\.state\.delivered · .*129/u,
  ],
  [
    { kind: "remedy", number: "R", remedy: "exchange", state: "returning", amount: 0, currency: "CNY", source, at },
    /^order\.remedy\.exchange · order\.remedyState\.returning$/u,
  ],
])("%j is said", (evidence, said) => {
  expect(evidenceWords(t, evidence, beside)).toMatch(said);
});

const assistant = { kind: "assistant" } as const;
const person = { kind: "person", name: "小满" } as const;
test.each<[TimelineEntry, RegExp]>([
  [{ at, actor: assistant, event: { type: "opened" } }, /^case\.event\.opened who=case\.who\.assistant$/u],
  [
    { at, actor: assistant, event: { type: "evidence_added", evidence: ["tracking", "order"] } },
    /what=case\.fact\.trackingcommon\.andcase\.fact\.order$/u,
  ],
  [{ at, actor: assistant, event: { type: "promised", by: at } }, /time=.*10:00$/u],
  [{ at, actor: assistant, event: { type: "told" } }, /^case\.event\.told$/u],
  [{ at, actor: person, event: { type: "noted", text: "x" } }, /^case\.event\.noted who=小满$/u],
  [
    { at, actor: person, event: { type: "closed", reason: "solved", text: null } },
    /who=小满 reason=case\.reason\.solved$/u,
  ],
])("%j is a sentence", (entry, sentence) => {
  expect(entryWords(t, entry, clock)).toMatch(sentence);
});

test("what was written is shown, and what was erased says so", () => {
  expect(wordsOf(t, { type: "noted", text: "问过仓库" })).toBe("问过仓库");
  expect(wordsOf(t, { type: "noted", text: null })).toBe("case.erased");
  expect(wordsOf(t, { type: "closed", reason: "solved", text: null })).toBeNull();
  expect(wordsOf(t, { type: "opened" })).toBeNull();
});
