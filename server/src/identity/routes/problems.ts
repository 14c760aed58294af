import { defineProblem, FORBIDDEN, NOT_FOUND, type ProblemKind } from "../../platform/http/index.ts";
import { PASSWORD_MAX, PASSWORD_MIN, type PasswordRefusal } from "../core/passwords.ts";
import type { TokenRefusal } from "../customer-token.ts";
import type { PeopleRefusal } from "../people.ts";

const kind = (status: number, code: string, title: { zh: string; en: string }): ProblemKind =>
  defineProblem({ status, code, title });

/** Wrong address or password; which of the two is not told. */
export const SIGN_IN_FAILED = kind(401, "sign_in_failed", {
  zh: "邮箱或密码不正确",
  en: "The address or the password is wrong",
});

/** Too many wrong passwords lately. */
export const TOO_MANY_ATTEMPTS = kind(429, "too_many_attempts", {
  zh: "尝试次数过多，请稍后再登录",
  en: "Too many attempts; sign in again in a while",
});

/** The link is unknown, used or over. */
export const LINK_INVALID = kind(404, "link_invalid", {
  zh: "链接无效或已过期，请重新获取",
  en: "This link does not work any more; ask for a new one",
});

/** A text that should be an origin is none. */
export const ORIGIN_INVALID = kind(422, "origin_invalid", {
  zh: "网址应为 https://域名 的形式",
  en: "An origin looks like https://shop.example, without a path",
});

/** A public key that cannot be one of that algorithm, or that is not only public. */
export const KEY_INVALID = kind(422, "key_invalid", {
  zh: "公钥与签名算法不匹配",
  en: "This is not a public key for the chosen algorithm",
});

/** The issuer is not this shop's to speak for. */
export const ISSUER_FORBIDDEN = kind(403, "issuer_forbidden", {
  zh: "不能以该签发方的名义签发顾客身份",
  en: "This shop may not speak for that issuer's customers",
});

/** No shop has this slug. */
export const SHOP_UNKNOWN = kind(404, "shop_unknown", { zh: "店铺不存在", en: "There is no such shop" });

const PASSWORD_PROBLEMS: Readonly<Record<PasswordRefusal, ProblemKind>> = {
  password_too_short: kind(422, "password_too_short", {
    zh: `密码至少 ${PASSWORD_MIN} 位`,
    en: `A password has at least ${PASSWORD_MIN} characters`,
  }),
  password_too_long: kind(422, "password_too_long", {
    zh: `密码最多 ${PASSWORD_MAX} 位`,
    en: `A password has at most ${PASSWORD_MAX} characters`,
  }),
  password_too_simple: kind(422, "password_too_simple", {
    zh: "密码过于简单",
    en: "This password is too easy to guess",
  }),
  demo_password_refused: kind(403, "demo_password_refused", {
    zh: "示例账号的密码人人皆知，对外开放的服务不能使用",
    en: "Everybody knows the demo password; a server that others can reach does not take it",
  }),
};

/** The problem for a password that is not taken. */
export function passwordProblem(code: PasswordRefusal): ProblemKind {
  return PASSWORD_PROBLEMS[code];
}

const PEOPLE_PROBLEMS: Readonly<Record<PeopleRefusal, ProblemKind>> = {
  forbidden: FORBIDDEN,
  not_found: NOT_FOUND,
  email_invalid: kind(422, "email_invalid", { zh: "邮箱格式不正确", en: "This is not an e-mail address" }),
  email_taken: kind(409, "email_taken", { zh: "该邮箱已被使用", en: "This address is in use already" }),
  shop_unknown: SHOP_UNKNOWN,
  last_admin: kind(409, "last_admin", { zh: "至少要保留一位管理员", en: "One admin has to stay" }),
};

/** The problem for a change to people that is refused. */
export function peopleProblem(code: PeopleRefusal): ProblemKind {
  return PEOPLE_PROBLEMS[code];
}

const TOKEN_PROBLEMS: Readonly<Record<TokenRefusal, ProblemKind>> = {
  token_malformed: kind(401, "token_malformed", { zh: "顾客令牌无法解析", en: "The customer token cannot be read" }),
  token_key_unknown: kind(401, "token_key_unknown", {
    zh: "顾客令牌的 kid 不是本店有效的密钥",
    en: "The customer token's kid is no working key of this shop",
  }),
  token_signature_wrong: kind(401, "token_signature_wrong", {
    zh: "顾客令牌签名不正确",
    en: "The customer token's signature is wrong",
  }),
  token_expired: kind(401, "token_expired", {
    zh: "顾客令牌已过期或缺少 exp",
    en: "The customer token is over, or has no exp",
  }),
  token_too_long_lived: kind(401, "token_too_long_lived", {
    zh: "顾客令牌的有效期不能超过 24 小时",
    en: "A customer token is good for at most 24 hours",
  }),
  token_audience_wrong: kind(401, "token_audience_wrong", {
    zh: "顾客令牌的 aud 不是本店",
    en: "The customer token's aud is not this shop",
  }),
  token_subject_missing: kind(401, "token_subject_missing", {
    zh: "顾客令牌缺少 sub",
    en: "The customer token has no usable sub",
  }),
};

/** The problem for a customer's token that is not taken. */
export function tokenProblem(code: TokenRefusal): ProblemKind {
  return TOKEN_PROBLEMS[code];
}
