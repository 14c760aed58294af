import type { Action } from "../../commerce/index.ts";

/** How an action is called by who wants it, in both languages: sources of patterns, without what stands around them. */
export interface ActionNames {
  readonly zh: string;
  readonly en: string;
}

const CHANGE = "(?:换|改|更换|修改|更改)";
const THE = "(?:(?:the|that|this|my) )?";
const ORDER = "(?: it| this| that| (?:(?:the|my|this|that) )?order)?";
const FEE_ZH = "(?:运费|邮费|快递费|配送费)";
const FEE = `(?:(?:the|that|this|my|one) )?(?:(?:extra|second|duplicate|double) )?(?:(?:shipping|delivery|postage)(?: (?:fee|charge|cost))?|fee|charge)`;
const GOODS = "(?: it| this| that| them| (?:the|my|this|that|these|those) (?:items?|goods|order))?";

/**
 * Names of every action, narrow enough that none is another's: who says 退货 has not said yes to a fee that is given
 * back. An action that the assistant never offers has none.
 */
export const ACTION_NAMES: Readonly<Record<Action["kind"], ActionNames | null>> = {
  cancel: {
    zh: "(?:[这那]?个?(?:订单|单子?)[\\s,，]*)?取消掉?|取消掉?(?:[这那该]?[个一笔]?(?:订单|单子?))?|退单",
    en: `cancel${ORDER}|${THE}(?:order )?cancell?ation`,
  },
  return: {
    zh: "退(?:货|掉|回去)?(?:[这那][个件单双条])?|退货退款",
    en: `return${GOODS}|send (?:it|them) back|(?:the|my|this) return`,
  },
  exchange: {
    zh: "换(?:货|掉|一?[件双个条])?",
    en: `(?:exchange|swap)${GOODS}|(?:the|my|this) exchange`,
  },
  return_fee: {
    zh: `[退还返][还回]?(?:给?我)?(?:[这那一][笔个份次单])?(?:多收|重复)?的?${FEE_ZH}|${FEE_ZH}(?:[这那][笔个])?[\\s,，]*退[还回]?(?:给我)?`,
    en: `(?:refund|return|(?:give|send|pay) back)(?: me)? ${FEE}|give (?:me )?${FEE} back|${THE}(?:shipping|delivery|postage|fee)(?: fee)? refund`,
  },
  price_protection: {
    zh: "[退补返][还回]?(?:给?我)?差价|价保|保价|价格保护",
    en: `(?:refund|pay|(?:give|pay) back)(?: me)? ${THE}(?:price )?difference|${THE}price (?:protection|adjustment|match)`,
  },
  give_coupon: {
    zh: "[领要收发]?[取下]?(?:[这一]张)?(?:优惠|补偿)?券",
    en: `(?:(?:give|send)(?: me)? |i'?ll take |take )?(?:(?:the|that|this|a) )?(?:coupon|voucher)`,
  },
  change_address: {
    zh: `${CHANGE}(?:收货)?(?:新)?地址`,
    en: `(?:change|update) ${THE}(?:delivery |shipping )?address|${THE}(?:new address|address change)`,
  },
  change_items: {
    zh: `${CHANGE}(?:规格|尺码|尺寸|码数?|颜色|款式?)?`,
    en: "(?:change|swap|switch)(?: it| this| that)?|(?:the|my|this) change",
  },
  change_payment: {
    zh: `${CHANGE}(?:支付|付款)(?:方式)?`,
    en: `(?:change|switch|update) ${THE}(?:payment|way to pay)(?: method)?|${THE}payment change`,
  },
  change_note: {
    zh: "[加改写]?[上个]?备注",
    en: "(?:add|put|leave|save) (?:the|that|this|my) note|(?:the|this) note",
  },
  urge_dispatch: {
    zh: "加急(?:发货|处理)?|催(?:一[下催])?(?:发货|单|仓库)?",
    en: `(?:hurry|press|rush|speed up)${ORDER}|ask the warehouse`,
  },
  hold_dispatch: {
    zh: "(?:推迟|延[迟后期]|晚点)(?:再?发货?)?",
    en: `(?:hold|delay|postpone)${ORDER}`,
  },
  redelivery: {
    zh: "重新?派送|送货?上门",
    en: "redeliver(?: it)?|(?:the )?redelivery|deliver it again|bring it to (?:my|the) door",
  },
  trace: {
    zh: "查(?:件|快递|包裹)",
    en: "trace(?: it| (?:the|my) (?:parcel|package))?|the trace|ask the courier",
  },
  invoice: {
    zh: "开[具个张]?发?票",
    en: `(?:(?:make|send|issue|request)(?: me)? )?(?:the|an|my) invoice`,
  },
  combine: {
    zh: "合并(?:发货|订单)?|[合并]单|一起发货?",
    en: "combine(?: them| (?:the|my|both|these)(?: orders)?)?|(?:send|ship) (?:them|both) together",
  },
  withdraw_request: {
    zh: "撤[回销](?:登记)?|取消(?:登记)?",
    en: "withdraw(?: it| that| (?:the|my|that) request)?|take (?:it|that) back|cancel (?:the|my|that) request",
  },
  refund_part: null,
  change_own_address: null,
};

/** What every action that gives money back may be called, where no goods have to be sent for it first. */
export const MONEY_BACK: ActionNames = {
  zh: "退(?:款|钱|费)?(?:给我)?",
  en: `${THE}refund(?: me| it| that)?|refund (?:the|my) money|(?:give|pay|send) (?:me )?(?:it|that|(?:the|my) money) back`,
};

/** Words of anything that can be done: beside a yes, they say to what. */
export const ACTION_WORDS =
  /[退换改催撤]|取消|加急|备注|地址|[发开]票|合并|派送|上门|查[件快包]|券|差价|价保|推迟|延[迟后期]|\b(?:refund|return|cancel|exchange|swap|change|redeliver|trac|invoice|combin|withdraw|coupon|voucher|note|address|hold|delay|hurry|rush)/i;
