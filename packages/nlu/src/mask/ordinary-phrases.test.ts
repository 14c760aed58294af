import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mask } from "./index.ts";

const INTENTS = new URL("../../../../packs/retail/intents/", import.meta.url);

/** The phrases of the retail pack in one language; they stand in lists below `zh:` and `en:`. */
function phrases(language: "zh" | "en"): readonly string[] {
  return readdirSync(INTENTS).flatMap((file) => {
    const found: string[] = [];
    let current = "";
    for (const line of readFileSync(new URL(file, INTENTS), "utf8").split("\n")) {
      current = /^\s+(?<key>\w+):/.exec(line)?.groups?.["key"] ?? current;
      const phrase = /^\s+- (?<text>.+)$/.exec(line)?.groups?.["text"];
      if (phrase !== undefined && current === language) found.push(phrase.replace(/^(["'])(.*)\1$/, "$2"));
    }
    return found;
  });
}

const MOST_WITH_NAMES = 0.01;
const LEAST_PHRASES = 2_500;

describe.each(["zh", "en"] as const)("what customers ordinarily say in %s", (language) => {
  it("is hardly ever taken for somebody's name", () => {
    const all = phrases(language);
    expect(all.length).toBeGreaterThan(LEAST_PHRASES);
    const masked = all.filter((text) => mask(text).spans.some(({ type }) => type === "name"));
    expect(masked.length / all.length, masked.join("\n")).toBeLessThanOrEqual(MOST_WITH_NAMES);
  });
});
