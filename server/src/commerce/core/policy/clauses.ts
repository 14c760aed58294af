import { type Clause, clause, PERSON as person } from "./clause.ts";
import { COUPON_CLAUSES } from "./coupon-clauses.ts";
import { REQUEST_CLAUSES } from "./request-clauses.ts";

const signIn = {
  zh: "请先登录您购物的账号，再告诉我要办什么。",
  en: "Please sign in to the account you bought with.",
  agent: { zh: "请顾客先登录购物的账号。", en: "Ask the customer to sign in to the account of the order." },
};
const higher = {
  ...person,
  agent: { zh: "请交给权限更高的同事办理。", en: "Give it to a colleague who may decide on more." },
};
const afterReceipt = {
  zh: "已经发出的订单，收到后可以申请退货或换货。",
  en: "What was sent can be returned or exchanged once it arrives.",
};
const whenCheaper = {
  zh: "价保期内再降价，可以再来退差价。",
  en: "If the price falls further while it is protected, ask again.",
  agent: {
    zh: "只选降了价的商品；价保期内再降价，可以再退差价。",
    en: "Choose only what costs less now; a further fall can be given back while the price is protected.",
  },
};
const otherVariant = { zh: "可以换同款的其他规格。", en: "Another option of the same product is possible." };
const otherPayment = { zh: "可以换一个支付方式。", en: "Another way to pay is possible." };
const again = {
  zh: "我把现在的内容再给您看一遍，您确认后就办。",
  en: "Look at the details as they are now, and say yes to them.",
  agent: { zh: "请看最新的内容，再确认一次。", en: "Look at the details as they are now, and confirm them." },
};

