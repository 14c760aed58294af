import { describe, expect, test } from "vitest";
import type { Order, Promotion, ReturnAddress } from "../../../commerce/index.ts";
import type { Outcome } from "../outcome.ts";
import {
  aLine,
  anOrder,
  aProduct,
  aShipment,
  aTurn,
  aVariant,
  type FactsChange,
  hoursFromNow,
  someFacts,
} from "../test-facts.ts";
import { skillFor } from "./index.ts";

const place = (zh: string, city: string) => ({ region: zh, city, name: { zh, en: zh } });
const address = {
  recipient: "退货组",
  phone: "13800000000",
  country: "CN",
  region: "浙江",
  city: "杭州",
  district: "",
  line: "云裳路18号",
  postcode: "",
};

const rules: NonNullable<FactsChange["rules"]> = {
  dispatch: {
    hours: 48,
    cutoff: "16:00",
    workdays: [1, 2, 3, 4, 5, 6, 7],
    text: { zh: "付款后48小时内发货" },
    whenLate: { zh: "超时赔5%" },
  },
  warehouses: [
    { code: "gz", name: { zh: "广州仓" }, place: place("广州", "广州"), displayedPlace: place("杭州", "杭州") },
  ],
  delivery: [
    { warehouse: "gz", to: { name: { zh: "广东" }, regions: ["广东"] }, minDays: 1, maxDays: 2 },
    { warehouse: "gz", to: { name: { zh: "其他" }, regions: ["*"] }, minDays: 3, maxDays: 4 },
  ],
  shippingFees: [
    { to: { name: { zh: "新疆" }, regions: ["新疆"] }, fee: 2000, freeFrom: null },
    { to: { name: { zh: "其他" }, regions: ["*"] }, fee: 800, freeFrom: 9900 },
  ],
  couriers: [
    { code: "zto", name: { zh: "中通" }, standard: true, extraFee: 0, note: null },
    { code: "sf", name: { zh: "顺丰" }, standard: false, extraFee: 1200, note: null },
  ],
  coverage: { text: { zh: "大陆都送" }, excluded: [{ name: { zh: "港澳台" }, regions: ["台湾"] }], countries: ["CN"] },
  invoices: { kinds: ["electronic"], text: { zh: "支持电子发票" } },
  returns: {
    windowDays: 7,
    feePaidBy: "customer",
    usualFee: 1000,
    feeText: { zh: "退货运费自理" },
    text: { zh: "七天无理由" },
    exceptions: null,
    excludedCategories: [],
  },
  refunds: { text: { zh: "原路退回" }, bankDays: [] },
  combining: { hours: 24, text: { zh: "24小时内合并" } },
  reviews: { windowDays: 15, howTo: [{ zh: "打开订单" }, { zh: "点评价" }] },
  payments: [
    { method: "alipay", name: { zh: "支付宝", en: "Alipay" } },
    { method: "huabei", name: { zh: "花呗" } },
  ],
};

const dress = aProduct("D1", "真丝连衣裙|Silk dress", {
  attributes: [{ key: "material", name: { zh: "面料", en: "Material" }, value: { zh: "93%桑蚕丝", en: "93% silk" } }],
  usage: [{ zh: "直接穿" }],
  care: [{ zh: "冷水手洗" }],
  contents: [{ name: { zh: "连衣裙" }, quantity: 1 }],
  variants: [
    aVariant("D1-M", { colour: "香槟|Champagne", size: "M" }, { price: 59_900, listPrice: 79_900, stock: 3 }),
    aVariant("D1-L", { colour: "香槟|Champagne", size: "L" }, { price: 59_900, stock: 0, restockOn: "2026-03-20" }),
  ],
  sizeChart: {
    measures: [
      { key: "height", of: "body", name: { zh: "身高" }, unit: "cm" },
      { key: "weight", of: "body", name: { zh: "体重" }, unit: "kg" },
    ],
    rows: [
      { size: "M", ranges: { height: { min: 158, max: 165 }, weight: { min: 46, max: 54 } } },
      { size: "L", ranges: { height: { min: 163, max: 170 }, weight: { min: 52, max: 60 } } },
    ],
    note: null,
  },
  shelfLife: null,
  certificates: [{ key: "inspection", name: { zh: "质检报告" }, number: "GT-1", issuer: null, url: null }],
  reviews: { count: 120, goodPercent: 98, praised: null, criticised: null },
});
const shoes = aProduct("S1", "小白鞋|White trainers", {
  sizeChart: {
    measures: [{ key: "foot", of: "body", name: { zh: "脚长" }, unit: "mm" }],
    rows: [{ size: "37", ranges: { foot: { min: 231, max: 235 } } }],
    note: null,
  },
});
const tea = aProduct("T1", "龙井茶|Longjing tea", {
  shelfLife: { days: 540, storage: { zh: "冷藏" }, afterOpening: null },
  batches: [{ code: "B1", producedOn: "2026-03-01", expiresOn: null }],
});
const products = [dress, shoes, tea];

