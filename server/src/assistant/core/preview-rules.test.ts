import { beforeAll, expect, test } from "vitest";
import { EMPTY_RULES, generate, type ShopFacts } from "../../commerce/index.ts";
import { loadPack } from "../../knowledge/index.ts";
import { retailPackFolder } from "../open-trade.ts";
import type { Trade } from "../ports.ts";
import { demoFacts } from "../testing.ts";
import { previewRules } from "./preview-rules.ts";
import { QUESTIONS } from "./test-questions.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);
let wording: Trade["wording"];
let facts: ShopFacts;

beforeAll(async () => {
  const loaded = await loadPack(retailPackFolder());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  wording = loaded.pack.wording;
  facts = demoFacts({ demo, slug: "yunshang", externalId: null, now }).shop;
});

test("what is said is told in the assistant's own sentences", () => {
  const told = previewRules({ facts, language: "zh", now, wording, questions: QUESTIONS });
  expect(told.get("dispatch")).toContain(facts.rules.dispatch?.text.zh);
  expect(told.get("returns")).toContain(facts.rules.returns?.feeText.zh);
  expect(told.get("couriers")).toContain("顺丰");
});

test("what is not said is told as that, and nothing is made up", () => {
  const told = previewRules({
    facts: { ...facts, rules: EMPTY_RULES },
    language: "en",
    now,
    wording,
    questions: QUESTIONS,
  });
  const unknown = told.get("dispatch");
  expect(unknown).toContain("guess");
  for (const group of ["delivery", "shippingFees", "couriers", "coverage"] as const)
    expect(told.get(group)).toBe(unknown);
});
