import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { START_ARGUMENTS } from "./server-process.ts";

test("benches start the server with what `npm start` gives Node", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  expect(scripts["start"]).toBe(`node ${START_ARGUMENTS.join(" ")} server/bin/warmline.mjs start`);
});