const sale: Promotion = {
  id: "1",
  code: "SALE",
  name: { zh: "春季满减" },
  rule: { zh: "满300减40" },
  stacking: { zh: "可与券叠加" },
  startsAt: hoursFromNow(-24),
  endsAt: hoursFromNow(24),
  off: { kind: "amount", amount: 4000 },
  threshold: 30_000,
  productSkus: [],
};

function run(intent: string, text: string, change: FactsChange = {}, dialogue = {}): Outcome {
  const skill = skillFor(intent);
  if (!skill) throw new Error(`no skill for ${intent}`);
  return skill(aTurn(intent, text, someFacts({ products, rules, ...change }), dialogue));
}

/** What the outcome says, stands on and lacks, in one comparable line. */
function gist(outcome: Outcome): { kind: string; text: string; facts: readonly string[]; unknown: readonly string[] } {
  const { text, facts, unknown } = outcome.reply;
  return { kind: outcome.kind, text, facts, unknown };
}

const waiting = anOrder("100001");
const late = anOrder("100002", { times: { dispatchBy: hoursFromNow(-5) } });
const underway = anOrder("100003", { state: "shipped", shipments: [aShipment("ZT00000003")] });
const delivered = anOrder("100004", {
  state: "delivered",
  times: { delivered: hoursFromNow(-48) },
  review: { reviewedAt: null, closesAt: hoursFromNow(200) },
  shipments: [aShipment("ZT00000004", { deliveredAt: hoursFromNow(-48), signedBy: { zh: "门卫" } })],
});

describe("dispatch", () => {
  test("before an order: the shop's promise and what it means now", () => {
    const said = gist(run("shipping.dispatch_time", "这件什么时候发货"));
    expect(said).toMatchObject({ kind: "answer", facts: ["shop:test#dispatch_promise"], unknown: [] });
    expect(said.text).toContain("付款后48小时内发货");
    expect(said.text).toContain("3月13日10:00");
  });

  test("who has not paid yet is promised no odd minutes", () => {
    const turn = aTurn("shipping.dispatch_time", "什么时候发货", someFacts({ products, rules }));
    const said = skillFor("shipping.dispatch_time")?.({ ...turn, now: new Date(turn.now.getTime() + 13 * 60_000) });
    expect(said?.reply.text).toContain("3月13日11:00");
  });

  test("a shop that has said nothing: said to be missing, recorded as unknown", () => {
    expect(gist(run("shipping.dispatch_time", "什么时候发货", { rules: {} }))).toMatchObject({
      text: "<fact.unknown>",
      facts: [],
      unknown: ["shop:test#dispatch_promise"],
    });
  });

  test("an order named by its goods is that order, and late is said as late", () => {
    const skirt = { ...late, lines: [aLine(dress)] };
    const outcome = run("shipping.dispatch_time", "连衣裙几号能发", { orders: [waiting, skirt] });
    expect(outcome).toMatchObject({ kind: "ask", slot: "confirm", subject: { order: "100002" } });
    expect(outcome.reply.text).toContain("<dispatch.order.late>");
  });

  test("after an order: that order's own deadline", () => {
    const said = gist(run("shipping.dispatch_time", "我的订单什么时候发货", { orders: [waiting] }));
    expect(said.facts).toEqual(["order:100001#state", "order:100001#dispatch_by"]);
    expect(said.text).toContain("<dispatch.order.by>");
  });

  test("without speaking of an order: the promise, and the deadlines of what waits", () => {
    const said = gist(run("shipping.dispatch_time", "多久发货", { orders: [waiting, delivered] }));
    expect(said.facts).toEqual(["shop:test#dispatch_promise", "order:100001#dispatch_by"]);
  });

  test("late: said so, with what the shop gives for it, and the warehouse is pressed after a yes", () => {
    const outcome = run("order.urge_dispatch", "怎么还不发货", { orders: [late] });
    expect(outcome).toMatchObject({ kind: "ask", slot: "confirm", subject: { order: "100002" } });
    expect(outcome.reply.text).toContain("<confirm.urge>");
    expect(outcome.reply.text).toContain("<dispatch.order.late>");
    expect(outcome.reply.text).toContain("超时赔5%");
    expect(outcome.reply.facts).toContain("shop:test#dispatch_when_late");
  });

  test("sent already: the parcel instead", () => {
    expect(gist(run("order.urge_dispatch", "催一下发货", { orders: [underway] })).facts).toContain(
      "shipment:ZT00000003#events",
    );
  });
});

