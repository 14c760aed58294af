import { describe, expect, test } from "vitest";
import { mendTypos, spellingOf } from "./typos.ts";

const spelling = spellingOf(
  ["warranty | weight | stretch | measurements | softener | allergic | bleach | allerg*"],
  "beach",
);

describe("typing errors", () => {
  test.each([
    ["how long is waranty", "how long is warranty"],
    ["pot weigth", "pot weight"],
    ["empty wieght", "empty weight"],
    ["do the jeans strech", "do the jeans stretch"],
    ["mesurements", "measurements"],
    ["softner", "softener"],
    ["im alergic to down", "im allergic to down"],
    ["stretchy", "stretchy"],
    ["weights", "weights"],
    ["for the beach", "for the beach"],
    ["which", "which"],
  ])("%s is %s", (text, mended) => {
    expect(mendTypos(text, spelling)).toBe(mended);
  });
});
