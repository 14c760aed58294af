import { expect, test } from "vitest";
import { bareBody } from "./bare-body.ts";

const NOTHING = { heightCm: null, weightKg: null, footCm: null };

test.each([
  ["5 11", "en", NOTHING, { heightCm: 180, weightKg: null }],
  ["5'7\" 140", "en", NOTHING, { heightCm: 170, weightKg: 63.5 }],
  ["190", "en", { ...NOTHING, heightCm: 180 }, { heightCm: null, weightKg: 86.2 }],
  ["165 52", "zh", NOTHING, { heightCm: 165, weightKg: 52 }],
  ["165，104", "zh", NOTHING, { heightCm: 165, weightKg: 52 }],
  ["118", "zh", { ...NOTHING, heightCm: 170 }, { heightCm: null, weightKg: 59 }],
  ["170", "zh", NOTHING, { heightCm: 170, weightKg: null }],
  ["82", "zh", { ...NOTHING, heightCm: 170 }, { heightCm: null, weightKg: null }],
  ["没有", "zh", NOTHING, { heightCm: null, weightKg: null }],
] as const)("%s (%s)", (text, language, known, read) => {
  expect(bareBody(text, known, language)).toEqual({ footCm: null, ...read });
});
