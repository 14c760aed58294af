import { anyBlank } from "./blanks.ts";
import {
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  GIVEN_CHARACTERS,
  RARE_SURNAMES,
  SURE_SURNAMES,
  WORDY_GIVEN,
} from "./content/chinese-names.ts";

const COMPOUND = COMPOUND_SURNAMES.join("|");
/** A surname in everyday use, as a pattern. */
export const COMMON = `(?:${COMPOUND}|[${COMMON_SURNAMES}])`;
/** Any surname, as a pattern. */
export const ANY = `(?:${COMPOUND}|[${COMMON_SURNAMES}${RARE_SURNAMES}])`;
const HAN = "\\p{sc=Han}";

/** What may stand right after a name in running text. */
export const FOLLOWS =
  "的|收|签|电话|手机|号码|号|是|和|跟|地址|先生|女士|小姐|同学|老师|住|在|我|要|请|来|领|取|说|已|今|明|昨|没|不|买|拍|下单|订|给|帮|他|她|寄|发|联系|身份|微信|谢|吧|呢|吗|啊|了|呀|哈|这|那|就|也|都|还|让|能|可以|可不|的话|家|代|到|去|有|打|用|本人|两|一下|转|付|退";

const STRONG =
  "寄件(?!人|地)|收件(?!人|地)|收(?=[:：])|代收人|代取人|接收人|联络人|我叫|名字叫|名字是|名字|姓名|收件人|收货人|联系人|寄件人|收方|取件人|提货人|下单人|购买人|付款人|户主|户名|开户名|开户人|持卡人|真名|真实姓名|实名|署名|签收人|乘客|客户|会员|抬头|他叫|她叫|叫做|名叫|全名|收货名|本名|证件名|机主|车主|法人|经办人|负责人|受益人|投保人|被保人|患者|业主|租客";
const JOINT =
  "(?:的)?(?:名字|姓名|名)?(?:都?改[成为]?|换成|写错了?|应该|现在|就|写的?|填的?|信息|[是为叫]|[\\s:,，\\-=>→]){0,4}";
/** What follows 收件人, 我叫 and their like, whatever it is. */
export const AFTER_STRONG = new RegExp(`(?:${STRONG})${JOINT}(?<span>${HAN}{2,5}(?:·${HAN}{1,8}){0,3})`, "gu");
const WEAK =
  "订单人|下单人|发票|抬头|替|投诉|我[姐哥弟妹妈爸爹娘妻婆公爷奶姨叔舅]|我爱人|我儿子|我女儿|业务员|店主|司机|房东|保安|门卫|前台|主播|家长|老师|队长|组长|主管|接待|我是|这是|本人|我朋友|我同事|我老公|我老婆|老公|老婆|妈妈|爸爸|我妈|我爸|儿子|女儿|弟弟|妹妹|姐姐|哥哥|表哥|表姐|室友|同学|闺蜜|朋友|同事|对象|媳妇|婆婆|给|找|叫|和|跟|问|联系|通知|麻烦|谢谢|帮|由|让|替|为|客服|寄给|转给|交给|送给|留给|转交|致|那个|店员|快递员|师傅|写|写的|是|成|用";
/** What follows 给, 找, 我是 and their like; a name only where it looks like one. */
export const AFTER_WEAK = new RegExp(`(?:${WEAK})[\\s:@]?(?<span>${COMMON}${HAN}{1,2})`, "gu");

/** 王小明 收, 张伟（收）. */
export const BEFORE_RECEIPT = new RegExp(
  `(?<!${HAN})(?<span>${ANY}${HAN}{1,2})[\\s(（,，]{0,2}(?:本人)?(?:签收|收(?![到货藏费款])|亲启|亲收)`,
  "gu",
);
/** What stands behind a name. */
export const TITLES =
  "先生|女士|小姐(?!姐)|太太|夫人|同学|老师|阿姨|叔叔|师傅|经理|医生|大夫|奶奶|爷爷|大哥|大姐|主任|老板|校长|律师|教授|护士|店长|老弟|主管|组长|队长|科长|处长|局长|院长|书记|会计|出纳|班长|专员|助理|管家|站长|司机|客服|秘书|干事|警官|法官|导师|教练|编辑|设计师|工程师|业务员|快递员|姑娘|大爷|大妈|大叔|婶|爷爷|奶奶|妈妈|爸爸";
