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
