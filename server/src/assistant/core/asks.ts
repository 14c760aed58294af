const WHETHER_ZH =
  /[吗么嘛](?:[?？~～。！!]|$|[呀啊哈呢])|能不能|可不可以|能否|可否|行不行|支不支持|有没有|是不是|会不会|(?:能|可以|支持|行).{0,12}[不没](?:[?？~～啊呀哈]|$|\s)/;
const WHETHER_EN =
  /(?:^|[.!,]\s*|\b(?:hi|hey|hello)\W+)(?:can|could|do|does|did|is|are|will|would|may)\b|\b(?:can|could|do|may) (?:i|u|you|we|y'?all)\b/i;

/** Whether a text wants a yes or a no first. */
export function asksWhether(text: string): boolean {
  return WHETHER_ZH.test(text) || WHETHER_EN.test(text);
}

const HOW =
  /怎么(?!还|不|没|又|退不|换不|回事)|咋(?!还|不|没|又|回事)|如何|怎样|流程|步骤|政策|规则|规定|\bhow (?:do|can|does|should|would|to)\b|\bpolicy\b|\bprocess\b|\bsteps\b|\bprocedure\b/i;

/** Whether a text asks how something goes, rather than for it to be done. */
export function asksHow(text: string): boolean {
  return HOW.test(text);
}

const WISHES =
  /我要|我想|[想要](?:退|换|取消|申请)|帮我|给我|麻烦|申请|不想要|\bi(?:'d| would)? (?:want|wanna|need|like)\b|\bplease\b|\bpls\b|\bget me\b/i;

/** Whether a text wishes for something to be done now. A how in it makes it a question again. */
export function wishesNow(text: string): boolean {
  return WISHES.test(text) && !asksHow(text);
}

/** Asked in general or for later, not done yet: 如果现在拍, "if I order now". */
const PLANNED =
  /如果|要是|(?:现在|今天|今晚|明天)(?:拍|买|下单|付)|拍下|下单(?:的话|后|之后)|一般|通常|正常|\bif i\b|\border (?:now|today|tonight|tomorrow)\b|\busual(?:ly)?\b|\bnormal(?:ly)?\b|\bshipping take\b|\bdelivery take\b/i;

/** Whether a text asks about an order that is not placed yet. */
export function asksInGeneral(text: string): boolean {
  return PLANNED.test(text);
}

const COMPARES =
  /比(?!较|例|如|赛|基尼)|哪个更|(?:和|跟|与|同).{1,16}(?:哪个|哪款|区别|差别|不同|一样)|\bvs\b|\bversus\b|\bcompared?\b|\bthan the\b|\bthan your\b|\bdifference between\b|这[个款件条双支瓶].{0,4}(?:还是|和|跟|与).{1,12}[那哪]|\b(?:this|this one|it) or (?:the|your|that)\b/i;

/** Whether a text sets one thing beside another. */
export function asksToCompare(text: string): boolean {
  return COMPARES.test(text);
}

const OTHER_WAY =
  /退(?:回|款)?到?(?:我的?)?(?:微信|支付宝|银行卡|花呗|余额|零钱|别的|另一?个?)|换(?:个|一个)?(?:账户|账号|卡).{0,4}退|\brefund(?:ed)?\b.{0,24}\b(?:to|on|onto) (?:my |an? )?(?:other|another|different|paypal|debit|credit|card|account|gift card)\b/i;

/** Whether a text asks for money to go back by a certain way. */
export function asksOtherWay(text: string): boolean {
  return OTHER_WAY.test(text);
}