describe("delivery, origin, reach", () => {
  test("by the region named", () => {
    expect(gist(run("shipping.delivery_time", "到广州几天")).text).toContain("days=1–2天");
    expect(gist(run("shipping.delivery_time", "到北京几天")).text).toContain("days=3–4天");
  });

  test("without a region: every group", () => {
    expect(gist(run("shipping.delivery_time", "几天能到")).text).toContain("广东 1–2天；其他 3–4天");
  });

  test("the place that really sends, and the page's where it differs", () => {
    expect(gist(run("shipping.origin", "从哪发货"))).toMatchObject({
      text: "<origin.real> places=广州\n<origin.shown> places=杭州",
      facts: ["shop:test#warehouse_gz"],
    });
  });

  test.each([
    ["能送到台湾吗", "<reach.no> place=台湾"],
    ["四川能送吗", "<reach.yes>"],
  ])("%s", (text, says) => {
    expect(gist(run("shipping.reach", text)).text).toContain(says);
  });
});

describe("fees, couriers, payment", () => {
  test.each([
    ["寄新疆多少运费", "<fee.to> fee=<fee.always> fee=20元 place=新疆"],
    ["寄北京多少运费", "<fee.to> fee=<fee.free_from> fee=8元 from=99元 place=北京"],
  ])("%s", (text, says) => {
    expect(gist(run("shipping.fee", text))).toMatchObject({ text: says, facts: ["shop:test#shipping_fee"] });
  });

  test("a courier that costs more, one that is used anyway, one that is not used", () => {
    expect(gist(run("shipping.courier", "能发顺丰吗")).text).toBe(
      "<courier.yes> line=<courier.extra> fee=12元 name=顺丰",
    );
    expect(gist(run("shipping.courier", "发中通吗")).text).toBe("<courier.yes> line=<courier.standard> name=中通");
    expect(gist(run("shipping.courier", "发京东吗")).text).toContain("<courier.not_used> name=京东");
  });

  test("a payment that failed gets what helps and the offer of a person", () => {
    expect(gist(run("payment.help", "怎么付款")).text).toBe("<payment.methods> names=支付宝、花呗");
    const failed = run("payment.help", "付款失败了");
    expect(failed).toMatchObject({ kind: "answer", offers: "person", reply: { facts: ["shop:test#payments"] } });
    expect(failed.reply.text).toContain("<payment.failed>");
  });

  test.each([
    ["花呗能用吗", "<payment.yes> names=花呗"],
    ["支持 Alipay 吗", "<payment.yes> names=支付宝"],
    ["可以分期吗", "<payment.methods> names=支付宝、花呗\n<payment.instalments>"],
    ["花呗可以分期不", "<payment.yes> names=花呗\n<payment.instalments>"],
    ["支持 PayPal 吗", "<payment.no> names=PayPal\n<payment.methods> names=支付宝、花呗"],
    ["货到付款可以吗", "<payment.no> names=货到付款\n<payment.methods> names=支付宝、花呗"],
    [
      "支付宝或者信用卡可以不",
      "<payment.yes> names=支付宝\n<payment.no> names=信用卡\n<payment.methods> names=支付宝、花呗",
    ],
  ])("%s gets its yes or no first", (text, says) => {
    expect(gist(run("payment.help", text))).toMatchObject({ text: says, facts: ["shop:test#payments"] });
  });

  test.each([
    ["能开发票吗", "<invoice.yes> text=支持电子发票"],
    ["有电子发票不", "<invoice.yes> text=支持电子发票"],
    ["能开专票吗", "<invoice.no> name=专票 text=支持电子发票"],
    ["发票怎么开", "支持电子发票"],
  ])("%s", (text, says) => {
    expect(gist(run("invoice.request", text)).text).toBe(`${says}\n<invoice.offer>`);
  });

  test("days and fees to a place out of reach are a no, not a number", () => {
    const no = "<reach.no> place=日本 text=大陆都送";
    for (const intent of ["shipping.reach", "shipping.fee", "shipping.delivery_time"])
      expect(gist(run(intent, "寄到日本呢"))).toMatchObject({ text: no, facts: ["shop:test#coverage"] });
  });
});

