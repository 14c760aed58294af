import { simplify } from "../text/simplify.ts";

/** What belongs to somebody's mother is no curse: 妈的尺码, 他妈的生日. */
const HERS = "(?!妈|尺|码|身|生日|衣|裤|裙|鞋|腰|体|脚|年|手|皮|眼|肤|头|脸|号|地址|电话|订单)";
const SCOLDING_ZH = new RegExp(
  [
    "傻[逼比叉缺屄]|煞笔|沙[比雕]|脑残|智障|白痴|蠢货|蠢猪|笨蛋|废物|神经病|有毛病啊?你|你?有病吧|去死|闭嘴|混蛋|王八|是猪(?=$|[吗啊吧!！。,，])|猪脑|去你妈|没脑子|不要脸|狗屁|放屁|操你|卧槽|我靠|尼玛|你妹|特么|黑心|骗子",
    "垃圾(?!袋|桶|箱|分类|篓|铲|处理|车)|破店|破玩意|什么玩意|滚(?:蛋|开(?!的?水)|远|吧|$|[!！。,，])",
    `[他你]妈的?${HERS}(?=[^妈]{0,2}[!！。,，]|$|什么|怎么|破|还|就|给|到底|赶|快|退|发)`,
    `(?:^|[\\s,，。!！])妈的${HERS}`,
    "\\b(?:tmd|nmsl|cnm|sb|mlgb)\\b",
  ].join("|"),
  "giu",
);
const SCOLDING_EN =
  /\b(?:f+u+c*k\w*|wtf\b|bull ?shit|(?:total |complete |such |is )bs\b|idiots?\b|morons?\b|stupid\b|dumb(?:ass|est)?\b(?! ?(?:phone|bell|question))|sucks?\b(?! (?:up|away|in|out|moisture|water|air))|crap(?:py)?\b|shit\w*|assholes?\b|bastards?\b|bitch\w*|damn (?:you|it)\b|screw (?:you|this)\b|(?:go to|what the) hell\b|shut up\b|(?:trash|garbage)\b(?! ?(?:bags?|cans?|bins?|day|chute|disposal))|useless\b|fools?\b|pathetic\b|liars?\b|crooks?\b|scumbags?\b)/giu;

/** Where a text scolds, by words that hold at their borders: 送妈妈的毛衣 and "a hell of a tent" do not. */
export function findAbuse(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [SCOLDING_ZH, SCOLDING_EN].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({ start: index, end: index + word.length })),
  );
}

/** Whether a text scolds; half and full width, simplified and traditional characters are the same to it. */
export function isAbusive(text: string): boolean {
  const plain = simplify(text.normalize("NFKC"));
  return [SCOLDING_ZH, SCOLDING_EN].some((pattern) => plain.search(pattern) >= 0);
}
