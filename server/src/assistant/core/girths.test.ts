import { expect, test } from "vitest";
import { girthsIn } from "./girths.ts";

test.each([
  ["腰围68穿什么码", { bust: null, waist: 68, hip: null }],
  ["胸围90 腰围大概72cm", { bust: 90, waist: 72, hip: null }],
  ["腰围二尺一", { bust: null, waist: 70, hip: null }],
  ["waist 35 hips 42", { bust: null, waist: 88.9, hip: 106.7 }],
  ["my waist is 27 inch", { bust: null, waist: 68.6, hip: null }],
  ["I have a 40 inch chest", { bust: 101.6, waist: null, hip: null }],
  ["170 120斤", { bust: null, waist: null, hip: null }],
])("%s", (text, expected) => {
  const { bust, waist, hip } = girthsIn(text);
  const round = (cm: number | null) => (cm === null ? null : Math.round(cm * 10) / 10);
  expect({ bust: round(bust), waist: round(waist), hip: round(hip) }).toEqual(expected);
});
