import { expect, it } from "vitest";
import { lookAgain } from "./listening.ts";

const LEASE = 90_000;
const START = 1_000_000_000;

/** How patient the last of these looks is, in milliseconds. */
function patience(...looks: readonly number[]): number {
  let listening = lookAgain(null, START, LEASE);
  for (const at of looks) listening = lookAgain(listening, START + at, LEASE);
  return Math.max(0, listening.patientUntil - listening.lookedAt);
}

it("believes leases while it looks regularly", () => {
  expect(patience()).toBe(0);
  expect(patience(2_000, 4_000, 34_000)).toBe(0);
});

it("waits for a lease after a break or a clock that was set, either way, and not for ever", () => {
  expect(patience(2_000, 62_000)).toBe(LEASE);
  expect(patience(2_000, 3_602_000)).toBe(LEASE);
  expect(patience(2_000, -3_598_000)).toBe(LEASE);
  expect(patience(2_000, 62_000, 82_000)).toBe(LEASE - 20_000);
  expect(patience(62_000, 82_000, 102_000, 122_000, 142_000, 152_000)).toBe(0);
});