const CALLED = "^|[^\\p{sc=Han}]|给|找|让|联系|是|麻烦|叫|跟|和|问|由|请|转|通知|谢谢";
/** 王女士, 李师傅, and names in full with a title. */
export const TITLED = new RegExp(`(?<!谢)(?<span>(?:${COMMON}|(?<=${CALLED})${ANY})${HAN}{0,2}?(?:${TITLES}))`, "gu");
/** 王总, 苏姐: one character of title, so more must fit around it. */
export const SHORT_TITLED = new RegExp(
  `(?<=^|[^\\p{sc=Han}]|我是|找|给|叫|跟|和|联系|问|我姓|:)(?<span>${COMMON}(?:总|哥|姐|姨|叔|工|董|妈|爸|嫂|婶|伯|哥哥|姐姐))(?=[^\\p{sc=Han}]|$|收|的|说|您|你|在|签|取|让|好|安|来|送|打|上门|那|家|帮)`,
  "gu",
);
/** 小王, 老李, 阿强. */
export const NICKNAMED = new RegExp(
  `(?<=^|[^\\p{sc=Han}]|我是|叫我|叫|找|给|让|客服|同事|跟|联系|门卫|保安|司机|前台|收件|备注给)(?<span>[小老阿大]${COMMON})(?=[^\\p{sc=Han}]|$|你好|您好|收|的电话|在吗|说|吧|就|签|啊|呀|给|来|帮|联系|打|跟|那|这|家)`,
  "gu",
);
/** 免贵姓王. */
export const SURNAMED = new RegExp(
  `(?:我姓|免贵姓|本人姓|客户姓|姓(?=[^\\p{sc=Han}]?${ANY}))\\s?(?<span>${ANY})(?=[^\\p{sc=Han}]|$|[,，的])`,
  "gu",
);
/** 青格乐收: whatever stands alone before the receipt. */
export const RECEIVED =
  /(?<=^|[^\p{sc=Han}])(?<span>(?:(?![已没未不验代查接回吸丰请本人到快递货件确认能可谁怎就才能先后再别不])\p{sc=Han}){2,4})\s?收(?=$|[\s,，。;；\n])/gu;
/** Who receives without being named. */
export const NOBODY =
  /保安|门口|门卫|前台|物业|驿站|家人|邻居|同事|老[公婆]|[妈爸爷奶姐哥]|楼下|单位|公司|学校|超市|本人|代|柜|一起|分开|统一|免费|额外|重复|多/u;
/** 我李明， */
export const ME = new RegExp(`(?<=^|[^\\p{sc=Han}])我(?<span>${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$)`, "gu");
/** 我是李明。 */
export const MYSELF = new RegExp(`(?:我是|这是|本人|我叫|我名)(?<span>${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$)`, "gu");

/** 本人竺可为，: full names, even of unusual characters. */
export const SELF = new RegExp(
  `(?:我是|我叫|我名叫|本人)(?<span>${COMMON}${HAN}{2}|(?<=本人)${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$)`,
  "gu",
);
/** What people are who are not somebody: 我是高中生, 我是方圆脸. */
export const NO_PERSON = /[人员生手机店客户家的皮肤肌体脚妈爸子者党族脸型质色吗呢吧啊了]$/u;

/** Uncommon names where a person must follow and the sentence ends or the parcel is received. */
export const HANDED = new RegExp(
  `(?:不是|是|写|让|给|找|联系|请联系|叫|我是|本人|我叫|转交|通知|收件人|联系人)[:：]?(?<span>${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$|签收|代收|收|来取|取件|领)`,
  "gu",
);
/** A surname that is hardly ever anything else. */
export const SURE = new RegExp(`^[${SURE_SURNAMES}]`, "u");

/** Characters of names that sentences are full of, too. */
export const IN_SENTENCES = /[多一成通重新日语中三路州知物理用全化分西何]/u;
/** Three characters of which each is one of names are a name wherever they stand. */
export const ANYWHERE = new RegExp(
  `(?<span>(?:(?![成解包常戴鲁都向和车费金时])[${COMMON_SURNAMES}])[${GIVEN_CHARACTERS}]{2})`,
  "gu",
);

/** Two characters, where the first is hardly ever anything else and the second makes no word of it; 一张 is a sheet. */
export const SHORT_ANYWHERE = new RegExp(
  `(?<span>(?<![一两几这那每多要发传拍有了\\d])张(?![${WORDY_GIVEN}])[${GIVEN_CHARACTERS}]|[${SURE_SURNAMES.replace("张", "")}](?![${WORDY_GIVEN}])[${GIVEN_CHARACTERS}])`,
  "gu",
);
/** Two characters at the beginning, with any everyday surname. */
export const SHORT_FIRST = new RegExp(
  `(?<!${HAN})(?<span>[${COMMON_SURNAMES}](?![${WORDY_GIVEN}])[${GIVEN_CHARACTERS}])`,
  "gu",
);
/** Three characters of names at the beginning, even with a rare surname. */
export const FIRST = new RegExp(
  `(?<!${HAN})(?<span>${ANY}[${GIVEN_CHARACTERS}]{2})(?![路街镇区县市道村桥湾山岭])`,
  "gu",
);

