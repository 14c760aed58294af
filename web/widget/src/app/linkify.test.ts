import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkify, webAddress } from "./linkify.ts";

const links = (text: string): (string | null)[] => linkify(text).flatMap(({ href }) => (href === null ? [] : [href]));

describe("links in text", () => {
  test.each([
    ["see https://a.example/x?y=1#z now", ["https://a.example/x?y=1#z"]],
    ["物流：https://a.example/t?id=1。谢谢", ["https://a.example/t?id=1"]],
    ["(https://a.example/b).", ["https://a.example/b"]],
    ["http://a.example，http://b.example", ["http://a.example/", "http://b.example/"]],
    ["javascript:alert(1) data:text/html,x ftp://a.example", []],
    ["https:// alone", []],
    ["no link", []],
  ])("%s", (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test("the pieces are the text, whatever it is, and lead only to the web", () => {
    const text = fc
      .array(fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), fc.constantFrom("javascript:", "https://")))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (words) => {
        const pieces = linkify(words);
        expect(pieces.map((piece) => piece.text).join("")).toBe(words);
        for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^https?:/);
      }),
    );
  });
});

test.each([
  ["https://a.example", "https://a.example/"],
  ["HTTP://A.example/x", "http://a.example/x"],
  ["javascript:alert(1)", null],
  [" java\tscript:alert(1)", null],
  ["//a.example", null],
  [undefined, null],
])("the address %j leads to %j", (address, href) => {
  expect(webAddress(address)).toBe(href);
});
