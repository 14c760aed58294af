import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMasker, type KnownValue, mask } from "./index.ts";
import { generateMessages } from "./testing/generate-messages.ts";

const ORDER: readonly KnownValue[] = [
  { type: "name", value: "王小明" },
  { type: "phone", value: "13812345678" },
  { type: "address", value: "浙江省杭州市西湖区文三路90号东部软件园3栋501" },
  { type: "order", value: "WL-20260518-0417" },
];

describe("mask", () => {
  it.each([
    ["我叫王小明，电话13812345678", "我叫[姓名1]，电话[电话1]"],
    ["My name is John Smith, call (415) 555-2671", "My name is [NAME1], call [PHONE1]"],
    ["收件人：李娜 138 1234 5678 北京市朝阳区建国路88号", "收件人：[姓名1] [电话1] [地址1]"],
    ["ship to 123 Main St Apt 4B, Austin, TX 78701 please", "ship to [ADDRESS1] please"],
    ["身份证330102199003071234，对吗", "身份证[证件1]，对吗"],
    ["😀加我ＶＸ：ａｂｃ＿12345", "😀加我ＶＸ：[账号1]"],
    ["1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣ 打我", "[电话1] 打我"],
    ["13812\u200b345678和13812345678是同一个", "[电话1]和[电话1]是同一个"],
  ])("turns %j into %j", (text, masked) => {
    expect(mask(text).text).toBe(masked);
  });

  it.each([
    "身高165体重110斤穿什么码",
    "WH-1000XM4和iPhone15Pro哪个好，一共12800元",
    "2026-05-06发货，5月20号之前能到吗",
    "满300减50，买两件打9折，20000mAh能上飞机吗",
    "size 10 in black for $1,249.99, delivered by May 7",
    "马上发货吗，方便吗，高兴",
  ])("leaves %j as it is", (text) => {
    expect(mask(text)).toEqual({ text, spans: [] });
  });

  it("keeps a shop's own words, unless the record knows them as somebody", () => {
    const keep = ["Soundcore Liberty", "张小花旗舰店", "TX88213B9"];
    const text = "my Soundcore Liberty and TX88213B9, 张小花旗舰店 by Quentin";
    expect(mask(text, { keep, placeholders: "en" }).text).toBe(
      "my Soundcore Liberty and TX88213B9, 张小花旗舰店 by [NAME1]",
    );
    const known: readonly KnownValue[] = [{ type: "code", value: "TX88213B9" }];
    expect(mask("TX88213B9", { keep, known, placeholders: "en" }).text).toBe("[CODE1]");
  });

  it("says what it masked, by places in the text as given", () => {
    const text = "😀 电话１３８１２３４５６７８。";
    const [span] = mask(text, { placeholders: "en" }).spans;
    expect(span).toMatchObject({ type: "phone", placeholder: "[PHONE1]" });
    expect(text.slice(span?.start, span?.end)).toBe("１３８１２３４５６７８");
  });
});

describe("values of a record", () => {
  it.each([
    ["小明在家吗", "[姓名1]在家吗"],
    ["王 小 明的单子", "[姓名1]的单子"],
    ["王先生说可以", "[姓名1]说可以"],
    ["１３８-１２３４-５６７８", "[电话1]"],
    ["幺三八一二三四五六七八", "[电话1]"],
    ["是5678那个", "是[电话1]那个"],
    ["到文三路90号吗", "到[地址1]吗"],
    ["wl 20260518 0417到了没", "[订单1]到了没"],
  ])("are found in %j", (text, masked) => {
    expect(mask(text, { known: ORDER, placeholders: "zh" }).text).toBe(masked);
  });

  it("are found by parts of a Western name, whole words only", () => {
    const known: readonly KnownValue[] = [{ type: "name", value: "Will Annable" }];
    expect(mask("Annable here. Will it come? I will wait, unannabled", { known }).text).toBe(
      "[NAME1] here. [NAME1] it come? I will wait, unannabled",
    );
  });

  it("never remain, however they are spaced", () => {
    const value = fc.string({
      unit: fc.constantFrom("1", "2", "3", "a", "B", "林", "海"),
      minLength: 6,
      maxLength: 14,
    });
    const mark = fc.constantFrom("", " ", "-", "\u200b");
    const types = fc.constantFrom("name", "phone", "address", "order", "code");
    fc.assert(
      fc.property(value, mark, types, fc.string(), (secret, separator, type, around) => {
        const written = Array.from(secret).join(separator);
        const { text } = mask(`${around} ${written}，${around}`, { known: [{ type, value: secret }] });
        expect(text.replace(/[\s\-\u200b]/g, "").toLowerCase()).not.toContain(secret.toLowerCase());
      }),
    );
  });
});

