import type { BilingualText } from "./text.ts";

const words = (zh: string, en: string): BilingualText => ({ zh, en });

/** How each fact is called where people read what the assistant stood on. A product's own attributes come beside these. */
export const FACT_NAMES = {
  shop: {
    bargaining: words("议价规则", "Bargaining rule"),
    combining: words("合并发货规则", "Combining orders"),
    coupons: words("店铺优惠券", "Coupons"),
    couriers: words("合作快递", "Couriers"),
    coverage: words("配送范围", "Delivery area"),
    delivery_days: words("运输时效", "Delivery time"),
    dispatch_promise: words("发货时效", "Dispatch promise"),
    dispatch_when_late: words("晚发赔付", "Remedy for late dispatch"),
    faq: words("店主问答", "The shop's own answer"),
    gifts: words("赠品规则", "Gift rule"),
    guarantee: words("正品保障", "Guarantee"),
    how_to_order: words("下单步骤", "How to order"),
    invoices: words("开票规则", "Invoices"),
    opening_hours: words("营业时间", "Opening hours"),
    payments: words("支付方式", "Ways to pay"),
    price_protection: words("保价规则", "Price protection"),
    promotions: words("店铺活动", "Promotions"),
    refund_days: words("退款到账时效", "Refund time"),
    repair: words("维修服务", "Repair"),
    return_fee: words("退货运费规则", "Return shipping fee"),
    return_window: words("退货期限", "Return period"),
    review_how_to: words("评价步骤", "How to review"),
    shipping_fee: words("运费", "Shipping fee"),
    visit_address: words("门店地址", "Where to come by"),
    warehouses: words("发货仓", "Warehouses"),
  },
  order: {
    address: words("收货地址", "Delivery address"),
    code: words("卡密发放", "Delivery of the code"),
    delivered: words("签收时间", "Delivered on"),
    dispatch_by: words("最晚发货时间", "Dispatch deadline"),
    fees: words("运费等费用", "Fees"),
    kind: words("订单类型", "Kind of order"),
    requests: words("登记的事项", "What was asked for"),
    lines: words("商品明细", "Items"),
    origin: words("发货地", "Sent from"),
    paid: words("付款时间", "Paid on"),
    refund: words("退款记录", "Refund"),
    remedies: words("售后记录", "After-sales record"),
    return_address: words("退货地址", "Return address"),
    return_parcel: words("退货物流", "Return parcel"),
    review: words("评价状态", "Review"),
    shipment: words("物流信息", "Parcel"),
    state: words("订单状态", "Order state"),
    total: words("订单金额", "Order total"),
  },
  product: {
    after_opening: words("开封后保存", "After opening"),
    attributes: words("商品参数", "Details"),
    batch: words("生产批次", "Batch"),
    care: words("洗护说明", "Care"),
    certificates: words("资质证书", "Certificates"),
    contents: words("包装清单", "What is in the box"),
    gift: words("赠品", "Gift"),
    packaging: words("包装", "Packaging"),
    reviews: words("买家评价", "Reviews"),
    shelf_life: words("保质期", "Shelf life"),
    size_chart: words("尺码表", "Size chart"),
    title: words("商品名称", "Name"),
    usage: words("使用方法", "How to use it"),
    warranty: words("保修", "Warranty"),
  },
  variant: {
    list_price: words("划线价", "List price"),
    options: words("规格", "Options"),
    price: words("价格", "Price"),
    restock: words("补货时间", "Back in stock on"),
    stock: words("库存", "Stock"),
  },
  shipment: {
    delivered: words("签收情况", "Delivery"),
    displayed_origin: words("页面标注发货地", "Origin shown on the page"),
    estimate: words("预计送达", "Expected arrival"),
    events: words("物流轨迹", "Tracking"),
    real_origin: words("实际发货地", "Real origin"),
    tracking_number: words("快递单号", "Tracking number"),
  },
  remedy: {
    amount: words("退款金额", "Amount"),
    expected_by: words("预计到账时间", "Expected by"),
    state: words("处理进度", "Progress"),
  },
  case: {
    state: words("工单进度", "Progress of the case"),
  },
  promotion: {
    dates: words("活动时间", "Dates"),
    rule: words("活动规则", "Rule"),
    stacking: words("叠加规则", "How it adds up"),
  },
  coupon: {
    dates: words("有效期", "Dates"),
    scope: words("适用范围", "What it is for"),
    threshold: words("使用门槛", "Minimum spend"),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, BilingualText>>>>;

/** What a fact is about. */
export type FactOwner = keyof typeof FACT_NAMES;

/** What of a product, courier, warehouse or own answer is named by the shop itself, not by the table above. */
interface OwnNames {
  readonly product: string;
  readonly shop: `courier_${string}` | `warehouse_${string}` | `faq_${string}`;
}

/** The facts that an owner can have: a fact without a name in the table cannot be stated. */
export type FactNameOf<Owner extends FactOwner> =
  (keyof (typeof FACT_NAMES)[Owner] & string) | (Owner extends keyof OwnNames ? OwnNames[Owner] : never);