/** Every clause by its id. The ids stand in traces and in what refusals cite: they never change their meaning. */
export const CLAUSES = {
  "identity.known": clause("只有确认了身份才能改动订单。", "Orders change only for a customer who is known.", signIn),
  "order.own": clause("只能办理本人的订单。", "Only one's own orders can be changed.", signIn),
  "cancel.not-sent": clause(
    "未发货的订单才能取消。",
    "Only an order that is not being sent can be cancelled.",
    afterReceipt,
  ),
  "cancel.not-modified": clause(
    "付过款又改过商品的订单不能再取消。",
    "A paid order whose items were changed cannot be cancelled any more.",
    afterReceipt,
  ),
  "change.not-sent": clause(
    "未发货的订单才能修改。",
    "Only an order that is not being sent can be changed.",
    afterReceipt,
  ),
  "change.items-once": clause(
    "一个订单的商品只能改一次，改过后不能再改。",
    "The items of an order can be changed once; after that nothing can.",
    afterReceipt,
  ),
  "return.delivered-only": clause(
    "签收后的订单才能退货。",
    "Only an order that was delivered can be returned.",
    person,
  ),
  "return.window": clause("超过了退货期限。", "The time for a return is over.", person),
  "return.category": clause("这类商品不支持退货。", "Goods of this kind cannot come back.", person),
  "exchange.delivered-only": clause(
    "签收后的订单才能换货。",
    "Only an order that was delivered can be exchanged.",
    person,
  ),
  "remedy.once": clause(
    "这个订单已经有一笔退换在办理，不能再申请一笔。",
    "A return or exchange of this order is under way; there cannot be a second.",
    person,
  ),
  "items.some": clause("要说明是哪些商品，每件只说一次。", "It must be said which items, each once.", otherVariant),
  "items.of-order": clause("商品不在这个订单里。", "An item is not part of this order.", person),
  "items.same-product": clause(
    "只能换成同一款商品的其他规格。",
    "An item can become another option of the same product only.",
    otherVariant,
  ),
  "items.different": clause("换的规格和原来一样。", "The new option is the one it already is.", otherVariant),
  "items.available": clause("要换的规格没有货了。", "The option wished for is sold out.", otherVariant),
  "price.currency": clause(
    "这个订单的币种和店铺现在标价的币种不同，没法比价。",
    "The order is in another currency than the shop's prices; they cannot be compared.",
    person,
  ),
  "payment.own": clause("只能使用本人账户里的支付方式。", "Only one's own ways to pay can be used.", otherPayment),
  "payment.different": clause("新的支付方式和原来一样。", "The new way to pay is the one it already is.", otherPayment),
  "payment.once": clause("一个订单的支付方式只能换一次。", "The way to pay of an order can be changed once.", person),
  "payment.single": clause(
    "只有一次付清的订单才能换支付方式。",
    "Only an order paid in one go can be paid otherwise.",
    person,
  ),
  "payment.gift-card-covers": clause("礼品卡余额不够。", "The gift card does not hold enough.", otherPayment),
  "refund.original-or-gift-card": clause(
    "退款只能退回原支付方式，或退到已有的礼品卡。",
    "Money goes back the way it came, or onto a gift card on file.",
    otherPayment,
  ),
  "fee.both-charged": clause("两个订单都付了运费，才能退一笔。", "Both orders must have paid a shipping fee.", person),
  "fee.not-returned": clause("这笔运费已经退过了。", "One of the fees was already returned.", person),
  "fee.orders-stand": clause(
    "取消了或退了款的订单，运费已经一起退回。",
    "Orders that were cancelled or refunded got their fee back with the rest.",
    person,
  ),
  "fee.same-address": clause("两个订单的收货地址不一样。", "The orders go to different addresses.", person),
  "fee.within-window": clause(
    "两个订单不在合并发货的时限内。",
    "The orders were not placed close enough together.",
    person,
  ),
  "fee.rule": clause("店铺没有合并运费的规则。", "The shop has no rule for parcels that go together.", person),
  "protection.rule": clause("店铺没有价保。", "The shop does not protect prices.", person),
  "protection.order-stands": clause(
    "付了款、没有取消或退款的订单才有价保。",
    "Prices are protected for orders that were paid and not called off.",
    person,
  ),
  "protection.items-unchanged": clause(
    "改过商品的订单，差价要由人工核对。",
    "Where items were changed, what was paid for each is for people to look at.",
    {
      ...person,
      agent: { zh: "核对后按退一部分钱办理。", en: "Look at what was paid, and give it back as a part refund." },
    },
  ),
  "protection.within-days": clause("已经过了价保期。", "The time of price protection is over.", person),
  "protection.cheaper-now": clause(
    "现在的价格不比您买的时候低，没有差价可退。",
    "It does not cost less now than when it was bought.",
    whenCheaper,
  ),
  "protection.not-given": clause(
    "这件商品的差价已经退过了。",
    "The difference for this item was already given back.",
    whenCheaper,
  ),
  "refund.by-people": clause("退一部分钱要由人工同事决定。", "A part refund is for people to decide.", person),
  "refund.order-stands": clause(
    "付了款、没有取消或退款的订单才能退一部分。",
    "A part goes back only of an order that was paid and not called off.",
    person,
  ),
  "refund.lines": clause(
    "选的商品要在这个订单里，每件只选一次。",
    "The items must be of this order, each named once.",
    person,
  ),
  "refund.amount": clause(
    "金额要大于零，并且不超过这些商品还没退的钱。",
    "The amount must be more than nothing, and no more than what is still paid for these items.",
    { ...person, agent: { zh: "把金额改小一些，或不选具体商品。", en: "Enter less, or name no items." } },
  ),
  "refund.within-paid": clause(
    "退的钱加起来不能超过这个订单付的钱。",
    "All that goes back together cannot be more than what was paid.",
    person,
  ),
  "limit.currency": clause(
    "这个订单的币种和店铺设置上限用的币种不同，不能直接办理。",
    "The order is in another currency than the limit of what may be decided here.",
    higher,
  ),
  "amount.limit": clause("金额超过了可以直接办理的上限。", "The amount is above what may be decided here.", higher),
  ...COUPON_CLAUSES,
  ...REQUEST_CLAUSES,
  "confirm.given": clause("要您确认后才能办理。", "It is done only after your yes.", again),
  "confirm.fresh": clause("确认的时间太久，要再确认一次。", "The yes came too late; please say it again.", again),
  "confirm.same": clause(
    "确认之后内容有变化，要再确认一次。",
    "The details changed since they were shown; please look at them again.",
    again,
  ),
} as const satisfies Readonly<Record<string, Clause>>;

/** The id of a clause. */
export type ClauseId = keyof typeof CLAUSES;
