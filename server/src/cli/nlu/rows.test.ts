import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRows } from "./rows.ts";

const FIELDS = ["text", "intent"] as const;

describe("rows of a file", () => {
  it("are its lines, whatever ends them and whatever else they hold", () => {
    const source = '\uFEFF{"text":"hi","intent":"greet","id":7}\r\n\n  \n{"intent":"bye","text":""}\n';
    expect(readRows(source, FIELDS)).toEqual({
      ok: true,
      rows: [
        { text: "hi", intent: "greet" },
        { text: "", intent: "bye" },
      ],
    });
  });

  it.each([
    ['{"text":"a","intent":"b"}\n\n{"text":', 3, { kind: "not_json" }],
    ["[1]", 1, { kind: "not_an_object" }],
    ["null", 1, { kind: "not_an_object" }],
    ['{"text":"a"}', 1, { kind: "no_text", field: "intent" }],
    ['{"text":5,"intent":"a"}', 1, { kind: "no_text", field: "text" }],
  ])("are refused by line: %j", (source, line, problem) => {
    expect(readRows(source, FIELDS)).toEqual({ ok: false, line, problem });
  });

  it("come back as they were written, also names that objects have of themselves", () => {
    const row = fc.record({ text: fc.string({ unit: "binary" }), ["__proto__"]: fc.constant("x") });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const read = readRows(rows.map((one) => JSON.stringify(one)).join("\n"), ["text"]);
        expect(read).toEqual({ ok: true, rows: rows.map(({ text }) => ({ text })) });
      }),
      { numRuns: 30 },
    );
  });
});
