import type { PaymentRule, RefundRule, ReviewRule, ShopRules } from "../../core/shop-rules.ts";
import { text, texts } from "../compact.ts";
import { mingmou } from "./mingmou.ts";
import { CHINESE_CITIES, place } from "./places.ts";
import { shanwei } from "./shanwei.ts";
import { type OfferSeed, regions, type ShopSeed } from "./shop-seed.ts";
import { yunshang } from "./yunshang.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const EAST = regions("江浙沪皖|Jiangsu, Zhejiang, Shanghai, Anhui", "江苏 浙江 上海 安徽");
const SOUTH = regions("广东、福建、广西、湖南、江西|Guangdong and its neighbours", "广东 福建 广西 湖南 江西");
const WEST = regions("四川、重庆、贵州、云南|Sichuan, Chongqing, Guizhou, Yunnan", "四川 重庆 贵州 云南");
const FAR = regions(
  "新疆、西藏、青海、内蒙古、宁夏、甘肃、海南|Xinjiang, Tibet and other far regions",
  "新疆 西藏 青海 内蒙古 宁夏 甘肃 海南",
);
const OTHERS = regions("其他地区|Other regions", "*");
const NOT_SERVED = regions("港澳台及海外|Hong Kong, Macao, Taiwan and abroad", "香港 澳门 台湾");

const HANGZHOU = place("浙江", "杭州", "浙江杭州", "Hangzhou, Zhejiang");
const GUANGZHOU = place("广东", "广州", "广东广州", "Guangzhou, Guangdong");
const CHENGDU = place("四川", "成都", "四川成都", "Chengdu, Sichuan");
const SHANGHAI = place("上海", "上海", "上海", "Shanghai");

const payments: readonly PaymentRule[] = [
  { method: "alipay", name: text("支付宝|Alipay") },
  { method: "wechat", name: text("微信支付|WeChat Pay") },
  { method: "huabei", name: text("花呗|Huabei") },
  { method: "card", name: text("银行卡|Bank card") },
];

const refunds: RefundRule = {
  text: text(
    "商家同意后原路退回：支付宝、微信当天到账，花呗1个工作日，银行卡1–3个工作日|Back the way it was paid: Alipay and WeChat the same day, bank cards in 1–3 working days",
  ),
  bankDays: [
    { method: "alipay", min: 0, max: 1 },
    { method: "wechat", min: 0, max: 1 },
    { method: "huabei", min: 1, max: 1 },
    { method: "card", min: 1, max: 3 },
  ],
};

const reviews: ReviewRule = {
  windowDays: 15,
  howTo: texts(
    "打开“我的订单”，找到已签收的订单|Open My orders and find the delivered order;;点“评价”，给商品和物流打星|Tap Review and rate the item and the delivery;;写下感受，可以传图，点“提交”|Write a few words, add pictures if you like, and submit",
  ),
};

const howToOrder = texts(
  "在商品页选好颜色尺码，点“立即购买”|Choose options on the product page and tap Buy now;;核对收货地址和优惠券|Check the address and coupons;;选支付方式付款，付款成功即下单完成|Pay; the order is placed once payment succeeds",
);

const shared = { payments, refunds, reviews, howToOrder } satisfies Partial<ShopRules>;

