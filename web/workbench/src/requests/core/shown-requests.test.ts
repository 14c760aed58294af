import fc from "fast-check";
import { expect, test } from "vitest";
import { shownRequests, stillAnswered } from "./shown-requests.ts";

const ids = ["a", "b", "c", "d", "e"] as const;
const row = (id: string, minute: number, state: string) => ({
  request: { id, askedAt: `2026-11-29T10:0${String(minute)}:00Z`, state },
});
const minutes = fc.tuple(...ids.map(() => fc.nat(9)));

test("what one has answered stays where it stood, whatever the server's list says meanwhile", () => {
  fc.assert(
    fc.property(minutes, fc.subarray([...ids]), fc.subarray([...ids]), (asked, waits, answers) => {
      const made = (of: readonly string[], state: string) =>
        of.map((id) => row(id, asked[ids.indexOf(id as "a")] ?? 0, state));
      const all = shownRequests(made(ids, "open"), []).map(({ request }) => request.id);
      const shown = shownRequests(made(waits, "open"), made(answers, "done"));
      // Of all that there is, in the same order, what waits or was answered; once, and as it was answered.
      expect(shown.map(({ request }) => request.id)).toEqual(
        all.filter((id) => [...waits, ...answers].some((one) => one === id)),
      );
      for (const { request } of shown)
        expect(request.state).toBe(answers.some((one) => one === request.id) ? "done" : "open");
    }),
  );
});

test("what somebody else has opened again waits again, once the server was asked after the answer", () => {
  const answered = [{ one: row("a", 1, "done"), answeredAt: 10 }];
  const listed = (readAt: number, ...waits: readonly string[]) => [
    { readAt: 5, requests: [row("a", 1, "open")] },
    { readAt, requests: waits.map((id) => row(id, 1, "open")) },
  ];
  // Asked before, or on its way while it was answered.
  for (const readAt of [9, 10]) expect(stillAnswered(listed(readAt, "a"), answered)).toBe(answered);
  expect(stillAnswered(listed(11, "b"), answered)).toBe(answered);
  expect(stillAnswered(listed(11, "a"), answered)).toEqual([]);
});

test("of many answers exactly those go that a later list has, in whatever page", () => {
  const page = fc.record({ readAt: fc.nat(20), waits: fc.subarray([...ids]) });
  const answer = fc.record({ id: fc.constantFrom(...ids), answeredAt: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(page), fc.uniqueArray(answer, { selector: ({ id }) => id }), (pages, answers) => {
      const made = pages.map(({ readAt, waits }) => ({ readAt, requests: waits.map((id) => row(id, 0, "open")) }));
      const answered = answers.map(({ id, answeredAt }) => ({ one: row(id, 0, "done"), answeredAt }));
      const last = (id: string) =>
        Math.max(-1, ...pages.filter(({ waits }) => waits.some((one) => one === id)).map(({ readAt }) => readAt));
      expect(stillAnswered(made, answered).map(({ one }) => one.request.id)).toEqual(
        answers.filter(({ id, answeredAt }) => last(id) <= answeredAt).map(({ id }) => id),
      );
    }),
  );
});
