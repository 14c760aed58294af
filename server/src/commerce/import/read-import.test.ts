import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProblem } from "./core/import-problem.ts";
import { GOODS_KINDS, readImport, type GoodsKind } from "./read-import.ts";
import { isSaidKind, readSaidFile, SAID_KINDS } from "./read-said.ts";

const read = readImport;
const problems = (kind: GoodsKind, text: string): readonly string[] => {
  const result = read(kind, text);
  return result.ok ? [] : result.problems.map(({ code, at }) => `${code} at ${at}`);
};
const HEADER = "sku,title,price,stock";

describe("a CSV of products", () => {
  it.each([
    ["an unknown column", `${HEADER},colour of moon\nA,x,1,1,y`, "column_unknown at line 1"],
    ["a column twice", "sku,title,price,stock,title\nA,x,1,1,y", "duplicate at line 1"],
    ["two columns of one meaning", "sku,商品编码,title,price,stock\nA,B,x,1,1", "duplicate at line 1"],
    ["a NUL byte", `${HEADER}\nA,x\u0000y,1,1`, "control_character at line 2, title"],
    ["a NUL byte in the header", "sku,title\u0000,price,stock\nA,x,1,1", "column_unknown at line 1"],
    ["a stock beyond all numbers", `${HEADER}\nA,x,1,1e308`, "shape at line 2, stock"],
    ["a text that is too long", `${HEADER}\nA,${"x".repeat(10_001)},1,1`, "text_too_long at line 2, title"],
    ["Windows line ends", `${HEADER}\r\nA,x,1,1\r\nB,x,1,many\r\n`, "shape at line 3, stock"],
    ["a missing column", "sku,title,price\nA,x,1", "column_missing at line 1"],
    ["a row of another length", `${HEADER}\nA,x,1,1\nB,x,1`, "csv_syntax at line 3"],
    ["a quote that never ends", `${HEADER}\nA,"x,1,1\n`, "csv_syntax at line 2"],
    ["an empty stock", `${HEADER}\nA,x,1,`, "shape at line 2, stock"],
    ["a stock that is no number", `${HEADER}\nA,x,1,many`, "shape at line 2, stock"],
    ["a control character", `${HEADER}\nA,x\u0001,1,1`, "control_character at line 2, title"],
    ["nothing but a header", `${HEADER}\n`, "empty at line 1"],
    ["nothing at all", "", "empty at line 1"],
  ])("with %s is refused there", (_, text, problem) => {
    expect(problems("products", text)).toContain(problem);
  });

  it("names the line of a product that comes twice as two variants without skus of their own", () => {
    const text = `${HEADER}\nA,x,1,1\nA,x,2,1`;
    expect(problems("products", text)).toEqual(
      ["shape at line 2, variant_sku", "shape at line 3, variant_sku"].map(
        (one) => expect.stringContaining(one.slice(0, 15)) as string,
      ),
    );
  });

  it("finds a contradiction between lines of one product", () => {
    const text = "sku,title,price,stock,variant_sku\nA,x,1,1,A1\nA,y,1,1,A2";
    expect(problems("products", text)).toEqual(["contradiction at line 3, title"]);
  });

  it("counts lines through quoted line ends and blank lines", () => {
    const text = `${HEADER}\nA,"x\ny",1,1\n\nB,z,1,many`;
    expect(problems("products", text)).toEqual(["shape at line 5, stock"]);
  });

  it("takes semicolons, tabs, a byte-order mark and Chinese headers", () => {
    for (const text of [`\ufeff${HEADER.replaceAll(",", ";")}\nA;x;1;1`, "商品编码\t标题\t价格\t库存\nA\tx\t1\t1"]) {
      const result = read("products", text);
      expect(result.ok && result.items.products.map(({ draft }) => draft.sku)).toEqual(["A"]);
    }
  });
});

describe("JSON", () => {
  it.each([
    ["[{", "json_syntax at line 1, column 3"],
    ["[]", "empty at /"],
    ['{"orders": 3}', "shape at /products"],
    ['[{"sku":"A","title":"x","variants":[{"sku":"A","price":-1,"stock":1}]}]', "shape at /0/variants/0/price"],
    [
      '[{"sku":"A","title":"x","variants":[{"sku":"A","price":1e309,"stock":1}]}]',
      "number_out_of_range at /0/variants/0/price",
    ],
    ['[{"sku":"A","title":"\\ud800","variants":[{"sku":"A","price":1,"stock":1}]}]', "lone_surrogate at /0/title"],
    [
      '{"products":[{"sku":"A","title":"x","colour":"y","variants":[{"sku":"A","price":1,"stock":1}]}]}',
      "shape at /products/0/colour",
    ],
  ])("%s is refused there", (text, problem) => {
    expect(problems("products", text)).toContain(problem);
  });

  it("finds a sku that two products share", () => {
    const one = '{"sku":"A","title":"x","variants":[{"sku":"V","price":1,"stock":1}]}';
    expect(problems("products", `[${one},${one}]`)).toEqual(["duplicate at /1/sku", "duplicate at /1/variants/0/sku"]);
  });

  it("finds an order number written in two ways", () => {
    const order = (number: string) =>
      `{"number":"${number}","customer":"c","state":"paid","lines":[{"title":"x","quantity":1,"unitPrice":1}]}`;
    expect(problems("orders", `[${order("#w1")},${order("W1")}]`)).toEqual(["duplicate at /1/number"]);
  });
});

describe("anything at all", () => {
  it("is read or refused with words for a person, and never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GOODS_KINDS, ...SAID_KINDS),
        fc.oneof(fc.string({ unit: "binary" }), fc.json()),
        (kind, text) => {
          const result = isSaidKind(kind) ? readSaidFile(kind, text) : read(kind, text);
          if (result.ok) return;
          expect(result.problems.length).toBeGreaterThan(0);
          for (const problem of result.problems) expect(describeProblem(problem, "zh")).toContain(problem.code);
        },
      ),
      { numRuns: 300 },
    );
  });
});