/** Names of peoples of the west and north: 阿依古丽·买买提. */
export const DOTTED = new RegExp(`(?<!${HAN})${HAN}{2,6}(?:·${HAN}{2,8}){1,3}`, "gu");

/** Kin and roles, after which rare surnames are believed, too. */
const ROLES =
  "我[姐哥弟妹妈爸爹娘妻婆公爷奶姨叔舅]|我?爱人|老婆|老公|儿子|女儿|业务员|店主|司机|房东|队长|组长|主管|快递员|客户|买家|同事|朋友|同学|业主|老人|我叫|名叫|叫|岳父|岳母|外婆|外公|舅舅|姑姑|阿姨|叔叔|师傅叫|赠|致|署名|刻字|落款|写上|备注";
/** Names behind kin and roles. */
export const AFTER_ROLE = new RegExp(
  `(?:${ROLES})[\\s:：]?(?<span>${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$|的|他|她|收|签|说|也|接|赠|在|想|要|没|已|呀|啊|来)`,
  "gu",
);

/** 李明的快递, 李明这个名字, and 李明: at the beginning of a line. */
export const NAMED_AFTER = new RegExp(
  `(?<span>(?:${COMMON}|(?<=^|[^\\p{sc=Han}])${ANY})${HAN}{1,2})(?=这个名字|这个人|家(?:的|里|人)|的(?:名字|电话|手机|号码|订单|快递|包裹|身份证|地址|账号|单子|件))|(?<=^|\\n)(?<line>${ANY}${HAN}{1,2})(?=[:：])`,
  "gu",
);

/** Right after kin and roles a name may be followed by anything: 我老公张亮会去拿. */
export const BY_ROLE = new RegExp(`(?:${ROLES}|客服|店员|师傅|主播)(?<span>[${SURE_SURNAMES}]${HAN}{1,2})`, "gu");

/** Two people named together, and people who did something with an order. */
export const TOGETHER = new RegExp(
  `(?<=^|[^\\p{sc=Han}])(?<span>${COMMON}${HAN}{1,2})(?=[和跟与、]${COMMON}${HAN}{1,2}(?:[^\\p{sc=Han}]|$|一起|的|都|两|一人|各|分别))`,
  "gu",
);
/** The second of two people named together. */
export const ALSO = new RegExp(
  `(?<=[和跟与、])(?<span>${COMMON}${HAN}{1,2})(?=[^\\p{sc=Han}]|$|一起|的|都|两|一人|各|分别)`,
  "gu",
);
/** 李明下的单, 李明签收. */
export const DOING = new RegExp(
  `(?<=^|[^\\p{sc=Han}]|是|由|被|让|把|帮|楼主|我妈|我爸|请于|请|为)(?<span>${COMMON}${HAN}{1,2})(?=您好|你好|已付|已收|已退|改成|改为|换成|改下|改一下|拼单|下的?单|拍的|买的|付的|签的|收的|取的|签收|代收|代取|取走|领走|说|表示|告诉|答应|反映|要求|投诉|联系|核实|审核|处理|审批|负责|跟进)`,
  "gu",
);

const ANCHOR = anyBlank(["phone", "address", "identity", "bank_card"]);
const GAP = "[\\s,，;；:/、()|+.-]{0,3}";
const LABEL = "(?:电话|手机号?|联系方式|联系电话|号码|tel|地址|收货地址|身份证号?)?";
/** Names beside a phone, an address or a card. */
export const BY_ANCHOR = [
  new RegExp(
    `${ANCHOR}${GAP}(?:收件人|收货人|联系人|姓名)?${GAP}(?<span>${ANY}${HAN}{1,2})(?=[^\\p{sc=Han}]|$|收|的|先生|女士)`,
    "gu",
  ),
  new RegExp(
    `(?<=^|[^\\p{sc=Han}]|${WEAK}|收件|收货)(?<span>${ANY}${HAN}{1,3})${GAP}${LABEL}[是为:\\s]{0,3}(?=${ANCHOR})`,
    "gu",
  ),
];
/** A name alone between marks. */
export const ALONE = new RegExp(
  `(?<=^|[\\n,，。.!?！？;；、(（【】:：])\\s{0,2}(?<span>${COMMON}${HAN}{1,2})\\s{0,2}(?=$|[\\n,，。.!?！？;；、()（）])`,
  "gu",
);
