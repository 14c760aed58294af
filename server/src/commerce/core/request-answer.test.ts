import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderRequest, RequestWish } from "./order-request.ts";
import { ORDER_STATES } from "./order.ts";
import { answeredWith, refusalOf, type RequestAnswer, type RequestTold, toldOf } from "./request-answer.ts";

const NOW = new Date("2026-11-29T10:00:00Z");
const asked: OrderRequest = {
  id: "r",
  wish: { kind: "urge_dispatch" },
  state: "open",
  once: "",
  askedAt: NOW,
  answeredAt: null,
  answerDay: null,
};
const UNTOLD: RequestTold = { state: "open", answerDay: null, times: 0 };

const answer: fc.Arbitrary<RequestAnswer> = fc.record({
  state: fc.constantFrom("open" as const, "done" as const, "refused" as const),
  answerDay: fc.constantFrom(null, "2026-12-01", "2026-12-02"),
});

describe("an answer", () => {
  test("that is open again names no day and no time", () => {
    const done = answeredWith(asked, { state: "done", answerDay: "2026-12-01" }, NOW);
    expect(answeredWith(done, { state: "open", answerDay: "2026-12-02" }, NOW)).toEqual(asked);
  });

  test("that was withdrawn is told by whoever withdrew it", () => {
    expect(toldOf({ ...asked, state: "withdrawn" }, UNTOLD)).toBe(UNTOLD);
  });

  test("is told once: whatever is answered, and whenever its customer can be told, he hears each news and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ answer, reachable: fc.boolean() })), (steps) => {
        let [request, told] = [asked, UNTOLD];
        const heard: string[] = ["open "];
        for (const step of steps) {
          const next = answeredWith(request, step.answer, NOW);
          expect(next === request).toBe(next.state === request.state && next.answerDay === request.answerDay);
          request = next;
          const after = step.reachable ? toldOf(request, told) : told;
          if (after !== told) heard.push(`${after.state} ${after.answerDay ?? ""}`);
          told = after;
          // Who could be told knows how it stands.
          if (step.reachable) expect(heard.at(-1)).toBe(`${request.state} ${request.answerDay ?? ""}`);
        }
        expect(heard.filter((one, at) => one === heard[at - 1])).toEqual([]);
        expect(told.times).toBe(heard.length - 1);
      }),
    );
  });
});

describe("an answer is refused", () => {
  const done = { state: "done", answerDay: null, timeZone: "Asia/Shanghai" } as const;
  const refused = (wish: Partial<OrderRequest>, answer: Partial<RequestAnswer> = {}) =>
    refusalOf({ state: "paid" }, { ...asked, ...wish }, { ...done, ...answer });

  test("where what was asked for was taken back", () => {
    expect(refused({ state: "withdrawn" })).toBe("withdrawn");
    expect(refused({ state: "refused" })).toBeNull();
  });

  test.each([
    [{ kind: "urge_dispatch" }, ["unpaid", "paid", "packed"]],
    [{ kind: "hold_dispatch", notBefore: "2026-12-01" }, ["unpaid", "paid", "packed"]],
    [{ kind: "combine", with: "N2" }, ["unpaid", "paid", "packed"]],
    [{ kind: "trace", parcel: "T1" }, ORDER_STATES],
    [{ kind: "redelivery", parcel: "T1" }, ORDER_STATES],
  ] satisfies readonly (readonly [RequestWish, readonly string[]])[])(
    "where it is about sending what has left or is called off: %j",
    (wish, answerable) => {
      for (const state of ["open", "done", "refused"] as const)
        expect(
          ORDER_STATES.filter((of) => refusalOf({ state: of }, { ...asked, wish }, { ...done, state }) === null),
        ).toEqual(answerable);
    },
  );

  test("with a day before the one on which it was asked for, by the shop's calendar", () => {
    // In Shanghai the next day has begun.
    const askedAt = new Date("2026-11-29T16:30:00Z");
    const on = (answerDay: string) => refused({ askedAt }, { answerDay });
    expect([on("2020-01-01"), on("2026-11-29"), on("2026-11-30"), on("2026-12-02")]).toEqual([
      "day_before_asked",
      "day_before_asked",
      null,
      null,
    ]);
    // What is open again names no day.
    expect(refused({ askedAt }, { state: "open", answerDay: "2020-01-01" })).toBeNull();
  });
});
