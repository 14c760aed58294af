import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { train } from "../train.ts";
import { understandMessage } from "./understand-message.ts";

const model = train([
  { text: "什么时候发货", intent: "dispatch" },
  { text: "几天能发", intent: "dispatch" },
  { text: "今天发吗", intent: "dispatch" },
  { text: "能开发票吗", intent: "invoice" },
  { text: "发票怎么开", intent: "invoice" },
  { text: "要一张发票", intent: "invoice" },
]);

describe("understanding a message", () => {
  it("reads each of two wishes alone", () => {
    const text = "什么时候发货，还有能开发票吗";
    const { wishes } = understandMessage(model, text);
    expect(wishes.map(({ intent }) => intent)).toEqual(["dispatch", "invoice"]);
    expect(wishes.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  });

  it("reads one wish with all of the message's words", () => {
    const { intent, intents, wishes } = understandMessage(model, "你好，什么时候发货");
    expect(wishes).toHaveLength(1);
    expect([wishes[0]?.intent, wishes[0]?.intents]).toEqual([intent, intents]);
  });

  it("hears how it sounds", () => {
    expect(understandMessage(model, "气死我了，什么时候发货！！！").mood.sentiment).toBeLessThan(0);
    expect(understandMessage(model, "什么时候发货").mood.sentiment).toBe(0);
  });

  it("takes the language of the talk for what has no letters", () => {
    expect(understandMessage(model, "12345", { language: "zh" }).language).toBe("zh");
    expect(understandMessage(model, "ok 12345", { language: "zh" }).language).toBe("en");
    expect(understandMessage(model, "12345").language).toBe("en");
  });

  it("never throws, and its wishes cover the message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { wishes } = understandMessage(model, text);
        expect(wishes.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
      }),
    );
  });
});
