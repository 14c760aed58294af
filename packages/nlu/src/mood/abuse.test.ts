import { describe, expect, test } from "vitest";
import { isAbusive } from "./abuse.ts";

describe("scolding", () => {
  test.each([
    "傻逼客服",
    "他妈的什么店",
    "你妈的",
    "妈的怎么还不发货",
    "滚",
    "垃圾店",
    "this sucks",
    "what the hell",
    "stupid bot",
  ])("%s", (text) => {
    expect(isAbusive(text)).toBe(true);
  });

  test.each([
    "送妈妈的毛衣",
    "送妈的裤子有吗",
    "我妈的尺码是L",
    "妈的生日礼物",
    "他妈妈穿多大",
    "奶奶的棉袄",
    "滚边的那件",
    "垃圾袋有吗",
    "死贵",
    "a hell of a tent",
    "damn good jacket",
    "does it suck up dust",
    "trash bags",
    "dumb phone case",
  ])("%s is none", (text) => {
    expect(isAbusive(text)).toBe(false);
  });
});
