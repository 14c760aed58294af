import { beforeAll, describe, expect, test } from "vitest";
import { loadPack } from "../../knowledge/index.ts";
import { retailPackFolder } from "../open-trade.ts";
import { missingWording, sayIn, type Wording } from "./say.ts";
import { KEY_WORDING } from "./test-facts.ts";

describe("saying a sentence", () => {
  const say = (sentence: string) => sayIn({ zh: new Map(), en: new Map([["order.next.refunded", sentence]]) }, "en");

  test("fills every place, also twice", () => {
    expect(say("{amount}, yes {amount}")("order.next.refunded", { amount: "$5" })).toBe("$5, yes $5");
  });

  test("what stands in a place is never filled again", () => {
    expect(say("back: {amount}")("order.next.refunded", { amount: "{amount} $& $1" })).toBe("back: {amount} $& $1");
  });

  test("a sentence that is not there is a bug and says which", () => {
    expect(() => sayIn(KEY_WORDING, "en")("talk.greet")).not.toThrow();
    expect(() => say("x")("talk.greet")).toThrow('"talk.greet" in en');
  });
});

describe("the retail pack's wording", () => {
  let wording: Wording;
  beforeAll(async () => {
    const loaded = await loadPack(retailPackFolder());
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
    wording = loaded.pack.wording;
  });

  test("has every sentence the skills say, with the places they fill", () => {
    expect(missingWording(wording)).toEqual([]);
  });

  test("what is missing or has other places is found", () => {
    const broken: Wording = {
      zh: new Map([...wording.zh, ["order.next.refunded", "没有占位"]]),
      en: new Map([...wording.en].filter(([key]) => key !== "talk.bye")),
    };
    expect(missingWording(broken)).toEqual(["zh: order.next.refunded", "en: talk.bye"]);
  });

  test("states no figure of its own in answers: figures come from facts", () => {
    // Examples of how to write a measure are questions, not answers; a country's emergency numbers are no shop's facts.
    const isAnswer = (key: string) =>
      !key.startsWith("size.ask.") && key !== "handover.danger" && key !== "handover.fire";
    const sentences = [...wording.zh, ...wording.en].filter(([key]) => isAnswer(key));
    expect(sentences.filter(([, sentence]) => /\d/.test(sentence))).toEqual([]);
  });
});
