import { expect, test } from "vitest";
import { parseShop } from "./shop.ts";

const shop = { nameZh: "云裳", nameEn: "Yunshang", accentColour: "#c8420f" };

test("a shop's clock is taken where this browser knows the zone, and never spoils the shop", () => {
  const zoneOf = (timeZone: unknown) => parseShop({ ...shop, timeZone })?.timeZone;
  expect(zoneOf("Asia/Shanghai")).toBe("Asia/Shanghai");
  expect(["Moon/Tranquility", "", 8, null, undefined].map(zoneOf)).toEqual(Array(5).fill(undefined));
});

test("what is no shop is none", () => {
  expect([null, {}, { ...shop, accentColour: 1 }].map(parseShop)).toEqual([null, null, null]);
});
