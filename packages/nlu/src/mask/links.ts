import type { Detector, Finding, MaskType } from "./mask-types.ts";

/** Every match of a global pattern as a finding; a group named `span` narrows it. */
export function findingsOf(view: string, pattern: RegExp, type: MaskType): readonly Finding[] {
  return [...view.matchAll(pattern)].map((match) => {
    const span = match.groups?.["span"] ?? match[0];
    const start = match.index + match[0].lastIndexOf(span);
    return { start, end: start + span.length, type };
  });
}

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}\s?@\s?(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}(?![a-z\d-])/gi;
/** Written so that machines do not read it: "john at gmail dot com", abc艾特qq点com, abc#163.com. */
const HIDDEN_EMAIL =
  /(?<![\w.+-])[\w.+-]{1,40}(?:点[\w.+-]{1,30}){0,3}\s?(?:\(at\)|\[at\]|\{at\}|\sat\s|艾特|#|\*|@)\s?[a-z\d-]{2,30}\s?(?:\.|\(dot\)|\[dot\]|\sdot\s|点|。)\s?(?:com|cn|net|org|edu|io|co|me|gov|info|uk|de)(?![a-z\d])/gi;
const MAIL_NAMED = /(?:邮箱|e-?mail)(?:地址)?[\s是为:]{0,3}(?<span>[\w.+-]{4,40}(?:@[\w.-]{2,40})?)(?=[^\w@]|$)/gi;

const URL = /(?:(?:https?|ftp):\/\/|www\.)[^\s\p{sc=Han}\ue000-\uf8ff，。；！？"'<>()[\]{}]{2,2000}/giu;
const BARE_URL =
  /(?<![\w@.-])(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,10}\/[^\s\p{sc=Han}\ue000-\uf8ff，。；！？"'<>()[\]{}]{3,2000}/giu;
/** What in a link can point to a person: a query, a fragment, a user, or a part that looks drawn by lot. */
const TELLING = /[?#=@]|\/(?=[^/]{0,80}\d)[\w-]{8,}/;
/** A share code between currency signs, as shopping apps make them. */
const SHARE_CODE = /[¥$€£(/](?<span>[A-Za-z\d]{9,15})[¥$€£)/]/g;

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IP4 = new RegExp(`(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?!\\.?\\d)`, "g");
const IP6 = /(?<![\w:])(?:[\da-f]{1,4}:){2,7}(?::?[\da-f]{1,4}){1,6}(?![\w:])/gi;
const MAC = /(?<![\d:-])(?:[\da-f]{2}[:-]){5}[\da-f]{2}(?![\da-f])/gi;

/** E-mail addresses, links that can point to a person, and addresses of machines. */
export const findLinks: Detector = (view) => [
  ...(/@|at|#|\*|艾特/i.test(view)
    ? [...findingsOf(view, EMAIL, "email"), ...findingsOf(view, HIDDEN_EMAIL, "email")]
    : []),
  ...findingsOf(view, MAIL_NAMED, "email").filter((one) => /[\d@]/.test(view.slice(one.start, one.end))),
  ...[URL, BARE_URL]
    .flatMap((pattern) => findingsOf(view, pattern, "link"))
    .filter((one) => TELLING.test(view.slice(one.start, one.end))),
  ...findingsOf(view, SHARE_CODE, "link").filter(
    (one) => /\d/.test(view.slice(one.start, one.end)) && /[A-Za-z]/.test(view.slice(one.start, one.end)),
  ),
  ...findingsOf(view, IP4, "network"),
  ...findingsOf(view, IP6, "network").filter(
    (one) =>
      (view.slice(one.start, one.end).match(/:/g)?.length ?? 0) > 3 || view.slice(one.start, one.end).includes("::"),
  ),
  ...findingsOf(view, MAC, "network"),
];
