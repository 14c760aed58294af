import { describe, expect, test } from "vitest";
import { frameAddress, languageOf, readConfig } from "./config.ts";

const SRC = "https://help.example:8443/widget.js";

describe("the script line", () => {
  test("names shop, language and colour", () => {
    const dataset = { shop: "yunshang", lang: "en", accent: "#123abc" };
    expect(readConfig({ src: SRC, dataset }, "zh-CN")).toEqual({
      origin: "https://help.example:8443",
      shop: "yunshang",
      language: "en",
      accent: "#123abc",
    });
  });

  test("takes the page's language and the shop's colour when it says nothing", () => {
    expect(readConfig({ src: SRC, dataset: { shop: "a" } }, "zh-TW")).toMatchObject({ language: "zh", accent: null });
  });

  test.each([
    [SRC, undefined],
    [SRC, ""],
    [SRC, "a/b"],
    ["javascript:1", "shop"],
    ["", "shop"],
  ])("is refused when it has no shop or no address: %j %j", (src, shop) => {
    expect(readConfig({ src, dataset: { shop } }, "en")).toBeNull();
  });

  test("gives no colour that is none", () => {
    expect(readConfig({ src: SRC, dataset: { shop: "a", accent: "red" } }, "en")?.accent).toBeNull();
  });
});

test.each([
  ["zh", "zh"],
  ["zh-Hans-CN", "zh"],
  ["ZH-cn", "zh"],
  ["yue", "zh"],
  ["en-GB", "en"],
  ["de", "en"],
  ["", "en"],
  ["zhx", "en"],
])("a page in %j is spoken to in %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test("the frame's address carries what it must know, safely", () => {
  const config = { origin: "https://h.example", shop: "s", language: "zh", accent: "#aabbcc" } as const;
  const url = new URL(frameAddress(config, "https://shop.example"));
  expect(url.pathname).toBe("/widget/frame");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    shop: "s",
    lang: "zh",
    page: "https://shop.example",
    accent: "#aabbcc",
  });
});
