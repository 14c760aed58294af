/** What a letter with a link says. */
export interface LinkLetter {
  readonly kind: "invite" | "reset";
  readonly language: "zh" | "en";
  readonly displayName: string;
  readonly organization: string;
  readonly url: string;
  /** How long the link works. */
  readonly hours: number;
}

type Words = (letter: LinkLetter) => { readonly subject: string; readonly text: string };

const WORDS: Readonly<Record<LinkLetter["kind"], Readonly<Record<LinkLetter["language"], Words>>>> = {
  invite: {
    zh: ({ displayName, organization, url, hours }) => ({
      subject: `邀请你加入「${organization}」的客服工作台`,
      text: `${displayName}，你好！\n\n「${organization}」邀请你使用 Warmline 暖线客服工作台。请打开下面的链接设置密码，${hours} 小时内有效：\n\n${url}\n\n如果你不认识邀请方，忽略本邮件即可。\n`,
    }),
    en: ({ displayName, organization, url, hours }) => ({
      subject: `You are invited to serve customers of ${organization}`,
      text: `Hello ${displayName},\n\n${organization} invites you to its Warmline workbench. Set your password here within ${hours} hours:\n\n${url}\n\nIf this means nothing to you, ignore this letter.\n`,
    }),
  },
  reset: {
    zh: ({ displayName, url, hours }) => ({
      subject: "重置 Warmline 暖线的登录密码",
      text: `${displayName}，你好！\n\n请打开下面的链接设置新密码，${hours} 小时内有效：\n\n${url}\n\n如果不是你本人操作，忽略本邮件，原密码不变。\n`,
    }),
    en: ({ displayName, url, hours }) => ({
      subject: "Set a new Warmline password",
      text: `Hello ${displayName},\n\nset a new password here within ${hours} hours:\n\n${url}\n\nIf you did not ask for this, ignore this letter; your password stays as it is.\n`,
    }),
  },
};

/** Writes the letter. Names go into the subject, so line breaks in them become spaces. */
export function writeLinkLetter(letter: LinkLetter): { readonly subject: string; readonly text: string } {
  const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, " ").trim();
  return WORDS[letter.kind][letter.language]({
    ...letter,
    displayName: plain(letter.displayName),
    organization: plain(letter.organization),
  });
}
