import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateMessages } from "./testing/generate-messages.ts";
import { type MarkedText, measureMasking, parseMarked } from "./testing/measure-masking.ts";

/** The files were written one after the other, each before masking had seen it; the README says what came out at first. */
const FILES = ["", "-later", "-third", "-fourth", "-fifth", "-sixth", "-seventh", "-eighth", "-ninth"];

function handWritten(language: "zh" | "en"): readonly MarkedText[] {
  return FILES.flatMap((file) => {
    const text = readFileSync(new URL(`../../test-data/mask-${language}${file}.txt`, import.meta.url), "utf8");
    return text.split("\n").filter(Boolean).map(parseMarked);
  });
}

const LEAST_IDENTIFIERS = 0.995;
const LEAST_NAMES_AND_ADDRESSES = 0.95;
const LEAST_PRECISION = 0.95;

describe.each([
  ["Chinese by hand", () => handWritten("zh")],
  ["English by hand", () => handWritten("en")],
  ["generated Chinese", () => generateMessages("zh", 2_000, 1)],
  ["generated English", () => generateMessages("en", 2_000, 2)],
])("masking %s", (_, texts) => {
  it("misses as little and masks as little else as the gate allows", () => {
    const { missed, excess, counts: __, ...figures } = measureMasking(texts());
    const seen = { figures, missed: missed.slice(0, 20), excess: excess.slice(0, 20) };
    expect(figures.identifiers, JSON.stringify(seen)).toBeGreaterThanOrEqual(LEAST_IDENTIFIERS);
    expect(figures.names, JSON.stringify(seen)).toBeGreaterThanOrEqual(LEAST_NAMES_AND_ADDRESSES);
    expect(figures.addresses, JSON.stringify(seen)).toBeGreaterThanOrEqual(LEAST_NAMES_AND_ADDRESSES);
    expect(figures.precision, JSON.stringify(seen)).toBeGreaterThanOrEqual(LEAST_PRECISION);
  });
});
