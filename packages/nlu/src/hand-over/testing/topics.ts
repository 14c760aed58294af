/** A thing to ask: three ways to ask it, its answer, an answer to something else, and a question that follows. */
export interface Topic {
  readonly intent: string;
  readonly asks: readonly [string, string, string];
  readonly answer: string;
  readonly wrong: string;
  readonly next: string;
  readonly nextAnswer: string;
}

export const TOPICS_ZH: readonly Topic[] = [
  {
    intent: "ship",
    asks: ["什么时候发货", "我的东西到底几号能发出来", "发货时间是哪天"],
    answer: "现货下单后48小时内发出，发出后会有短信。",
    wrong: "本店支持七天无理由退货，请保持吊牌完好。",
    next: "那一般几天能到",
    nextAnswer: "发出后一般三到五天送达。",
  },
  {
    intent: "refund",
    asks: ["退款什么时候到账", "钱怎么还没退给我", "退的钱几天能收到"],
    answer: "仓库签收后1-3个工作日原路退回。",
    wrong: "您可以在我的订单里查看物流进度。",
    next: "会退到微信还是银行卡",
    nextAnswer: "原路退回，用什么付的就退到哪里。",
  },
  {
    intent: "invoice",
    asks: ["能开公司抬头的发票吗", "发票怎么还没给我开", "我要专用发票在哪申请"],
    answer: "可以，在订单详情里点申请发票，填写抬头和税号。",
    wrong: "亲，这款目前有黑色和白色两个颜色。",
    next: "电子的还是纸质的",
    nextAnswer: "默认电子发票，会发到您的邮箱。",
  },
  {
    intent: "size",
    asks: ["身高165体重55穿什么码", "我一米六五110斤选哪个号", "尺码帮我选一下，165的个子"],
    answer: "按您的身材建议选M码，喜欢宽松可以选L码。",
    wrong: "下单后48小时内发货，请您耐心等待。",
    next: "那L码会不会太长",
    nextAnswer: "L码衣长68厘米，在您身上刚好过腰。",
  },
  {
    intent: "address",
    asks: ["收货地址填错了怎么改", "帮我把地址换成公司的", "订单地址能不能修改"],
    answer: "还没发货的订单可以在详情页修改一次地址。",
    wrong: "优惠券可以在领券中心领取，每人限一张。",
    next: "改了以后会晚发吗",
    nextAnswer: "不会影响发货时间。",
  },
];

export const TOPICS_EN: readonly Topic[] = [
  {
    intent: "ship",
    asks: [
      "when will my order ship",
      "I'd like to know what day my stuff gets sent",
      "what is the dispatch date for it",
    ],
    answer: "Items in stock leave within 48 hours, and you get a message then.",
    wrong: "You can return anything within seven days with its tags on.",
    next: "and how many days until it arrives",
    nextAnswer: "Usually three to five days after it leaves.",
  },
  {
    intent: "refund",
    asks: [
      "when do I get my refund",
      "the money for my return has not come yet",
      "how long until I see the refund in my account",
    ],
    answer: "It goes back to your card one to three working days after the return arrives.",
    wrong: "You can follow your parcel under My orders.",
    next: "does it go to the same card",
    nextAnswer: "Yes, always to the way you paid.",
  },
  {
    intent: "invoice",
    asks: [
      "can I get an invoice for my company",
      "I am missing the invoice with our VAT number",
      "where do I request the tax invoice",
    ],
    answer: "Yes, open the order, choose Invoice and fill in the company and its number.",
    wrong: "This one comes in black and white.",
    next: "is it a pdf or on paper",
    nextAnswer: "A PDF, it goes to your mailbox.",
  },
  {
    intent: "size",
    asks: [
      "which size for 5'6 and 130 pounds",
      "I am 5'6, 130 lb, do I take a medium",
      "help me pick a size, I'm rather short",
    ],
    answer: "We suggest a medium, or a large if you like it loose.",
    wrong: "Orders leave within 48 hours, thank you for your patience.",
    next: "would the large be too long",
    nextAnswer: "The large is 27 inches long and ends just below the waist.",
  },
  {
    intent: "address",
    asks: [
      "how do I change the delivery address",
      "please put my office address on the order instead",
      "can the address of an order be edited",
    ],
    answer: "You can edit it once in the order's details until it ships.",
    wrong: "Coupons can be collected in the coupon centre, one each.",
    next: "will that delay it",
    nextAnswer: "No, it ships at the same time.",
  },
];
