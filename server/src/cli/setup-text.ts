import type { SetupRefusal } from "../identity/index.ts";

/** A text in both languages. */
interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** What the person at the terminal is asked. */
export const QUESTIONS = {
  organization: { zh: "企业名称", en: "Name of the organization" },
  adminEmail: { zh: "管理员邮箱", en: "The admin's e-mail address" },
  adminPassword: {
    zh: "管理员密码（至少 10 位，输入时不显示）",
    en: "The admin's password (10 characters or more, not shown)",
  },
  shopName: { zh: "店铺名称", en: "Name of the shop" },
  shopSlug: { zh: "店铺代号（小写字母、数字、连字符）", en: "The shop's slug (lower-case letters, digits, hyphens)" },
  currency: { zh: "货币", en: "Currency" },
  timeZone: { zh: "时区", en: "Time zone" },
} as const satisfies Record<string, BothLanguages>;

const REFUSALS: Readonly<Record<SetupRefusal, BothLanguages>> = {
  organization_name_invalid: {
    zh: "企业名称不能为空，最多 120 个字",
    en: "An organization's name has 1 to 120 characters",
  },
  organization_exists: {
    zh: "已有同名企业，未做任何改动",
    en: "An organization of this name exists already; nothing was changed",
  },
  email_invalid: { zh: "邮箱格式不正确", en: "This is not an e-mail address" },
  email_taken: { zh: "该邮箱已被使用", en: "This address is in use already" },
  slug_invalid: {
    zh: "店铺代号只能用小写字母、数字和中间的连字符，最多 40 位",
    en: "A slug is made of lower-case letters, digits and inner hyphens, at most 40",
  },
  slug_taken: { zh: "该店铺代号已被使用", en: "This slug is taken" },
  shop_name_invalid: { zh: "店铺名称不能为空，最多 80 个字", en: "A shop's name has 1 to 80 characters" },
  currency_unknown: { zh: "货币应为三位代码，例如 CNY", en: "A currency is a three-letter code such as CNY" },
  time_zone_unknown: { zh: "时区应为 Asia/Shanghai 这样的名称", en: "A time zone is a name such as Asia/Shanghai" },
  origin_invalid: {
    zh: "网页来源应为 https://域名 的形式",
    en: "An origin looks like https://shop.example, without a path",
  },
  password_too_short: { zh: "密码至少 10 位", en: "A password has at least 10 characters" },
  password_too_long: { zh: "密码最多 200 位", en: "A password has at most 200 characters" },
  password_too_simple: { zh: "密码过于简单", en: "This password is too easy to guess" },
  demo_password_refused: { zh: "示例密码人人皆知，请换一个", en: "Everybody knows the demo password; choose another" },
};

/** Why nothing was set up, for a person. */
export function describeRefusal(code: SetupRefusal, language: keyof BothLanguages): string {
  return REFUSALS[code][language];
}

/** What was set up, and where it is reached. */
export interface SetupFacts {
  readonly url: string;
  readonly adminEmail: string;
  readonly slug: string;
}

/** What to do next, after a set-up. */
export function describeNextSteps(facts: SetupFacts, language: keyof BothLanguages): string {
  return (language === "zh" ? nextInChinese : nextInEnglish)(facts).join("\n");
}

function nextInChinese({ url, adminEmail, slug }: SetupFacts): string[] {
  return [
    "企业、管理员和店铺已创建。接下来：",
    "",
    `  1. 启动服务          npx warmline start`,
    `  2. 登录工作台        ${url}/workbench/  （${adminEmail}）`,
    `  3. 导入商品和订单    npx warmline import products 商品.csv --shop ${slug}`,
    `  4. 邀请客服          npx warmline people invite --email 邮箱 --name 姓名 --role agent --shop ${slug}`,
    `  5. 在店铺网页加一行  <script src="${url}/widget.js" data-shop="${slug}" async></script>`,
    "     （该网页的来源要先加入店铺的允许列表）",
  ];
}

function nextInEnglish({ url, adminEmail, slug }: SetupFacts): string[] {
  return [
    "The organization, its admin and its shop are there. Next:",
    "",
    `  1. Start the server             npx warmline start`,
    `  2. Sign in to the workbench     ${url}/workbench/  (${adminEmail})`,
    `  3. Import products and orders   npx warmline import products products.csv --shop ${slug}`,
    `  4. Invite an agent              npx warmline people invite --email E-MAIL --name NAME --role agent --shop ${slug}`,
    `  5. One line on the shop's page  <script src="${url}/widget.js" data-shop="${slug}" async></script>`,
    "     (the page's origin must be among the shop's allowed origins)",
  ];
}
