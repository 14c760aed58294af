import type { InvoiceHeader } from "../../commerce/index.ts";

const COMPANY_ZH =
  /(?:抬头|公司名称?|名称|单位|开给|开)?(?:是|为|写|[:：])?\s*(?<name>[\p{Script=Han}A-Za-z0-9（）()·&]{2,50}?(?:公司|集团|工厂|事务所|工作室|合作社|学校|大学|学院|医院|银行|研究[院所]|委员会|协会|中心|商行|经营部|个体户))(?![\p{Script=Han}]{0,8}(?:抬头|的))/u;
const COMPANY_EN =
  /\b(?:made out to|bill(?:ed)? to|invoice to|company(?: name)?(?: is)?|header|name)[:\s]+(?<named>[A-Z][\w&.' -]{1,60}?)(?=[,;\n]|\.\s|\.?$| tax| vat| ein)|(?<suffixed>[A-Z][\w&'-]*(?: [A-Z&][\w&'-]*){0,6},? (?:Inc|LLC|Ltd|GmbH|Corp|Co|Company|Limited)\b)/u;
const PERSON = /个人|私人|\b(?:personal|private|my(?: own)? name|myself)\b/i;
/** Behind 个人 alone stands a name or anything else: the hundred surnames that four of five people have. */
const SURNAME =
  "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤]";
const PERSON_NAMED = new RegExp(
  String.raw`(?:(?:抬头|姓名|名字)(?:是|为|写|开|[:：])?\s*(?!的|怎|能|可|要|什|填|有|公司)|(?:个人|抬头)[:：，,\s]+(?=${SURNAME}))(?<name>[\p{Script=Han}·]{2,4})(?=$|[\s,，。])`,
  "u",
);
const TAX_LABELLED =
  /(?:税号|纳税人识别号|信用代码|\b(?:[Tt]ax|TAX|[Vv]at|VAT|[Ee]in|EIN)(?: (?:[Ii][Dd]|no|number|code))?\.?)(?:是|为|[:：#]|\s|is)*(?<id>(?=\S*\d)[0-9A-Za-z-]{2,22}(?: [0-9A-Z]{2,8}(?![0-9A-Za-z])){0,6})/u;
/** As Chinese licences have it: eighteen signs, of which letters leave out those that look like digits. */
const CREDIT_CODE = /(?<![0-9A-Za-z])[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}(?![0-9A-Za-z])/giu;
/** Words of a request that are no part of a company's name. */
const BEFORE_NAME = /^(?:.*(?:抬头|开给|名称|单位|发票|给|[:：，,。\s])(?:是|为|写|开)?)/u;
const GENERIC = /^(?:我们|我|你们|一个|一家|要|个|的|开|写)*公司$/u;

/** A tax number in the words, in capitals and without spaces; null where there is none. */
export function taxIdIn(text: string): string | null {
  const labelled = TAX_LABELLED.exec(text)?.groups?.["id"];
  const written = labelled?.replace(/[\s-]/gu, "").toUpperCase();
  if (written !== undefined && written.length >= SHORTEST) return written;
  const codes = [...text.matchAll(CREDIT_CODE)].map(([code]) => code.toUpperCase());
  return codes.find((code) => /[A-Z]/u.test(code) || isCreditCode(code)) ?? null;
}

/** Shorter is a slip. */
const SHORTEST = 8;
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Eighteen digits may as well be an order's number: of a licence the last sign proves the others (GB 32100). */
function isCreditCode(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const sign of code.slice(0, -1)) {
    sum += SIGNS.indexOf(sign) * weight;
    weight = (weight * 3) % SIGNS.length;
  }
  return SIGNS.indexOf(code.at(-1) ?? "") === (SIGNS.length - (sum % SIGNS.length)) % SIGNS.length;
}

/** A name and nothing else, in Chinese of a person or a short firm's, in English with capitals. */
const BARE_ZH = /^[\p{Script=Han}·]{2,4}$/u;
const BARE_EN = /^[A-Z][\w.'-]*(?:,? [A-Z&][\w.'-]*){0,6}$/u;
/** As short as a name, and none. */
const NO_NAME =
  /确认|办理|好的|可以|不[用要行对是]|谢谢|算了|在吗|怎么|什么|人工|客服|真人|经理|店长|老板|没有|随便|都行|方便|金额|任[意何]|万一|白[开送]|高[的点]|[谢多]谢|发票|发[我到给]|电子|纸质|第.{1,2}[个件单笔]|[这那]个|^(?:Yes|No|Ok|Okay|Sure|Thanks|Agent|Manager|Human|Person|Representative|Operator|Support|Customer Service)\b/iu;

/** The name that was given where one was asked for; null where the words are no bare name. */
export function bareName(text: string): string | null {
  const name = text.trim();
  return (BARE_ZH.test(name) || BARE_EN.test(name)) && !NO_NAME.test(name) ? name : null;
}

/** Whom an invoice is to be made out to, as far as the words say, the last first; null where they name nobody. */
export function headerIn(text: string): InvoiceHeader | null {
  const found =
    text
      .split("\n")
      .map(headerOfLine)
      .findLast((header) => header !== null) ?? null;
  return found?.of === "company" ? { ...found, taxId: taxIdIn(text) } : found;
}

function headerOfLine(line: string): InvoiceHeader | null {
  const company = companyIn(line);
  if (company !== null) return { of: "company", name: company, taxId: null };
  const named = PERSON_NAMED.exec(line)?.groups?.["name"] ?? "";
  const isName = named !== "" && !PERSON.test(named) && !NO_NAME.test(named);
  return isName || PERSON.test(line) ? { of: "person", name: isName ? named : "", taxId: null } : null;
}

function companyIn(line: string): string | null {
  const chinese = COMPANY_ZH.exec(line)?.groups?.["name"]?.replace(BEFORE_NAME, "") ?? "";
  if (chinese !== "" && !GENERIC.test(chinese)) return chinese;
  const english = COMPANY_EN.exec(line)?.groups;
  const name = english?.["named"] ?? english?.["suffixed"];
  return name === undefined || PERSON.test(name) ? null : name.trim();
}