const yunshangRules: ShopRules = {
  ...shared,
  dispatch: {
    hours: 48,
    cutoff: "16:00",
    workdays: EVERY_DAY,
    text: text(
      "付款后48小时内发货，16点前付款的多数当天发出；预售以商品页为准|Sent within 48 hours of payment; paid before 16:00 mostly the same day",
    ),
    whenLate: text("超时未发，按订单金额的5%赔付（最低1元，最高30元）|If late: 5% of the order as compensation"),
  },
  warehouses: [{ code: "gz", name: text("广州仓|Guangzhou warehouse"), place: GUANGZHOU, displayedPlace: HANGZHOU }],
  delivery: [
    { warehouse: "gz", to: SOUTH, minDays: 1, maxDays: 2 },
    { warehouse: "gz", to: EAST, minDays: 2, maxDays: 3 },
    { warehouse: "gz", to: FAR, minDays: 5, maxDays: 8 },
    { warehouse: "gz", to: OTHERS, minDays: 3, maxDays: 4 },
  ],
  shippingFees: [
    { to: EAST, fee: 800, freeFrom: 29900 },
    { to: FAR, fee: 2000, freeFrom: 69900 },
    { to: OTHERS, fee: 1000, freeFrom: 29900 },
  ],
  couriers: [
    { code: "zto", name: text("中通快递|ZTO Express"), standard: true, extraFee: 0, note: null },
    { code: "yto", name: text("圆通速递|YTO Express"), standard: false, extraFee: 0, note: null },
    {
      code: "sf",
      name: text("顺丰速运|SF Express"),
      standard: false,
      extraFee: 1200,
      note: text("需补12元差价，请下单时备注“发顺丰”|Costs 12 yuan more; say so in the order's note"),
    },
  ],
  coverage: {
    text: text(
      "中国大陆地区都能送，港澳台和海外暂不支持|All of mainland China; not Hong Kong, Macao, Taiwan or abroad",
    ),
    excluded: [NOT_SERVED],
    countries: ["CN"],
  },
  invoices: {
    kinds: ["electronic", "special_vat"],
    text: text(
      "支持电子普通发票，确认收货后在订单页点“申请发票”，24小时内开具；需要专票请提供公司资料|Electronic invoice within 24 hours, on the order page after receipt",
    ),
  },
  bargaining: {
    maxPercent: 0,
    text: text("小店定价实在，不议价哦；可以领券，或凑单参加满减|Prices are fixed; coupons and promotions apply"),
  },
  priceProtection: {
    days: 15,
    text: text(
      "付款后15天内同款同规格降价，可申请退差价（秒杀、直播专享价除外）|If the same item gets cheaper within 15 days of payment, the difference is returned",
    ),
  },
  returns: {
    windowDays: 7,
    answerDays: 2,
    feePaidBy: "insurance",
    usualFee: 1000,
    feeText: text(
      "本店赠送运费险，退货运费由保险赔付；质量问题运费由本店承担|Return shipping is insured by the shop; for defects the shop pays",
    ),
    text: text(
      "签收后7天内，吊牌完好、不影响二次销售，支持无理由退换|Within 7 days of receipt, unworn with tags, for any reason",
    ),
    exceptions: text("内衣内裤、袜子拆封后不支持无理由退货|Opened underwear and socks cannot come back"),
    excludedCategories: ["virtual"],
  },
  combining: {
    hours: 24,
    text: text(
      "24小时内下的多个订单，同一收货人同一地址可以合并发货，重复收的运费退一次|Orders within 24 hours to the same person and address go together; a second fee is returned",
    ),
  },
  limits: null,
  reminders: null,
  gifts: text(
    "满399元送真丝发圈一个，随单发出，送完为止|A silk scrunchie with orders from 399 yuan, while stocks last",
  ),
  guarantee: text("正品保证，假一赔四；支持专柜或第三方检测|Genuine goods, fourfold compensation otherwise"),
  repair: text("羽绒服、大衣一年内免费补扣、换拉链，来回运费自理|Buttons and zips of coats are repaired for a year"),
  openingHours: text(
    "人工客服每天9:00–23:00在线，夜里由助手先接待|Our people answer every day 9:00–23:00; at night the assistant does",
  ),
  visitAddress: text(
    "我们只在网上开店，没有线下门店；公司在浙江杭州临平区|We sell online only and have no store to visit; our office is in Linping, Hangzhou",
  ),
};

