import { describe, expect, test } from "vitest";
import type { Order } from "../../../commerce/index.ts";
import { aLine, anOrder, aProduct, aVariant, someFacts } from "../test-facts.ts";
import { talk } from "../test-talk.ts";

const hoodie = aProduct("T1", "连帽卫衣|Hoodie", {
  variants: [
    aVariant("T1-WM", { colour: "白色|White", size: "M" }),
    aVariant("T1-WL", { colour: "白色|White", size: "L" }),
    aVariant("T1-BM", { colour: "蓝色|Blue", size: "M" }),
    aVariant("T1-BL", { colour: "蓝色|Blue", size: "L" }, { stock: 0 }),
  ],
});
const coat = aProduct("C1", "羊毛大衣|Wool coat", {
  variants: [
    aVariant("C1-BM", { colour: "蓝色|Blue", size: "M" }),
    aVariant("C1-BL", { colour: "蓝色|Blue", size: "L" }),
    aVariant("C1-GM", { colour: "灰色|Grey", size: "M" }, { price: 20_000 }),
  ],
});
const mug = aProduct("M1", "马克杯|Mug", { variants: [aVariant("M1-1", {})] });

const line = (product: typeof hoodie, sku: string) => {
  const { options = [] } = product.variants.find((one) => one.sku === sku) ?? {};
  return { ...aLine(product), id: `line-${sku}`, variantSku: sku, options };
};
const payments: Order["payments"] = [
  { id: "p", kind: "payment", method: "alipay", amount: 30_000, state: "done", at: null, reference: null },
];
const both = anOrder("100001", {
  lines: [line(hoodie, "T1-WM"), line(coat, "C1-BM"), line(mug, "M1-1")],
  payments,
  total: 30_000,
});

const wish = { intent: "order.change_items", words: /换/ };

function say(order: Order, ...said: readonly string[]) {
  const { action, ...talked } = talk(someFacts({ products: [hoodie, coat, mug], orders: [order] }), wish, said);
  return { ...talked, changes: action?.kind === "change_items" ? action.changes : undefined };
}

const TEE = { zh: "重磅纯棉T恤", en: "Heavy tee" };
const becomes = (from: string, to: string) => ({ lineId: `line-${from}`, variantSku: to });

describe("another size or colour of one of several items", () => {
  test("is changed after a yes where the words say which item and what to, and that it is once", () => {
    const said = say(both, "卫衣换成L码");
    expect(said).toMatchObject({ slot: "confirm", changes: [becomes("T1-WM", "T1-WL")] });
    expect(said.text).toContain("<items.once>");
  });

  test("is asked for one after the other where nothing is said", () => {
    expect(say(both, "想换个规格")).toMatchObject({ slot: "item" });
    expect(say(both, "想换个规格", "卫衣")).toMatchObject({ slot: "variant" });
    const tee = { ...both, lines: both.lines.map((one) => (one.productSku === "T1" ? { ...one, title: TEE } : one)) };
    expect(say(tee, "想换个规格", "T恤")).toMatchObject({ slot: "variant" });
    // The answer names what the coat is now: it is still the hoodie that changes.
    const all = say(both, "想换个规格", "连帽卫衣（白色 M）", "蓝色");
    expect(all).toMatchObject({ slot: "confirm", changes: [becomes("T1-WM", "T1-BM")] });
  });

  test("is the same where it is called an exchange, as long as nothing was sent", () => {
    const facts = someFacts({ products: [hoodie, coat, mug], orders: [both] });
    const exchange = { intent: "exchange.request", words: /换/ };
    expect(talk(facts, exchange, ["我想换个尺码"])).toMatchObject({ slot: "item" });
    expect(talk(facts, exchange, ["我想换个尺码", "卫衣", "L码"]).action).toMatchObject({
      kind: "change_items",
      changes: [becomes("T1-WM", "T1-WL")],
    });
  });

  test("keeps the size that was wished for when the item is named by a tap that says what it is now", () => {
    expect(say(both, "换成L码")).toMatchObject({ slot: "item" });
    expect(say(both, "换成L码", "羊毛大衣（蓝色 M）")).toMatchObject({
      slot: "confirm",
      changes: [becomes("C1-BM", "C1-BL")],
    });
    expect(say(both, "换成L码", "第一个")).toMatchObject({ changes: [becomes("T1-WM", "T1-WL")] });
  });

  test("does not ask which where one only has what is wished for", () => {
    const order = { ...both, lines: [line(coat, "C1-BM"), line(mug, "M1-1")] };
    expect(say(order, "换成L码")).toMatchObject({ slot: "confirm", changes: [becomes("C1-BM", "C1-BL")] });
  });

  test("of all of them is one action, because items change once", () => {
    const order = { ...both, lines: [line(hoodie, "T1-WM"), line(coat, "C1-BM")] };
    const said = say(order, "全部换成L码");
    expect(said).toMatchObject({ changes: [becomes("T1-WM", "T1-WL"), becomes("C1-BM", "C1-BL")] });
    expect(said.text).not.toContain("<items.once>");
  });

  test("that is sold out is said so, with what there is", () => {
    const said = say(both, "卫衣换成蓝色L码");
    expect(said.slot).toBe("variant");
    expect(said.text).toContain("<items.ask>");
  });

  test("names the way by which the order is paid now, not one that was given up", () => {
    const one = { method: "card", amount: 30_000, state: "done", at: null } as const;
    const otherwise: Order["payments"] = [
      { ...one, id: "p", kind: "payment", reference: "old" },
      { ...one, id: "q", kind: "payment", reference: "new" },
      { ...one, id: "r", kind: "refund", reference: "old" },
    ];
    const facts = someFacts({ products: [hoodie, coat, mug], orders: [{ ...both, payments: otherwise }] });
    expect(talk(facts, wish, ["卫衣换成L码"]).action).toMatchObject({ payWith: "new" });
  });

  test("of what is not paid is changed at any price, with what it comes to then", () => {
    const unpaid = { ...both, state: "unpaid", payments: [] } as const;
    const said = say(unpaid, "大衣换成灰色");
    expect(said).toMatchObject({ slot: "confirm", changes: [becomes("C1-BM", "C1-GM")] });
    expect(said.text).toContain("<items.total> total=400元");
    expect(say(unpaid, "卫衣换成L码").text).not.toContain("<items.total>");
  });

  test("that costs more is for a person: nobody is charged by a chat", () => {
    expect(say(both, "大衣换成灰色").kind).toBe("hand_over");
  });
});
