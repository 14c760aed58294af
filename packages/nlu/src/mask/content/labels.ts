import type { MaskType } from "../mask-types.ts";

/** What stands for each type, in Chinese and English: [姓名1], [NAME1]. */
export const LABELS: Readonly<Record<MaskType, { readonly zh: string; readonly en: string }>> = {
  name: { zh: "姓名", en: "NAME" },
  phone: { zh: "电话", en: "PHONE" },
  email: { zh: "邮箱", en: "EMAIL" },
  address: { zh: "地址", en: "ADDRESS" },
  identity: { zh: "证件", en: "ID" },
  bank_card: { zh: "银行卡", en: "CARD" },
  account: { zh: "账号", en: "ACCOUNT" },
  plate: { zh: "车牌", en: "PLATE" },
  tracking: { zh: "运单", en: "TRACKING" },
  order: { zh: "订单", en: "ORDER" },
  link: { zh: "链接", en: "LINK" },
  network: { zh: "网络地址", en: "NETWORK" },
  birth_date: { zh: "生日", en: "BIRTHDATE" },
  secret: { zh: "密码", en: "SECRET" },
  code: { zh: "编号", en: "CODE" },
};
