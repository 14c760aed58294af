import { describe, expect, test } from "vitest";
import { type Understand, understandTurn } from "./understand.ts";

/** Understands what it was told to, everything else barely. */
function knowing(known: Readonly<Record<string, readonly [string, number]>>): Understand {
  return (text) => {
    const [intent, confidence] = known[text] ?? ["out_of_scope", 0.1];
    return { intent, confidence, intents: [] };
  };
}

const intents = (texts: readonly string[], understand: Understand, fallback: "zh" | "en" = "zh") =>
  understandTurn(texts, fallback, understand).wishes.map((wish) => wish.intent);

describe("what a turn's messages say together", () => {
  test("two wishes that are both sure are two", () => {
    const understand = knowing({ 什么时候发货: ["shipping.dispatch_time", 0.9], 有优惠券吗: ["promo.coupon", 0.9] });
    expect(intents(["什么时候发货，有优惠券吗"], understand)).toEqual(["shipping.dispatch_time", "promo.coupon"]);
  });

  test("two parts of one family are one wish, heard whole", () => {
    const text = "到哪了，怎么不动了";
    const understand = knowing({
      [text]: ["logistics.stuck", 0.8],
      到哪了: ["logistics.track", 0.9],
      怎么不动了: ["logistics.stuck", 0.9],
    });
    expect(intents([text], understand)).toEqual(["logistics.stuck"]);
  });

  test.each(["运费收了两次，退给我", "退给我，运费收了两次"])(
    "what is said in general beside a particular wish is that wish: %s",
    (text) => {
      const understand = knowing({
        运费收了两次: ["order.duplicate_shipping_fee", 0.9],
        退给我: ["refund.request", 0.9],
        [text]: ["order.duplicate_shipping_fee", 0.6],
      });
      expect(intents([text], understand)).toEqual(["order.duplicate_shipping_fee"]);
    },
  );

  test.each([
    ["运费收了两次", "能退一个吗"],
    ["收了我两次运费", "麻烦退还一笔给我"],
    ["I was charged shipping twice", "can I get one back?"],
    ["charged shipping twice", "please return one of them"],
  ])("of two fees one may come back, without a return of goods: %s, %s", (twice, back) => {
    const text = `${twice}, ${back}`;
    const understand: Understand = (part) => {
      if (part.startsWith(twice)) return { intent: "order.duplicate_shipping_fee", confidence: 0.9, intents: [] };
      return { intent: "return.request", confidence: 0.7, intents: [] };
    };
    expect(intents([text], understand)).toEqual(["order.duplicate_shipping_fee"]);
  });

  test.each([
    ["运费收了两次", "裙子能退吗"],
    ["运费收了两次", "另外想退货"],
    ["I was charged shipping twice", "can I send the shirt back"],
    ["charged shipping twice", "and I want to return the dress"],
  ])("goods that go back are a wish beside it: %s, %s", (twice, back) => {
    const understand: Understand = (part) => {
      if (part.startsWith(twice)) return { intent: "order.duplicate_shipping_fee", confidence: 0.9, intents: [] };
      return { intent: "return.request", confidence: 0.9, intents: [] };
    };
    expect(intents([`${twice}. ${back}`], understand)).toEqual(["order.duplicate_shipping_fee", "return.request"]);
  });

  test("a greeting in front does not hide the question", () => {
    const understand = knowing({
      你好呀亲: ["talk.greet", 0.9],
      多少钱一件: ["price.ask", 0.9],
      "你好呀亲，多少钱一件": ["talk.greet", 0.5],
    });
    expect(intents(["你好呀亲，多少钱一件"], understand)).toEqual(["price.ask"]);
  });

  test("fragments sent one after the other are understood together", () => {
    const understand = knowing({ "这件 什么时候 发": ["shipping.dispatch_time", 0.9] });
    const understood = understandTurn(["这件", "什么时候", "发"], "zh", understand);
    expect(understood.wishes.map((wish) => wish.intent)).toEqual(["shipping.dispatch_time"]);
    expect(understood.text).toBe("这件\n什么时候\n发");
  });

  test("a question at the end of a story is no wish for a person", () => {
    const text = "退回去了卖家没收到，请问怎么解决";
    const understand = knowing({ [text]: ["return.seller_not_received", 0.3], 请问怎么解决: ["talk.human", 0.8] });
    expect(intents([text], understand)).toEqual(["return.seller_not_received"]);
  });

  test.each([
    ["这件 hoodie 有 M 吗", "en", "zh"],
    ["is it in stock", "zh", "en"],
    ["12345678", "zh", "zh"],
    ["12345678", "en", "en"],
    ["👍", "en", "en"],
  ] as const)("%s on a %s screen is answered in %s", (text, fallback, language) => {
    expect(understandTurn([text], fallback, knowing({})).language).toBe(language);
  });

  test("a picture alone has no words", () => {
    expect(understandTurn([], "zh", knowing({}))).toMatchObject({ text: "", pictureOnly: true });
  });
});