const shanweiRules: ShopRules = {
  ...shared,
  dispatch: {
    hours: 24,
    cutoff: "15:00",
    workdays: EVERY_DAY,
    text: text(
      "付款后24小时内发货，15点前付款当天发；生鲜按商品页的采摘时间发|Sent within 24 hours; paid before 15:00 the same day; fresh fruit when picked",
    ),
    whenLate: text("超时未发赔3元无门槛券|A 3-yuan coupon if late"),
    lateCoupon: "SWLATE3",
  },
  warehouses: [
    { code: "hz", name: text("杭州仓|Hangzhou warehouse"), place: HANGZHOU, displayedPlace: null },
    { code: "cd", name: text("成都仓|Chengdu warehouse"), place: CHENGDU, displayedPlace: null },
  ],
  delivery: [
    { warehouse: "hz", to: EAST, minDays: 1, maxDays: 2 },
    { warehouse: "cd", to: WEST, minDays: 1, maxDays: 2 },
    { warehouse: "hz", to: FAR, minDays: 4, maxDays: 7 },
    { warehouse: "hz", to: OTHERS, minDays: 2, maxDays: 4 },
  ],
  shippingFees: [
    { to: EAST, fee: 600, freeFrom: 5900 },
    { to: FAR, fee: 1800, freeFrom: 19900 },
    { to: OTHERS, fee: 800, freeFrom: 7900 },
  ],
  couriers: [
    { code: "yunda", name: text("韵达快递|Yunda Express"), standard: true, extraFee: 0, note: null },
    { code: "jd", name: text("京东快递|JD Logistics"), standard: false, extraFee: 600, note: null },
    {
      code: "sf",
      name: text("顺丰速运|SF Express"),
      standard: false,
      extraFee: 1000,
      note: text("生鲜默认发顺丰，不另收费|Fresh goods go by SF at no extra cost"),
    },
  ],
  coverage: {
    text: text("中国大陆都能送；新疆、西藏不发生鲜|Mainland China; no fresh goods to Xinjiang and Tibet"),
    excluded: [NOT_SERVED],
    countries: ["CN"],
  },
  invoices: {
    kinds: ["electronic"],
    text: text("开电子普通发票，收货后在订单页申请，抬头可填个人或公司|Electronic invoice on request after receipt"),
  },
  bargaining: {
    maxPercent: 5,
    text: text("单笔满300元可以联系人工再优惠，最多95折|From 300 yuan an agent may give up to 5% off"),
  },
  priceProtection: { days: 7, text: text("付款后7天内降价可退差价，生鲜除外|7 days, not for fresh goods") },
  returns: {
    windowDays: 7,
    answerDays: 2,
    feePaidBy: "customer",
    usualFee: 800,
    feeText: text("无理由退货由顾客承担运费；质量问题由本店承担|The customer pays unless there is a defect"),
    text: text("未拆封食品签收后7天内可退；质量问题、破损随时联系|Unopened food within 7 days of receipt"),
    exceptions: text(
      "生鲜水果、已拆封食品不支持无理由退货；坏果请签收后24小时内拍照，按比例赔付|Fresh fruit and opened food cannot come back; bad fruit is refunded in proportion if reported within 24 hours",
    ),
    excludedCategories: ["food/fresh", "virtual"],
  },
  combining: {
    hours: 12,
    text: text(
      "12小时内同一地址的订单可以合并发货，多收的运费退回（同一个仓）|Orders within 12 hours to one address from one warehouse go together",
    ),
  },
  limits: null,
  reminders: null,
  gifts: text("满199元送黄山烧饼小样一包|A small pack of crisp cakes from 199 yuan"),
  guarantee: text("产地直采，每批次有检测报告，假一赔十|From the source, every batch tested, tenfold compensation"),
  repair: null,
  openingHours: text(
    "人工客服每天8:30–21:00在线，门店9:00–18:00营业|Our people answer every day 8:30–21:00; the store is open 9:00–18:00",
  ),
  visitAddress: text(
    "线下门店：浙江杭州临安区锦南街道山味路6号一楼，可以自提和试吃|Our store: 6 Shanwei Road, ground floor, Jinnan, Lin'an, Hangzhou; you may taste and pick up there",
  ),
};

