import type { PlannedRemedy, PlacedAgo } from "./order-plan.ts";
import type { Shopper } from "./build-customers.ts";
import type { OrderPlan } from "./order-plan.ts";

/** A customer whom the demo page offers to be, with orders that something happened to. */
export interface Story {
  readonly shop: string;
  readonly externalId: string;
  readonly name: string;
  /** What is on the customer's mind. */
  readonly mind: string;
  /** City of the address, so that fees and days are as the story needs them. */
  readonly city: string;
  readonly orders: readonly StoryOrder[];
}

/** An order as the story needs it; what is not said is left to chance, but nothing else goes wrong with it. */
export interface StoryOrder {
  readonly skus: readonly string[];
  readonly placed: PlacedAgo;
  readonly change?: Partial<OrderPlan>;
  /** Paid so much more (minor units) per piece than the price of today. */
  readonly dearerBy?: number;
}

const ago = (hours: number): PlacedAgo => ({ hours });
const days = (count: number): PlacedAgo => ({ hours: count * 24 + 5 });

const remedy = (kind: PlannedRemedy["kind"], reason: string, change: Partial<PlannedRemedy> = {}): PlannedRemedy => ({
  kind,
  before: "after delivery",
  reason,
  line: null,
  afterHours: 10,
  until: "done",
  wrongAddress: false,
  ...change,
});

