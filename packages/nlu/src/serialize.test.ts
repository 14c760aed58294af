import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deserialize, MODEL_VERSION, serialize, train } from "./index.ts";

const model = train([
  { text: "多久发货", intent: "dispatch" },
  { text: "什么时候发", intent: "dispatch" },
  { text: "invoice please", intent: "invoice" },
  { text: "开发票", intent: "invoice" },
]);
const bytes = serialize(model);

describe("a model as bytes", () => {
  it("understands the same after a round trip", () => {
    const read = deserialize(bytes);
    if (!read.ok) throw new Error(read.code);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(read.model.understand(text)).toEqual(model.understand(text));
      }),
    );
    expect(serialize(read.model)).toEqual(bytes);
  });

  it("can be read from the middle of a larger buffer", () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(deserialize(larger.subarray(3)).ok).toBe(true);
  });

  it("is refused when any byte is changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(deserialize(damaged).ok).toBe(false);
      }),
    );
  });

  it("is refused when cut short or foreign", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array(), (length, foreign) => {
        expect(deserialize(bytes.slice(0, length))).toEqual({ ok: false, code: "model_garbled" });
        expect(deserialize(foreign)).toEqual({ ok: false, code: "model_garbled" });
      }),
    );
  });

  it("stays what caches of this version hold", () => {
    const examples = ["多久发货 1", "invoice for 2 items", "身高165 黑色"].map((text, index) => ({
      text,
      intent: `i${index}`,
    }));
    const made = serialize(train(examples, { lexicon: { synonyms: [["发货", "dispatch"]], fillers: ["亲"] } }));
    const checksum = new DataView(made.buffer).getUint32(12, true);
    expect([MODEL_VERSION, checksum], "training changed: raise MODEL_VERSION, then the checksum here").toEqual([
      7, 4038242680,
    ]);
  });

  it("of another version says so", () => {
    const other = bytes.slice();
    new DataView(other.buffer).setUint32(4, MODEL_VERSION + 1, true);
    expect(deserialize(other)).toEqual({ ok: false, code: "model_version" });
  });
});
