import { expect, test } from "vitest";
import { checkRoom, MAX_PUBLISHED_SOPS, MAX_START_PHRASES } from "./check-room.ts";
import { aSop, step } from "./test-sop.ts";

const withPhrases = (count: number) => ({
  ...aSop([step.say("only", null)], []),
  start: { intents: [], phrases: [...Array.from({ length: count }, (_, at) => `约 ${String(at)}`), " "] },
});
const codes = (...args: Parameters<typeof checkRoom>) =>
  checkRoom(...args).map(({ code, of }) => `${code} ${of ?? ""}`);

test("a shop has room for so many processes, and one of them may be published anew", () => {
  const others = Array.from({ length: MAX_PUBLISHED_SOPS }, () => withPhrases(1));
  expect(codes(withPhrases(1), { others: others.slice(1), before: undefined })).toEqual([]);
  expect(codes(withPhrases(1), { others, before: undefined })).toEqual(["sops_full 30"]);
  expect(codes(withPhrases(2), { others: others.slice(1), before: withPhrases(1) })).toEqual([]);
});

test("and for so many phrases altogether; more than were there are refused, fewer never", () => {
  const others = [withPhrases(MAX_START_PHRASES - 5)];
  expect(codes(withPhrases(5), { others, before: undefined })).toEqual([]);
  expect(codes(withPhrases(6), { others, before: undefined })).toEqual(["phrases_full 300"]);
  expect(codes(withPhrases(8), { others, before: withPhrases(9) })).toEqual([]);
  expect(codes(withPhrases(0), { others: [withPhrases(MAX_START_PHRASES + 1)], before: undefined })).toEqual([]);
});
