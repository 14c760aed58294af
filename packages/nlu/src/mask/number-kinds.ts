import { looksLikeIdentity, passesLuhn } from "./checksums.ts";
import type { MaskType } from "./mask-types.ts";

/** A digit sequence cut into its groups, with what stands before it. */
export interface GroupedDigits {
  readonly groups: readonly string[];
  /** A plus sign stands before the first group. */
  readonly plus: boolean;
  /** Some words before it. */
  readonly before: string;
}

const MOBILE = /^(?:0{0,2}86)?1[3-9]\d{9}$/;
const LANDLINE = /^(?:0{0,2}86)?0?(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?:\d{1,4})?$/;
const HOTLINE = /^[48]00\d{7}$/;
const NORTH_AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/;
const BRITISH = /^(?:44)?0?7\d{9}$|^0[1-9]\d{8,9}$/;
const CARD = /^(?:[3-6]\d{12,18}|9\d{15,18})$/;
const UNION_PAY = /^62\d{14,17}$/;
const LEAST_GROUP = 2;
const TALKS_OF_CARD = /卡|银行|信用|账户|帐户|账号|card|visa|mastercard|amex|debit|credit|iban|account/i;
const TALKS_OF_PHONE = /电话|手机|号码|座机|打|联系|tel|phone|mobile|cell|call|text|number|reach|sms|fax|whatsapp/i;
const TALKS_OF_SSN = /ssn|social security/i;

/** What a digit sequence is by its shape and checksum; nothing where it could be any number. */
export function kindOfDigits(given: GroupedDigits): MaskType | undefined {
  const written = withoutCountry(given);
  const digits = written.groups.join("");
  if (!isOneNumber(written.groups)) return undefined;
  if (digits.length === 18 && looksLikeIdentity(digits)) return "identity";
  if (isPhone(digits, written)) return "phone";
  if (isSocialSecurity(digits, written)) return "identity";
  if (isCard(digits, written)) return "bank_card";
  return digits.length === 15 && looksLikeIdentity(digits) ? "identity" : undefined;
}

/** +86 or 86 written apart says nothing of how the rest is grouped. */
function withoutCountry(written: GroupedDigits): GroupedDigits {
  const [first = "", ...rest] = written.groups;
  return /^0{0,2}86$/.test(first) && /^(?:1[3-9]|0?[1-9])/.test(rest[0] ?? "") && rest.join("").length >= 9
    ? { ...written, groups: rest }
    : written;
}

/** Groups belong together where they are all long, or all equally short as when dictated. */
function isOneNumber(groups: readonly string[]): boolean {
  const lengths = groups.map((group) => group.length);
  if (lengths.length === 1) return true;
  const inner = lengths.slice(0, -1);
  const dictated =
    inner.every((length) => length === inner[0] && length <= LEAST_GROUP) && (lengths.at(-1) ?? 0) <= LEAST_GROUP;
  return dictated || lengths.every((length) => length >= LEAST_GROUP) || /^(?:0{0,2}86|\d{1,3})$/.test(groups[0] ?? "");
}

function isPhone(digits: string, written: GroupedDigits): boolean {
  const { groups, plus, before } = written;
  const shape = groups.map((group) => group.length).join("-");
  if (MOBILE.test(digits))
    return !/^(?:3-3-2|3-2|2-)/.test(shape) || /^(?:2-2-2-2-2-1|2-3-)/.test(shape) || TALKS_OF_PHONE.test(before);
  if (plus && digits.length >= 8 && digits.length <= 15) return true;
  if (isLandline(digits, shape)) return true;
  if (HOTLINE.test(digits)) return /^(?:10|3-3-4|3-4-3|3-7)$/.test(shape);
  if (/^(?:1-)?3-3-4$/.test(shape)) return true;
  if (NORTH_AMERICAN.test(digits)) return /^(?:1-)?3-3-4$|^(?:1-)?3-7$/.test(shape) || TALKS_OF_PHONE.test(before);
  if (BRITISH.test(digits)) return digits.startsWith("0") || TALKS_OF_PHONE.test(before);
  return (
    digits.length >= 7 && digits.length <= 13 && /^(?:\d|\d-\d|3-4|4-4|7|8)$/.test(shape) && TALKS_OF_PHONE.test(before)
  );
}

function isLandline(digits: string, shape: string): boolean {
  if (!LANDLINE.test(digits)) return false;
  return digits.startsWith("0")
    ? digits.length >= 10
    : /^(?:2-)?[23]-(?:[78]|4-4|3-4)$/.test(shape) && digits.length >= 11;
}

function isSocialSecurity(digits: string, { groups, before }: GroupedDigits): boolean {
  if (digits.length !== 9) return false;
  return (groups.length === 3 && groups[0]?.length === 3 && groups[1]?.length === 2) || TALKS_OF_SSN.test(before);
}

function isCard(digits: string, { groups, before }: GroupedDigits): boolean {
  if (!CARD.test(digits)) return false;
  if (passesLuhn(digits) || UNION_PAY.test(digits)) return true;
  return TALKS_OF_CARD.test(before) || (groups.length >= 4 && groups.slice(0, -1).every((group) => group.length === 4));
}
