import { describe, expect, it } from "vitest";
import { productOf } from "../testing.ts";
import { rank, searchEntry, searchTerms } from "./search.ts";

const products = [
  productOf({ sku: "A", title: { zh: "法式碎花雪纺连衣裙", en: "French floral chiffon dress" }, keywords: ["茶歇裙"] }),
  productOf({ sku: "B", title: { zh: "真丝吊带连衣裙", en: "Silk slip dress" } }),
  productOf({ sku: "C", title: { zh: "羊绒大衣", en: "Cashmere coats" } }),
  productOf({
    sku: "D",
    title: { zh: "围巾", en: "Scarf" },
    attributes: [{ key: "material", name: {}, value: { zh: "羊绒", en: "cashmere" } }],
  }),
].map(searchEntry);
const found = (text: string): readonly string[] => rank(products, text, 10).map((product) => product.sku);

describe("searchTerms", () => {
  it("pairs Chinese characters and keeps Latin words whole, without a plural s", () => {
    expect([...searchTerms("碎花裙 Dresses，size M")]).toEqual(["dresse", "size", "m", "碎花", "花裙"]);
    expect([...searchTerms("裙")]).toEqual(["裙"]);
    expect([...searchTerms("？！ ")]).toEqual([]);
  });
});

describe("rank", () => {
  it("finds by parts of a title in either language", () => {
    expect(found("碎花的连衣裙")[0]).toBe("A");
    expect(found("silk dress")[0]).toBe("B");
    expect(found("cashmere coat")[0]).toBe("C");
  });

  it("finds by keyword and by sku", () => {
    expect(found("茶歇裙有吗")).toContain("A");
    expect(found("b")).toEqual(["B"]);
  });

  it("puts a title before an attribute, and what shares nothing nowhere", () => {
    expect(found("羊绒")).toEqual(["C", "D"]);
    expect(found("拖拉机")).toEqual([]);
    expect(found("")).toEqual([]);
  });

  it("keeps to the limit", () => {
    expect(rank(products, "连衣裙", 1)).toHaveLength(1);
  });
});
