import { expect, test } from "vitest";
import { fromLocal, toLocal } from "./local-moment.ts";

test("an instant is shown by the shop's clock, and sent back as that", () => {
  expect(toLocal("2026-12-12T16:00:00.000Z", "Asia/Shanghai")).toBe("2026-12-13T00:00");
  expect(toLocal("2026-12-12T16:00:00Z", "America/New_York")).toBe("2026-12-12T11:00");
  expect(fromLocal("2026-12-13T00:00")).toBe("2026-12-13 00:00");
  expect(toLocal("2026-12-13 00:00", "America/New_York")).toBe("2026-12-13T00:00");
  expect([toLocal("", "UTC"), toLocal("neverZ", "UTC"), fromLocal("")]).toEqual(["", "", undefined]);
});
