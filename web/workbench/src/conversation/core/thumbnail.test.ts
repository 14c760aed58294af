import { expect, test } from "vitest";
import { thumbnailSize } from "./thumbnail.ts";

test.each([
  [
    { width: 480, height: 240 },
    { width: 240, height: 120 },
  ],
  [
    { width: 100, height: 50 },
    { width: 100, height: 50 },
  ],
  [
    { width: 10_000, height: 1 },
    { width: 240, height: 1 },
  ],
  [
    { width: 3000, height: 4000 },
    { width: 180, height: 240 },
  ],
  [{}, { width: 240, height: 240 }],
])("%j", (picture, expected) => {
  expect(thumbnailSize(picture)).toEqual(expected);
});
