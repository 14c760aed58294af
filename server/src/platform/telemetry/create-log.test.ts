import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog } from "./create-log.ts";

function memory(): { lines: string[]; to: Writable } {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, to };
}

test("what is private never reaches the line, also inside an error or a child's own fields", () => {
  const { lines, to } = memory();
  const log = createLog({ level: "info", to });
  log.info({ email: "mei@shop.example", inner: { password: "hunter2" }, shopId: "s1" }, "signed in");
  log.error({ err: Object.assign(new Error("broken"), { detail: "Key (email)=(mei@shop.example)" }) }, "failed");
  log.info(
    { req: { method: "GET", url: "/api/v1/links/t0ken", routeOptions: { url: "/api/v1/links/:token" } } },
    "answered",
  );
  const text = lines.join("");
  expect(text).not.toMatch(/mei@|hunter2|t0ken/);
  expect(text).toContain("s1");
  expect(text).toContain("/api/v1/links/:token");
  expect(text).toContain("broken");
});

test("what is below the level is not written", () => {
  const { lines, to } = memory();
  createLog({ level: "warn", to }).info({}, "quiet");
  expect(lines).toEqual([]);
});
