import type { ShopRules } from "../../core/shop-rules.ts";
import { text, texts } from "../compact.ts";
import { northfield } from "./northfield.ts";
import { AMERICAN_CITIES, place } from "./places.ts";
import { regions, type ShopSeed } from "./shop-seed.ts";

const NORTHWEST = regions("西北各州|Northwest", "OR WA ID");
const WEST = regions("西部各州|West", "CA NV UT AZ MT WY CO NM");
const FAR = regions("阿拉斯加与夏威夷|Alaska and Hawaii", "AK HI");
const OTHERS = regions("其他各州|All other states", "*");

const rules: ShopRules = {
  dispatch: {
    hours: 24,
    cutoff: "14:00",
    workdays: [1, 2, 3, 4, 5],
    text: text(
      "工作日14点前付款当天发出，其余下一个工作日发出|Paid before 2 pm Pacific on a weekday it leaves the same day, otherwise the next working day",
    ),
    whenLate: text("晚发货退运费|Late? We return the shipping fee"),
  },
  warehouses: [
    {
      code: "pdx",
      name: text("波特兰仓|Portland warehouse"),
      place: place("OR", "Portland", "俄勒冈州波特兰", "Portland, OR"),
      displayedPlace: null,
    },
  ],
  delivery: [
    { warehouse: "pdx", to: NORTHWEST, minDays: 1, maxDays: 2 },
    { warehouse: "pdx", to: WEST, minDays: 2, maxDays: 4 },
    { warehouse: "pdx", to: FAR, minDays: 6, maxDays: 10 },
    { warehouse: "pdx", to: OTHERS, minDays: 4, maxDays: 6 },
  ],
  shippingFees: [
    { to: FAR, fee: 1500, freeFrom: null },
    { to: OTHERS, fee: 695, freeFrom: 7500 },
  ],
  couriers: [
    { code: "ups", name: text("UPS|UPS"), standard: true, extraFee: 0, note: null },
    {
      code: "usps",
      name: text("美国邮政|USPS"),
      standard: false,
      extraFee: 0,
      note: text("可送邮政信箱|Delivers to PO boxes"),
    },
    {
      code: "fedex",
      name: text("联邦快递|FedEx"),
      standard: false,
      extraFee: 1200,
      note: text("两日达|Two-day delivery"),
    },
  ],
  coverage: {
    text: text("送美国五十州，暂不送海外|All fifty states; no international shipping yet"),
    excluded: [],
    countries: ["US"],
  },
  invoices: {
    kinds: ["receipt"],
    text: text(
      "收据随付款邮件发送，公司抬头可联系我们|A receipt comes by email with the payment; tell us for a company name on it",
    ),
  },
  bargaining: {
    maxPercent: 0,
    text: text("不议价，订阅邮件首单九折|Prices are fixed; newsletter readers get 10% off the first order"),
  },
  priceProtection: {
    days: 14,
    text: text("付款后14天内降价退差价|If it gets cheaper within 14 days of payment we return the difference"),
  },
  returns: {
    windowDays: 30,
    answerDays: 2,
    feePaidBy: "customer",
    usualFee: 795,
    feeText: text(
      "退货标签从退款中扣7.95美元；瑕疵由我们承担|A return label costs $7.95, taken from the refund; free when the item is faulty",
    ),
    text: text("签收后30天内，未使用可退换|Unused items within 30 days of delivery, for any reason"),
    exceptions: text("礼品卡、用过的炊具、贴身衣物除外|Not for gift cards, used cookware and opened socks"),
    excludedCategories: ["virtual"],
  },
  refunds: {
    text: text(
      "收到退货后3个工作日内退款，银行再需3–5个工作日|Within 3 working days of getting the return; banks take another 3–5",
    ),
    bankDays: [
      { method: "card", min: 3, max: 5 },
      { method: "paypal", min: 0, max: 1 },
      { method: "apple_pay", min: 3, max: 5 },
    ],
  },
  combining: {
    hours: 12,
    text: text(
      "12小时内寄往同一地址的订单合并发货，只收一次运费|Orders within 12 hours to the same address ship together and pay one fee",
    ),
  },
  reviews: {
    windowDays: 60,
    howTo: texts(
      "打开订单邮件或“我的订单”|Open the order email or My orders;;点“Write a review”|Choose Write a review;;打分、写几句、提交|Rate it, write a few words, submit",
    ),
  },
  limits: null,
  reminders: null,
  gifts: text("满150美元送搪瓷杯|A camp mug with orders over $150, while they last"),
  payments: [
    { method: "card", name: text("信用卡或借记卡|Credit or debit card") },
    { method: "paypal", name: text("PayPal|PayPal") },
    { method: "apple_pay", name: text("Apple Pay|Apple Pay") },
    { method: "gift_card", name: text("礼品卡|Northfield gift card") },
  ],
  guarantee: text("全部自有设计，工厂名单公开|Our own designs; the list of factories is public"),
  repair: text(
    "背包、帐篷和夹克终身有偿维修，质保期内免费|We repair packs, tents and jackets: free within the warranty, at cost afterwards",
  ),
  howToOrder: texts(
    "选择颜色尺码，加入购物车|Choose colour and size and add to cart;;填写地址|Enter your address;;付款|Pay; you get an email at once",
  ),
  openingHours: text(
    "人工客服周一至周五6:00–18:00、周末8:00–16:00（太平洋时间）在线；门店每天10:00–19:00|Our people answer Monday to Friday 6 am–6 pm and weekends 8 am–4 pm Pacific time; the store is open daily 10 am–7 pm",
  ),
  visitAddress: text(
    "线下门店：波特兰 NW 23rd Ave 1120号|Our store is at 1120 NW 23rd Ave, Portland, OR 97210; come and try things on",
  ),
};

