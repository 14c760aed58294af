import { isAmount, isKept } from "./kept.ts";
import { findingsOf } from "./links.ts";
import type { Detector, Finding, MaskType } from "./mask-types.ts";

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-Z][\s·.-]{0,2}(?:[A-HJ-NP-Z\d](?:\s?[A-HJ-NP-Z\d]){4,5}|[A-HJ-NP-Z\d]{4}[学警港澳挂领临])(?![A-Z\d])/gi;
/** KX68 TPO. */
const BRITISH_PLATE = /(?<![\w-])(?<span>[A-HK-PRSV-Y][A-HJ-PR-Y]\d{2}\s[A-HJ-PR-Z]{3})(?![\w-])/g;
const PLATE_NAMED =
  /(?:车牌号?码?|license plate|plate(?: number| no\.?)?|number plate|registration(?: number)?)(?:\sis|[是为:\s#]){0,4}\s?(?<span>(?=[A-Z -]{0,4}\d|\d)[A-Z\d]{2,4}[ -]?[A-Z\d]{2,5})(?![\w])/gi;

const SEPARATORS = "(?:[\\s是为:=#_]|号码?|编号|number|num|no\\.?|id|code|is|was|码|\\(|\\[){0,5}\\s{0,2}";
const TOKEN = "(?<span>(?=[A-Za-z-]{0,12}\\d)[A-Za-z\\d](?:[A-Za-z\\d]|-(?=[A-Za-z\\d])){3,34})(?![A-Za-z\\d])";
/** Groups of digits apart, as on cards and papers: 046 454 286, QQ 12 34 56 C. */
const APART = "(?<span>(?:[A-Za-z]{1,2} ?)?\\d{2,6}(?:[ -]\\d{2,6}){1,5}(?: ?[A-Za-z])?)(?![A-Za-z\\d])";
const namedApart = (words: string): RegExp => new RegExp(`(?:${words})${SEPARATORS}${APART}`, "gi");
const SHORT_CODE =
  /(?:cvv2?|cvc|安全码|buzz(?:er)?(?: code)?|(?:door|gate|entry|access|lock|lobby) ?code|门禁(?:密?码)?|开门密?码|门锁(?:密码)?|密码锁)(?: is|[\s是为:#]){0,3}(?<span>[#*]?\d{3,8}[#*]?)(?![\w])/gi;
const INSURANCE = /(?<![A-Za-z\d])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])/g;
const named = (words: string): RegExp => new RegExp(`(?:${words})${SEPARATORS}${TOKEN}`, "gi");
const WORDS: readonly (readonly [string, MaskType])[] = [
  [
    "快递单?|运单|物流单?|面单|退货单|顺丰|中通|圆通|申通|韵达|极兔|邮政|京东快递|单号\\s?sf|tracking|waybill|fedex|\\bups|usps|dhl|shipment|parcel",
    "tracking",
  ],
  [
    "订单|单号|交易号|流水号?|支付单|退款单|工单|售后单|order|transaction|confirmation|invoice|reference|\\bref|ticket|\\bcase|\\brma|receipt|po",
    "order",
  ],
  [
    "护照|passport|通行证|身份证|证件|回乡证|居住证|驾驶证|驾照|driver'?s? licen[sc]e|licen[sc]e|社保|医保|军官证|学生证|学号|准考证|national id|\\bssn|social security|\\bnhs|tax id|\\bein|national insurance|\\bsin|\\bni|medicare|永居证?|台胞证?",
    "identity",
  ],
  [
    "银行卡|信用卡|储蓄卡|卡号|账户|账号|account|\\bacc(?:t)?|routing|\\bbsb|iban|sort code|debit card|credit card|\\bcard",
    "bank_card",
  ],
  [
    "验证码|取[件货餐单]码|提货码|核销码|券码|兑换码|激活码|序列号|机身号|识别号|税号|发票|工号|会员号?|客户号|\\bimei|\\bsn|\\bvin|车架号|verification|otp|gift card|serial|cvv|cvc|安全码|support pin|buzz(?:er)?|(?:door|gate|entry|access|lock) ?code|门禁(?:密?码)?|开门密?码|门锁(?:密码)?|rewards?|pickup|locker|employee|member|customer|code",
    "code",
  ],
];
const NAMED = WORDS.map(([words, type]) => [named(words), type] as const);
const NAMED_APART = WORDS.filter(([, type]) => type !== "order" && type !== "tracking").map(
  ([words, type]) => [namedApart(words), type] as const,
);
const HASHED = new RegExp(`#\\s?${TOKEN}`, "g");
const TAIL =
  /(?:尾号|后四位|后4位|末四位|末4位|last (?:four|4)(?: digits)?|(?:card|ssn|file|phone|account|number|visa|amex|mastercard)(?: on file)? (?:ending|ends?)(?: in| with)?|ending (?:in|with)|ends (?:in|with))(?:\s(?:of|on)[a-z ]{0,20})?[\s是为:]{0,4}(?:is |are )?(?<span>\d{3}[\dx])(?!\w)/gi;
const PASSPORT = /(?<![A-Za-z\d])(?:[EGDSPHM][A-HJ-NP-Z]?\d{7,8}|[A-Z]{1,2}\d{6}\([\dA]\))(?![A-Za-z\d])/gi;

/** Letters and digits in one word, with hyphens inside. */
const MIXED =
  /(?<![\w.@/-])(?=[A-Za-z_-]{0,34}\d)(?=[\d_-]{0,34}[A-Za-z])[A-Za-z\d]+(?:[-_][A-Za-z\d]+){0,8}(?![\w@])/g;
/** A word with a few figures, as products are called: WH-1000XM4, iPhone15Pro, RTX4090. */
const MODEL =
  /^[A-Za-z]{1,10}[-_]?\d{1,4}(?:[-_]?[A-Za-z]{1,5}\d{0,2})?(?:[-_][A-Za-z]{1,5})?$|^\d{1,5}-?[A-Za-z]{1,12}(?:\d{1,2})?$/;
const DIMENSIONS = /^\d{1,4}(?:[xX]\d{1,4}){1,3}[A-Za-z]{0,2}$/;
const LEAST_CODE = 6;
const LONGEST_WORD = 300;
const DIGITS = /(?<!\d)(?<!\d[.,])\d{5,400}(?!\d|[.,]\d)/g;
/** Groups joined by hyphens that no date, range or size explains: 1234-5678-90. */
const HYPHENED = /(?<![\w.-])\d{2,12}(?:-\d{1,12}){1,6}(?![\w-])/g;
const LEAST_HYPHENED = 8;

/** Plates, documents, orders and parcels by what is said before them or by their shape. */
export const findCodes: Detector = (view) => [
  ...findingsOf(view, PLATE, "plate"),
  ...findingsOf(view, PLATE_NAMED, "plate"),
  ...findingsOf(view, BRITISH_PLATE, "plate"),
  ...findingsOf(view, PASSPORT, "identity"),
  ...findingsOf(view, TAIL, "code"),
  ...findingsOf(view, SHORT_CODE, "code"),
  ...findingsOf(view, INSURANCE, "identity"),
  ...findingsOf(view, HASHED, "order").filter((one) => isCodeLike(view.slice(one.start, one.end))),
  ...NAMED_APART.flatMap(([pattern, type]) =>
    findingsOf(view, pattern, type).filter((one) => view.slice(one.start, one.end).replace(/\D/g, "").length > 5),
  ),
  ...NAMED.flatMap(([pattern, type]) =>
    findingsOf(view, pattern, type).filter((one) => !isAmount(view, one) && isCodeLike(view.slice(one.start, one.end))),
  ),
];

/** What stays after all else was recognised: long digits and mixed codes that nobody knows. Unknown means masked. */
export const findUnknown: Detector = (view) => [
  ...unknown(view, DIGITS, () => true),
  ...unknown(view, HYPHENED, (text) => text.replaceAll("-", "").length >= LEAST_HYPHENED),
  ...unknown(view, MIXED, isUnknownCode),
];

function unknown(view: string, pattern: RegExp, accept: (text: string) => boolean): readonly Finding[] {
  return findingsOf(view, pattern, "code").filter(
    (one) => accept(view.slice(one.start, one.end)) && !isKept(view, one),
  );
}

/** A number of four digits after "order" may be an amount; a code has more, or letters. SUMMER20 is for everybody. */
function isCodeLike(text: string): boolean {
  return (
    !/^[A-Za-z]{4,12}\d{1,2}$/.test(text) &&
    !/^(?:19|20)\d{2}$/.test(text) &&
    !/^\d+(?:st|nd|rd|th|pm|am|cm|mm|ml|kg|days?|pcs?)$/i.test(text) &&
    /\d{2}|\d[A-Za-z]\d/.test(text)
  );
}

function isUnknownCode(text: string): boolean {
  if (text.length < LEAST_CODE || DIMENSIONS.test(text) || (MODEL.test(text) && !text.includes("_"))) return false;
  if (text.length > LONGEST_WORD) return true;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (text.includes("_") && digits > 0) return true;
  const turns = text.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0;
  return digits >= 5 || turns >= 3 || (digits >= 3 && text.length >= 8);
}
