import { beforeAll, describe, expect, test } from "vitest";
import {
  formatMoney,
  generate,
  nameFact,
  ORDER_STATE_LABELS,
  type Order,
  type Product,
  textIn,
} from "../commerce/index.ts";
import { loadPack } from "../knowledge/index.ts";
import type { TurnFacts } from "./core/skill.ts";
import { openTrade, retailPackFolder } from "./open-trade.ts";
import type { Trade } from "./ports.ts";
import { demoFacts, startTalk } from "./testing.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);

/** A question as a person would type it, what it asks, the fact it stands on and what of that fact must be said. */
interface Basic {
  readonly shop: string;
  readonly who?: string;
  readonly ask: string | ((facts: TurnFacts) => string);
  readonly intent: string;
  readonly fact: string | ((facts: TurnFacts) => string);
  readonly says: (facts: TurnFacts) => string;
}

const product = (facts: TurnFacts, sku: string): Product => found(facts.shop.products.find((one) => one.sku === sku));
const orderOf = (facts: TurnFacts, sku: string): Order =>
  found(facts.orders.find((order) => order.lines.some((line) => line.productSku === sku)));
const attribute = (sku: string, key: string, language: "zh" | "en") => (facts: TurnFacts) =>
  textIn(found(product(facts, sku).attributes.find((one) => one.key === key)).value, language);
const parcelOf = (facts: TurnFacts, sku: string) => found(orderOf(facts, sku).shipments[0]);

function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("the demo lacks what this question is about");
  return value;
}

