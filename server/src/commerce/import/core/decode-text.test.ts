import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

const ascii = (text: string): number[] => [...text].map((one) => one.charCodeAt(0));
/** 亚麻衬衫,白色 as Chinese Excel saves it. */
const SHIRT_GBK = [0xd1, 0xc7, 0xc2, 0xe9, 0xb3, 0xc4, 0xc9, 0xc0, 0x2c, 0xb0, 0xd7, 0xc9, 0xab];

describe("a file's text", () => {
  it("is taken as UTF-8, with or without a mark", () => {
    const bytes = new TextEncoder().encode("\ufeff标题\r\n亚麻");
    expect(decodeText(bytes)).toEqual({ ok: true, text: "标题\r\n亚麻", encoding: "utf-8" });
  });

  it("is read as GBK when Chinese Excel wrote it", () => {
    const bytes = new Uint8Array([...ascii("sku,title\nA,"), ...SHIRT_GBK]);
    expect(decodeText(bytes)).toEqual({ ok: true, text: "sku,title\nA,亚麻衬衫,白色", encoding: "gb18030" });
  });

  it("is read as UTF-16 when it is marked so", () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...ascii("a\tb").flatMap((one) => [one, 0])]);
    expect(decodeText(bytes)).toEqual({ ok: true, text: "a\tb", encoding: "utf-16le" });
  });

  it.each([
    ["Latin-1, which GBK would take for Chinese", [...ascii("A,x\nB,na"), 0xef, ...ascii("ve caf"), 0xe9, 0x65]],
    ["half a character", [...ascii("A,x\nB,"), 0xd2]],
    ["bytes that are no text", [...ascii("A\n"), 0xff, 0xff, 0xa1, 0xa1]],
  ])("is refused with its line: %s", (_, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({
      ok: false,
      problem: { code: "not_utf8", at: "line 2", detail: "" },
    });
  });
});