const mingmouRules: ShopRules = {
  ...shared,
  dispatch: {
    hours: 24,
    cutoff: "17:00",
    workdays: [1, 2, 3, 4, 5, 6],
    text: text(
      "付款后24小时内发货，周日不发货；散光定制片3–5天|Sent within 24 hours, not on Sundays; toric lenses in 3–5 days",
    ),
    whenLate: text("超时未发赔5元无门槛券|A 5-yuan coupon if late"),
    lateCoupon: "MMLATE5",
  },
  warehouses: [{ code: "sh", name: text("上海仓|Shanghai warehouse"), place: SHANGHAI, displayedPlace: null }],
  delivery: [
    { warehouse: "sh", to: EAST, minDays: 1, maxDays: 2 },
    { warehouse: "sh", to: FAR, minDays: 4, maxDays: 7 },
    { warehouse: "sh", to: OTHERS, minDays: 2, maxDays: 4 },
  ],
  shippingFees: [
    { to: EAST, fee: 0, freeFrom: 0 },
    { to: FAR, fee: 1500, freeFrom: 19900 },
    { to: OTHERS, fee: 600, freeFrom: 9900 },
  ],
  couriers: [
    { code: "sto", name: text("申通快递|STO Express"), standard: true, extraFee: 0, note: null },
    { code: "sf", name: text("顺丰速运|SF Express"), standard: false, extraFee: 1000, note: null },
  ],
  coverage: { text: text("中国大陆都能送|All of mainland China"), excluded: [NOT_SERVED], countries: ["CN"] },
  invoices: {
    kinds: ["electronic", "special_vat"],
    text: text("支持电子普票和专票，订单页申请，1个工作日开出|Electronic invoices within one working day"),
  },
  bargaining: {
    maxPercent: 0,
    text: text("不议价；买两盒日抛自动减20元|Fixed prices; two boxes of dailies save 20 yuan"),
  },
  priceProtection: { days: 30, text: text("付款后30天内降价退差价|30 days") },
  returns: {
    windowDays: 7,
    answerDays: 2,
    feePaidBy: "customer",
    usualFee: 1000,
    feeText: text(
      "未拆封无理由退货运费由顾客承担；质量问题、发错度数由本店承担|The customer pays unless the fault is ours",
    ),
    text: text(
      "未拆封的镜片和化妆品，签收后7天内可退换；拍错度数未拆封可换|Unopened lenses and cosmetics within 7 days",
    ),
    exceptions: text(
      "拆封后的隐形眼镜、护理液、化妆品因卫生原因不支持无理由退货；使用后不适请立即停用并联系客服|Opened lenses, solutions and cosmetics cannot come back for hygiene; if you feel unwell stop using them and tell us",
    ),
    excludedCategories: ["virtual"],
  },
  combining: {
    hours: 24,
    text: text("24小时内同一地址的订单可合并发货，重复运费退一次|Orders within 24 hours to one address go together"),
  },
  limits: null,
  reminders: null,
  gifts: text("隐形眼镜订单随单送双联盒和镊子|A lens case and tweezers with every lens order"),
  guarantee: text("持医疗器械经营许可证，扫瓶身追溯码可查真伪|Licensed seller; check the trace code on the bottle"),
  repair: text("清洗器一年内非人为损坏免费换新|Lens cleaners are replaced free within a year"),
  openingHours: text("人工客服每天9:00–22:00在线|Our people answer every day 9:00–22:00"),
  visitAddress: text(
    "我们只在网上开店，没有线下验光店；公司在上海嘉定区|We sell online only and have no shop for eye tests; our office is in Jiading, Shanghai",
  ),
};

/** What the shop's rules promise for orders that leave late: nobody claims it, the assistant gives it. */
function lateCoupon(code: string, yuan: number): OfferSeed {
  return {
    kind: "coupon",
    code,
    name: `超时未发补偿券${String(yuan)}元|${String(yuan)} yuan for a late order`,
    rule: "全店通用|Whole shop",
    stacking: "可与满减叠加|Combines with promotions",
    off: { kind: "amount", amount: yuan * 100 },
    threshold: 0,
    startsInDays: -90,
    endsInDays: 365,
    onlyGiven: true,
  };
}

