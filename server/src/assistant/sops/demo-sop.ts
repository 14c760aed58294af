import type { Sop } from "@warmline/contract";

/** A process of the demo's clothes shop: taking old clothes back, which no skill of the assistant's does. */
export const DEMO_SOP: Sop = {
  title: { zh: "旧衣回收", en: "Old clothes back" },
  start: {
    intents: [],
    phrases: [
      "旧衣服回收吗",
      "有没有旧衣回收活动",
      "旧衣回收怎么预约",
      "do you take old clothes back",
      "how do I recycle my old clothes with you",
    ],
  },
  steps: [
    {
      id: "count",
      kind: "ask",
      asks: "number",
      options: [],
      text: {
        zh: "亲，在本店买过的旧衣服都可以回收，换5元一件的无门槛券。大概有几件呢？",
        en: "We take back anything you bought from us and give a coupon of 5 yuan for each piece. About how many pieces are there?",
      },
      next: "enough",
    },
    {
      id: "enough",
      kind: "choose",
      by: "answer",
      of: "count",
      limit: 3,
      branches: [{ value: "above", next: "kind" }],
      otherwise: "few",
    },
    {
      id: "few",
      kind: "offer",
      text: {
        zh: "不到3件快递不上门取，可以自己寄过来，邮费由您承担。",
        en: "With fewer than three pieces the courier does not come by; you can send them at your own cost.",
      },
      buttons: [
        { label: { zh: "要寄件地址", en: "Where to send them" }, to: { kind: "step", step: "send" } },
        { label: { zh: "我再凑几件", en: "I'll wait for more" }, to: { kind: "step", step: null } },
      ],
    },
    {
      id: "send",
      kind: "hand_over",
      text: {},
      reason: "shop_process",
      tell: "旧衣回收，顾客自己寄：请把回收仓地址发给顾客，并登记件数。",
    },
    {
      id: "kind",
      kind: "ask",
      asks: "choice",
      options: [
        { value: "down", label: { zh: "有羽绒服", en: "Down among them" } },
        { value: "other", label: { zh: "没有羽绒服", en: "No down" } },
      ],
      text: { zh: "里面有羽绒服吗？", en: "Is there a down jacket among them?" },
      next: "pack",
    },
    {
      id: "pack",
      kind: "choose",
      by: "answer",
      of: "kind",
      limit: null,
      branches: [{ value: "down", next: "down" }],
      otherwise: "place",
    },
    {
      id: "down",
      kind: "say",
      text: {
        zh: "羽绒服不用洗，直接叠好装袋就行，不要用真空压缩袋。",
        en: "Down needs no washing: fold it into a bag, but not into a vacuum bag.",
      },
      next: "place",
    },
    {
      id: "place",
      kind: "ask",
      asks: "text",
      options: [],
      text: {
        zh: "快递免费上门取。请发一下取件地址和方便的时间，例如“周六上午，余杭区文一西路100号”。",
        en: 'A courier picks them up for free. Where, and when would suit you? For example "Saturday morning, 100 West Wenyi Road".',
      },
      next: "person",
    },
    {
      id: "person",
      kind: "hand_over",
      text: {
        zh: "好的，都记下了，我请同事给您约快递上门，您不用再说一遍。",
        en: "I have noted it all. A colleague books the courier for you; you won't have to repeat anything.",
      },
      reason: "shop_process",
      tell: "旧衣回收：请按顾客给的地址和时间约快递上门，签收后发无门槛券（每件5元）。",
    },
  ],
};

/** The shop that has it. */
export const DEMO_SOP_SHOP = "yunshang";
