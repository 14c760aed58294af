import type { ChangeCounts, ImportStage } from "../commerce/index.ts";

/** What the import command says. */
export interface ImportWords {
  readonly stages: Readonly<Record<ImportStage, string>>;
  readonly counts: (counts: ChangeCounts) => string;
  readonly encoding: (name: string) => string;
  readonly more: (count: number) => string;
  readonly import_refused: string;
  readonly shop_unknown: string;
  readonly file_too_large: string;
  readonly file_unreadable: string;
}

/** As spreadsheet programs call them. */
const ENCODINGS: Readonly<Record<string, string>> = { gb18030: "GBK (GB 18030)", "utf-16le": "UTF-16" };

const ZH: ImportWords = {
  stages: {
    reading: "读取文件",
    customers: "顾客",
    products: "商品",
    orders: "订单",
    rules: "店铺规则",
    promotions: "活动和优惠券",
    "return-addresses": "退货地址",
  },
  counts: ({ created, changed, unchanged }) => `新增 ${created}，更新 ${changed}，未变 ${unchanged}`,
  encoding: (name) => `文件不是 UTF-8，已按 ${ENCODINGS[name] ?? name} 读取，请核对文字是否正确`,
  more: (count) => `……还有 ${count} 处`,
  import_refused: "文件有问题，没有导入任何内容：",
  shop_unknown: "没有这个店铺",
  file_too_large: "文件太大，请拆分后导入",
  file_unreadable: "文件读不了",
};

const EN: ImportWords = {
  stages: {
    reading: "reading",
    customers: "customers",
    products: "products",
    orders: "orders",
    rules: "rules",
    promotions: "promotions and coupons",
    "return-addresses": "return addresses",
  },
  counts: ({ created, changed, unchanged }) => `${created} created, ${changed} changed, ${unchanged} unchanged`,
  encoding: (name) =>
    `The file is not UTF-8; it was read as ${ENCODINGS[name] ?? name}. Check that its texts are right`,
  more: (count) => `… and ${count} more`,
  import_refused: "The file was refused, nothing was imported:",
  shop_unknown: "There is no such shop",
  file_too_large: "The file is too large; split it",
  file_unreadable: "The file cannot be read",
};

/** The import command's words in the terminal's language. */
export function importWords(language: "zh" | "en"): ImportWords {
  return language === "zh" ? ZH : EN;
}