const chinese: readonly Basic[] = [
  {
    shop: "yunshang",
    ask: "今晚拍下的话啥时候能给我寄出来",
    intent: "shipping.dispatch_time",
    fact: "shop:yunshang#dispatch_promise",
    says: (facts) => `${String(facts.shop.rules.dispatch?.hours)}小时`,
  },
  {
    shop: "yunshang",
    ask: "寄去广东大概要几天能收到货呀",
    intent: "shipping.delivery_time",
    fact: "shop:yunshang#delivery_days",
    says: () => "1–2天",
  },
  {
    shop: "yunshang",
    ask: "东西是从哪个城市寄出来的",
    intent: "shipping.origin",
    fact: "shop:yunshang#warehouse_gz",
    says: (facts) => textIn(found(facts.shop.rules.warehouses[0]).place.name, "zh"),
  },
  {
    shop: "yunshang",
    ask: "香港那边寄得到么",
    intent: "shipping.reach",
    fact: "shop:yunshang#coverage",
    says: (facts) => textIn(found(facts.shop.rules.coverage).text, "zh"),
  },
  {
    shop: "yunshang",
    ask: "往浙江寄的话邮费要出多少",
    intent: "shipping.fee",
    fact: "shop:yunshang#shipping_fee",
    says: (facts) => formatMoney(found(facts.shop.rules.shippingFees[0]).fee, "CNY", "zh"),
  },
  {
    shop: "yunshang",
    ask: "我想走顺丰行不行",
    intent: "shipping.courier",
    fact: "shop:yunshang#courier_sf",
    says: () => "12元",
  },
  {
    shop: "yunshang",
    ask: "真丝吊带连衣裙用的啥料子",
    intent: "product.attribute",
    fact: "product:YS1002#material",
    says: attribute("YS1002", "material", "zh"),
  },
  {
    shop: "yunshang",
    ask: "双面羊绒大衣脏了该怎么清洗",
    intent: "product.usage",
    fact: "product:YS1501#care",
    says: (facts) => textIn(found(product(facts, "YS1501").care[0]), "zh"),
  },
  {
    shop: "yunshang",
    ask: "轻薄短款羽绒服黑色M码现在有现货没",
    intent: "product.stock",
    fact: "variant:YS1601-02#stock",
    says: (facts) => String(found(product(facts, "YS1601").variants.find((one) => one.sku === "YS1601-02")).stock),
  },
  {
    shop: "yunshang",
    ask: "高腰直筒牛仔裤卖多少",
    intent: "price.ask",
    fact: "variant:YS1301-01#price",
    says: (facts) => formatMoney(found(product(facts, "YS1301").variants[0]).price, "CNY", "zh"),
  },
  {
    shop: "yunshang",
    ask: "有没有券能给我领一张",
    intent: "promo.coupon",
    fact: (facts) => `coupon:${found(facts.coupons[0]).coupon.code}#threshold`,
    says: (facts) => textIn(found(facts.coupons[0]).coupon.name, "zh"),
  },
  {
    shop: "yunshang",
    ask: "店里这两天搞什么活动没",
    intent: "promo.rules",
    fact: (facts) => `promotion:${found(facts.shop.promotions[0]).code}#rule`,
    says: (facts) => textIn(found(facts.shop.promotions[0]).rule, "zh"),
  },
  {
    shop: "yunshang",
    ask: "公司要报销，发票能开不",
    intent: "invoice.request",
    fact: "shop:yunshang#invoices",
    says: (facts) => textIn(found(facts.shop.rules.invoices).text, "zh"),
  },
  {
    shop: "yunshang",
    ask: "退回去的邮费算谁的",
    intent: "return.shipping_fee",
    fact: "shop:yunshang#return_fee",
    says: (facts) => textIn(found(facts.shop.rules.returns).feeText, "zh"),
  },
  {
    shop: "shanwei",
    ask: "明前西湖龙井保质期有多长时间",
    intent: "product.freshness",
    fact: (facts) =>
      `product:${found(facts.shop.products.find((one) => one.title.zh === "明前西湖龙井")).sku}#shelf_life`,
    says: (facts) => String(found(facts.shop.products.find((one) => one.title.zh === "明前西湖龙井")?.shelfLife).days),
  },
  {
    shop: "yunshang",
    who: "wang-hao",
    ask: (facts) => `单号${orderOf(facts, "YS1804").number}的订单现在到啥状态了`,
    intent: "order.status",
    fact: (facts) => `order:${orderOf(facts, "YS1804").number}#state`,
    says: (facts) => textIn(ORDER_STATE_LABELS[orderOf(facts, "YS1804").state], "zh"),
  },
  {
    shop: "yunshang",
    who: "zhou-min",
    ask: "我那条阔腿裤的物流走到哪儿了",
    intent: "logistics.track",
    fact: (facts) => `shipment:${parcelOf(facts, "YS1302").trackingNumber}#events`,
    says: (facts) => textIn(found(parcelOf(facts, "YS1302").events[0]).text, "zh"),
  },
  {
    shop: "yunshang",
    who: "zhao-lei",
    ask: "那笔退款几时能到我账上",
    intent: "refund.status",
    fact: (facts) => `remedy:${found(orderOf(facts, "YS1301").remedies[0]).number}#state`,
    says: (facts) => formatMoney(found(orderOf(facts, "YS1301").remedies[0]).amount, "CNY", "zh"),
  },
  {
    shop: "yunshang",
    who: "zhou-min",
    ask: "高领毛衣要退，寄回哪个地址",
    intent: "return.address",
    fact: (facts) => `order:${orderOf(facts, "YS1202").number}#return_address`,
    says: (facts) => found(facts.returnAddresses.get(orderOf(facts, "YS1202").id)).address.line,
  },
  {
    shop: "yunshang",
    who: "zhou-min",
    ask: "买礼品卡的那单为啥点不了评价",
    intent: "review.cannot",
    fact: (facts) => `order:${orderOf(facts, "YS1990").number}#review`,
    says: () => "虚拟订单不支持评价",
  },
];