/** The English demo shop. */
export const ENGLISH_SHOPS: readonly ShopSeed[] = [
  {
    slug: "northfield",
    nameZh: "北原户外",
    nameEn: "Northfield",
    language: "en",
    currency: "USD",
    timeZone: "America/Los_Angeles",
    accentColour: "#2f6b4f",
    catalogue: northfield,
    rules,
    cities: AMERICAN_CITIES,
    paidWith: ["card", "card", "paypal", "apple_pay"],
    couriers: [
      { code: "ups", prefix: "1Z", digits: 16 },
      { code: "usps", prefix: "94", digits: 20 },
    ],
    returnTo: {
      recipient: "Northfield Returns",
      phone: "+1 503 555 0142",
      country: "US",
      region: "OR",
      city: "Portland",
      district: "",
      line: "4100 NW Yeon Ave, Dock 3",
      postcode: "97210",
      note: "请把订单号写在包裹里|Put the order number inside; do not use the sender's address on the parcel label",
    },
    labelSender: {
      recipient: "Northfield Shipping",
      phone: "+1 503 555 0177",
      country: "US",
      region: "OR",
      city: "Portland",
      district: "",
      line: "11800 N Lombard St",
      postcode: "97203",
      note: "",
    },
    offers: [
      {
        kind: "promotion",
        code: "NF-LAYER",
        name: "叠穿周|Layer-up week",
        rule: "两件上装九折|10% off two or more layers, applied at checkout",
        stacking: "可用一张券|Combines with one coupon",
        off: { kind: "percent", percent: 10 },
        threshold: 0,
        startsInDays: -4,
        endsInDays: 6,
        skus: ["NF4101", "NF4102", "NF4103", "NF4104", "NF4105", "NF4106"],
      },
      {
        kind: "promotion",
        code: "NF-CAMP",
        name: "露营季|Camp sale",
        rule: "帐篷睡袋八五折|15% off tents and sleeping bags",
        stacking: "不叠加|Does not combine with coupons",
        off: { kind: "percent", percent: 15 },
        threshold: 0,
        startsInDays: 8,
        endsInDays: 15,
        skus: ["NF4401", "NF4402", "NF4403"],
      },
      {
        kind: "coupon",
        code: "TRAIL10",
        name: "满100减10|$10 off $100",
        rule: "全店|Everything except gift cards",
        stacking: "可与活动同用|Combines with Layer-up week",
        off: { kind: "amount", amount: 1000 },
        threshold: 10000,
        startsInDays: -12,
        endsInDays: 18,
        howToGet: "首页领取|On the front page",
      },
      {
        kind: "coupon",
        code: "HELLO10",
        name: "首单九折|10% off your first order",
        rule: "首单|First order only",
        stacking: "不叠加|Does not combine",
        off: { kind: "percent", percent: 10 },
        threshold: 0,
        startsInDays: -80,
        endsInDays: 80,
        howToGet: "订阅邮件|Sign up for the newsletter",
      },
    ],
  },
];
