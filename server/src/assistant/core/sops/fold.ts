/** A text without case, width, punctuation and the particles that change nothing: 色差问题呀～ is 色差问题. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/(?<=.)[啊呀呢哦吧嘛了啦哈]+$/u, "");
}