const english: readonly Basic[] = [
  {
    shop: "northfield",
    ask: "If I order tonight, when does it leave your warehouse?",
    intent: "shipping.dispatch_time",
    fact: "shop:northfield#dispatch_promise",
    says: (facts) => textIn(found(facts.shop.rules.dispatch).text, "en"),
  },
  {
    shop: "northfield",
    ask: "how many days till it gets to Colorado",
    intent: "shipping.delivery_time",
    fact: "shop:northfield#delivery_days",
    says: () => "2–4 days",
  },
  {
    shop: "northfield",
    ask: "what city do your parcels come from?",
    intent: "shipping.origin",
    fact: "shop:northfield#warehouse_pdx",
    says: (facts) => textIn(found(facts.shop.rules.warehouses[0]).place.name, "en"),
  },
  {
    shop: "northfield",
    ask: "can you send to addresses in Alaska",
    intent: "shipping.reach",
    fact: "shop:northfield#coverage",
    says: (facts) => textIn(found(facts.shop.rules.coverage).text, "en"),
  },
  {
    shop: "northfield",
    ask: "what would postage to Hawaii set me back",
    intent: "shipping.fee",
    fact: "shop:northfield#shipping_fee",
    says: (facts) => formatMoney(found(facts.shop.rules.shippingFees[0]).fee, "USD", "en"),
  },
  {
    shop: "northfield",
    ask: "could you use FedEx for mine",
    intent: "shipping.courier",
    fact: "shop:northfield#courier_fedex",
    says: (facts) => formatMoney(found(facts.shop.rules.couriers[2]?.extraFee), "USD", "en"),
  },
  {
    shop: "northfield",
    ask: "what fabric is the Flannel Shirt made from",
    intent: "product.attribute",
    fact: (facts) =>
      `product:${found(facts.shop.products.find((one) => one.title.en === "Flannel Shirt")).sku}#material`,
    says: (facts) =>
      attribute(
        found(facts.shop.products.find((one) => one.title.en === "Flannel Shirt")).sku,
        "material",
        "en",
      )(facts),
  },
  {
    shop: "northfield",
    ask: "how should I wash the Lambswool Fisherman Sweater",
    intent: "product.usage",
    fact: (facts) =>
      `product:${found(facts.shop.products.find((one) => one.title.en === "Lambswool Fisherman Sweater")).sku}#care`,
    says: () => "Hand wash",
  },
  {
    shop: "northfield",
    ask: "any Meadow 4 Family Tent left in stock?",
    intent: "product.stock",
    fact: "variant:NF4402-01#stock",
    says: () => "Meadow 4 Family Tent",
  },
  {
    shop: "northfield",
    ask: "tell me the price of the Commuter 20 Daypack",
    intent: "price.ask",
    fact: (facts) =>
      `variant:${found(found(facts.shop.products.find((one) => one.title.en === "Commuter 20 Daypack")).variants[0]).sku}#price`,
    says: (facts) =>
      formatMoney(
        found(found(facts.shop.products.find((one) => one.title.en === "Commuter 20 Daypack")).variants[0]).price,
        "USD",
        "en",
      ),
  },
  {
    shop: "northfield",
    ask: "got a coupon code I could use?",
    intent: "promo.coupon",
    fact: (facts) => `coupon:${found(facts.coupons[0]).coupon.code}#threshold`,
    says: (facts) => textIn(found(facts.coupons[0]).coupon.name, "en"),
  },
  {
    shop: "northfield",
    ask: "is anything on sale this week",
    intent: "promo.rules",
    fact: (facts) => `promotion:${found(facts.shop.promotions[0]).code}#rule`,
    says: (facts) => textIn(found(facts.shop.promotions[0]).rule, "en"),
  },
  {
    shop: "northfield",
    ask: "my company needs an invoice for this purchase",
    intent: "invoice.request",
    fact: "shop:northfield#invoices",
    says: (facts) => textIn(found(facts.shop.rules.invoices).text, "en"),
  },
  {
    shop: "northfield",
    ask: "who covers postage if I send something back",
    intent: "return.shipping_fee",
    fact: "shop:northfield#return_fee",
    says: (facts) => textIn(found(facts.shop.rules.returns).feeText, "en"),
  },
  {
    shop: "northfield",
    ask: "which cards or wallets do you take at checkout",
    intent: "payment.help",
    fact: "shop:northfield#payments",
    says: () => "PayPal",
  },
  {
    shop: "northfield",
    who: "sofia-rivera",
    ask: (facts) => `what's happening with order #${orderOf(facts, "NF4001").number}`,
    intent: "order.status",
    fact: (facts) => `order:${orderOf(facts, "NF4001").number}#state`,
    says: (facts) => textIn(ORDER_STATE_LABELS[orderOf(facts, "NF4001").state], "en"),
  },
  {
    shop: "northfield",
    who: "james-wilson",
    ask: "track the parcel with my backpacking tent please",
    intent: "logistics.track",
    fact: (facts) => `shipment:${parcelOf(facts, "NF4401").trackingNumber}#events`,
    says: (facts) => parcelOf(facts, "NF4401").trackingNumber,
  },
  {
    shop: "northfield",
    who: "james-wilson",
    ask: "has my money for the returned jeans been refunded yet",
    intent: "refund.status",
    fact: (facts) => `remedy:${found(orderOf(facts, "NF4203").remedies[0]).number}#state`,
    says: (facts) => formatMoney(found(orderOf(facts, "NF4203").remedies[0]).amount, "USD", "en"),
  },
  {
    shop: "northfield",
    who: "emily-carter",
    ask: "which address do I mail the hiking boots back to",
    intent: "return.address",
    fact: (facts) => `order:${orderOf(facts, "NF4301").number}#return_address`,
    says: (facts) => found(facts.returnAddresses.get(orderOf(facts, "NF4301").id)).address.line,
  },
  {
    shop: "northfield",
    who: "sofia-rivera",
    ask: "why won't it let me review the gift card order",
    intent: "review.cannot",
    fact: (facts) => `order:${orderOf(facts, "NF4990").number}#review`,
    says: () => "virtual orders can't be reviewed",
  },
];

