import type { Command } from "commander";
import { fillDemo } from "../demo-start.ts";
import { demoCast, demoPeople, type DemoPerson, refreshDemo, textIn } from "../commerce/index.ts";
import { DEMO_PASSWORD } from "../identity/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import type { Database } from "../platform/database/index.ts";
import { CommandFailure } from "./command-failure.ts";
import { cliLanguage } from "./cli-language.ts";

/** What the demo commands need of the program's services. */
export interface DemoServices {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

type Language = "zh" | "en";
type Work = Pick<DemoPerson, "role" | "tier">;

/** `warmline demo refresh` and `warmline demo people`. */
export function registerDemo(program: Command, open: () => Promise<DemoServices>): void {
  const demo = program.command("demo").description("The demo organization · 示例店铺");
  demo
    .command("refresh")
    .description("Install the demo, or make it young again: same people, same orders, as of now · 让示例数据回到今天")
    .action(async () => refresh(await open()));
  demo
    .command("people")
    .description("Print where the demo is and who you can be in it · 打印示例地址和人物")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (options: { json?: true }) => people(await open(), options));
}

async function refresh({ database, clock, close }: DemoServices): Promise<void> {
  try {
    const outcome = await refreshDemo({ database, clock });
    if (!outcome.ok) throw new CommandFailure(outcome.code, words().taken(outcome.slug));
    await fillDemo(outcome.organizationId, { database, clock });
    console.log(words().refreshed);
  } finally {
    await close();
  }
}

async function people({ config, close }: DemoServices, { json }: { json?: true }): Promise<void> {
  try {
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
    console.log(json ? JSON.stringify(castOf(base)) : describeDemo(base, cliLanguage(process.env)));
  } finally {
    await close();
  }
}

const workbenchOf = (base: string): string => `${base}/workbench/`;
const shopPageOf = (base: string, slug: string): string => `${base}/demo/${slug}`;

function castOf(base: string) {
  return {
    workbench: workbenchOf(base),
    password: DEMO_PASSWORD,
    people: demoPeople().map(({ email, displayName, role, tier, shopSlug }) => ({
      email,
      displayName,
      role,
      tier,
      shop: shopSlug,
    })),
    customers: demoCast().map(({ shopSlug, externalId, name, mind }) => ({
      page: shopPageOf(base, shopSlug),
      shop: shopSlug,
      externalId,
      name,
      mind,
    })),
  };
}

/** The demo's addresses and people as a text for a terminal. */
export function describeDemo(base: string, language: Language): string {
  const { people: staff, customers } = castOf(base);
  const say = words(language);
  const pages = [...new Set(customers.map((customer) => customer.page))];
  return [
    say.pages,
    ...pages.map((page) => `  ${page}`),
    "",
    say.workbench(workbenchOf(base), DEMO_PASSWORD),
    ...staff.map((person) => `  ${person.email.padEnd(44)} ${person.displayName} – ${say.work(person)}`),
    "",
    say.customers,
    ...customers.map((one) => `  ${one.shop} / ${one.externalId}  ${one.name} – ${textIn(one.mind, language)}`),
  ].join("\n");
}

const ZH = {
  refreshed: "示例数据已更新到现在。",
  taken: (slug: string): string => `别的企业已经有店铺用了“${slug}”，示例没有安装。`,
  pages: "示例店铺：",
  workbench: (url: string, password: string): string => `工作台 ${url}，密码都是 ${password}：`,
  work: ({ role, tier }: Work): string =>
    role === "agent" ? `${["一线", "二线", "专家"][tier - 1] ?? ""}客服` : role === "owner" ? "店主" : "管理员",
  customers: "可以扮演的顾客：",
};

const EN: typeof ZH = {
  refreshed: "The demo is as of now.",
  taken: (slug) => `A shop of another organization already has the name "${slug}"; the demo was not installed.`,
  pages: "Demo shops:",
  workbench: (url, password) => `Workbench ${url}, everybody's password is ${password}:`,
  work: ({ role, tier }) => (role === "agent" ? (["first line", "second line", "expert"][tier - 1] ?? "") : role),
  customers: "Customers you can be:",
};

function words(language: Language = cliLanguage(process.env)): typeof ZH {
  return language === "zh" ? ZH : EN;
}
