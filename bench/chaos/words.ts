/** What customers say; orders and parcels most of all, as in any shop. The last ones want a person. */
const CUSTOMER_WORDS = {
  zh: [
    "我的快递到哪了",
    "订单什么时候发货",
    "什么时候能到",
    "我的订单现在什么状态",
    "可以退货吗",
    "退款多久到账",
    "运费谁出",
    "地址写错了能改吗",
    "能不能催一下",
    "有优惠券吗",
    "这件还有货吗",
    "在吗",
    "好的，谢谢",
    "转人工",
    "我要投诉，叫你们客服来",
  ],
  en: [
    "Where is my parcel",
    "When will my order ship",
    "What is the status of my order",
    "Can I return it",
    "How long does a refund take",
    "Who pays for shipping",
    "Can I change my address",
    "Is there a coupon",
    "Hello?",
    "OK, thanks",
    "I want to talk to a person",
  ],
} as const;

/** What agents answer. */
const AGENT_WORDS = {
  zh: ["亲，帮您看一下", "已经帮您催了，请放心", "给您添麻烦了", "已备注，今天发出", "还有什么可以帮您的吗"],
  en: ["Let me have a look", "I have asked the warehouse to hurry", "Sorry for the trouble", "Anything else I can do?"],
} as const;

/** Something that a customer or an agent may say. */
export function say(kind: "customer" | "agent", language: "zh" | "en", random: () => number): string {
  const words: readonly string[] = (kind === "customer" ? CUSTOMER_WORDS : AGENT_WORDS)[language];
  return words[Math.floor(random() * words.length)] ?? "?";
}
