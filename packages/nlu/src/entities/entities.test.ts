import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourFamily, findEntities } from "./index.ts";

function meanings(text: string): readonly unknown[] {
  return findEntities(text).map(({ kind, value }) => [kind, value]);
}

const cases: readonly (readonly [string, readonly unknown[]])[] = [
  // orders and parcels
  ["#W2378156", [["order_number", "W2378156"]]],
  ["where is W2378156?", [["order_number", "W2378156"]]],
  ["＃ｗ２３７８１５６ 到哪了", [["order_number", "W2378156"]]],
  ["订单号：4821993310045512345 查一下", [["order_number", "4821993310045512345"]]],
  ["2024060112345678", [["order_number", "2024060112345678"]]],
  ["my order number is WL-20240601", [["order_number", "WL-20240601"]]],
  ["order #10023", [["order_number", "10023"]]],
  ["SF1234567890123 怎么不动了", [["tracking_number", "SF1234567890123"]]],
  ["快递单号是773123456789012", [["tracking_number", "773123456789012"]]],
  ["order status please", []],
  ["我的订单什么时候发货", []],
  // which of several
  ["第二个", [["ordinal", 2]]],
  ["第2单", [["ordinal", 2]]],
  ["倒数第二件", [["ordinal", -2]]],
  ["最后一个吧", [["ordinal", -1]]],
  ["上面那个", [["ordinal", 1]]],
  ["下面那单", [["ordinal", -1]]],
  ["另一个", [["ordinal", "other"]]],
  ["另外那件呢", [["ordinal", "other"]]],
  ["the second one", [["ordinal", 2]]],
  ["first", [["ordinal", 1]]],
  ["the last one please", [["ordinal", -1]]],
  ["what about the other one", [["ordinal", "other"]]],
  ["at last it came", []],
  // colours
  [
    "那件蓝色的",
    [
      ["product_reference", "that"],
      ["colour", "blue"],
    ],
  ],
  ["藏青有吗", [["colour", "navy"]]],
  ["黑的", [["colour", "black"]]],
  ["the navy blue one", [["colour", "navy"]]],
  [
    "Grey or Black?",
    [
      ["colour", "grey"],
      ["colour", "black"],
    ],
  ],
  ["明白的", []],
  ["红包怎么用", []],
  // sizes
  ["M码还有吗", [["size", "M"]]],
  ["xl有货吗", [["size", "XL"]]],
  ["换成xxl", [["size", "2XL"]]],
  ["36码的鞋", [["size", "36"]]],
  ["170/92A 合适吗", [["size", "170/92A"]]],
  ["do you have it in a medium", [["size", "M"]]],
  ["size 8", [["size", "8"]]],
  ["I'm fine, it's ok", []],
  // body
  [
    "身高165体重110斤",
    [
      ["height", 165],
      ["weight", 55],
    ],
  ],
  [
    "165cm 55kg穿什么码",
    [
      ["height", 165],
      ["weight", 55],
    ],
  ],
  [
    "一米六五，一百一十斤",
    [
      ["height", 165],
      ["weight", 55],
    ],
  ],
  [
    "1米7 130斤",
    [
      ["height", 170],
      ["weight", 65],
    ],
  ],
  [
    "I'm 5'6\" and 130 lbs",
    [
      ["height", 168],
      ["weight", 59],
    ],
  ],
  ["脚长24.5cm", [["foot_length", 245]]],
  ["my feet are 250mm", [["foot_length", 250]]],
  ["my foot is 10.6 inches long", [["foot_length", 269]]],
  // amounts
  ["要两件", [["quantity", 2]]],
  ["x3", [["quantity", 3]]],
  ["2 pairs please", [["quantity", 2]]],
  ["三个月", []],
  ["便宜20块钱", [["money", { minorUnits: 2000, currency: "CNY" }]]],
  ["¥99.9", [["money", { minorUnits: 9990, currency: "CNY" }]]],
  ["三十元", [["money", { minorUnits: 3000, currency: "CNY" }]]],
  ["$1,020.50 off", [["money", { minorUnits: 102050, currency: "USD" }]]],
  ["两箱半", [["quantity", 2.5]]],
  ["来一打", [["quantity", 12]]],
  ["一打开就坏了", []],
  ["half a dozen", [["quantity", 6]]],
  ["三百五能卖吗", [["money", { minorUnits: 35_000 }]]],
  ["1.2万", [["money", { minorUnits: 1_200_000 }]]],
  ["月销1.2万件", []],
  ["99块9", [["money", { minorUnits: 9_990, currency: "CNY" }]]],
  ["$12.50", [["money", { minorUnits: 1_250, currency: "USD" }]]],
  ["发到 Li.Na@qq.com", [["email", "li.na@qq.com"]]],
  ["电话13812345678", [["phone", "13812345678"]]],
  ["+86 138-1234-5678", [["phone", "13812345678"]]],
  // days
  ["明天能到吗", [["date", { type: "offset", days: 1 }]]],
  ["下周五发", [["date", { type: "weekday", weekday: 5, weeks: 1 }]]],
  ["3月5号之前", [["date", { type: "until", day: { type: "calendar", month: 3, day: 5 } }]]],
  ["15号发货", [["date", { type: "calendar", day: 15 }]]],
  ["next monday", [["date", { type: "weekday", weekday: 1, weeks: 1 }]]],
  ["by May 5th", [["date", { type: "until", day: { type: "calendar", month: 5, day: 5 } }]]],
  ["the day after tomorrow", [["date", { type: "offset", days: 2 }]]],
  ["三天前买的", [["date", { type: "offset", days: -3 }]]],
  ["a month ago", [["date", { type: "month_offset", months: -1 }]]],
  ["in two weeks", [["date", { type: "offset", days: 14 }]]],
  ["last 3 days", [["date", { type: "past_days", days: 3 }]]],
  ["三天内发货", [["date", { type: "next_days", days: 3 }]]],
  ["by Friday", [["date", { type: "until", day: { type: "weekday", weekday: 5 } }]]],
  ["下个月初", [["date", { type: "month", months: 1, part: "early" }]]],
  ["周末到吗", [["date", { type: "weekend", weeks: 0 }]]],
  ["3号到5号", [["date", { type: "range", from: { type: "calendar", day: 3 }, to: { type: "calendar", day: 5 } }]]],
  ["三个月", []],
  // places
  ["新疆包邮吗", [["place", { country: "CN", region: "xinjiang" }]]],
  ["寄到杭州要几天", [["place", { country: "CN", region: "zhejiang", city: "hangzhou" }]]],
  ["ship to New York", [["place", { country: "US", region: "new york" }]]],
  [
    "Austin, TX 78701",
    [
      ["place", { country: "US", region: "texas", city: "austin" }],
      ["place", { country: "US", region: "texas" }],
    ],
  ],
  ["香港能寄吗", [["place", { country: "CN", region: "hong kong" }]]],
  ["日本发吗", [["place", { country: "JP", region: "japan" }]]],
  ["澳洲能到不", [["place", { country: "AU", region: "australia" }]]],
  [
    "do you ship to Canada or the US",
    [
      ["place", { country: "CA", region: "canada" }],
      ["place", { country: "US", region: "usa" }],
    ],
  ],
  ["tell us how long to NYC", [["place", { country: "US", region: "new york", city: "nyc" }]]],
  [
    "寄到杭州15号能到吗",
    [
      ["place", { country: "CN", region: "zhejiang", city: "hangzhou" }],
      ["date", { type: "calendar", day: 15 }],
    ],
  ],
  ["快递还在路上", []],
  // pointing
  ["这件什么时候能发货", [["product_reference", "this"]]],
  ["is that one waterproof", [["product_reference", "that"]]],
  ["this week", [["date", { type: "week", weeks: 0 }]]],
];

