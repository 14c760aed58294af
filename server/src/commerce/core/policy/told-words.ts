import { formatMoney } from "../format-money.ts";
import type { Language } from "../text.ts";
import type { ActionKind, MoneyMove } from "./action.ts";

/** What an agent did for a customer. */
export interface DoneByAgent {
  readonly agent: string;
  readonly kind: ActionKind;
  readonly order: string;
  readonly money: readonly MoneyMove[];
  readonly currency: string;
}

const WHAT: Readonly<Record<Language, Readonly<Record<ActionKind, (order: string) => string>>>> = {
  zh: {
    cancel: (order) => `取消了订单 ${order}`,
    change_address: (order) => `修改了订单 ${order} 的收货地址`,
    change_items: (order) => `更换了订单 ${order} 的商品规格`,
    change_payment: (order) => `更换了订单 ${order} 的支付方式`,
    change_note: (order) => `修改了订单 ${order} 的备注`,
    return: (order) => `办理了订单 ${order} 的退货`,
    exchange: (order) => `办理了订单 ${order} 的换货`,
    return_fee: (order) => `退回了订单 ${order} 的运费`,
    price_protection: (order) => `办理了订单 ${order} 的价保`,
    refund_part: (order) => `办理了订单 ${order} 的部分退款`,
    give_coupon: () => "送了一张优惠券，可以在「我的优惠券」里查看",
    change_own_address: () => "更新了账户里的收货地址",
    urge_dispatch: (order) => `给仓库登记了订单 ${order} 的加急发货`,
    hold_dispatch: (order) => `给仓库登记了订单 ${order} 的发货日期`,
    redelivery: (order) => `给快递登记了订单 ${order} 的重新派送`,
    trace: (order) => `给快递登记了订单 ${order} 的查件`,
    invoice: (order) => `登记了订单 ${order} 的开票`,
    combine: (order) => `给仓库登记了订单 ${order} 的合并发货`,
    withdraw_request: (order) => `撤回了订单 ${order} 的登记`,
  },
  en: {
    cancel: (order) => `cancelled order ${order} for you`,
    change_address: (order) => `changed the delivery address of order ${order} for you`,
    change_items: (order) => `changed the items of order ${order} for you`,
    change_payment: (order) => `changed how order ${order} is paid for you`,
    change_note: (order) => `changed the note of order ${order} for you`,
    return: (order) => `agreed to the return of order ${order}`,
    exchange: (order) => `agreed to the exchange for order ${order}`,
    return_fee: (order) => `gave back the shipping fee of order ${order}`,
    price_protection: (order) => `gave back the price difference of order ${order}`,
    refund_part: (order) => `agreed to a part refund of order ${order}`,
    give_coupon: () => "gave you a coupon; it is among your coupons now",
    change_own_address: () => "changed the address of your account for you",
    urge_dispatch: (order) => `asked the warehouse to send order ${order} first`,
    hold_dispatch: (order) => `asked the warehouse to hold order ${order} until the day you wished`,
    redelivery: (order) => `asked the courier to bring order ${order} to your door`,
    trace: (order) => `asked the courier to trace the parcel of order ${order}`,
    invoice: (order) => `asked for the invoice of order ${order}`,
    combine: (order) => `asked the warehouse to send order ${order} together with another of yours`,
    withdraw_request: (order) => `took back what was asked for on order ${order}`,
  },
};

/** The line that tells a customer what an agent did for him, with the money that moves by it. */
export function toldWords(done: DoneByAgent, language: Language): string {
  const what = WHAT[language][done.kind](done.order);
  const money = moneyWords(done, language);
  return language === "zh" ? `客服 ${done.agent} 为您${what}${money}。` : `${done.agent} ${what}${money}.`;
}

/** Goods come back before their money goes. A changed way to pay moves the same sum twice: that is no news. */
function moneyWords({ kind, money, currency }: DoneByAgent, language: Language): string {
  if (kind === "change_payment") return "";
  const sum = (way: MoneyMove["way"]) => money.reduce((all, one) => (one.way === way ? all + one.amount : all), 0);
  const [back, due] = [sum("back"), sum("due")];
  const after = kind === "return" || kind === "exchange";
  const said = (amount: number) => formatMoney(amount, currency, language);
  if (language === "zh")
    return `${back > 0 ? `，${after ? "收到退回的商品后" : ""}退款 ${said(back)}` : ""}${due > 0 ? `，需补 ${said(due)}` : ""}`;
  const backWords = `; ${said(back)} will be refunded${after ? " once the goods are back" : ""}`;
  return `${back > 0 ? backWords : ""}${due > 0 ? `; ${said(due)} is due` : ""}`;
}
