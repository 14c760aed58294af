import fc from "fast-check";
import { expect, test } from "vitest";
import { shownRequests } from "./shown-requests.ts";

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