describe("what a product is", () => {
  test("the attribute asked for", () => {
    expect(gist(run("product.attribute", "真丝连衣裙什么面料"))).toMatchObject({
      text: "<attribute.is> name=面料 title=真丝连衣裙 value=93%桑蚕丝",
      facts: ["product:D1#material"],
    });
  });

  test("an attribute that is missing is said to be missing", () => {
    expect(gist(run("product.attribute", "真丝连衣裙防水吗"))).toMatchObject({
      facts: [],
      unknown: ["product:D1#waterproof"],
    });
  });

  test("for whom it is comes before how it is used", () => {
    const gel = aProduct("G1", "净痘凝胶", {
      attributes: [{ key: "suitable_for", name: { zh: "适用人群" }, value: { zh: "孕期不建议" } }],
      usage: [{ zh: "点涂" }],
    });
    const facts = gist(run("product.usage", "孕妇能用净痘凝胶吗", { products: [gel] })).facts;
    expect(facts).toEqual(["product:G1#suitable_for"]);
  });

  test("washing is care, not use", () => {
    expect(gist(run("product.usage", "真丝连衣裙怎么洗")).facts).toEqual(["product:D1#care"]);
    expect(gist(run("product.usage", "真丝连衣裙怎么用")).facts).toEqual(["product:D1#usage"]);
  });

  test("colours and contents", () => {
    expect(gist(run("product.attribute", "真丝连衣裙有哪些颜色")).text).toContain("list=香槟");
    expect(gist(run("product.attribute", "真丝连衣裙里面有什么")).facts).toEqual(["product:D1#contents"]);
  });

  test("shelf life and batch", () => {
    expect(gist(run("product.freshness", "龙井茶保质期")).facts).toEqual(["product:T1#shelf_life", "product:T1#batch"]);
    expect(gist(run("product.freshness", "真丝连衣裙保质期")).unknown).toEqual(["product:D1#shelf_life"]);
  });

  test("certificates; reviews for a doubt", () => {
    expect(gist(run("product.authenticity", "真丝连衣裙是正品吗")).facts).toEqual([
      "product:D1#certificate_inspection",
    ]);
    expect(gist(run("product.quality_doubt", "真丝连衣裙质量好吗")).facts).toEqual(["product:D1#reviews"]);
  });

  test("without a product it is asked which", () => {
    expect(run("product.attribute", "什么面料")).toMatchObject({ kind: "ask", slot: "product" });
  });
});

describe("price and stock", () => {
  test("the price with what is crossed out and what is on", () => {
    const said = gist(run("price.ask", "真丝连衣裙M码多少钱", { promotions: [sale] }));
    expect(said.text).toContain("<price.is.list> list=799元 price=599元");
    expect(said.facts).toEqual([
      "variant:D1-M#price",
      "variant:D1-M#list_price",
      "promotion:SALE#rule",
      "promotion:SALE#dates",
    ]);
  });

  test.each([
    ["真丝连衣裙M码有货吗", "<stock.one> count=3"],
    ["真丝连衣裙L码有货吗", "<stock.none>"],
    ["真丝连衣裙有货吗", "<stock.some> gone=香槟 L names=香槟 M"],
    ["真丝连衣裙有红色吗", "<stock.no_such>"],
  ])("%s", (text, says) => {
    expect(gist(run("product.stock", text)).text).toContain(says);
  });

  test("sold out: when it is back", () => {
    expect(gist(run("product.stock", "真丝连衣裙L码有货吗")).text).toContain(
      "<stock.restock> list=香槟 L 2026年3月20日",
    );
  });

  test("finding shows cards, and finding nothing says so", () => {
    expect(run("product.find", "有龙井茶卖吗")).toMatchObject({
      kind: "answer",
      subject: { product: "T1" },
      reply: { cards: [{ sku: "T1" }] },
    });
    expect(gist(run("product.find", "有冰箱卖吗")).text).toBe("<find.none>");
  });
});