/** The customers with a story, in the order in which the demo page shows them. */
export const STORIES: readonly Story[] = [
  {
    shop: "yunshang",
    externalId: "lin-xiaoyu",
    name: "林晓雨",
    city: "杭州",
    mind: "两件衣服寄到公司，收了两次运费|Two orders to one address, shipping charged twice",
    orders: [
      { skus: ["YS1101"], placed: ago(27) },
      { skus: ["YS1105"], placed: ago(24) },
      { skus: ["YS1201"], placed: days(30), change: { reviewAfterHours: 30 } },
    ],
  },
  {
    shop: "yunshang",
    externalId: "zhou-min",
    name: "周敏",
    city: "成都",
    mind: "有的订单评价不了，还买过电子礼品卡|Cannot review some orders; also bought a gift card",
    orders: [
      { skus: ["YS1401"], placed: days(32), change: { reviewAfterHours: null } },
      { skus: ["YS1990"], placed: days(3) },
      { skus: ["YS1202"], placed: days(7), change: { reviewAfterHours: null, confirmAfterHours: 240 } },
      { skus: ["YS1901"], placed: days(14), change: { reviewAfterHours: 20 } },
      { skus: ["YS1302"], placed: ago(40), change: { packAfterHours: 8 } },
    ],
  },
  {
    shop: "yunshang",
    externalId: "chen-jing",
    name: "陈静",
    city: "武汉",
    mind: "退货寄到面单上的地址了，卖家说没收到|The return went to the address on the label, the shop has nothing",
    orders: [
      {
        skus: ["YS1502"],
        placed: days(13),
        change: {
          remedy: remedy("return", "大小不合适|Does not fit", { until: "returning", wrongAddress: true }),
          reviewAfterHours: null,
        },
      },
      { skus: ["YS1601"], placed: ago(20), change: { packAfterHours: 40 } },
    ],
  },
  {
    shop: "yunshang",
    externalId: "wang-hao",
    name: "王浩",
    city: "西安",
    mind: "包裹好几天不动了，卫衣买完还降价|A parcel is stuck, and something got cheaper after he bought it",
    orders: [
      { skus: ["YS1805"], placed: days(9), change: { stuck: true } },
      { skus: ["YS1803"], placed: days(6), dearerBy: 3000 },
      { skus: ["YS1804"], placed: ago(80), change: { packAfterHours: 110 } },
    ],
  },
  {
    shop: "yunshang",
    externalId: "zhao-lei",
    name: "赵磊",
    city: "北京",
    mind: "显示签收但没收到；还有一笔退款没到账|Marked delivered but nothing came; a refund is still open",
    orders: [
      {
        skus: ["YS1806"],
        placed: days(6),
        change: { signedBy: "guard", reviewAfterHours: null, confirmAfterHours: 240 },
      },
      {
        skus: ["YS1301"],
        placed: days(10),
        change: {
          remedy: remedy("return", "颜色不喜欢|Colour", { until: "paying", afterHours: 4 }),
          reviewAfterHours: null,
        },
      },
      { skus: ["YS1101"], placed: ago(2), change: { payAfterMinutes: null } },
    ],
  },
  {
    shop: "shanwei",
    externalId: "sun-fang",
    name: "孙芳",
    city: "上海",
    mind: "水果有坏的；坚果还没发货；蜂蜜当时发晚了|Some fruit arrived bad; nuts not sent yet; the honey had left late",
    orders: [
      {
        skus: ["SW2801"],
        placed: days(3),
        change: { packAfterHours: 5, pace: 0.1, reviewAfterHours: null, confirmAfterHours: 200 },
      },
      { skus: ["SW2105", "SW2601"], placed: ago(9), change: { packAfterHours: 18 } },
      { skus: ["SW2301"], placed: days(40), change: { packAfterHours: 50, reviewAfterHours: 50 } },
    ],
  },
  {
    shop: "shanwei",
    externalId: "ma-jun",
    name: "马军",
    city: "乌鲁木齐",
    mind: "两个订单都收了运费，想问能不能退一次|Two orders, two fees to a far region",
    orders: [
      { skus: ["SW2205"], placed: ago(30) },
      { skus: ["SW2206"], placed: ago(26) },
      { skus: ["SW2990"], placed: days(12) },
    ],
  },
  {
    shop: "shanwei",
    externalId: "liu-guilan",
    name: "刘桂兰",
    city: "成都",
    mind: "腊肉想退，问退货地址和运费|Wants to return cured meat: where to and who pays",
    orders: [
      { skus: ["SW2402"], placed: days(4), change: { pace: 0.2, reviewAfterHours: null, confirmAfterHours: 240 } },
      { skus: ["SW2001"], placed: days(55), change: { reviewAfterHours: null } },
      {
        skus: ["SW2702"],
        placed: days(18),
        change: { remedy: remedy("refund", "少发一瓶|One jar missing", { line: 0 }) },
      },
    ],
  },
  {
    shop: "mingmou",
    externalId: "he-jiaqi",
    name: "何佳琪",
    city: "南京",
    mind: "戴了新买的隐形眼镜，眼睛很疼|Her eye hurts after wearing the new lenses",
    orders: [
      { skus: ["MM3201"], placed: days(7), change: { reviewAfterHours: null, confirmAfterHours: 240 } },
      { skus: ["MM3301"], placed: days(7), change: { reviewAfterHours: null, confirmAfterHours: 240 } },
      { skus: ["MM3501"], placed: days(45), change: { reviewAfterHours: 60 } },
    ],
  },
  {
    shop: "mingmou",
    externalId: "xu-ruoxi",
    name: "徐若溪",
    city: "深圳",
    mind: "度数拍错了想换；粉底液到哪了|Ordered the wrong power; where is the foundation",
    orders: [
      { skus: ["MM3001"], placed: days(5), change: { pace: 0.2, reviewAfterHours: null, confirmAfterHours: 240 } },
      { skus: ["MM3503", "MM3601"], placed: ago(62), change: { packAfterHours: 8, shipAfterHours: 2, pace: 1 } },
      { skus: ["MM3990"], placed: days(2) },
    ],
  },
  {
    shop: "mingmou",
    externalId: "gao-anqi",
    name: "高安琪",
    city: "沈阳",
    mind: "换货在路上，退款还没到|An exchange is under way, a refund has not arrived",
    orders: [
      {
        skus: ["MM3101"],
        placed: days(12),
        change: {
          remedy: remedy("exchange", "度数拍错|Wrong power", { line: 0, until: "returning" }),
          reviewAfterHours: null,
        },
      },
      {
        skus: ["MM3401"],
        placed: ago(54),
        change: {
          remedy: remedy("refund", "不想要了|Changed my mind", { before: "dispatch", afterHours: 2, until: "paying" }),
        },
      },
    ],
  },
  {
    shop: "northfield",
    externalId: "emily-carter",
    name: "Emily Carter",
    city: "Portland",
    mind: "两次运费|Two orders to the same address, shipping charged twice",
    orders: [
      { skus: ["NF4103"], placed: ago(29) },
      { skus: ["NF4605"], placed: ago(26) },
      { skus: ["NF4301"], placed: days(35), change: { reviewAfterHours: 70 } },
    ],
  },
  {
    shop: "northfield",
    externalId: "james-wilson",
    name: "James Wilson",
    city: "Chicago",
    mind: "退货寄错地址；有个包裹不动了|A return went to the wrong address, and a tent is stuck",
    orders: [
      {
        skus: ["NF4203"],
        placed: days(18),
        change: {
          remedy: remedy("return", "尺码不合适|Does not fit", { until: "returning", wrongAddress: true }),
          reviewAfterHours: null,
        },
      },
      { skus: ["NF4401"], placed: days(10), change: { stuck: true } },
    ],
  },
  {
    shop: "northfield",
    externalId: "sofia-rivera",
    name: "Sofia Rivera",
    city: "Denver",
    mind: "评价不了，礼品卡|Cannot review an order; bought a gift card; waits for a jacket",
    orders: [
      { skus: ["NF4990"], placed: days(4) },
      { skus: ["NF4603"], placed: days(80), change: { reviewAfterHours: null } },
      { skus: ["NF4001"], placed: ago(60), change: { packAfterHours: 10, pace: 0.9 } },
      { skus: ["NF4502"], placed: days(12), dearerBy: 1500 },
    ],
  },
];

/** The story's order on top of one drawn by chance. */
export function planOf(drawn: OrderPlan, order: StoryOrder, shopper: Shopper): OrderPlan {
  return {
    ...drawn,
    customer: shopper.customer,
    address: shopper.address,
    placed: order.placed,
    payAfterMinutes: 3,
    cancelAfterHours: null,
    packAfterHours: 12,
    shipAfterHours: 3,
    pace: 0.5,
    stuck: false,
    signedBy: "self",
    confirmAfterHours: 48,
    remedy: null,
    courier: 0,
    note: null,
    discount: 0,
    ...order.change,
  };
}
