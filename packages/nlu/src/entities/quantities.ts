import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";
import { EN_NUMBER, readNumber, ZH_NUMBER } from "./numerals.ts";

const ZH = new RegExp(
  `(?<![第\\d.])(?<number>${ZH_NUMBER})\\s?(?:件|双|条|套|盒|瓶|包|箱|份|支|只|袋|台|副|对|片|罐|桶|个(?!月|小时|星期|礼拜|工作日|问题|字|人|快递|订单))`,
  "g",
);
const EN_UNIT = "(?:pcs?|pieces?|pairs?|items?|units?|boxes|box|bottles?|packs?|bags?|sets?|copies)";
const EN = new RegExp(`\\b(?<number>${EN_NUMBER}) ?(?:x )?(?:of (?:them|these|those)|${EN_UNIT})\\b`, "gi");
const TIMES =
  /(?<![a-z\d])(?:x|qty|quantity|数量)[ :]?(?<number>\d{1,3})(?![\d.a-z])|(?<![\d.])(?<before>\d{1,3}) ?x(?![a-z\d])/gi;
const MOST = 9_999;

/** How many: 两件, 3盒, "2 pairs", "x2". A lone 一个 counts as one. */
export function findQuantities(folded: string): readonly Entity[] {
  return [ZH, EN, TIMES].flatMap((pattern) =>
    findAll(folded, pattern, ({ groups }) => quantity(readNumber(groups?.["number"] ?? groups?.["before"] ?? ""))),
  );
}

function quantity(value: number | undefined) {
  if (value === undefined || value < 1 || value > MOST) return undefined;
  return { kind: "quantity", value } as const;
}
