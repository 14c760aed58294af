import { describe, expect, it } from "vitest";
import { chooseThread, REOPEN_WITHIN_HOURS } from "./thread.ts";

const closedAt = new Date("2026-11-01T08:00:00Z");
const after = (hours: number) => new Date(closedAt.getTime() + hours * 3_600_000);

describe("chooseThread", () => {
  it("starts a conversation for a customer who has none", () => {
    expect(chooseThread(null, closedAt)).toEqual({ kind: "next", previousId: null });
  });

  it("goes on in the open conversation", () => {
    expect(chooseThread({ id: "a", closedAt: null, erased: false }, closedAt)).toEqual({ kind: "append", id: "a" });
  });

  it("reopens up to and including the last hour, and links a new one after it", () => {
    expect(chooseThread({ id: "a", closedAt, erased: false }, after(REOPEN_WITHIN_HOURS))).toEqual({
      kind: "reopen",
      id: "a",
    });
    expect(chooseThread({ id: "a", closedAt, erased: false }, after(REOPEN_WITHIN_HOURS + 0.01))).toEqual({
      kind: "next",
      previousId: "a",
    });
  });

  it("never goes on in one whose content was erased", () => {
    const erased = { id: "a", closedAt, erased: true };
    expect(chooseThread(erased, after(1))).toEqual({ kind: "next", previousId: "a" });
  });
});
