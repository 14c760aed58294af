import { expect, test } from "vitest";
import { badOrigin, installLine, linesOf } from "./origins.ts";

test("lines are trimmed, empty and double ones dropped", () => {
  expect(linesOf(" https://a.example \n\nhttps://b.example\r\nhttps://a.example")).toEqual([
    "https://a.example",
    "https://b.example",
  ]);
});

test.each([
  ["https://www.shop.example", null],
  ["http://localhost:3000", null],
  ["https://Shop.example/", null],
  ["https://shop.example/path", "https://shop.example/path"],
  ["shop.example", "shop.example"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["https://", "https://"],
])("%s", (line, bad) => {
  expect(badOrigin([line])).toBe(bad);
});

test("the line to install names the server and the shop", () => {
  expect(installLine("https://help.example", "yunshang")).toBe(
    '<script src="https://help.example/widget.js" data-shop="yunshang" async></script>',
  );
});
