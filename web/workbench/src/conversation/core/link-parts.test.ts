import fc from "fast-check";
import { expect, test } from "vitest";
import { linkParts } from "./link-parts.ts";

test.each([
  ["看 https://shop.example/a?b=1，谢谢", ["https://shop.example/a?b=1"]],
  ["(http://x.example/y).", ["http://x.example/y"]],
  ["javascript:alert(1) data:text/html,x ftp://a", []],
  ["https://", []],
  ["没有", []],
])("%s", (text, links) => {
  expect(linkParts(text).flatMap(({ href }) => href ?? [])).toEqual(links);
});

test("the parts are the text, and every link is http", () => {
  fc.assert(
    fc.property(fc.string(), fc.webUrl(), fc.string(), (before, url, after) => {
      const parts = linkParts(`${before} ${url} ${after}`);
      expect(parts.map((part) => part.text).join("")).toBe(`${before} ${url} ${after}`);
      expect(parts.every(({ href }) => href === null || /^https?:\/\//i.test(href))).toBe(true);
    }),
  );
});