/** The three Chinese demo shops. */
export const CHINESE_SHOPS: readonly ShopSeed[] = [
  {
    slug: "yunshang",
    nameZh: "云裳",
    nameEn: "Yunshang",
    language: "zh",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    accentColour: "#b5485d",
    catalogue: yunshang,
    rules: yunshangRules,
    cities: CHINESE_CITIES,
    paidWith: ["alipay", "alipay", "wechat", "huabei", "card"],
    couriers: [
      { code: "zto", prefix: "7", digits: 13 },
      { code: "yto", prefix: "YT", digits: 13 },
    ],
    returnTo: {
      recipient: "云裳退货组",
      phone: "0571-87000101",
      country: "CN",
      region: "浙江",
      city: "杭州",
      district: "余杭区",
      line: "乔司街道云裳路18号2号楼退货仓",
      postcode: "311101",
      note: "包裹里放一张纸条写订单号；不要寄到快递面单上的发件地址，那里不收退货|Put a note with the order number inside; do not send it to the sender's address on the parcel label",
    },
    labelSender: {
      recipient: "云裳发货部",
      phone: "020-83000202",
      country: "CN",
      region: "广东",
      city: "广州",
      district: "白云区",
      line: "太和镇物流园7号仓",
      postcode: "510540",
      note: "",
    },
    offers: [
      {
        kind: "promotion",
        code: "YS-WARM",
        name: "暖冬满减|Winter saver",
        rule: "满300减40，满600减100，自动减免|40 off from 300, 100 off from 600, automatic",
        stacking: "可与店铺券同用一张，不与礼品卡满减叠加|Combines with one shop coupon",
        off: { kind: "amount", amount: 4000 },
        threshold: 30000,
        startsInDays: -6,
        endsInDays: 9,
      },
      {
        kind: "promotion",
        code: "YS-NEXT",
        name: "年终清仓|Year-end sale",
        rule: "指定款8折|Selected styles 20% off",
        stacking: "不与其他优惠叠加|Does not combine",
        off: { kind: "percent", percent: 20 },
        threshold: 0,
        startsInDays: 12,
        endsInDays: 19,
        skus: ["YS1001", "YS1201", "YS1501"],
      },
      {
        kind: "promotion",
        code: "YS-AUTUMN",
        name: "秋上新|Autumn arrivals",
        rule: "新品9折|New arrivals 10% off",
        stacking: "可用券|Coupons apply",
        off: { kind: "percent", percent: 10 },
        threshold: 0,
        startsInDays: -40,
        endsInDays: -20,
      },
      {
        kind: "coupon",
        code: "YS20",
        name: "满199减20店铺券|20 off from 199",
        rule: "全店通用|Whole shop",
        stacking: "可与满减叠加",
        off: { kind: "amount", amount: 2000 },
        threshold: 19900,
        startsInDays: -10,
        endsInDays: 20,
        howToGet: "店铺首页“领券”处点一下就到账|Tap Get coupon on the shop's front page",
      },
      {
        kind: "coupon",
        code: "YSNEW10",
        name: "新客立减10元|10 off for new customers",
        rule: "首单可用|First order only",
        stacking: "不与其他券叠加",
        off: { kind: "amount", amount: 1000 },
        threshold: 9900,
        startsInDays: -60,
        endsInDays: 60,
        howToGet: "关注店铺自动发放|Follow the shop",
      },
      {
        kind: "coupon",
        code: "YSOLD30",
        name: "老客满399减30|30 off from 399",
        rule: "全店通用|Whole shop",
        stacking: "可与满减叠加",
        off: { kind: "amount", amount: 3000 },
        threshold: 39900,
        startsInDays: -50,
        endsInDays: -5,
        howToGet: "会员日领取|Members' day",
      },
    ],
  },
  {
    slug: "shanwei",
    nameZh: "山味",
    nameEn: "Shanwei",
    language: "zh",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    accentColour: "#4f7a3a",
    catalogue: shanwei,
    rules: shanweiRules,
    cities: CHINESE_CITIES,
    paidWith: ["alipay", "wechat", "wechat", "card"],
    couriers: [
      { code: "yunda", prefix: "43", digits: 13 },
      { code: "jd", prefix: "JDV", digits: 12 },
    ],
    returnTo: {
      recipient: "山味售后",
      phone: "0571-87000303",
      country: "CN",
      region: "浙江",
      city: "杭州",
      district: "临安区",
      line: "锦南街道山味路6号售后部",
      postcode: "311300",
      note: "先联系客服登记，未登记的包裹无法对上订单|Register with us first, or we cannot match the parcel",
    },
    labelSender: {
      recipient: "山味仓库",
      phone: "028-85000404",
      country: "CN",
      region: "四川",
      city: "成都",
      district: "双流区",
      line: "航空港物流中心3库",
      postcode: "610200",
      note: "",
    },
    offers: [
      {
        kind: "promotion",
        code: "SW-NUTS",
        name: "坚果节|Nut festival",
        rule: "坚果炒货满99减15|15 off nuts from 99",
        stacking: "可与店铺券叠加|Combines with coupons",
        off: { kind: "amount", amount: 1500 },
        threshold: 9900,
        startsInDays: -3,
        endsInDays: 7,
        skus: ["SW2101", "SW2102", "SW2103", "SW2104", "SW2105", "SW2106", "SW2107"],
      },
      {
        kind: "coupon",
        code: "SW5",
        name: "满59减5|5 off from 59",
        rule: "全店通用（生鲜除外）|Whole shop except fresh",
        stacking: "可与满减叠加",
        off: { kind: "amount", amount: 500 },
        threshold: 5900,
        startsInDays: -15,
        endsInDays: 15,
        howToGet: "商品页领取|On product pages",
      },
      {
        kind: "coupon",
        code: "SWTEA",
        name: "茶叶9折券|10% off tea",
        rule: "茶叶可用|Tea only",
        stacking: "不叠加",
        off: { kind: "percent", percent: 10 },
        threshold: 0,
        startsInDays: -5,
        endsInDays: 5,
        howToGet: "收藏店铺领取|Save the shop",
      },
      lateCoupon("SWLATE3", 3),
    ],
  },
  {
    slug: "mingmou",
    nameZh: "明眸",
    nameEn: "Mingmou",
    language: "zh",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    accentColour: "#3b6ea5",
    catalogue: mingmou,
    rules: mingmouRules,
    cities: CHINESE_CITIES,
    paidWith: ["alipay", "wechat", "huabei"],
    couriers: [
      { code: "sto", prefix: "77", digits: 13 },
      { code: "sf", prefix: "SF", digits: 13 },
    ],
    returnTo: {
      recipient: "明眸售后组",
      phone: "021-60000505",
      country: "CN",
      region: "上海",
      city: "上海",
      district: "嘉定区",
      line: "江桥镇华江路129号B座",
      postcode: "201803",
      note: "镜片和化妆品请保持未拆封，外盒不要贴面单|Keep it sealed and do not stick the label on the box",
    },
    labelSender: {
      recipient: "明眸仓",
      phone: "021-60000606",
      country: "CN",
      region: "上海",
      city: "上海",
      district: "青浦区",
      line: "华新镇物流园12号",
      postcode: "201708",
      note: "",
    },
    offers: [
      {
        kind: "promotion",
        code: "MM-TWO",
        name: "两盒立减|Two-box saver",
        rule: "日抛任意两盒减20元|20 off any two boxes of dailies",
        stacking: "可与店铺券叠加|Combines with coupons",
        off: { kind: "amount", amount: 2000 },
        threshold: 13800,
        startsInDays: -20,
        endsInDays: 40,
        skus: ["MM3001", "MM3002", "MM3003", "MM3004", "MM3006"],
      },
      {
        kind: "promotion",
        code: "MM-GIFT",
        name: "护肤买赠|Skin-care gift",
        rule: "护肤满199送舒缓面膜2片|Two masks with skin care from 199",
        stacking: "可用券",
        off: { kind: "gift", gift: { zh: "积雪草面膜2片", en: "Two centella masks" } },
        threshold: 19900,
        startsInDays: -2,
        endsInDays: 12,
      },
      {
        kind: "coupon",
        code: "MM15",
        name: "满129减15|15 off from 129",
        rule: "全店通用|Whole shop",
        stacking: "可与满减叠加",
        off: { kind: "amount", amount: 1500 },
        threshold: 12900,
        startsInDays: -8,
        endsInDays: 22,
        howToGet: "店铺首页领取|On the shop's front page",
      },
      lateCoupon("MMLATE5", 5),
    ],
  },
];
