import { describe, expect, test } from "vitest";
import { chooseOrder } from "./choose-order.ts";
import { isUnderway } from "./order-states.ts";
import { aLine, anOrder, aProduct, aShipment, aTurn, hoursFromNow, someFacts } from "./test-facts.ts";

const shirt = aProduct("P1", "真丝衬衫|Silk shirt");
const skirt = aProduct("P2", "百褶裙|Pleated skirt");
const coat = aProduct("P3", "羊绒大衣|Cashmere coat");
const newest = anOrder("1003", { lines: [aLine(shirt, "蓝色|Blue")], times: { placed: hoursFromNow(-1) } });
const middle = anOrder("1002", {
  lines: [aLine(skirt, "黑色|Black")],
  state: "shipped",
  shipments: [aShipment("ZT00000002")],
  times: { placed: hoursFromNow(-50) },
});
const oldest = anOrder("1001", {
  lines: [aLine(coat, "驼色|Camel")],
  state: "shipped",
  times: { placed: hoursFromNow(-90) },
});
const facts = someFacts({ orders: [newest, middle, oldest] });
const listed = { listed: { kind: "orders" as const, keys: ["1002", "1003", "1001"] } };

const any = () => true;
const numberOf = (text: string, dialogue = {}, plausible: Parameters<typeof chooseOrder>[1] = any) => {
  const choice = chooseOrder(aTurn("order.status", text, facts, dialogue), plausible);
  return choice.kind === "one"
    ? choice.order.number
    : choice.kind === "several"
      ? choice.orders.map((one) => one.number)
      : choice.kind;
};

describe("pointing into a list that was shown", () => {
  test.each([
    ["第一个", "1002"],
    ["第二个", "1003"],
    ["第2单", "1003"],
    ["最后一个", "1001"],
    ["倒数第二个", "1003"],
    ["the first one", "1002"],
    ["the second", "1003"],
    ["second one please", "1003"],
    ["the last one", "1001"],
  ])("%s", (text, number) => {
    expect(numberOf(text, listed)).toBe(number);
  });
});

describe("the other one", () => {
  test.each(["另一个", "另外一个呢", "the other one", "and the other order?"])("%s of two", (text) => {
    const two = { listed: { kind: "orders" as const, keys: ["1002", "1003"] }, order: "1002" };
    expect(numberOf(text, two)).toBe("1003");
  });

  test("of two that were shown and none talked about nothing is guessed", () => {
    const two = { listed: { kind: "orders" as const, keys: ["1002", "1003"] } };
    expect(numberOf("另一个", two)).toEqual(["1003", "1002", "1001"]);
  });
});

describe("described by what is in it", () => {
  test.each([
    ["那件蓝色的", "1003"],
    ["那件黑色的到哪了", "1002"],
    ["真丝衬衫那单", "1003"],
    ["the blue one", "1003"],
    ["my cashmere coat", "1001"],
    ["the pleated skirt I bought", "1002"],
  ])("%s", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });
});

describe("by number or newness", () => {
  test.each([
    ["订单号 1001001", "not_found"],
    ["我最近的订单", "1003"],
    ["my last order", "1003"],
    ["上一单到哪了", "1003"],
    ["刚买的那个", "1003"],
    ["where is my latest order", "1003"],
  ])("%s", (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  test("a number is found however it is written, a parcel's number too", () => {
    const own = someFacts({
      orders: [anOrder("#W2378156"), anOrder("W9999999", { shipments: [aShipment("SF1234567890123")] })],
    });
    const choose = (text: string) => chooseOrder(aTurn("order.status", text, own), any);
    expect(choose("where is order w2378156")).toMatchObject({ kind: "one", order: { number: "#W2378156" } });
    expect(choose("SF1234567890123 到哪了")).toMatchObject({ kind: "one", order: { number: "W9999999" } });
  });

  test("somebody else's number and one that does not exist are the same answer", () => {
    expect(numberOf("where is order #W5555555")).toBe("not_found");
    expect(numberOf("订单 W0000001 呢")).toBe("not_found");
  });
});

describe("nothing said", () => {
  test("the only plausible one is meant; of several it is asked", () => {
    expect(numberOf("怎么还没发货", {}, (order) => order.state === "paid")).toBe("1003");
    expect(numberOf("到哪了", {}, isUnderway)).toEqual(["1002", "1001"]);
  });

  test("the one talked about stays the one, unless only others can be meant", () => {
    expect(numberOf("到哪了", { order: "1001" }, isUnderway)).toBe("1001");
    expect(numberOf("怎么还没发货", { order: "1001" }, (order) => order.state === "paid")).toBe("1003");
    expect(numberOf("这个订单怎么还没发货", { order: "1001" }, (order) => order.state === "paid")).toBe("1001");
  });

  test("nobody known has orders; somebody known may have none", () => {
    const anonymous = someFacts({ orders: [newest], verified: false });
    expect(chooseOrder(aTurn("order.status", "我的订单1003", anonymous), any)).toEqual({ kind: "sign_in" });
    expect(chooseOrder(aTurn("order.status", "我的订单", someFacts({ verified: true })), any)).toEqual({
      kind: "none",
    });
  });
});
