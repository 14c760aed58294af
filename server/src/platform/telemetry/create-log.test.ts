import { Writable } from "node:stream";
import fc from "fast-check";
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

/** What begins a line, moves a terminal's cursor, changes its colours or turns the writing direction. */
const FORGED = `\r\n{"level":30,"msg":"forged"}\n\u001b[2J\u001b]0;x\u0007\u009b31m\u0085\u2028\u2029\u202e\u2066\u007f\b\u0000`;

test("whatever stands in a text, it is one line that no terminal obeys, and the text can be read back", () => {
  const { lines, to } = memory();
  const log = createLog({ level: "info", to });
  const text = fc.oneof(fc.constant(FORGED), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(text, (said) => {
      lines.length = 0;
      const note = { note: said, inner: [{ [said]: said }] };
      log.child({ told: said }).error({ ...note, err: new Error(said) }, said);
      const line = lines.join("");
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(line.at(-1)).toBe("\n");
      expect(JSON.parse(line)).toMatchObject({ note: said, told: said, msg: said });
    }),
  );
});
