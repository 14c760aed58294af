import { expect, test } from "vitest";
import { type ActionEvidence, judgeActions } from "./judge-actions.ts";

const GOOD: ActionEvidence = {
  done: [{ key: "turn:x:3", line: "cancel 700112" }],
  told: [{ clientId: "turn:x:3", lines: ["cancel 700112"] }],
  orders: [
    { number: "700112", state: "cancelled", paid: 2500, returned: 2500 },
    { number: "700113", state: "paid", paid: 2500, returned: 0 },
  ],
};
const NONE = { actions: 1, doubledRefunds: 0, toldNotDone: 0, doneNotTold: 0 };

test("what was done, told and paid back once is good", () => {
  expect(judgeActions(GOOD)).toEqual({ ...NONE, problems: [] });
});

test.each<[string, Partial<ActionEvidence>, object]>([
  ["done and not told", { told: [] }, { doneNotTold: 1 }],
  [
    "told by another turn",
    { told: [{ clientId: "turn:x:5", lines: ["cancel 700112"] }] },
    { doneNotTold: 1, toldNotDone: 1 },
  ],
  [
    "told of another order",
    { told: [{ clientId: "turn:x:3", lines: ["cancel 700113"] }] },
    { doneNotTold: 1, toldNotDone: 1 },
  ],
  ["told and not done", { done: [] }, { actions: 0, toldNotDone: 1 }],
  [
    "done twice",
    {
      done: [...GOOD.done, { key: "turn:x:5", line: "cancel 700112" }],
      told: [...GOOD.told, { clientId: "turn:x:5", lines: ["cancel 700112"] }],
    },
    { actions: 2, doubledRefunds: 1 },
  ],
  [
    "paid back twice",
    { orders: [{ number: "700112", state: "cancelled", paid: 2500, returned: 5000 }] },
    { doubledRefunds: 1 },
  ],
  [
    "cancelled and not paid back",
    { orders: [{ number: "7", state: "cancelled", paid: 25, returned: 0 }] },
    { doubledRefunds: 1 },
  ],
  [
    "paid back and not cancelled",
    { orders: [{ number: "7", state: "paid", paid: 25, returned: 25 }] },
    { doubledRefunds: 1 },
  ],
])("%s is found", (_, change, found) => {
  expect(judgeActions({ ...GOOD, ...change })).toMatchObject({ ...NONE, ...found });
});