describe("size advice", () => {
  test.each([
    ["真丝连衣裙我160cm 48kg穿什么码", "<size.fits> sizes=M"],
    ["真丝连衣裙164cm 53kg", "<size.fits> sizes=M、L"],
    ["真丝连衣裙160cm 58kg", "<size.between> sizes=M、L"],
    ["真丝连衣裙190cm 90kg", "<size.outside>"],
    ["小白鞋脚长23.3厘米穿几码", "<size.fits> sizes=37"],
  ])("%s", (text, says) => {
    expect(gist(run("product.size_advice", text)).text).toContain(says);
  });

  test("asks for what the chart needs", () => {
    expect(run("product.size_advice", "真丝连衣裙穿什么码")).toMatchObject({ kind: "ask", slot: "body" });
    expect(run("product.size_advice", "小白鞋穿什么码")).toMatchObject({ kind: "ask", slot: "foot" });
  });

  test("what was said before is remembered", () => {
    const body = { heightCm: 160, weightKg: 48, footCm: null };
    expect(gist(run("product.size_advice", "真丝连衣裙穿什么码", {}, { body })).text).toContain("<size.fits> sizes=M");
  });

  test("without a chart nothing is guessed", () => {
    expect(gist(run("product.size_advice", "龙井茶穿什么码")).unknown).toEqual(["product:T1#size_chart"]);
  });
});

describe("offers", () => {
  const coupon = (code: string, standing: "held" | "claimable" | "used" | "expired") => ({
    coupon: {
      id: code,
      code,
      name: { zh: code },
      off: sale.off,
      threshold: 9900,
      startsAt: hoursFromNow(-9),
      endsAt: hoursFromNow(standing === "expired" ? -1 : 9),
      scope: { zh: "全店" },
      productSkus: [],
      stackable: true,
      howToGet: { zh: "首页领" },
    },
    standing,
    usedOnOrder: null,
  });

  test("what is on, and nothing when nothing is on", () => {
    expect(gist(run("promo.rules", "有活动吗", { promotions: [sale] })).facts).toEqual([
      "promotion:SALE#rule",
      "promotion:SALE#dates",
    ]);
    expect(gist(run("promo.rules", "能和券叠加吗", { promotions: [sale] })).facts).toContain("promotion:SALE#stacking");
    expect(gist(run("promo.rules", "有活动吗")).text).toBe("<promo.none>");
  });

  test("coupons with their condition; dead ones only when asked why", () => {
    const coupons = [coupon("A", "claimable"), coupon("B", "used")];
    expect(gist(run("promo.coupon", "有优惠券吗", { coupons })).text).toBe(
      gist(run("promo.coupon", "有券吗", { coupons })).text,
    );
    expect(gist(run("promo.coupon", "有优惠券吗", { coupons })).text).not.toContain("<coupon.used>");
    expect(gist(run("promo.coupon", "优惠券为什么用不了", { coupons })).text).toContain("<coupon.used> name=B");
  });

  test("gifts by promotion, by product, or none", () => {
    const gift: Promotion = { ...sale, code: "GIFT", off: { kind: "gift", gift: { zh: "袜子" } } };
    expect(gist(run("promo.gift", "有赠品吗", { promotions: [gift] })).facts).toContain("promotion:GIFT#rule");
    expect(gist(run("promo.gift", "有赠品吗")).unknown).toEqual(["shop:test#gifts"]);
  });
});

