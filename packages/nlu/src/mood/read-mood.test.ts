import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isAbusive } from "./abuse.ts";
import { type Mood, readMood } from "./read-mood.ts";
import { type Heard, MOODS_EN, MOODS_ZH } from "./testing/gold-moods.ts";

/** Beyond this a sentiment is one. */
const FELT = 0.2;
const PRESSES = 0.5;

const signOf = ({ sentiment }: Mood) => (sentiment > FELT ? "+" : sentiment < -FELT ? "-" : "0");

function judge(gold: Readonly<Record<Heard, readonly string[]>>) {
  const rows = Object.entries(gold).flatMap(([heard, texts]) =>
    texts.map((text) => ({ text, heard, mood: readMood(text) })),
  );
  const wrong = (isWrong: (row: (typeof rows)[number]) => boolean) => rows.filter(isWrong).map(({ text }) => text);
  return {
    rows: rows.length,
    sentiment: wrong(({ heard, mood }) => signOf(mood) !== heard[0]),
    urgency: wrong(({ heard, mood }) => mood.urgency >= PRESSES !== heard.includes("!")),
    abuse: wrong(({ heard, mood }) => mood.abusive !== heard.includes("x")),
  };
}

describe.each([
  ["Chinese", MOODS_ZH],
  ["English", MOODS_EN],
])("messages in %s", (_, gold) => {
  const { rows, ...wrong } = judge(gold);
  const errors = Object.entries(wrong).map(([what, texts]) => ({ what, texts }));

  it("are many", () => {
    expect(rows).toBeGreaterThanOrEqual(100);
  });

  it.each(errors)("are heard as a person hears them, nineteen times of twenty: $what", ({ texts }) => {
    expect(texts.length / rows, texts.join(" | ")).toBeLessThanOrEqual(0.05);
  });
});

describe("readMood", () => {
  test.each([
    ["好慢", "好慢啊啊啊啊"],
    ["不喜欢", "非常不喜欢！"],
    ["slow", "very slow!"],
  ])("hears more in %j than in %j", (calm, loud) => {
    expect(readMood(loud).sentiment).toBeLessThan(readMood(calm).sentiment);
  });

  it("says where it heard it", () => {
    const text = "😀亲，這個質量太差了";
    const cues = readMood(text).because.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(cues).toContainEqual(["displeased", "差"]);
  });

  it("stays in its bounds and points into the text", () => {
    const pieces = fc.constantFrom(
      "不",
      "好",
      "差",
      "没有",
      "not ",
      "good ",
      "！",
      "？",
      "急",
      "滚",
      "😡",
      "\ud800",
      "A",
      "\u202e",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { sentiment, urgency, because } = readMood(text);
        expect(Math.abs(sentiment)).toBeLessThanOrEqual(1);
        expect(urgency >= 0 && urgency <= 1).toBe(true);
        expect(because.every(({ start, end }) => 0 <= start && start < end && end <= text.length)).toBe(true);
      }),
    );
  });

  test.each(["不", "没有", "差", "A ", "!", "n't ", "is ", "妈", "\ud800", " ", "f", "f u"])(
    "reads a megabyte of %j",
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(readMood(text).urgency).toBeLessThanOrEqual(1);
      expect(typeof isAbusive(text)).toBe("boolean");
    },
  );
});
