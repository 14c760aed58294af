import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { train } from "../train.ts";
import { createConceptReader, emptyLexicon, type Lexicon } from "./concepts.ts";

const lexicon: Lexicon = {
  synonyms: [
    ["运费", "邮费", "shipping fee", "fee"],
    ["多少钱", "几块", "how much"],
  ],
  fillers: ["请问", "亲", "please"],
};
const read = createConceptReader(lexicon);

describe("a concept reader", () => {
  it("makes synonyms and places look the same", () => {
    expect(read("到昆明邮费几块")).toBe(read("到哈尔滨运费多少钱"));
  });

  it("leaves fillers out", () => {
    expect(read("亲请问运费").trim()).toBe(read("运费"));
  });

  it("takes the longest word, and Latin words only whole", () => {
    expect(read("shipping fee")).toBe(read("邮费"));
    expect(read("coffee and feelings")).not.toContain(read("fee"));
  });

  it("changes only width and case without a lexicon and entities", () => {
    expect(createConceptReader(emptyLexicon)("ＯＫ then")).toBe("ok then");
  });

  it("never throws", () => {
    const words = fc.array(fc.string({ minLength: 1 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(words), words, fc.string({ unit: "binary" }), (synonyms, fillers, text) => {
        expect(typeof createConceptReader({ synonyms, fillers })(text)).toBe("string");
      }),
    );
  });
});

describe("a model with a lexicon", () => {
  it("understands a wording no example had", () => {
    const model = train(
      [
        { text: "运费怎么算", intent: "fee" },
        { text: "要运费吗", intent: "fee" },
        { text: "有什么颜色", intent: "colour" },
        { text: "还有颜色选吗", intent: "colour" },
      ],
      { lexicon },
    );
    expect(model.understand("邮费").intent).toBe("fee");
    expect(model.understand("fee please").intent).toBe("fee");
  });
});
