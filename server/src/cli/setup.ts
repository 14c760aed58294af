import { Option, type Command } from "commander";
import { createIdentity, setUpOrganization, type SetupAnswers } from "../identity/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/database/index.ts";
import type { Log } from "../platform/log.ts";
import { openTerminal, type LineAsker } from "./ask-line.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { describeNextSteps, describeRefusal, QUESTIONS } from "./setup-text.ts";

/** What the commands about organizations and people need of the program's services. */
export interface IdentityServices {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly close: () => Promise<void>;
}

interface SetupFlags {
  readonly organization?: string;
  readonly adminEmail?: string;
  readonly adminPassword?: string;
  readonly shopName?: string;
  readonly shopSlug?: string;
  readonly language?: "zh" | "en";
  readonly currency?: string;
  readonly timeZone?: string;
  readonly allowedOrigin?: readonly string[];
  readonly json?: true;
}

/** `warmline setup`: the first organization, its admin and its shop, without any demo. Only this command can do it. */
export function registerSetup(program: Command, open: () => Promise<IdentityServices>): void {
  const command = program
    .command("setup")
    .description("Make an organization, its admin and its first shop · 创建企业、管理员和店铺")
    .option("--organization <name>", "name of the organization · 企业名称")
    .option("--admin-email <address>", "the admin's e-mail address · 管理员邮箱")
    .addOption(
      new Option("--admin-password <password>", "the admin's password · 管理员密码").env("WARMLINE_ADMIN_PASSWORD"),
    )
    .option("--shop-name <name>", "name of the shop · 店铺名称")
    .option("--shop-slug <slug>", "the shop's short name in addresses · 店铺代号")
    .addOption(new Option("--language <language>", "language of admin and shop · 语言").choices(["zh", "en"]))
    .option("--currency <code>", "currency (default CNY or USD, by language) · 货币")
    .option("--time-zone <name>", "time zone (default Asia/Shanghai or UTC, by language) · 时区")
    .option("--allowed-origin <origin...>", "pages of these origins may show the widget · 允许嵌入的网页来源")
    .option("--json", "one JSON object for machines · 机器可读");
  command.action(async (flags: SetupFlags) => setUp(await answer(command, flags), { open, json: flags.json === true }));
}

async function setUp(
  answers: SetupAnswers,
  given: { open: () => Promise<IdentityServices>; json: boolean },
): Promise<void> {
  const services = await given.open();
  try {
    const identity = createIdentity(services);
    const result = await setUpOrganization(identity, answers);
    if (!result.ok) throw new CommandFailure(result.code, describeRefusal(result.code, cliLanguage(process.env)));
    const facts = { url: identity.publicUrl, adminEmail: answers.adminEmail, slug: answers.shop.slug };
    console.log(
      given.json ? JSON.stringify({ ...result, ...facts }) : describeNextSteps(facts, cliLanguage(process.env)),
    );
  } finally {
    await services.close();
  }
}

/** The flags where they are given; a person at the terminal is asked for the rest. */
async function answer(command: Command, flags: SetupFlags): Promise<SetupAnswers> {
  const missing = missingFlags(flags);
  if (missing.length === 0) return toAnswers(flags);
  if (!process.stdin.isTTY || flags.json) command.error(`missing: ${missing.join(" ")}`, { exitCode: 2 });
  const terminal = openTerminal();
  try {
    return toAnswers(await askMissing(terminal, flags));
  } finally {
    terminal.close();
  }
}

function missingFlags(flags: SetupFlags): string[] {
  const required = {
    "--organization": flags.organization,
    "--admin-email": flags.adminEmail,
    "--admin-password": flags.adminPassword,
    "--shop-name": flags.shopName,
    "--shop-slug": flags.shopSlug,
  };
  return Object.entries(required).flatMap(([flag, value]) => (value === undefined ? [flag] : []));
}

async function askMissing(terminal: LineAsker, flags: SetupFlags): Promise<SetupFlags> {
  const spoken = cliLanguage(process.env);
  const usual = usualFor(flags.language ?? spoken);
  const ask = async (name: keyof typeof QUESTIONS, known: string | undefined, fallback?: string): Promise<string> =>
    known ?? terminal.ask(QUESTIONS[name][spoken], fallback);
  return {
    ...flags,
    language: flags.language ?? spoken,
    organization: await ask("organization", flags.organization),
    adminEmail: await ask("adminEmail", flags.adminEmail),
    adminPassword: flags.adminPassword ?? (await terminal.askSecret(QUESTIONS.adminPassword[spoken])),
    shopName: await ask("shopName", flags.shopName),
    shopSlug: await ask("shopSlug", flags.shopSlug),
    currency: await ask("currency", flags.currency, usual.currency),
    timeZone: await ask("timeZone", flags.timeZone, usual.timeZone),
  };
}

function usualFor(language: "zh" | "en"): { currency: string; timeZone: string } {
  return language === "zh" ? { currency: "CNY", timeZone: "Asia/Shanghai" } : { currency: "USD", timeZone: "UTC" };
}

function toAnswers(flags: SetupFlags): SetupAnswers {
  const language = flags.language ?? cliLanguage(process.env);
  const { currency, timeZone } = { ...usualFor(language), ...definedOf(flags) };
  const { organization = "", adminEmail = "", adminPassword = "", shopName = "", shopSlug = "" } = flags;
  const shop = {
    slug: shopSlug,
    nameZh: shopName,
    nameEn: shopName,
    language,
    currency,
    timeZone,
    allowedOrigins: flags.allowedOrigin,
  };
  return { organization: organization.trim(), adminEmail: adminEmail.trim(), adminPassword, language, shop };
}

function definedOf({ currency, timeZone }: SetupFlags): { currency?: string; timeZone?: string } {
  return { ...(currency !== undefined && { currency }), ...(timeZone !== undefined && { timeZone }) };
}
