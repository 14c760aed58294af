import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Example, train } from "./index.ts";

const examples: readonly Example[] = [
  ...["多久发货", "什么时候发货", "今天能发货吗", "几天能发出来"].map((text) => ({ text, intent: "dispatch" })),
  ...["可以开发票吗", "我要发票", "怎么开票", "发票抬头写公司"].map((text) => ({ text, intent: "invoice" })),
  ...["hello there", "hi", "good morning", "hey are you there"].map((text) => ({ text, intent: "greet" })),
  ...["今天天气怎么样", "讲个笑话", "write python code", "谁会赢得大选"].map((text) => ({
    text,
    intent: "out_of_scope",
  })),
];
const model = train(examples);

describe("a trained model", () => {
  it.each([
    ["请问什么时候可以发货呀", "dispatch"],
    ["发票怎么开", "invoice"],
    ["hello, anybody there?", "greet"],
  ])("understands %s as %s", (text, intent) => {
    expect(model.understand(text).intent).toBe(intent);
  });

  it("lists its intents", () => {
    expect(model.intents).toEqual(["dispatch", "greet", "invoice", "out_of_scope"]);
  });

  it("is less sure of words it never saw", () => {
    const familiar = model.understand("什么时候发货");
    const strange = model.understand("zxqv blorp 龘龘");
    expect(strange.confidence).toBeLessThan(familiar.confidence);
    expect(strange.known).toBe(0);
    expect(familiar.known).toBe(1);
  });

  it("does not count words of out-of-scope examples as known", () => {
    expect(model.understand("weather python").known).toBe(0);
  });

  it.each(["", "   ", "\u200b", "\n\t"])("has no confidence in blank text %j", (text) => {
    expect(model.understand(text).confidence).toBe(0);
  });
});

describe("understanding any text", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.constantFrom("\ud800", "😀".repeat(5000), "发".repeat(10_000), "a".repeat(10_000), "\ufdfa".repeat(2000)),
  );

  it("never throws, and keeps its promises about numbers", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { intent, confidence, intents, known } = model.understand(text);
        const sum = intents.reduce((total, entry) => total + entry.confidence, 0);
        expect(model.intents).toContain(intent);
        expect(intents[0]).toEqual({ intent, confidence });
        expect(intents.length).toBeLessThanOrEqual(5);
        expect(sum).toBeLessThanOrEqual(1 + 1e-6);
        expect([confidence, known].every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(intents.map((entry) => entry.confidence)).toEqual(
          intents.map((entry) => entry.confidence).sort((left, right) => right - left),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("does not read beyond its limit", () => {
    expect(model.understand("发货".repeat(1000) + "发票".repeat(5000))).toEqual(model.understand("发货".repeat(1000)));
  });
});

describe("training", () => {
  it("does not depend on the order of examples, nor on repetition", () => {
    const shuffled = fc.shuffledSubarray([...examples], { minLength: examples.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(train([...order, ...order.slice(0, 3)]).parts).toEqual(model.parts);
      }),
      { numRuns: 20 },
    );
  });

  it("needs an example", () => {
    expect(() => train([])).toThrow(RangeError);
  });

  it("works with a single intent and a single example", () => {
    const tiny = train([{ text: "hi", intent: "greet" }]);
    expect(tiny.understand("hi").intent).toBe("greet");
    expect(Number.isFinite(tiny.understand("什么").confidence)).toBe(true);
  });

  it("learns intents whatever their names", () => {
    const names = train([
      { text: "one", intent: "constructor" },
      { text: "two", intent: "__proto__" },
    ]);
    expect(names.understand("two").intent).toBe("__proto__");
  });
});
