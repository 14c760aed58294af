import { clause, PERSON } from "./clause.ts";

/** Clauses of giving a coupon. */
export const COUPON_CLAUSES = {
  "coupon.of-shop": clause("店铺没有这张优惠券。", "The shop has no such coupon.", PERSON),
  "coupon.running": clause("这张优惠券已经过期了。", "The coupon has run out.", PERSON),
  "coupon.not-held": clause(
    "这张优惠券您已经有了，每人一张。",
    "This coupon was had already; each customer has it once.",
    {
      zh: "可以在「我的优惠券」里看到。",
      en: "It is among your coupons.",
      agent: { zh: "可以换一张别的优惠券。", en: "Choose another coupon." },
    },
  ),
  "coupon.rule": clause("店铺没有定发货晚了送这张券。", "The shop gives no such coupon for late orders.", PERSON),
  "coupon.late": clause("这个订单没有晚于承诺的时间发出。", "The order did not leave later than promised.", PERSON),
  "coupon.once": clause("这个订单已经送过一张补偿券了。", "A coupon was given for this order already.", PERSON),
} as const;
