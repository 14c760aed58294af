import type { BilingualText } from "../../core/text.ts";

/** Why something in a file cannot be taken. Stable. */
export type ImportProblemCode =
  | "not_utf8"
  | "empty"
  | "csv_syntax"
  | "json_syntax"
  | "column_unknown"
  | "column_missing"
  | "shape"
  | "value_invalid"
  | "number_out_of_range"
  | "too_precise"
  | "control_character"
  | "lone_surrogate"
  | "text_too_long"
  | "duplicate"
  | "contradiction"
  | "unknown_sku"
  | "unknown_warehouse"
  | "ends_before_start"
  | "in_the_future"
  | "total_negative";

/** One thing that is wrong: where (a line of CSV, a path in JSON), what, and what stands there. */
export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** `line 12, price` or `/orders/3/lines/0/quantity`. */
  readonly at: string;
  /** What stands there or what was expected, shortened. */
  readonly detail: string;
}

const WORDS: Readonly<Record<ImportProblemCode, BilingualText>> = {
  not_utf8: { zh: "文件不是 UTF-8 编码，请另存为“CSV UTF-8”", en: "the file is not UTF-8; save it as UTF-8" },
  empty: { zh: "文件里没有数据", en: "there is nothing in the file" },
  csv_syntax: { zh: "CSV 格式不对", en: "this is not valid CSV" },
  json_syntax: { zh: "JSON 格式不对", en: "this is not valid JSON" },
  column_unknown: { zh: "不认识的列", en: "unknown column" },
  column_missing: { zh: "缺少列", en: "missing column" },
  shape: { zh: "内容不符合要求", en: "this does not have the expected shape" },
  value_invalid: { zh: "值不对", en: "invalid value" },
  number_out_of_range: { zh: "数字超出范围", en: "number out of range" },
  too_precise: { zh: "金额小数位太多", en: "an amount with too many decimals" },
  control_character: { zh: "含有控制字符", en: "contains a control character" },
  lone_surrogate: { zh: "含有残缺字符", en: "contains half a character" },
  text_too_long: { zh: "文字太长", en: "text is too long" },
  duplicate: { zh: "重复", en: "appears twice" },
  contradiction: { zh: "与前面的行不一致", en: "contradicts an earlier line" },
  unknown_sku: { zh: "没有这个商品，又没有写标题", en: "no such product, and no title given" },
  unknown_warehouse: { zh: "没有这个仓库，请先写在 warehouses 里", en: "no such warehouse among the rules" },
  ends_before_start: { zh: "结束时间不晚于开始时间", en: "does not end after it starts" },
  in_the_future: { zh: "时间在未来", en: "lies in the future" },
  total_negative: { zh: "优惠比商品金额还多", en: "the discount is more than the goods cost" },
};

/** A problem as one line for a person. */
export function describeProblem({ code, at, detail }: ImportProblem, language: "zh" | "en"): string {
  const words = WORDS[code][language] ?? code;
  return `${at}: ${words}${detail === "" ? "" : ` (${detail})`} [${code}]`;
}

const MAX_DETAIL = 80;

/** Shortens what stood in the file so that a report stays readable, and shows what cannot be seen. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  const visible = text.replace(
    /[\p{Cc}\p{Cs}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return visible.length > MAX_DETAIL ? `${visible.slice(0, MAX_DETAIL)}…` : visible;
}
