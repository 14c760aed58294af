import { expect, test } from "vitest";
import { readAddress } from "./new-address.ts";

const BEFORE = {
  recipient: "周敏",
  phone: "13900000000",
  country: "CN",
  region: "浙江",
  city: "杭州",
  district: "西湖区",
  line: "文三路1号",
  postcode: "",
};

test("a written address is read by its parts, and who receives it stays", () => {
  expect(readAddress("改到上海市浦东新区张江路88号3栋502", BEFORE)).toEqual({
    ok: true,
    address: {
      ...BEFORE,
      region: "",
      city: "上海市",
      district: "浦东新区",
      line: "张江路88号3栋502",
    },
  });
  expect(readAddress("12 Main St Apt 4, Portland, OR 97210", { ...BEFORE, country: "US" })).toMatchObject({
    address: { line: "12 Main St, Apt 4", city: "Portland", region: "OR", postcode: "97210", country: "US" },
  });
});

test("another person is taken where one is named", () => {
  const written = "苏州市姑苏区平江路88号3栋502 李敏 13900001234";
  expect(readAddress(written, BEFORE)).toMatchObject({ address: { recipient: "李敏", phone: "13900001234" } });
  const read = readAddress("上海市浦东新区张江路88号，收件人李明 13812345678", BEFORE);
  expect(read).toMatchObject({ address: { recipient: "李明", phone: "13812345678" } });
});

test.each([
  ["改到公司", "none"],
  ["改到杭州市西湖区", "none"],
  ["文三路90号", "incomplete"],
  ["杭州市西湖区文三路", "incomplete"],
])("%s is no address to send to", (text, code) => {
  expect(readAddress(text, BEFORE)).toEqual({ ok: false, code });
});
