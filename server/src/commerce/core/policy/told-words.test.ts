import { expect, test } from "vitest";
import { toldWords } from "./told-words.ts";

const done = { agent: "小满", order: "A1", currency: "CNY" } as const;
const back = [
  { way: "back", amount: 19_900, by: "alipay" },
  { way: "back", amount: 100, by: "gift" },
] as const;
const due = [{ way: "due", amount: 850, by: "alipay" }] as const;

test.each([
  ["zh", "cancel", back, "客服 小满 为您取消了订单 A1，退款 200元。"],
  ["en", "cancel", back, "小满 cancelled order A1 for you; ¥200.00 will be refunded."],
  ["zh", "return", back, "客服 小满 为您办理了订单 A1 的退货，收到退回的商品后退款 200元。"],
  ["en", "exchange", due, "小满 agreed to the exchange for order A1; ¥8.50 is due."],
  ["zh", "change_items", due, "客服 小满 为您更换了订单 A1 的商品规格，需补 8.50元。"],
  ["zh", "change_payment", [...due, ...back], "客服 小满 为您更换了订单 A1 的支付方式。"],
  ["zh", "price_protection", back, "客服 小满 为您办理了订单 A1 的价保，退款 200元。"],
  ["en", "refund_part", back, "小满 agreed to a part refund of order A1; ¥200.00 will be refunded."],
  ["en", "change_own_address", [], "小满 changed the address of your account for you."],
] as const)("%s: %s is told with its money", (language, kind, money, told) => {
  expect(toldWords({ ...done, kind, money }, language)).toBe(told);
});