let trade: Trade;
let phrases: ReadonlySet<string>;

beforeAll(async () => {
  trade = await openTrade();
  const loaded = await loadPack(retailPackFolder());
  if (!loaded.ok) throw new Error("the pack cannot be read");
  phrases = new Set(loaded.pack.intents.flatMap((intent) => [...intent.phrases.zh, ...intent.phrases.en]).map(folded));
}, 120_000);

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

test.each([
  ["fahuo yao duojiu", "shop:yunshang#dispatch_promise"],
  ["xinjiang baoyou ma", "shop:yunshang#shipping_fee"],
  ["keyi yong huabei ma", "shop:yunshang#payments"],
])("%s is understood, and answered in Chinese", (typed, fact) => {
  const facts = demoFacts({ demo, slug: "yunshang", externalId: null, now });
  const said = startTalk({ trade, facts, now }).say(typed);
  expect(said).toMatchObject({ kind: "answer", language: "zh" });
  expect(said.facts).toContain(fact);
});

test.each([
  ["法式碎花连衣裙有货吗", "product.stock"],
  ["碎花裙多少钱", "price.ask"],
  ["破洞牛仔裤有M码吗", "product.stock"],
  ["瓶子碎了", "item.damaged"],
  ["收到的碎花裙破了个洞", "item.damaged"],
])("%s: a look that is named like damage is none", (ask, intent) => {
  const facts = demoFacts({ demo, slug: "yunshang", externalId: "wang-hao", now });
  expect(startTalk({ trade, facts, now }).say(ask).intent).toBe(intent);
});

describe.each([
  ["Chinese", chinese],
  ["English", english],
])("twenty basic questions in %s", (_, questions) => {
  test("there are twenty", () => {
    expect(questions).toHaveLength(20);
  });

  test.each(questions.map((one) => [typeof one.ask === "string" ? one.ask : one.intent, one] as const))(
    "%s",
    (_title, basic) => {
      const facts = demoFacts({ demo, slug: basic.shop, externalId: basic.who ?? null, now });
      const ask = typeof basic.ask === "string" ? basic.ask : basic.ask(facts);
      const said = startTalk({ trade, facts, now }).say(ask);
      expect(phrases.has(folded(ask)), "worded apart from the pack").toBe(false);
      expect(said).toMatchObject({ kind: "answer", intent: basic.intent });
      expect(said.facts).toContain(typeof basic.fact === "string" ? basic.fact : basic.fact(facts));
      expect(said.facts.filter((id) => nameFact(id, facts.shop) === null)).toEqual([]);
      expect(said.text).toContain(basic.says(facts));
    },
  );
});
