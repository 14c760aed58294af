import { clause, PERSON } from "./clause.ts";

/** Clauses of what is asked of the warehouse, the courier or the shop. */
export const REQUEST_CLAUSES = {
  "urge.unsent": clause(
    "付了款、还没发出的订单才能催发货。",
    "Only a paid order that has not been sent can be pressed for.",
    {
      zh: "没付款的付款后就会安排；已经发出的，我可以帮您查物流。",
      en: "An unpaid order is sent once it is paid; of a sent one I can look up the parcel.",
    },
  ),
  "urge.not-held": clause("这单约好了晚点再发。", "This order is being held back, as was asked for.", {
    zh: "要现在发的话，我可以帮您取消约好的日期。",
    en: "I can take the day back, so that it is sent in its turn.",
  }),
  "urge.deadline": clause("还没到承诺的最晚发货时间。", "The time by which it was promised to leave has not passed.", {
    zh: "到时间还没发出的话告诉我，我给仓库登记加急。",
    en: "If it has not left by then, tell me and I'll press the warehouse.",
  }),
  "urge.daily": clause("今天已经给仓库登记过加急了。", "The warehouse was pressed for it today already.", {
    zh: "明天还没发出可以再登记一次，也可以转人工帮您问。",
    en: "If it has not left by tomorrow it can be asked for again, or a colleague can ask.",
  }),
  "hold.unsent": clause(
    "已经打包或发出的订单约不了发货日期。",
    "An order that is packed or sent cannot be held back.",
    {
      zh: "可以转人工看看还能不能拦下来。",
      en: "A colleague can see whether it can still be stopped.",
      agent: { zh: "可以联系仓库看能不能拦下来。", en: "Ask the warehouse whether it can still be stopped." },
    },
  ),
  "hold.offered": clause("这家店不能约发货日期。", "This shop does not hold orders back.", PERSON),
  "hold.date": clause(
    "约的日期最早是明天，最晚在店铺能留的天数以内。",
    "It can be any day from tomorrow on, as long as the shop keeps orders.",
    { zh: "换一个日期就可以。", en: "Another day is possible." },
  ),
  "hold.different": clause("这单已经约在这一天了。", "It is held until that very day already.", {
    zh: "可以换一天，或者取消约好的日期。",
    en: "It can be another day, or the day can be taken back.",
  }),
  "parcel.of-order": clause("这个订单里没有这个包裹。", "The order has no such parcel.", PERSON),
  "redelivery.possible": clause(
    "还在路上，或放在快递柜、驿站等代收点的包裹，才能约重新派送。",
    "Only a parcel that is under way, or waits at a locker or with somebody else, can be delivered again.",
    PERSON,
  ),
  "trace.due": clause(
    "包裹在正常运输，还不用查件。",
    "The parcel is moving as it should, so there is nothing to trace.",
    {
      zh: "要是停住不动，或者显示签收了却没收到，告诉我就登记查件。",
      en: "If it stops, or is marked delivered without reaching you, tell me and I'll have it traced.",
    },
  ),
  "request.once": clause("已经登记过了，不用重复登记。", "This was asked for already.", {
    zh: "想知道进度的话，可以转人工帮您问。",
    en: "A colleague can ask how far it is.",
    agent: { zh: "请看订单里已有的登记。", en: "See the request that the order has." },
  }),
  "invoice.paid": clause(
    "付了款、没有取消或退款的订单才能开票。",
    "Only an order that is paid and not called off gets an invoice.",
    PERSON,
  ),
  "invoice.kind": clause("店铺开不了这种发票。", "The shop does not issue invoices of this kind.", {
    zh: "可以开店铺支持的发票。",
    en: "One of the kinds that the shop issues is possible.",
  }),
  "invoice.header": clause(
    "要写清楚抬头；专票只能开公司抬头。",
    "It must say whom it is made out to; a special VAT invoice goes to companies only.",
    { zh: "把发票抬头发给我就可以。", en: "Tell me the name for the invoice." },
  ),
  "invoice.tax-id": clause("开公司抬头需要税号。", "A company's invoice needs its tax number.", {
    zh: "把公司的税号发给我就可以。",
    en: "Send me the company's tax number.",
  }),
  "combine.two-orders": clause("合并发货要两个不同的订单。", "It takes two different orders to send them together.", {
    zh: "告诉我要和哪个订单一起发就可以。",
    en: "Tell me which other order it shall go with.",
    agent: { zh: "换一个订单就可以。", en: "Choose another order." },
  }),
  "combine.unsent": clause(
    "两个都付了款、还没发出的实物订单才能合并发货。",
    "Only two paid orders of goods that have not been sent can go together.",
    {
      zh: "没付款的付款后告诉我就能登记；已经发出的，我可以帮您查物流。",
      en: "Once an unpaid one is paid, tell me and I'll ask; of a sent one I can look up the parcel.",
      agent: {
        zh: "没付款的等付款后再登记；已经发出的只能分开送。",
        en: "An unpaid one can be asked for once it is paid; a sent one goes by itself.",
      },
    },
  ),
  "combine.same-address": clause("两个订单的收货地址不一样。", "The orders go to different addresses.", {
    zh: "还没打包的订单可以先改成同一个地址，再来登记合并。",
    en: "The address of one that is not packed can be changed first; then I can ask for it.",
    agent: {
      zh: "还没打包的订单可以先改成同一个地址。",
      en: "The address of one that is not packed can be changed first.",
    },
  }),
  "combine.within-window": clause(
    "两个订单不在合并发货的时限内。",
    "The orders were not placed close enough together.",
    PERSON,
  ),
  "withdraw.standing": clause(
    "只有还没办完的登记才能撤回。",
    "Only what has not been carried out can be taken back.",
    PERSON,
  ),
} as const;

/** The id of one of them. */
export type RequestClauseId = keyof typeof REQUEST_CLAUSES;
