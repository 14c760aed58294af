import { expect, test } from "vitest";
import { asksCase, caseQuestion, withoutCaseWords } from "./case-question.ts";
import { isUpset } from "./mood.ts";
import type { KnownCase } from "./known-case.ts";
import { aTurn, hoursFromNow, NOW, someFacts } from "./test-facts.ts";

const known = (number: string, change: Partial<KnownCase> = {}): KnownCase => ({
  number,
  order: "100001",
  openedAt: hoursFromNow(-24),
  standing: { state: "open", dueAt: hoursFromNow(24) },
  isNew: false,
  ...change,
});
const closed = known("20000003", { standing: { state: "closed", closedAt: hoursFromNow(-2), reason: "solved" } });

const ask = (text: string, cases: readonly KnownCase[]) =>
  caseQuestion(aTurn("complaint", text, someFacts({ verified: true, cases })));

const QUESTIONS = [
  "我的投诉怎么样了",
  "投诉有结果了吗",
  "上次投诉的处理进度",
  "工单处理到哪一步了",
  "你们登记的问题什么时候能给答复",
  "工单20000001",
  "我那个申诉有消息吗",
  "how is my complaint going?",
  "Any update on my case?",
  "what's the status of my ticket",
  "Has my complaint been resolved yet",
  "case 20000001 please",
];

test.each(QUESTIONS)("%s: hears how the case stands", (text) => {
  const outcome = ask(text, [known("20000001"), closed]);
  expect(outcome).toMatchObject({ kind: "answer", offers: "person", subject: { order: "100001" } });
  expect(outcome?.reply.text).toMatch(/<case.underway> by=\S.* number=20000001 opened=/u);
  expect(outcome?.reply.facts).toEqual(["case:20000001#state"]);
  expect(asksCase(text)).toBe(true);
});

test.each(QUESTIONS)("%s: is no question of a case where there is none", (text) => {
  expect(ask(text, [])).toBeNull();
});

test.each([
  "我要投诉你们，怎么处理问题的",
  "再不解决我就投诉到平台",
  "do you have a phone case in blue?",
  "这件什么时候能到",
  "i want to file a complaint",
])("%s: asks after no case", (text) => {
  expect(ask(text, [known("20000001")])).toBeNull();
});

test("the number picks one; without open ones the latest that was closed is told with its reason", () => {
  const two = [known("20000001"), known("20000002"), closed];
  expect(ask("20000003 怎么样了", two)?.reply.text).toContain("<case.closed>");
  expect(ask("我的投诉怎么样了", two)?.reply.facts).toEqual(["case:20000001#state", "case:20000002#state"]);
  expect(ask("我的投诉怎么样了", [closed])?.reply.text).toContain("reason=<case.reason.solved>");
});

test("what was promised and is late goes to a person", () => {
  const late = known("20000001", { standing: { state: "open", dueAt: new Date(NOW.getTime() - 1) } });
  const outcome = ask("我的投诉怎么样了", [late]);
  expect(outcome).toMatchObject({ kind: "hand_over", reason: "action_needed" });
  expect(outcome?.reply.text).toContain("<case.overdue>");
});

test("who asks after his complaint is not upset by that word, who complains is", () => {
  const mood = (text: string, cases: readonly KnownCase[]) => isUpset(withoutCaseWords(text, cases));
  expect(mood("我的投诉怎么样了", [closed])).toBe(false);
  expect(mood("我的投诉怎么样了", [])).toBe(true);
  expect(mood("气死我了，投诉有结果了吗", [closed])).toBe(true);
  expect(mood("我要投诉你们", [closed])).toBe(true);
});
