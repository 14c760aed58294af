import type { ActionKind } from "./policy/index.ts";
import type { OrderState, PaymentMethod } from "./order.ts";
import type { RemedyKind, RemedyState } from "./remedy.ts";
import type { BilingualText } from "./text.ts";

/** Order states as Taobao's customers and English shoppers know them. */
export const ORDER_STATE_LABELS: Readonly<Record<OrderState, BilingualText>> = {
  unpaid: { zh: "待付款", en: "Awaiting payment" },
  paid: { zh: "待发货", en: "Paid, being prepared" },
  packed: { zh: "已打包，待揽收", en: "Packed, waiting for the courier" },
  shipped: { zh: "已发货，运输中", en: "On its way" },
  delivered: { zh: "已签收", en: "Delivered" },
  completed: { zh: "交易成功", en: "Completed" },
  cancelled: { zh: "交易关闭", en: "Cancelled" },
  refunding: { zh: "退款中", en: "Refund in progress" },
  refunded: { zh: "已退款", en: "Refunded" },
};

/** Ways to pay as people call them, where a shop has no name of its own for one. */
export const PAYMENT_METHOD_LABELS: Readonly<Record<PaymentMethod, BilingualText>> = {
  alipay: { zh: "支付宝", en: "Alipay" },
  wechat: { zh: "微信支付", en: "WeChat Pay" },
  huabei: { zh: "花呗", en: "Huabei" },
  card: { zh: "银行卡", en: "card" },
  paypal: { zh: "PayPal", en: "PayPal" },
  apple_pay: { zh: "Apple Pay", en: "Apple Pay" },
  gift_card: { zh: "礼品卡", en: "gift card" },
  bank: { zh: "银行转账", en: "bank transfer" },
  other: { zh: "其他方式", en: "another way" },
};

/** States of a remedy in the customer's words. */
export const REMEDY_STATE_LABELS: Readonly<Record<RemedyState, BilingualText>> = {
  requested: { zh: "待商家处理", en: "Waiting for the shop" },
  approved: { zh: "商家已同意", en: "Approved" },
  returning: { zh: "寄回途中", en: "On its way back" },
  received: { zh: "商家已收货", en: "Received by the shop" },
  paying: { zh: "退款打款中", en: "Money on its way" },
  done: { zh: "已完成", en: "Done" },
  rejected: { zh: "商家已拒绝", en: "Declined" },
  withdrawn: { zh: "已撤销", en: "Withdrawn" },
};

/** Kinds of remedy in the customer's words. */
export const REMEDY_KIND_LABELS: Readonly<Record<RemedyKind, BilingualText>> = {
  refund: { zh: "仅退款", en: "Refund" },
  return: { zh: "退货退款", en: "Return and refund" },
  exchange: { zh: "换货", en: "Exchange" },
  price_difference: { zh: "保价退差", en: "Price difference" },
  fee_return: { zh: "退运费", en: "Shipping fee returned" },
  compensation: { zh: "补偿", en: "Compensation" },
};

/** What was done to an order, for people who serve. */
export const ACTION_LABELS: Readonly<Record<ActionKind, BilingualText>> = {
  cancel: { zh: "取消订单", en: "Order cancelled" },
  change_address: { zh: "修改收货地址", en: "Address changed" },
  change_items: { zh: "修改商品", en: "Items changed" },
  change_payment: { zh: "更换支付方式", en: "Way to pay changed" },
  change_note: { zh: "修改备注", en: "Note changed" },
  return: { zh: "同意退货", en: "Return approved" },
  exchange: { zh: "同意换货", en: "Exchange approved" },
  return_fee: { zh: "退一笔运费", en: "One shipping fee returned" },
  price_protection: { zh: "价保退差价", en: "Price difference returned" },
  refund_part: { zh: "部分退款", en: "Part refunded" },
  give_coupon: { zh: "送优惠券", en: "Coupon given" },
  change_own_address: { zh: "修改默认地址", en: "Default address changed" },
  urge_dispatch: { zh: "登记催发货", en: "Warehouse pressed to send" },
  hold_dispatch: { zh: "约定发货日期", en: "Held until a day" },
  redelivery: { zh: "登记重新派送", en: "Delivery to the door asked for" },
  trace: { zh: "登记查件", en: "Parcel traced" },
  invoice: { zh: "登记开票", en: "Invoice asked for" },
  combine: { zh: "登记合并发货", en: "Two orders to be sent together" },
  withdraw_request: { zh: "撤回登记", en: "Request taken back" },
};