describe("orders and parcels", () => {
  test("the state and what comes next", () => {
    expect(gist(run("order.status", "我的订单怎样了", { orders: [waiting] })).text).toContain(
      "state=待发货 title=衬衫\n<order.next.dispatch>",
    );
    expect(gist(run("order.status", "我的订单怎样了", { orders: [delivered] })).text).toContain(
      "<order.next.delivered>",
    );
  });

  test("where the parcel is and when it comes", () => {
    const said = gist(run("logistics.track", "到哪了", { orders: [underway] }));
    expect(said.text).toContain("广州 已揽收");
    expect(said.text).toContain("<parcel.estimate>");
    expect(said.facts).toEqual([
      "shipment:ZT00000003#tracking_number",
      "shipment:ZT00000003#events",
      "shipment:ZT00000003#estimate",
      "order:100003#state",
    ]);
  });

  test.each(["什么时候到", "几天能到", "when will it arrive"])(
    "%s means the parcel under way, estimate first",
    (text) => {
      const said = gist(run("shipping.delivery_time", text, { orders: [underway] }));
      expect(said.text).toMatch(/^<parcel.estimate>/);
      expect(said.facts[0]).toBe("shipment:ZT00000003#estimate");
    },
  );

  test.each(["现在拍几天能到", "寄到广东要几天", "一般几天到"])("%s asks in general", (text) => {
    expect(gist(run("shipping.delivery_time", text, { orders: [underway] })).facts).toEqual([
      "shop:test#delivery_days",
    ]);
  });

  test("an order talked about and not sent yet: when it leaves, and how long its way takes", () => {
    const to = { ...waiting, address: { ...address, region: "广东省" } };
    const said = gist(run("shipping.delivery_time", "什么时候到", { orders: [underway, to] }, { order: "100001" }));
    expect(said.text).toContain("<parcel.not_sent.by>");
    expect(said.text).toContain("place=广东");
  });

  test("overdue is said to be overdue; no estimate is unknown", () => {
    const overdue = { ...underway, shipments: [aShipment("ZT3", { estimatedTo: hoursFromNow(-1) })] };
    expect(gist(run("logistics.track", "到哪了", { orders: [overdue] })).text).toContain("<parcel.overdue>");
    const silent = { ...underway, shipments: [aShipment("ZT3", { estimatedTo: null })] };
    expect(gist(run("logistics.track", "到哪了", { orders: [silent] })).unknown).toEqual(["shipment:ZT3#estimate"]);
  });

  test("a parcel that arrived without a scan: the order's state, and nothing invented", () => {
    const silent = {
      ...underway,
      state: "delivered" as const,
      shipments: [aShipment("ZT3", { events: [], estimatedTo: null })],
    };
    expect(gist(run("logistics.track", "到哪了", { orders: [silent] }))).toMatchObject({
      text: "<order.is> number=100003 state=已签收 title=衬衫\n<parcel.head> courier=中通快递 number=ZT3",
      unknown: [],
    });
  });

  test("a parcel that moves is told to move; one that stands still or is overdue is traced after a yes", () => {
    expect(run("logistics.stuck", "怎么这么慢", { orders: [underway] })).toMatchObject({
      kind: "answer",
      offers: "person",
    });
    const silent = { ...underway, shipments: [aShipment("ZT3", { events: [], shippedAt: hoursFromNow(-80) })] };
    const overdue = { ...underway, shipments: [aShipment("ZT3", { estimatedTo: hoursFromNow(-1) })] };
    for (const order of [silent, overdue])
      expect(gist(run("logistics.stuck", "怎么这么慢", { orders: [order] })).text).toContain("<confirm.trace>");
  });

  test("signed for by somebody: said who, and it is traced after a yes", () => {
    const outcome = run("logistics.signed_not_received", "显示签收没收到", { orders: [delivered] });
    expect(outcome).toMatchObject({ kind: "ask", slot: "confirm" });
    expect(outcome.reply.text).toContain("by=门卫");
  });

  test("unknown customers are asked to sign in, strangers' numbers are not found", () => {
    expect(gist(run("order.status", "我的订单")).text).toBe("<order.sign_in>");
    expect(gist(run("order.status", "订单 W1234567", { orders: [waiting] })).text).toBe("<order.not_found>");
  });

  test.each([
    ["not_received", anOrder("1", { state: "shipped" })],
    ["already_reviewed", { ...delivered, review: { reviewedAt: hoursFromNow(-1), closesAt: null } }],
    ["window_over", { ...delivered, review: { reviewedAt: null, closesAt: hoursFromNow(-1) } }],
    ["virtual", anOrder("1", { kind: "virtual", state: "delivered" })],
    ["cancelled", anOrder("1", { state: "cancelled" })],
    ["can.until", delivered],
  ])("a review that is %s is told its true reason", (key, order) => {
    expect(gist(run("review.cannot", "为什么评价不了", { orders: [order] })).text).toContain(`<review.${key}>`);
  });

  test("two fees to one address within the window are found, whoever reads them", () => {
    const fees = (id: string) => [{ id, kind: "shipping" as const, amount: 800, returned: 0 }];
    const payments: Order["payments"] = [
      { id: "p", kind: "payment", method: "alipay", amount: 10_800, state: "done", at: null, reference: null },
    ];
    const pair = [
      anOrder("1", { fees: fees("a"), address, payments }),
      anOrder("2", { fees: fees("b"), address, payments }),
    ];
    expect(run("order.duplicate_shipping_fee", "收了两次运费", { orders: pair })).toMatchObject({
      kind: "ask",
      slot: "confirm",
      reply: { facts: expect.arrayContaining(["order:1#fees", "order:2#fees", "shop:test#combining"]) as unknown },
    });
    const elsewhere = [pair[0] ?? waiting, { ...(pair[1] ?? waiting), address: { ...address, line: "别处" } }];
    expect(run("order.duplicate_shipping_fee", "收了两次运费", { orders: elsewhere })).toMatchObject({
      kind: "answer",
      offers: "person",
      reply: { clauses: ["fee.same-address"] },
    });
    const given = fees("b").map((fee) => ({ ...fee, returned: 800 }));
    const returned = [pair[0] ?? waiting, { ...(pair[1] ?? waiting), fees: given }];
    expect(run("order.duplicate_shipping_fee", "收了两次运费", { orders: returned })).toMatchObject({
      reply: { clauses: ["fee.not-returned"] },
    });
  });
});