describe("a masker", () => {
  it("knows the same people and values again in a later text", () => {
    const masker = createMasker();
    expect(masker.mask("我叫王小明，电话13812345678").text).toBe("我叫[姓名1]，电话[电话1]");
    expect(masker.mask("王小明的电话换成13987654321，别打13812345678").text).toBe(
      "[姓名1]的电话换成[电话2]，别打[电话1]",
    );
    expect(masker.mask("王先生，还有张女士").text).toBe("[姓名1]，还有[姓名2]");
    expect(masker.mask("my name is Ann Lee").text).toBe("my name is [姓名3]");
  });

  it("keeps the numbers that a text already uses for others", () => {
    expect(createMasker().mask("[姓名1]说找李娜女士").text).toBe("[姓名1]说找[姓名2]");
  });

  it("takes what becomes known during a conversation", () => {
    const masker = createMasker({ placeholders: "zh" });
    expect(masker.mask("暖阳阳光", [{ type: "name", value: "暖阳" }]).text).toBe("[姓名1]阳光");
    expect(masker.mask("暖 阳").text).toBe("[姓名1]");
  });
});

const scraps = fc.constantFrom(
  "我叫",
  "王小明",
  "张先生",
  "13812345678",
  "一三八",
  "路",
  "区3栋",
  "号",
  "微信",
  "abc_123",
  "my name is ",
  "John ",
  "Smith",
  "12 Main St",
  "@",
  "#",
  "http://a.b/?",
  "\n",
  " ",
  "-",
  ".",
  ":",
  "\u202e",
  "\ud800",
  "\ue000",
  "[姓名1]",
  "[NAME2]",
  "😀",
  "订单",
  "order ",
  "2026-05-06",
  "¥",
  "(",
  ")",
);

/** What tempts a pattern to look back and forth. */
const HOSTILE = [
  "1",
  "1 ",
  "一",
  "王",
  "路街区",
  "3栋",
  "@",
  "John Smith ",
  "a b1-",
  "12 Main ",
  "\ud83d",
  "\u0000\u202e",
  "[姓名1]",
  "http://a.",
  "a:",
  "王小明住文三路90号 ",
];

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

describe("any text", () => {
  it("is masked once and for all, with spans inside of it", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = mask(text, { placeholders: "zh" });
        expect(mask(once.text, { placeholders: "zh" }).text).toBe(once.text);
        for (const [index, { start, end }] of once.spans.entries()) {
          expect(start).toBeGreaterThanOrEqual(once.spans[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is masked once and for all where it is what people write", () => {
    for (const { text } of [...generateMessages("zh", 150, 11), ...generateMessages("en", 150, 12)]) {
      const once = mask(text).text;
      expect(mask(once).text).toBe(once);
    }
  });

  it.each(HOSTILE)("full of %j is masked in bounded time", (piece) => {
    expect(typeof mask(repeated(piece, 200_000), { known: ORDER }).text).toBe("string");
  });

  it("of a million units is masked in bounded time", () => {
    expect(typeof mask(repeated(HOSTILE.join(" "), 1_000_000), { known: ORDER }).text).toBe("string");
  });
});
