import { type BilingualText, ORDER_STATE_LABELS } from "../../../commerce/index.ts";

const words = (zh: string, en: string): BilingualText => ({ zh, en });

/** Facts that a process may tell, by what they are about; in a text they stand in braces: `{order.state}`. */
export const TOLD_FACTS = {
  "order.title": { of: "order", name: words("订单商品", "What was ordered") },
  "order.number": { of: "order", name: words("订单号", "Order number") },
  "order.state": { of: "order", name: words("订单状态", "Order state") },
  "order.total": { of: "order", name: words("订单金额", "Order total") },
  "order.dispatch_by": { of: "order", name: words("最晚发货时间", "Dispatch deadline") },
  "order.delivered": { of: "order", name: words("签收时间", "Delivered on") },
  "order.parcel": { of: "order", name: words("最新物流", "Parcel's last event") },
  "order.tracking": { of: "order", name: words("快递单号", "Tracking number") },
  "order.return_address": { of: "order", name: words("退货地址", "Return address") },
  "product.title": { of: "product", name: words("商品名称", "Product name") },
  "product.price": { of: "product", name: words("商品价格", "Product price") },
  "product.care": { of: "product", name: words("洗护说明", "Care") },
  "product.warranty": { of: "product", name: words("保修", "Warranty") },
  "shop.name": { of: "shop", name: words("店铺名称", "Shop name") },
  "shop.dispatch": { of: "shop", name: words("发货时效", "Dispatch promise") },
  "shop.returns": { of: "shop", name: words("退货规则", "Return rule") },
  "shop.return_fee": { of: "shop", name: words("退货运费规则", "Return shipping fee") },
  "shop.refunds": { of: "shop", name: words("退款时效", "Refund time") },
  "shop.price_protection": { of: "shop", name: words("保价规则", "Price protection") },
  "shop.guarantee": { of: "shop", name: words("正品保障", "Guarantee") },
  "shop.repair": { of: "shop", name: words("维修服务", "Repair") },
  "shop.gifts": { of: "shop", name: words("赠品规则", "Gift rule") },
  "shop.invoices": { of: "shop", name: words("开票规则", "Invoices") },
  "shop.opening_hours": { of: "shop", name: words("营业时间", "Opening hours") },
  "shop.visit_address": { of: "shop", name: words("门店地址", "Where to come by") },
} as const satisfies Readonly<Record<string, { of: "order" | "product" | "shop"; name: BilingualText }>>;

/** A fact that can be told. */
export type ToldFact = keyof typeof TOLD_FACTS;

/** Whether a name is one of a fact that can be told. */
export function isToldFact(name: string): name is ToldFact {
  return Object.hasOwn(TOLD_FACTS, name);
}

const ABOVE_BELOW = { above: words("达到或超过", "At least"), below: words("低于", "Below") };

/** Facts that a process may branch by. `values`: by which; null where they are the shop's own or those of an answer. */
export const DECIDING_FACTS = {
  "order.state": { of: "order", limited: false, name: words("订单状态", "Order state"), values: ORDER_STATE_LABELS },
  "order.kind": {
    of: "order",
    limited: false,
    name: words("订单类型", "Kind of order"),
    values: { physical: words("实物", "Goods"), virtual: words("虚拟", "A code") },
  },
  "order.paid": { of: "order", limited: true, name: words("实付金额", "Amount paid"), values: ABOVE_BELOW },
  "order.received_days": {
    of: "order",
    limited: true,
    name: words("签收后天数", "Days since delivery"),
    values: { within: words("在这些天内", "Within these days"), after: words("已超过", "Later than that") },
  },
  "product.category": { of: "product", limited: false, name: words("商品类目", "Product category"), values: null },
  "customer.signed_in": {
    of: "customer",
    limited: false,
    name: words("是否登录", "Signed in"),
    values: { yes: words("已登录", "Signed in"), no: words("未登录", "Not signed in") },
  },
  answer: { of: "answer", limited: false, name: words("前面的回答", "An answer given before"), values: null },
} as const satisfies Readonly<
  Record<
    string,
    {
      of: "order" | "product" | "customer" | "answer";
      /** Compared with the step's limit. */
      limited: boolean;
      name: BilingualText;
      values: Readonly<Record<string, BilingualText>> | null;
    }
  >
>;

/** A fact that can decide. */
export type DecidingFact = keyof typeof DECIDING_FACTS;

/** Whether a name is one of a fact that can decide. */
export function isDecidingFact(name: string): name is DecidingFact {
  return Object.hasOwn(DECIDING_FACTS, name);
}

/** How a number that was answered is branched by. */
export const NUMBER_BRANCHES: Readonly<Record<string, BilingualText>> = ABOVE_BELOW;

const PLACE = /\{([^{}]*)\}/g;

/** The names that stand in braces in a text. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = ""]) => name))];
}

/** Puts values in their places, once: braces inside a value stay text. */
export function fillPlaces(text: string, valueOf: (name: string) => string): string {
  return text.replace(PLACE, (_place, name: string) => valueOf(name));
}