describe("returns and refunds", () => {
  const given: ReturnAddress = { id: "r", of: "warehouse", address, note: null };
  test("this order's own address, with the warning", () => {
    const outcome = run("return.address", "退货地址", {
      orders: [delivered],
      returnAddresses: new Map([[delivered.id, given]]),
    });
    expect(outcome.reply.text).toContain("address=浙江杭州云裳路18号");
    expect(outcome.reply.text).toContain("<return.address.warning>");
    expect(outcome.reply.facts).toEqual(["order:100004#return_address"]);
  });

  test("no address is unknown, and nobody unknown is given one", () => {
    expect(gist(run("return.address", "退货地址", { orders: [delivered] })).unknown).toEqual([
      "order:100004#return_address",
    ]);
    expect(gist(run("return.address", "退货地址")).text).toBe("<return.address.sign_in>");
  });

  test("the window of this order; who pays", () => {
    expect(gist(run("return.window", "还能退吗", { orders: [delivered] })).text).toContain("<return.window.open>");
    const old = { ...delivered, times: { ...delivered.times, delivered: hoursFromNow(-24 * 9) } };
    expect(gist(run("return.window", "还能退吗", { orders: [old] })).text).toContain("<return.window.over>");
    expect(gist(run("return.shipping_fee", "退货运费谁出")).text).toBe("退货运费自理\n<return.fee.usual> fee=10元");
  });

  test("a return is told the rules and left to a colleague", () => {
    expect(run("return.request", "我要退货", { orders: [delivered] })).toMatchObject({
      kind: "hand_over",
      reason: "action_needed",
    });
  });

  test("refunds with state, amount and when", () => {
    const remedy = {
      id: "m",
      number: "R1",
      kind: "refund" as const,
      state: "paying" as const,
      reason: {},
      amount: 5000,
      lineIds: [],
      requestedAt: hoursFromNow(-30),
      approvedAt: null,
      receivedAt: null,
      doneAt: null,
      expectedBy: hoursFromNow(30),
      parcel: null,
    };
    const said = gist(run("refund.status", "退款到哪了", { orders: [{ ...delivered, remedies: [remedy] }] }));
    expect(said.text).toContain("<refund.is> amount=50元 kind=仅退款 state=退款打款中");
    expect(said.facts).toEqual([
      "remedy:R1#state",
      "remedy:R1#amount",
      "remedy:R1#expected_by",
      "shop:test#refund_days",
    ]);
    expect(gist(run("refund.status", "退款到哪了", { orders: [delivered] })).text).toBe("<refund.none> title=衬衫");
    const refunds = { text: { zh: "原路退回" }, bankDays: [{ method: "alipay" as const, min: 0, max: 1 }] };
    const long = { ...remedy, requestedAt: hoursFromNow(-14 * 24), expectedBy: null };
    const paid = { id: "p", kind: "payment", method: "alipay", amount: 9000, state: "done", reference: null } as const;
    const payments = [{ ...paid, at: hoursFromNow(-20 * 24) }];
    const later = run("refund.status", "退款到哪了", {
      rules: { refunds },
      orders: [{ ...delivered, payments, remedies: [long] }],
    });
    expect(gist(later).text).toMatch(/^<refund\.over> amount=50元 by=.+ title=.+\n<offer\.person>$/);
    expect(later).toMatchObject({ kind: "answer", offers: "person" });
    const refund = { ...paid, kind: "refund", state: "pending", at: hoursFromNow(-14 * 24) } as const;
    const cancelled = anOrder("300009", { state: "cancelled", payments: [...payments, refund] });
    const ofPayment = (at: Date) =>
      gist(
        run("refund.status", "退款到哪了", {
          rules: { refunds },
          orders: [{ ...cancelled, payments: [...payments, { ...refund, at }] }],
        }),
      ).text;
    expect(ofPayment(hoursFromNow(-14 * 24))).toMatch(/^<refund\.pending\.over> amount=90元 by=.+\n<offer\.person>$/);
    expect(ofPayment(hoursFromNow(0))).toMatch(/^<refund\.pending> amount=90元\n<refund\.expected> by=/);
  });
});

