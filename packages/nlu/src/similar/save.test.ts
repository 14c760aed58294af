import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packBytes } from "../packed-bytes.ts";
import { createIndex, INDEX_VERSION, load, save, type SimilarityIndex } from "./index.ts";

const MAGIC = 0x58444957;
const questions = [
  "什么时候发货",
  "几天能发货",
  "where is my refund",
  "when do i get my refund",
  "什么时候发货呢",
  "\ud83d",
];
const lexicon = { synonyms: [["发货", "dispatch"]], fillers: ["请问"] };
const index = createIndex(questions, { seed: 7, lexicon });
const bytes = save(index);

function loaded(from: Uint8Array): SimilarityIndex {
  const result = load(from);
  if (!result.ok) throw new Error(result.code);
  return result.index;
}

describe("a saved index", () => {
  const again = loaded(bytes);

  it("answers as before", () => {
    const asked = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...questions, "dispatch", "请问啥时发货"));
    fc.assert(
      fc.property(asked, fc.nat(6), (text, most) => {
        expect(again.nearest(text, most)).toEqual(index.nearest(text, most));
      }),
    );
    expect(index.nearest("啥时dispatch", 2)).toHaveLength(2);
    expect(again.duplicates(0.1)).toEqual(index.duplicates(0.1));
  });

  it("of any texts answers as before, and is the same bytes", () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom(...questions)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, (given) => {
        const made = createIndex(given);
        const read = loaded(save(made));
        expect(save(read)).toEqual(save(made));
        for (const text of given) expect(read.nearest(text, 3)).toEqual(made.nearest(text, 3));
      }),
      { numRuns: 40 },
    );
  });

  it("takes a byte for each direction of an n-gram", () => {
    const { basis, texts } = index.parts;
    expect(basis.count).toBeGreaterThan(0);
    expect(bytes.length).toBeLessThan(basis.count * (basis.width + 4) + JSON.stringify({ texts, lexicon }).length * 3);
  });

  it("can be read from the middle of a larger buffer", () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(save(loaded(larger.subarray(3)))).toEqual(bytes);
  });
});

describe("bytes that are no index", () => {
  const GARBLED = { ok: false, code: "index_garbled" };
  const VERSION = { ok: false, code: "index_version" };

  it("are refused when any byte is changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(load(damaged)).toEqual(at >= 4 && at < 8 ? VERSION : GARBLED);
      }),
    );
  });

  it("are refused when cut short, longer or foreign", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1 }), (length, foreign) => {
        expect(load(bytes.slice(0, length))).toEqual(GARBLED);
        expect(load(foreign)).toEqual(GARBLED);
        expect(load(Uint8Array.of(...bytes, ...foreign))).toEqual(GARBLED);
      }),
    );
  });

  it("of a newer or older version say so", () => {
    for (const version of [INDEX_VERSION - 1, INDEX_VERSION + 1])
      expect(load(packBytes({ magic: MAGIC, version }, {}, []))).toEqual(VERSION);
  });

  it("are refused with a right checksum, too, if they say something else", () => {
    const word = fc.string({ unit: "binary", maxLength: 4 });
    const plausible = fc.record(
      {
        texts: fc.array(word, { maxLength: 3 }),
        lexicon: fc.record({ synonyms: fc.array(fc.array(word)), fillers: fc.array(word) }),
        seed: fc.double({ noNaN: true }),
      },
      { requiredKeys: [] },
    );
    const arrays = fc.uint8Array({ minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(fc.oneof(plausible, fc.object()), arrays, (summary, rest) => {
        expect(load(packBytes({ magic: MAGIC, version: INDEX_VERSION }, summary, [rest]))).toEqual(GARBLED);
      }),
    );
  });
});
