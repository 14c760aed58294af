import { expect, test } from "vitest";
import { groupFacts } from "./group-facts.ts";

const shop = { zh: "云裳", en: "Yunshang" };
const named = [
  { id: "shop:yunshang#dispatch_promise", subject: shop, name: { zh: "发货时效", en: "Dispatch promise" } },
  { id: "order:123#state", subject: { zh: "订单 123", en: "Order 123" }, name: { zh: "订单状态", en: "Order state" } },
  { id: "shop:yunshang#shipping_fee", subject: shop, name: { zh: "运费", en: "Shipping fee" } },
];

test("facts about one thing stand together, each once", () => {
  const ids = [...named.map(({ id }) => id), "order:123#state"];
  expect(groupFacts(ids, named, "zh")).toEqual([
    {
      subject: "云裳",
      facts: [
        { id: "shop:yunshang#dispatch_promise", words: "发货时效" },
        { id: "shop:yunshang#shipping_fee", words: "运费" },
      ],
    },
    { subject: "订单 123", facts: [{ id: "order:123#state", words: "订单状态" }] },
  ]);
  expect(groupFacts(ids, named, "en").map(({ subject }) => subject)).toEqual(["Yunshang", "Order 123"]);
});

test("an id without words is shown rather than hidden", () => {
  expect(groupFacts(["stars:9#sign"], named, "zh")).toEqual([
    { subject: "", facts: [{ id: "stars:9#sign", words: "stars:9#sign" }] },
  ]);
});

test("variants of which the same was said are one line under their product", () => {
  const variant = (colour: string) => ({ zh: `卫衣 · ${colour}`, en: `Hoodie · ${colour}` });
  const price = { zh: "价格", en: "Price" };
  const hoodies = [
    { id: "product:A1#price", subject: variant("灰"), name: price },
    { id: "product:A2#price", subject: variant("黑"), name: price },
    { id: "product:A3#stock", subject: variant("白"), name: { zh: "库存", en: "Stock" } },
  ];
  const ids = hoodies.map(({ id }) => id);
  expect(groupFacts(ids, hoodies, "zh")).toEqual([
    { subject: "卫衣", facts: [{ id: "product:A1#price, product:A2#price", words: "价格" }] },
    { subject: "卫衣 · 白", facts: [{ id: "product:A3#stock", words: "库存" }] },
  ]);
});
