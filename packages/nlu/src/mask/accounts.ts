import { findingsOf } from "./links.ts";
import type { Detector, Finding } from "./mask-types.ts";

const JOIN = "(?:号码?|账号|帐号|id|ID)?(?:[是为:\\s=→>,，~-]|吧|哈|呢|呀|哦|同号|就是|也是|一样){0,5}";
const WECHAT = new RegExp(
  `(?:微信|薇信|威信|徽信|微x|薇x|绿泡泡?|小绿|绿色软件|企微|v信|vx|v❤|wx|weixin|wechat|卫星|加薇|加微|加v|加V|\\+v|➕v|(?<![a-z])v(?=[:：]))${JOIN}(?<span>[a-z_][\\w-]{4,24}|\\d[\\d -]{3,14}\\d)(?![\\w])`,
  "gi",
);
const ADD_ME =
  /(?:加我|联系我|找我|➕我|\+我)(?:好友|吧|哈|呀)?[\s:,，]{0,3}(?<span>(?=\w{0,20}\d)[a-z][\w-]{4,20}|\d{5,12})(?!\w)/gi;
const QQ =
  /(?:(?<![a-z])qq|扣扣|抠抠|叩叩|企鹅|q群|(?<![a-z])q(?=[:：是号]))(?:号码?|群|账号)?[\s是为:,，=~-]{0,4}(?<span>\d[\d -]{3,12}\d)(?!\d)/gi;
const HANDLE_ZH =
  /(?:(?:支付宝|淘宝|旺旺|抖音|快手|小红书|微博|京东|会员|用户|登录|登陆|闲鱼|b站|陌陌)(?:账号|帐号|账户|用户名|昵称|id|号|名|叫|改成)?|账号|帐号|账户|用户名|昵称|会员名|(?<![a-z])id(?![a-z])|买家|卖家|粉丝|网友|群主)[\s是为叫:=]{0,4}(?<span>(?=[\w@.\p{sc=Han}-]{0,24}[a-z\d_])(?:[a-z\d_][\w@.-]{3,25}|[\p{sc=Han}]{2,8}[\w@.-]{2,14}))(?![\w@])/giu;
/** Names in shops mix everything: 旺旺nb毛毛虫1975. */
const SHOP_NAME =
  /(?:旺旺(?:账号|id|号|名)?|(?:淘宝|天猫|京东|会员|用户)(?:账号|帐号|昵称|用户名|id|号|名))[\s是为叫:=]{0,3}(?<span>(?=[\p{sc=Han}\w-]{0,24}\d)[\p{sc=Han}\w-]{3,25})(?=[^\p{sc=Han}\w-]|$)/giu;
const HANDLE_EN =
  /\b(?:instagram|insta|ig|telegram|tg|whatsapp|line|twitter|facebook|fb|snap(?:chat)?|venmo|paypal|cash ?app|skype|discord|tiktok|user ?name|user ?id|login|handle|account (?:name|id)|wechat(?: id)?|member(?:ship)?(?: id| number| no\.?)?)\s?(?:handle|name|id|me at|me on|at)?\s?(?:is|:|=|#|-)?\s{0,2}(?<span>@?[a-z\d][\w.-]{2,30})(?![\w@])/gi;
const AT_HANDLE = /(?<![\w.@])(?<span>@[a-z\d_][\w.-]{2,29})/gi;
const CASH_TAG = /(?<![\w$])\$[a-z][a-z\d_]{3,20}(?!\w)/gi;
const USER_PATH = /(?<![\w/])u\/[\w-]{3,25}/gi;
const SECRET =
  /(?:密码(?:[我你他]|都|已经?|就|现在){0,3}|口令|pass ?word|pass ?code|passwd|pwd|\bpin(?: code)?)(?:改成|是|为|is|was|:|=|\s){1,4}\s?(?<span>(?=[\w!@#$%^&*.-]{0,29}[\d!@#$%^&*])[\w!@#$%^&*.-]{4,30})|密码(?<after>(?=[a-z]{0,16}\d)\w{4,20})/gi;

/** Accounts by which somebody can be found outside: WeChat, QQ, handles; and passwords. */
export const findAccounts: Detector = (view) => [
  ...[WECHAT, ADD_ME, QQ].flatMap((pattern) => findingsOf(view, pattern, "account")),
  ...findingsOf(view, HANDLE_ZH, "account").filter(
    (one) =>
      /[\d_@\p{sc=Han}]/u.test(view.slice(one.start, one.end)) ||
      /[:：是为叫=]\s*$/u.test(view.slice(Math.max(0, one.start - 3), one.start)),
  ),
  ...findingsOf(view, HANDLE_EN, "account").filter((one) =>
    isHandle(view.slice(one.start, one.end), view.slice(Math.max(0, one.start - 18), one.start)),
  ),
  ...[SHOP_NAME, AT_HANDLE, CASH_TAG, USER_PATH].flatMap((pattern) => findingsOf(view, pattern, "account")),
  ...secretsIn(view),
];

/** A word of letters alone is a handle only where something introduces it. */
function isHandle(span: string, before: string): boolean {
  return (
    /[\d_@]|\w\.\w/.test(span) ||
    /(?:[:=]|(?:user ?name|user ?id|handle|login|telegram|instagram|insta|account name|account id) is)\s*$/i.test(
      before,
    )
  );
}

function secretsIn(view: string): readonly Finding[] {
  return [...view.matchAll(SECRET)].map((match) => {
    const span = match.groups?.["span"] ?? match.groups?.["after"] ?? match[0];
    const end = match.index + match[0].length;
    return { start: end - span.length, end, type: "secret" };
  });
}