describe("findEntities", () => {
  it.each(cases)("reads %j", (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it.each([
    [
      "地址是浙江省杭州市西湖区文三路90号2栋3单元501室",
      "province city district road number building unit room",
      "hangzhou",
    ],
    ["我住幸福小区3栋2单元501，放门口", "estate building unit room", undefined],
    ["送到万科金域3栋501谢谢", "estate building room", undefined],
    ["保定市清苑县李庄村12号", "city district village number", "baoding"],
    ["ship to 123 Main St Apt 4B, Austin, TX 78701 please", "road unit city province postcode", "austin"],
    ["4500 n maple avenue, springfield il 62704", "road city province postcode", "springfield"],
    ["Flat 3, 12 High Street, Manchester M1 2AB", "unit road city postcode", undefined],
    ["😀 ＰＯ Box 12", "road", undefined],
  ])("reads the parts of the address in %j", (text, levels, city) => {
    const values = findEntities(text).flatMap((one) => (one.kind === "address" ? [one.value] : []));
    expect(values.map(({ parts }) => parts.map(({ level }) => level).join(" "))).toEqual([levels]);
    expect(values[0]?.place?.city).toBe(city);
  });

  it("tells weights and volumes from pieces", () => {
    expect(findEntities("三斤半")).toMatchObject([{ kind: "quantity", value: 3.5, unit: "jin" }]);
    expect(findEntities("500ml的")).toMatchObject([{ kind: "quantity", value: 500, unit: "ml" }]);
  });

  it("keeps places in the text as it was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...cases.map(([text]) => text)), (noise, text) => {
        const whole = `${noise} ${text}`;
        const found = findEntities(whole);
        for (const entity of found) expect(whole.slice(entity.start, entity.end)).toBe(entity.text);
        for (const [index, entity] of found.entries()) {
          expect(entity.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        }
      }),
    );
  });

  it("reads long and hostile text in bounded time", () => {
    const texts = [
      "1".repeat(9000),
      "第".repeat(9000),
      "订单号 ".repeat(3000),
      "\ud83d".repeat(9000),
      "a1-".repeat(4000),
      "路街区".repeat(3000),
      "1栋".repeat(4000),
      "12 a b c d ".repeat(1000),
    ];
    for (const text of texts) expect(Array.isArray(findEntities(text))).toBe(true);
  });
});

describe("colourFamily", () => {
  it("knows that 藏青 is a blue", () => {
    expect(colourFamily("navy")).toBe("blue");
  });
});
