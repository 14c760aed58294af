import type { Entity, QuantityUnit } from "./entity.ts";
import { findAll } from "./matching.ts";
import { EN_NUMBER, readNumber, ZH_NUMBER } from "./numerals.ts";

const ZH = new RegExp(
  `(?<![第\\d.])(?<number>${ZH_NUMBER}|半)\\s?(?<unit>件|双|条|套|盒|瓶|包(?![邮裹])|箱|份|支|只(?![要有能是])|袋|台|副|对(?![不吗了于])|片|罐|桶|打(?![开听折扫完包扰电算])|个(?!月|小时|星期|礼拜|工作日|问题|字|人|快递|订单))(?<half>半)?`,
  "g",
);
const ZH_MEASURED = new RegExp(
  `(?<![第\\d.])(?<number>\\d{1,5}(?:\\.\\d{1,2})?|${ZH_NUMBER}|半)\\s?(?<unit>公斤|千克|斤|毫升|升(?!级|降|温)|克(?!服|制|拉)|ml|kg|g|l)(?<half>半)?(?![a-z])`,
  "gi",
);
const UNITS: Readonly<Record<string, QuantityUnit>> = {
  公斤: "kg",
  千克: "kg",
  kg: "kg",
  斤: "jin",
  克: "g",
  g: "g",
  毫升: "ml",
  ml: "ml",
  升: "l",
  l: "l",
};
const EN_UNIT = "(?:pcs?|pieces?|pairs?|items?|units?|boxes|box|bottles?|packs?|bags?|sets?|copies)";
const EN = new RegExp(`\\b(?<number>${EN_NUMBER}) ?(?:x )?(?:of (?:them|these|those)|${EN_UNIT})\\b`, "gi");
const DOZENS = new RegExp(`\\b(?:(?<half>half a)|(?<number>${EN_NUMBER})) dozen\\b`, "gi");
const TIMES =
  /(?<![a-z\d])(?:x|qty|quantity|数量)[ :]?(?<number>\d{1,3})(?![\d.a-z])|(?<![\d.])(?<before>\d{1,3}) ?x(?![a-z\d])/gi;
const MOST = 9_999;
const DOZEN = 12;

/** How many, or how much: 两件, 3盒, 三斤半, 一打, 500ml, "2 pairs", "half a dozen", "x2". A lone 一个 counts as one. */
export function findQuantities(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, ZH, ({ groups = {} }) => {
      const number = halves(groups["number"], groups["half"]);
      return quantity(groups["unit"] === "打" && number !== undefined ? number * DOZEN : number);
    }),
    ...findAll(folded, ZH_MEASURED, ({ groups = {} }) =>
      quantity(halves(groups["number"], groups["half"]), UNITS[groups["unit"]?.toLowerCase() ?? ""]),
    ),
    ...findAll(folded, DOZENS, ({ groups = {} }) =>
      quantity(DOZEN * (groups["half"] ? 0.5 : (readNumber(groups["number"] ?? "") ?? 0))),
    ),
    ...[EN, TIMES].flatMap((pattern) =>
      findAll(folded, pattern, ({ groups }) => quantity(readNumber(groups?.["number"] ?? groups?.["before"] ?? ""))),
    ),
  ];
}

function halves(written: string | undefined, half: string | undefined): number | undefined {
  if (written === "半") return 0.5;
  const number = /^\d+\.\d+$/.test(written ?? "") ? Number(written) : readNumber(written ?? "");
  return number === undefined ? undefined : number + (half ? 0.5 : 0);
}

function quantity(value: number | undefined, unit?: QuantityUnit) {
  if (value === undefined || value <= 0 || value > MOST) return undefined;
  return { kind: "quantity", value, ...(unit && { unit }) } as const;
}
