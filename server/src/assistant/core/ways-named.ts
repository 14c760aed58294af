import type { PaymentMethod } from "../../commerce/index.ts";

/** A way to pay as customers call it. */
export interface WayNamed {
  /** Null: a way that no shop's rules know a name for; it is not among them, and that can be said. */
  readonly method: PaymentMethod | null;
  readonly words: RegExp;
}

/** Ways to pay as customers call them. */
export const WAYS_NAMED: readonly WayNamed[] = [
  { method: "alipay", words: /支付宝|alipay/i },
  { method: "wechat", words: /微信|we ?chat/i },
  { method: "huabei", words: /花呗|huabei/i },
  {
    method: "card",
    words: /信用卡|银行卡|储蓄卡|借记卡|(?<!gift )\b(?:credit |debit )?cards?\b|\bvisa\b|master ?card|\bamex\b/i,
  },
  { method: "paypal", words: /pay ?pal|贝宝/i },
  { method: "apple_pay", words: /apple ?pay|苹果支付/i },
  { method: "gift_card", words: /礼品卡|gift ?cards?/i },
  { method: "bank", words: /银行转账|对公转账|对公|bank transfer|wire transfer/i },
  { method: null, words: /货到付款|到付|cash on delivery|pay on delivery|\bcod\b/i },
  { method: null, words: /云闪付|银联|union ?pay/i },
  { method: null, words: /白条|抖音月付|先用后付|klarna|after ?pay|affirm|buy now,? pay later|\bbnpl\b/i },
  { method: null, words: /google ?pay|samsung ?pay|amazon ?pay|shop ?pay|venmo|cash ?app|zelle/i },
  { method: null, words: /数字人民币|比特币|bitcoin|crypto/i },
];

/** Whether words name a way to pay. */
export function namesWayToPay(text: string): boolean {
  return WAYS_NAMED.some(({ words }) => words.test(text));
}
