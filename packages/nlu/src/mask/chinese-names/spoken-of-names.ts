import { ORDINARY_PEOPLE } from "../content/chinese-name-cues.ts";
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARE_SURNAMES } from "../content/chinese-names.ts";
import { findingsOf } from "../links.ts";
import type { Finding } from "../mask-types.ts";

const HAN = "\\p{sc=Han}";
const ANY_SURNAME = `(?:${COMPOUND_SURNAMES.join("|")}|[${COMMON_SURNAMES}${RARE_SURNAMES}])`;
const NO = "(?![我你他她它这那谁什怎哪没不已正也都还就刚在要想会能可说是的了去来到给把被让从用用])";
const KIN =
  "妹夫|姐夫|弟弟|妹妹|哥哥|姐姐|儿子|女儿|闺女|孙子|孙女|外孙|外甥|侄子|侄女|老公|老婆|爱人|媳妇|嫂子|弟媳|室友|同事|同学|闺蜜|男朋友|女朋友|舅舅|舅妈|姑姑|姑父|姨妈|叔叔|伯伯|婶婶|爸|妈|哥|姐|弟|妹";
/** Sentences that say of any word, even an everyday one, that it is a name: 马上是我名字, 是高兴，高兴的高. */
const SPOKEN_OF = [
  new RegExp(`(?<span>${HAN}{2,4})(?=(?:就?是|是|才是)我的?(?:真?名|名字|大名|本名|全名))`, "gu"),
  new RegExp(
    `(?<=^|[^${HAN}]|[是叫])(?<span>(${HAN})(${HAN}${HAN}?))(?=[\\s,，。是：:]{1,2}(?:\\2${HAN}|\\k<span>|${HAN}\\2)的\\2)`,
    "gu",
  ),
  new RegExp(
    `(?<=^|[^\\p{sc=Han}])(?<span>${NO}${HAN}{2,3})(?=[她他](?:说|的|要|想|不|没|也|让|叫|问|自己|今|昨|明|在|买|家|妈|爸))`,
    "gu",
  ),
  new RegExp(
    `(?<=[我他她咱你](?:${KIN})|(?:客服|主播|店长|骑手|专员|管家)(?:叫|是)?)(?<span>${NO}${HAN}{2})(?=[^${HAN}]|$|在你们|在我们|那边|给我|跟我|说|也|都|收|签|取|买的|下的)`,
    "gu",
  ),
  new RegExp(`(?<=写(?:了|着|的是|的)|叫)(?<span>${NO}${HAN}{2})(?=[^${HAN}]|$|和(?:订单|电话|单号|地址))`, "gu"),
  // 毛豆妈: a child's name is its parents'.
  new RegExp(
    `(?<=给|找|和|跟|叫|让|请|的|是|^|[^${HAN}])(?<span>${NO}(?![妈爸])${HAN}${NO}(?![妈爸])${HAN})(?=(?:妈(?!妈)|爸(?!爸))[^${HAN}和咪]?)`,
    "gu",
  ),
  new RegExp(`(?<span>(${HAN})${HAN})的\\2(?=[^${HAN}]|字|$)`, "gu"),
  new RegExp(`(?<span>${HAN}(${HAN}))的\\2(?=[^${HAN}]|字|$)`, "gu"),
  /(?<![\p{sc=Han}])(?<span>[阿小老大]\p{Lu}\p{sc=Latin}{1,12})(?![\p{sc=Latin}\d])/gu,
  /(?<span>\p{sc=Han}\s?(?:[Ss]ir|SIR))(?![\p{sc=Latin}])/gu,
  /(?<![\p{sc=Latin}])(?<span>\p{Lu}\p{Ll}{2,12}\s?\p{sc=Han})(?=[^\p{sc=Han}]|$)/gu,
];
const LABEL =
  "收件人|收货人|联系人|寄件人|取件人|姓名|名字|户名|我叫|俺叫|他叫|她叫|名叫|叫做|真名|全名|本名|实名|抬头|署名|机主";
/** Whatever stands alone behind a label: 收件人：那英子 */
const LABELLED = new RegExp(`(?:${LABEL})(?:是|叫|写|填|[\\s:：]){0,3}(?<span>${HAN}{2,4})(?=[^${HAN}]|$)`, "gu");
/** What a label is followed by that is no name: 收件人写错了. */
const NO_NAME =
  /[改错写填换是不没要这什怎谁吗呢吧一下了的我你他她您们和与或跟及电手号码地址信息请麻烦证司位个会员对过有能会修给]/u;

/** 免贵姓王, 姓覃的: the surname alone. */
const SURNAMED = new RegExp(`姓[\\s:：]?(?<span>${ANY_SURNAME})(?=[^${HAN}]|$|的)`, "gu");
/** 阿依古丽·买买提 */
const DOTTED = new RegExp(`${HAN}{2,8}(?:[·•]${HAN}{1,8}){1,3}`, "gu");
const people = new RegExp(`^(?:${ORDINARY_PEOPLE})$`, "u");

/** Names by what is said of them, whatever words they are. */
export function namesSpokenOf(view: string): readonly Finding[] {
  return [
    ...[SURNAMED, DOTTED].flatMap((pattern) => findingsOf(view, pattern, "name")),
    ...findingsOf(view, LABELLED, "name").filter(({ start, end }) => !NO_NAME.test(view.slice(start, end))),
    ...SPOKEN_OF.flatMap((pattern) => findingsOf(view, pattern, "name")).filter(
      ({ start, end }) => !people.test(view.slice(start, end)),
    ),
  ];
}
