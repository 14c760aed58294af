import type { HeldOutDialogue } from "./dialogue-shape.ts";

/**
 * Chinese dialogues of several turns, written by somebody who had seen neither the phrases nor the code, for the demo shops:
 * half sentences, several wishes at once, slips of the pen, changed minds, corrections, digressions. No pack loads them.
 */
export const CHINESE_DIALOGUES: readonly HeldOutDialogue[] = [
  {
    about: "云裳，已登录；一个订单 2611250317：高腰直筒牛仔裤深蓝27码，昨天签收",
    situation: {
      shop: "yunshang",
      orders: [{ number: "2611250317", items: [["YS1301", "深蓝 27"]], state: "delivered", placed: 96, delivered: 24 }],
    },
    turns: [
      {
        says: "那个 我昨天收到的裤子",
        wants:
          "understand that this is only the beginning: name the delivered jeans and ask what is wrong or wanted, start nothing",
        intents: ["give.done", "order.status", "talk.ack"],
      },
      {
        says: "腰大了 能换26的吗",
        wants:
          "join it to the jeans just named: check the exchange policy and stock of dark blue 26 and ask for confirmation",
        intents: ["exchange.request"],
      },
      {
        says: "嗯换吧",
        wants: "take this as the confirmation, start the exchange once and tell where to send the jeans",
        intents: ["talk.affirm"],
      },
    ],
  },
  {
    about: "云裳，已登录；一个已付款未发货的订单（短款小香风外套粉白M，寄公司），没有别的订单",
    situation: { shop: "yunshang", orders: [{ items: [["YS1503", "粉白 M"]], state: "paid", placed: 6 }] },
    turns: [
      {
        says: "帮我地址改成家里的，顺便备注发顺丰，还有啥时候能发呀",
        wants:
          "deal with all three: ask for the home address, say SF costs 12 yuan more and offer to write the note, give the dispatch time of this order",
        intents: [
          "order.change_address",
          "shipping.courier",
          "order.note",
          "shipping.dispatch_time",
          "order.urge_dispatch",
        ],
      },
      {
        says: "苏州市姑苏区平江路88号3栋502 李敏 13900001234",
        wants: "take it as the new address of that order, read it back and ask for confirmation",
        intents: ["give.address", "order.change_address"],
      },
      {
        says: "对的",
        wants: "change the address now, and not forget the open question whether SF at 12 yuan is wanted",
        intents: ["talk.affirm"],
      },
      {
        says: "12块就算了 普通的就行",
        wants: "leave out SF, keep the standard courier, confirm that only the address was changed",
        intents: ["talk.deny", "shipping.courier", "order.note"],
      },
    ],
  },
  {
    about: "山味，已登录；一个运输中的订单 2611260842（每日坚果30包），已两天没有新的物流",
    situation: {
      shop: "shanwei",
      orders: [{ number: "2611260842", items: [["SW2101", "25克×30包"]], state: "shipped", placed: 96, scanned: 48 }],
    },
    turns: [
      {
        says: "kuaidi dao na le",
        wants:
          "read the pinyin as 快递到哪了 and give the last events and the expected day of the only parcel on its way",
        intents: ["logistics.track"],
      },
      {
        says: "zenme liang tian mei dong le a",
        wants: "compare with the usual time, say so honestly and offer a trace if it is late",
        intents: ["logistics.stuck"],
      },
      {
        says: "hao de xiexie",
        wants: "short and warm; if a trace was offered, take the yes and open it",
        intents: ["talk.ack", "talk.affirm", "talk.thanks"],
      },
    ],
  },
  {
    about: "明眸，已登录；两个订单：2611240155（高透氧月抛 -3.00，已签收），2611270630（润眼液，未发货）",
    situation: {
      shop: "mingmou",
      orders: [
        { number: "2611240155", items: [["MM3101", "-3.00"]], state: "delivered", placed: 120, delivered: 20 },
        { number: "2611270630", items: [["MM3303", ""]], state: "paid", placed: 5 },
      ],
    },
    turns: [
      {
        says: "2611270630",
        wants: "take the number as context, show that order and ask what about it; change nothing",
        intents: ["give.order"],
      },
      {
        says: "不要了 取消",
        wants: "apply cancel to the order just given, say the refund path and ask for confirmation",
        intents: ["order.cancel"],
      },
      { says: "是", wants: "cancel that one order only and say when the money is back", intents: ["talk.affirm"] },
    ],
  },
  {
    about: "云裳，已登录；一个未发货订单（双面羊绒大衣驼色M，1699元，满减后）",
    situation: { shop: "yunshang", orders: [{ items: [["YS1501", "驼色 M"]], state: "paid", placed: 6 }] },
    turns: [
      {
        says: "大衣我想取消掉",
        wants: "name the coat's order and the refund path, ask for confirmation",
        intents: ["order.cancel"],
      },
      {
        says: "算了算了 别取消 还是留着吧",
        wants: "cancel nothing and say clearly that the order stays as it is",
        intents: ["talk.deny", "order.cancel"],
      },
      {
        says: "那尺码能改成l么",
        wants: "go on with the same coat: check stock of camel L and ask for confirmation of the change",
        intents: ["order.change_items"],
      },
    ],
  },
  {
    about: "云裳，已登录；两个已签收订单：羊毛高领打底毛衣酒红S（三天前）、男士连帽卫衣灰色XL（四天前）",
    situation: {
      shop: "yunshang",
      orders: [
        { items: [["YS1202", "酒红 S"]], state: "delivered", placed: 150, delivered: 72 },
        { items: [["YS1803", "灰色 XL"]], state: "delivered", placed: 170, delivered: 96 },
      ],
    },
    turns: [
      {
        says: "我要退那件毛衣",
        wants: "take the roll-neck, give the 7-day rule and that the insurance pays, ask for confirmation",
        intents: ["return.request"],
      },
      {
        says: "啊不对 是另一件 灰色的卫衣",
        wants: "drop the jumper, take the grey hoodie, ask for confirmation anew",
        intents: ["return.request", "talk.deny", "give.value"],
      },
      {
        says: "对 就它",
        wants: "start the return for the hoodie only, give the right return address and the warning about the label",
        intents: ["talk.affirm"],
      },
    ],
  },
  {
    about: "山味，已登录；一个订单：赣南脐橙5千克，今天上午签收",
    situation: {
      shop: "shanwei",
      orders: [{ items: [["SW2801", "5千克大果"]], state: "delivered", placed: 72, delivered: 3 }],
    },
    turns: [
      {
        says: "橙子烂了五六个 咋整啊",
        wants:
          "ask for a photo of the bad fruit and say bad fruit is refunded in proportion within 24 hours of receipt",
        intents: ["item.damaged", "item.quality_issue"],
      },
      {
        says: "等下 我问下你们还有5斤装的没 我妈也想要",
        wants: "answer the stock of the 2.5 kg pack shortly and keep the complaint open",
        intents: ["product.stock", "product.find"],
      },
      {
        says: "行 那烂的怎么赔",
        wants: "return to the bad oranges without starting again: remind of the photo and the proportional refund",
        intents: ["item.damaged", "compensation.request", "refund.request", "item.quality_issue"],
      },
      {
        says: "[图片]",
        wants: "take the picture for the bad oranges and go on with the remedy",
        intents: ["give.image"],
      },
    ],
  },
  {
    about: "明眸，未登录",
    situation: { shop: "mingmou" },
    turns: [
      {
        says: "hi你家有没有toric的daily 想要三十片的",
        wants: "understand toric daily lenses, 30 pack, and show the product",
        intents: ["product.find", "order.link"],
      },
      {
        says: "shipping要几天 我在成都",
        wants: "say 3–5 days to make toric lenses plus the days from Shanghai to Chengdu",
        intents: ["shipping.delivery_time", "shipping.dispatch_time"],
      },
      {
        says: "ok thx 有coupon吗",
        wants:
          "name the coupon that fits (15 off from 129) and where to get it; do not claim the two-box saver for this product",
        intents: ["promo.coupon", "promo.rules", "price.ask"],
      },
    ],
  },
  {
    about: "云裳，已登录；一个订单昨晚付款未发货，发货时限还没过",
    situation: { shop: "yunshang", orders: [{ items: [["YS1101", "白色 M"]], state: "paid", placed: 12 }] },
    turns: [
      {
        says: "什么时候发货",
        wants: "give the state of the order and the deadline (48 hours after payment)",
        intents: ["shipping.dispatch_time", "order.urge_dispatch", "order.status"],
      },
      {
        says: "到底啥时候发货啊？？",
        wants:
          "notice the repeat and the impatience, apologise once, give the exact time by which it must leave and offer to urge it or a person; not the same text again",
        intents: ["order.urge_dispatch", "shipping.dispatch_time"],
      },
      { says: "转人工吧", wants: "hand over at once and say the place in the queue", intents: ["talk.human"] },
    ],
  },
  {
    about: "云裳，已登录；今天上午两个订单寄同一地址，各收了10元运费，都未发货",
    situation: {
      shop: "yunshang",
      orders: [
        { items: [["YS1101", "白色 M"]], state: "paid", placed: 3, fee: 1000 },
        { items: [["YS1301", "深蓝 27"]], state: "paid", placed: 2, fee: 1000 },
      ],
    },
    turns: [
      {
        says: "我两单怎么都收我邮费 退一个给我呗",
        wants:
          "find both orders, name the 24-hour combining rule, offer to return one fee of 10 yuan and ask for confirmation",
        intents: ["order.duplicate_shipping_fee", "order.combine", "shipping.fee"],
      },
      {
        says: "对了 那个暖冬满减到几号",
        wants: "answer when the winter saver ends, leave the offer of the fee open",
        intents: ["promo.rules"],
      },
      {
        says: "好知道了",
        wants:
          "acknowledge, and gently ask again whether the fee shall be returned; do not take this as a clear yes without saying so",
        intents: ["talk.ack", "talk.affirm"],
      },
      {
        says: "嗯 邮费那个 退吧",
        wants: "take the late yes for the open offer and return one fee, once, with the day the money arrives",
        intents: ["talk.affirm", "order.duplicate_shipping_fee", "refund.request"],
      },
    ],
  },
  {
    about: "明眸，已登录；一个已签收订单：混血灰绿半年抛美瞳两片，已拆封戴过",
    situation: {
      shop: "mingmou",
      orders: [{ items: [["MM3201", "-2.00", 2]], state: "delivered", placed: 150, delivered: 48 }],
    },
    turns: [
      {
        says: "戴了你家没瞳眼睛红的历害 还疼",
        wants:
          "read the typos as 美瞳…厉害: safety first – take the lenses out, see a doctor – and hand to a specialist at once, no sales talk, no return rules",
        intents: ["item.health_harm"],
      },
      {
        says: "已经摘了 现在怎么办啊",
        wants:
          "stay with health: advise to see an eye doctor, keep the lenses and box, say that the specialist is coming",
        intents: ["item.health_harm", "give.done"],
      },
    ],
  },
  {
    about: "山味，已登录；一个订单：秦岭百花土蜂蜜1千克，今天签收，瓶子碎了",
    situation: {
      shop: "shanwei",
      orders: [{ items: [["SW2301", "1千克"]], state: "delivered", placed: 72, delivered: 3 }],
    },
    turns: [
      {
        says: "蜂蜜收到是碎的！",
        wants: "be sorry once, ask for a photo, say breakage is paid for",
        intents: ["item.damaged"],
      },
      {
        says: "谢谢哈 我找找照片",
        wants: "short answer, wait for the photo; do not close the matter",
        intents: ["talk.thanks", "talk.ack"],
      },
      {
        says: "找不到了 纸箱扔了 没拍",
        wants: "go on with the broken honey: say what else can serve, or hand over to a person; never restart",
        intents: ["item.damaged", "talk.deny", "give.value"],
      },
      {
        says: "那我要退款 不要补发",
        wants:
          "take the refund as the remedy for the honey, name the amount and how it comes back, by policy or through a person",
        intents: ["refund.request", "item.damaged"],
      },
    ],
  },
  {
    about: "云裳，未登录，在看轻薄短款羽绒服页面",
    situation: { shop: "yunshang", product: "YS1601" },
    turns: [
      { says: "我穿啥码", wants: "ask for height and weight", intents: ["product.size_advice"] },
      {
        says: "1米7",
        wants: "keep the height and ask for the weight only",
        intents: ["give.value", "product.size_advice"],
      },
      {
        says: "118斤",
        wants: "compute 59 kg with 170 cm: say L from the chart",
        intents: ["give.value", "product.size_advice"],
      },
      {
        says: "里面要穿厚毛衣呢",
        wants:
          "say the chart allows for a thin jumper, so a thick one may need one size more; leave the choice to the customer",
        intents: ["product.size_advice", "product.recommend"],
      },
    ],
  },
  {
    about: "云裳，已登录；订单A 机车皮夹克（上周签收，第9天），订单B 条纹针织马甲（运输中）",
    situation: {
      shop: "yunshang",
      orders: [
        { items: [["YS1504", "黑色 M"]], state: "delivered", placed: 300, delivered: 216 },
        { items: [["YS1204", "蓝白 M"]], state: "shipped", placed: 60 },
      ],
    },
    turns: [
      { says: "查下物流", wants: "give the parcel of the vest, the only one on its way", intents: ["logistics.track"] },
      {
        says: "好 皮衣还能退吗",
        wants: "say that the 7 days are over for the jacket and offer a person if there is a reason",
        intents: ["return.window", "return.request"],
      },
      {
        says: "拉链是坏的呀",
        wants:
          "treat it as a defect: ask for a photo and name the remedy for defects or the free zip repair, not the 7-day rule again",
        intents: ["item.quality_issue", "warranty.repair"],
      },
      {
        says: "那马甲几号能到来着",
        wants: "go back to the vest and repeat its expected day",
        intents: ["logistics.track", "shipping.delivery_time"],
      },
    ],
  },
  {
    about: "山味，未登录",
    situation: { shop: "shanwei" },
    turns: [
      {
        says: "五常大米",
        wants: "ask what about the rice or show its card with price; start nothing",
        intents: ["product.find", "give.value", "order.link"],
      },
      {
        says: "10斤的多少钱 包邮不 寄广东",
        wants: "price of the 5 kg pack and whether shipping to Guangdong is free at that price (free from 79)",
        intents: ["price.ask", "shipping.fee"],
      },
      {
        says: "便宜点呗老板",
        wants: "explain the rule: only from 300 yuan through a person; name the coupon that fits",
        intents: ["price.bargain"],
      },
      {
        says: "发新疆呢",
        wants:
          "understand that the fee to Xinjiang is asked: 18 yuan, free from 199; it can be sent because it is no fresh food",
        intents: ["shipping.fee", "shipping.reach"],
      },
    ],
  },
  {
    about: "明眸，已登录；一个订单十天前签收，没有评价过；另一张到店验光券已付款",
    situation: {
      shop: "mingmou",
      orders: [{ items: [["MM3101", "-2.00"]], state: "delivered", placed: 300, delivered: 240 }],
    },
    turns: [
      {
        says: "我咋评价不了",
        wants: "say which order can be reviewed and which not (voucher) and why, ask which one is meant",
        intents: ["review.cannot"],
      },
      {
        says: "眼镜那个",
        wants: "take the lens order; say that it can still be reviewed (day 10 of 15) and show the steps",
        intents: ["give.value", "review.cannot", "review.how_to"],
      },
      {
        says: "那券的码在哪看",
        wants: "say where the booking code of the voucher is: phone and order page",
        intents: ["order.virtual"],
      },
    ],
  },
  {
    about: "云裳，已登录；一个退货已寄回，商家两天前收到，退款处理中，付款方式银行卡",
    situation: {
      shop: "yunshang",
      orders: [{ items: [["YS1101", "白色 M"]], state: "refunding", placed: 300, delivered: 200, returned: true }],
    },
    turns: [
      {
        says: "tuikuan sha shihou dao zhang",
        wants: "read the pinyin as 退款啥时候到账 and give the state of the refund and 1–3 working days for bank cards",
        intents: ["refund.status"],
      },
      {
        says: "能不能退到微信",
        wants: "say refunds go back the way they were paid, so to the card",
        intents: ["refund.status", "refund.request", "payment.help"],
      },
      { says: "行吧", wants: "close shortly and warmly, start nothing", intents: ["talk.ack", "talk.affirm"] },
    ],
  },
  {
    about: "云裳，已登录；一个未发货订单：重磅纯棉T恤白色M两件",
    situation: { shop: "yunshang", orders: [{ items: [["YS1101", "白色 M", 2]], state: "paid", placed: 5 }] },
    turns: [
      {
        says: "我那个T恤想改一下",
        wants: "ask what shall be changed: colour, size or number",
        intents: ["order.change_items"],
      },
      {
        says: "一件白的",
        wants: "ask about the other one; nothing is changed yet",
        intents: ["give.value", "order.change_items"],
      },
      {
        says: "一件改成黑色 都是m",
        wants: "read back: one white M, one black M; check stock; ask for confirmation",
        intents: ["give.value", "order.change_items"],
      },
      {
        says: "不 黑的要L",
        wants: "correct only the black one to L and read back again for confirmation",
        intents: ["talk.deny", "order.change_items", "give.value"],
      },
      { says: "没错", wants: "carry out the change once", intents: ["talk.affirm"] },
    ],
  },
  {
    about: "山味，已登录；订单显示昨天签收，门口没有包裹",
    situation: {
      shop: "shanwei",
      orders: [{ items: [["SW2101", "25克×30包"]], state: "delivered", placed: 90, delivered: 20 }],
    },
    turns: [
      {
        says: "显示签收了我没拿到啊",
        wants: "say who signed, where and when, ask to check the neighbours or locker, offer a claim",
        intents: ["logistics.signed_not_received"],
      },
      {
        says: "顺便开个发票",
        wants: "answer how the invoice is asked for and not lose the missing parcel",
        intents: ["invoice.request"],
      },
      {
        says: "驿站也没有 我去问过了",
        wants: "return to the missing parcel and open the claim, with what happens next",
        intents: ["logistics.signed_not_received", "talk.deny"],
      },
      {
        says: "谢谢啊 抬头写个人就行",
        wants: "accept the thanks and take the header: personal, for the invoice",
        intents: ["talk.thanks", "invoice.request", "give.value"],
      },
    ],
  },
  {
    about: "云裳，已登录；一个订单：无痕内衣肤色M，昨天签收，已拆封",
    situation: {
      shop: "yunshang",
      orders: [{ items: [["YS1703", "肤色 M"]], state: "delivered", placed: 90, delivered: 20 }],
    },
    turns: [
      {
        says: "内衣退一下 不舒服",
        wants: "ask or check whether it is opened: opened underwear cannot come back without a reason",
        intents: ["return.request"],
      },
      {
        says: "拆了试了一下",
        wants: "say politely that opened underwear is excluded, name defects as the exception, offer a person",
        intents: ["give.value", "return.request", "talk.affirm"],
      },
      {
        says: "垃圾店 试都不能试？？",
        wants: "remain calm, apologise once, offer a person; the problem is still the return",
        intents: ["talk.abuse", "complaint", "return.request"],
      },
    ],
  },
];
