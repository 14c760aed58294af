import { expect, test } from "vitest";
import { isDatabaseAway } from "./is-database-away.ts";

const withCode = (code: string): Error => Object.assign(new Error("x"), { code });

test("what may succeed later is told from what may not", () => {
  const away = ["ECONNREFUSED", "08006", "53300", "57P01"].map(withCode);
  const drivers = [
    "Connection terminated unexpectedly",
    "Query read timeout",
    "timeout exceeded when trying to connect",
  ];
  for (const error of [...away, ...drivers.map((message) => new Error(message))])
    expect(isDatabaseAway(error)).toBe(true);
  const mistake = new TypeError("Cannot read properties of undefined (reading 'connection')");
  for (const error of [withCode("23505"), new Error("no"), mistake, "connection"])
    expect(isDatabaseAway(error)).toBe(false);
});
