import { InvalidArgumentError, Option, type Command } from "commander";
import {
  createIdentity,
  findByEmail,
  findOrganization,
  findShop,
  invitePerson,
  isRole,
  issueResetFor,
  ROLES,
  type IdentityContext,
  type InvitationResult,
  type Role,
  type SystemPrincipal,
} from "../identity/index.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import type { IdentityServices } from "./setup.ts";

interface InviteFlags {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly shop?: string;
  readonly organization?: string;
  readonly tier: 1 | 2 | 3;
  readonly language?: "zh" | "en";
  readonly json?: true;
}

type Open = () => Promise<IdentityServices>;

/** `warmline people invite` and `warmline people reset`: print a link for one person. */
export function registerPeople(program: Command, open: Open): void {
  const people = program.command("people").description("Who works here · 人员");
  const invite = people
    .command("invite")
    .description("Invite a person and print the link · 邀请并打印链接")
    .requiredOption("--email <address>", "where the person reads mail · 邮箱")
    .requiredOption("--name <name>", "how colleagues and customers see the person · 姓名")
    .requiredOption("--role <role>", `one of ${ROLES.join(", ")} · 角色：${ROLES.join("、")}`, readRole)
    .option("--shop <slug>", "the shop of the role · 店铺代号")
    .option(
      "--organization <name>",
      "instead of a shop: the role holds in all of its shops · 不写 --shop 而写企业名：管它所有的店铺",
    )
    .addOption(
      new Option("--tier <tier>", "1 first line, 2 second line, 3 expert · 1 一线，2 二线，3 专家")
        .default(1)
        .argParser(readTier),
    )
    .addOption(new Option("--language <language>", "the person's language · 语言").choices(["zh", "en"]))
    .option("--json", "one JSON object for machines · 机器可读");
  invite.action(async (flags: InviteFlags) => {
    if ((flags.shop === undefined) === (flags.organization === undefined))
      invite.error("give either --shop or --organization", { exitCode: 2 });
    await withIdentity(open, async (identity) => tellLink(await inviteTo(identity, flags), flags));
  });
  people
    .command("reset")
    .description("Print a link with which a person sets a new password · 打印重置密码的链接")
    .argument("<email>", "the person's address · 邮箱")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (email: string, flags: { json?: true }) =>
      withIdentity(open, async (identity) => tellLink(await resetOf(identity, email), flags)),
    );
}

function readRole(text: string): Role {
  if (!isRole(text)) throw new InvalidArgumentError(`one of ${ROLES.join(", ")}`);
  return text;
}

function readTier(text: string): 1 | 2 | 3 {
  const tier = ([1, 2, 3] as const).find((one) => String(one) === text);
  if (tier === undefined) throw new InvalidArgumentError("1, 2 or 3");
  return tier;
}

async function withIdentity(open: Open, work: (identity: IdentityContext) => Promise<void>): Promise<void> {
  const services = await open();
  try {
    await work(createIdentity(services));
  } finally {
    await services.close();
  }
}

interface Told {
  readonly link: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly mailed: boolean;
}

function tellLink({ link, expiresAt, mailed }: Told, { json }: { json?: true }): void {
  if (json) return console.log(JSON.stringify({ link, expiresAt, mailed }));
  console.log(link);
  console.error(words().tell(expiresAt, mailed));
}

async function inviteTo(identity: IdentityContext, flags: InviteFlags): Promise<Told> {
  const place = await placeOf(identity, flags);
  const actor: SystemPrincipal = { kind: "system", organizationId: place.organizationId, purpose: "cli" };
  const { email, name: displayName, tier, role } = flags;
  const language = flags.language ?? cliLanguage(process.env);
  const roles = [{ role, shopId: place.shopId }];
  const result = await invitePerson(identity, actor, { email, displayName, tier, language, roles });
  if (!result.ok) throw new CommandFailure(result.code, words().refused[result.code]);
  return { link: result.link.url, expiresAt: result.link.expiresAt.toISOString(), mailed: result.mailed };
}

async function placeOf(
  identity: IdentityContext,
  { shop: slug, organization: name }: InviteFlags,
): Promise<{ organizationId: string; shopId: string | null }> {
  const shop = slug === undefined ? undefined : await findShop(identity, slug);
  if (shop) return { organizationId: shop.organizationId, shopId: shop.id };
  const organization = name === undefined ? undefined : await findOrganization(identity, name);
  if (organization) return { organizationId: organization.id, shopId: null };
  throw slug === undefined
    ? new CommandFailure("organization_unknown", words().noOrganization)
    : new CommandFailure("shop_unknown", words().refused.shop_unknown);
}

async function resetOf(identity: IdentityContext, email: string): Promise<Told> {
  const person = await findByEmail(identity, email);
  if (!person || person.state === "deactivated") throw new CommandFailure("not_found", words().refused.not_found);
  const actor: SystemPrincipal = { kind: "system", organizationId: person.organization_id, purpose: "cli" };
  const { url, expiresAt } = await issueResetFor(identity, person, actor);
  return { link: url, expiresAt: expiresAt.toISOString(), mailed: false };
}

interface Words {
  readonly tell: (expiresAt: string, mailed: boolean) => string;
  readonly noOrganization: string;
  readonly refused: Readonly<Record<(InvitationResult & { ok: false })["code"], string>>;
}

const WORDS: Readonly<Record<"zh" | "en", Words>> = {
  zh: {
    tell: (expiresAt, mailed) => `链接只给本人，有效期至 ${expiresAt}。${mailed ? "已同时发送邮件。" : ""}`,
    noOrganization: "没有这个企业",
    refused: {
      forbidden: "不能授予该角色",
      not_found: "没有使用该邮箱的在职人员",
      email_invalid: "邮箱格式不正确",
      email_taken: "该邮箱已被使用",
      shop_unknown: "没有这个店铺",
      last_admin: "至少要保留一位管理员",
    },
  },
  en: {
    tell: (expiresAt, mailed) =>
      `The link is for that person alone and works until ${expiresAt}.${mailed ? " It was mailed, too." : ""}`,
    noOrganization: "There is no such organization",
    refused: {
      forbidden: "This role cannot be given",
      not_found: "Nobody who works here has this address",
      email_invalid: "This is not an e-mail address",
      email_taken: "This address is in use already",
      shop_unknown: "There is no such shop",
      last_admin: "One admin has to stay",
    },
  },
};

function words(): Words {
  return WORDS[cliLanguage(process.env)];
}
