/** What customers say; orders and parcels most of all, as in any shop. */
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
  ],
} as const;

/** How customers ask for a person, and how often of a hundred messages. */
const PERSON_WANTED = { zh: "转人工", en: "I want to talk to a person" } as const;
const PERSON_PERCENT = 4;

/** What somebody wants done with an order, a number behind it; what he answers when he is asked whether it shall be done, as the buttons say it. */
const ERRANDS = {
  zh: ["取消订单 {n}", "订单 {n} 先别发货，下周五再发", "订单 {n} 加个备注：请轻拿轻放"],
  en: ["cancel order {n}", "please hold order {n} until next Friday", "add a note to order {n}: ring twice"],
} as const;
const YES = { zh: "确认办理", en: "Yes, do it" } as const;
const NO = { zh: "先不办了", en: "No, leave it" } as const;
const YES_PERCENT = 85;

/** A wish about one of these orders: to cancel it, hold it, or write a note on it. */
export function errandOf(orders: readonly string[], language: "zh" | "en", random: () => number): string {
  return oneOf(ERRANDS[language], random).replace("{n}", oneOf(orders, random));
}

function oneOf(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? "?";
}

/** The answer to a question that offers a yes and a no; undefined where nothing is asked. */
export function answerTo(
  offered: readonly string[],
  { language, random }: { readonly language: "zh" | "en"; readonly random: () => number },
): string | undefined {
  if (!offered.includes(YES[language])) return undefined;
  return random() * 100 < YES_PERCENT ? YES[language] : NO[language];
}

/** What agents answer. */
const AGENT_WORDS = {
  zh: ["亲，帮您看一下", "已经帮您催了，请放心", "给您添麻烦了", "已备注，今天发出", "还有什么可以帮您的吗"],
  en: ["Let me have a look", "I have asked the warehouse to hurry", "Sorry for the trouble", "Anything else I can do?"],
} as const;

/** Something that a customer or an agent may say. */
export function say(kind: "customer" | "agent", language: "zh" | "en", random: () => number): string {
  if (kind === "customer" && random() * 100 < PERSON_PERCENT) return PERSON_WANTED[language];
  return oneOf((kind === "customer" ? CUSTOMER_WORDS : AGENT_WORDS)[language], random);
}