describe("what needs a colleague", () => {
  test("an order that is over is not handed over to be changed, and nobody unknown either", () => {
    for (const order of [delivered, anOrder("1", { state: "cancelled" })])
      expect(run("order.cancel", "取消订单", { orders: [order] })).toMatchObject({ kind: "answer", offers: "person" });
    expect(gist(run("order.cancel", "取消订单")).text).toBe("<order.sign_in>\n<offer.person>");
  });

  test("but not a cancellation, which waits for a yes", () => {
    expect(run("order.cancel", "取消订单", { orders: [waiting] })).toMatchObject({ kind: "ask", slot: "confirm" });
  });

  test("nor a refund of all of an order that is not being sent; a part of it is for a colleague", () => {
    const paid = { ...waiting, state: "paid" } as const;
    const asks = (text: string) => run("refund.request", text, { orders: [paid] });
    expect(asks("我要退款")).toMatchObject({ kind: "ask", slot: "confirm" });
    expect(gist(asks("我要退款")).text).toContain("<confirm.cancel>");
    expect(asks("退我一部分")).toMatchObject({ kind: "hand_over" });
    expect(asks("I want half of it refunded")).toMatchObject({ kind: "hand_over" });
    expect(run("refund.request", "我要退款", { orders: [delivered] }).kind).toBe("hand_over");
  });

  test.each(["item.damaged", "item.missing", "compensation.request"])("%s", (intent) => {
    const orders = [intent.startsWith("item.") ? delivered : waiting];
    expect(run(intent, "我的订单", { orders })).toMatchObject({ kind: "hand_over", reason: "action_needed" });
  });

  test("nor a new address, a note, another size: each is asked for where it is missing, and waits for a yes", () => {
    const asks = (intent: string, text: string) => run(intent, text, { orders: [waiting] });
    expect(asks("order.change_address", "改地址")).toMatchObject({ kind: "ask", slot: "address" });
    expect(asks("order.change_address", "改到文三路90号")).toMatchObject({ kind: "ask", slot: "address" });
    const whole = "改到杭州市西湖区文三路90号";
    expect(asks("order.change_address", whole)).toMatchObject({ kind: "ask", slot: "confirm" });
    expect(asks("order.note", "能备注吗")).toMatchObject({ kind: "ask", slot: "note" });
    expect(gist(asks("order.note", "备注：放门卫"))).toMatchObject({ kind: "ask" });
    expect(gist(asks("order.note", "备注：放门卫")).text).toContain("note=放门卫");
  });

  test.each([
    [`add a note to order ${waiting.number}: ring twice`, "ring twice"],
    ["note on my order saying leave it at the door", "leave it at the door"],
    ["please add a note: to be opened by Ann only", "to be opened by Ann only"],
  ])("%s notes what is to be noted", (text, note) => {
    expect(gist(run("order.note", text, { orders: [waiting] })).text).toContain(`note=${note}`);
  });

  test("a note that says nothing yet is asked for", () => {
    const asked = run("order.note", `add a note to order ${waiting.number}`, { orders: [waiting] });
    expect(asked).toMatchObject({ kind: "ask", slot: "note" });
  });

  test("an invoice is a fact first; for a named order it is asked whom it is made out to", () => {
    expect(gist(run("invoice.request", "能开发票吗", { orders: [delivered] }))).toMatchObject({
      kind: "answer",
      facts: ["shop:test#invoices"],
    });
    expect(run("invoice.request", "帮我开发票 订单100004", { orders: [delivered] })).toMatchObject({
      kind: "ask",
      slot: "header",
    });
  });
});

describe("talk", () => {
  test("is truthful about being a machine and hands over when asked", () => {
    expect(gist(run("talk.is_bot", "你是机器人吗")).text).toBe("<talk.is_bot>");
    expect(run("talk.human", "转人工")).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
    expect(run("item.health_harm", "眼睛疼")).toMatchObject({ kind: "hand_over", reason: "health_harm" });
  });

  test("a bare product name is shown and asked about", () => {
    expect(run("give.value", "真丝连衣裙")).toMatchObject({ kind: "answer", subject: { product: "D1" } });
    expect(gist(run("give.value", "嗯")).text).toBe("<give.value>");
  });
});

test("an order is never shown with its lines to somebody unknown", () => {
  const secret = anOrder("777777", { lines: [aLine(dress)] });
  const outcome = run("order.status", "订单777777", { orders: [secret], verified: false });
  expect(outcome.reply).toMatchObject({ cards: [], facts: [], text: "<order.sign_in>" });
});
