import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareName, headerIn, taxIdIn } from "./invoice-header.ts";

describe("whom an invoice is made out to", () => {
  test.each([
    [
      "开公司抬头，杭州云上科技有限公司，税号91330100MA2AAAAA1X",
      "company",
      "杭州云上科技有限公司",
      "91330100MA2AAAAA1X",
    ],
    ["抬头：杭州云上科技有限公司 税号 9133 0100 MA2A AAAA 1X", "company", "杭州云上科技有限公司", "91330100MA2AAAAA1X"],
    ["发票开给 上海市第六人民医院", "company", "上海市第六人民医院", null],
    ["帮我开发票\n浙江大学", "company", "浙江大学", null],
    ["抬头写个人就行", "person", "", null],
    ["个人抬头", "person", "", null],
    ["抬头：王小明", "person", "王小明", null],
    ["个人抬头，陈静", "person", "陈静", null],
    ["开个人的，抬头王小明", "person", "王小明", null],
    ["个人 陈静", "person", "陈静", null],
    ["个人抬头，谢谢", "person", "", null],
    ["个人，就行", "person", "", null],
    ["个人 电子发票", "person", "", null],
    ["开个人 普票", "person", "", null],
    ["个人抬头，尽快开", "person", "", null],
    ["个人抬头 发我邮箱", "person", "", null],
    ["个人，方便就行", "person", "", null],
    ["个人，明天要用", "person", "", null],
    ["made out to Blue Ridge Outfitters LLC, tax id 12-3456789", "company", "Blue Ridge Outfitters LLC", "123456789"],
    ["company name: Blue Ridge Outfitters", "company", "Blue Ridge Outfitters", null],
    ["In my own name", "person", "", null],
  ])("%s", (text, of, name, taxId) => {
    expect(headerIn(text)).toEqual({ of, name, taxId });
  });

  test.each([
    "帮我开发票",
    "开公司的",
    "我们公司要报销",
    "开个公司抬头的票",
    "I need an invoice",
    "订单 300001 开发票",
  ])("nobody yet: %s", (text) => {
    expect(headerIn(text)).toBeNull();
  });

  test.each(["第一个", "那个", "好的", "谢谢"])("as short as a name, and none: %s", (text) => {
    expect(bareName(text)).toBeNull();
  });

  test("a tax number stands alone, too", () => {
    expect(taxIdIn("91330100MA2AAAAA1X")).toBe("91330100MA2AAAAA1X");
    expect(taxIdIn("91350100m000100y43")).toBe("91350100M000100Y43");
    expect(taxIdIn("913301001000000041")).toBe("913301001000000041");
    expect(taxIdIn("税号是913301007654321098")).toBe("913301007654321098");
    expect(taxIdIn("13800000000")).toBeNull();
  });

  test.each([
    "帮我给订单 887902914884743242 开发票",
    "订单505586177904223860",
    "vat invoice please for order 12345678",
    "tax number for 2 orders",
    "1Z1929026658713385",
  ])("an order's number is none: %s", (text) => {
    expect(taxIdIn(text)).toBeNull();
  });

  test("whatever is written is read quickly and without a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const header = headerIn(`抬头${text}公司`);
        expect(header === null || header.name.length <= 310).toBe(true);
      }),
    );
  });
});
