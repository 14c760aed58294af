import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";

const ZH =
  /(?<which>这|那)(?:一)?(?:件|个(?!月|星期|礼拜|问题|时候|地址|订单|快递|包裹|活动|价)|款|条|双|套|瓶|盒|包(?!裹)|支|只|台|副|对|顶|种)/g;
const ZH_GOODS = /(?<which>这|那)(?:个)?(?:商品|宝贝|产品|东西|衣服|裤子|裙子|鞋子?|包包)/g;
const EN_THING =
  "(?:one|item|product|thing|shirt|t-shirt|tee|dress|jacket|coat|hoodie|sweater|pants|jeans|skirt|shoe|bag|lens|pair|mask|cream|snack|model|style|set)";
const EN = new RegExp(`\\b(?<which>this|that|these|those) ${EN_THING}s?\\b`, "gi");
const EN_BARE =
  /\b(?<which>this|these|those)\b(?! (?:morning|afternoon|evening|weekend|week|month|year|time|way|order|parcel|package|shop|store|chat|conversation|problem|issue|address|is (?:a )?(?:ridiculous|joke|the|unacceptable|terrible)))/gi;

/** A product pointed at rather than named: 这件, 那款, "this one", "that dress". */
export function findReferences(folded: string): readonly Entity[] {
  return [ZH_GOODS, ZH, EN, EN_BARE].flatMap((pattern) =>
    findAll(folded, pattern, ({ groups }) => ({ kind: "product_reference", value: whichOf(groups?.["which"]) })),
  );
}

function whichOf(word: string | undefined): "this" | "that" {
  return /^(?:那|that|those)$/i.test(word ?? "") ? "that" : "this";
}
