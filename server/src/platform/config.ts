import {
  addressesSetting,
  choiceSetting,
  integerSetting,
  secretSetting,
  textSetting,
  urlSetting,
  type Setting,
  type SettingText,
} from "./settings.ts";

/** Every setting there is. The README's table and `warmline start --help` are printed from here. */
const SETTINGS = {
  port: integerSetting("PORT", {
    fallback: "8080",
    min: 0,
    max: 65_535,
    help: { zh: "监听端口；0 表示任选空闲端口", en: "Port to listen on; 0 takes any free one" },
  }),
  host: textSetting("HOST", {
    fallback: "127.0.0.1",
    help: { zh: "监听地址；默认只有本机能访问", en: "Address to listen on; by default only this machine can reach it" },
  }),
  dataFolder: textSetting("WARMLINE_DATA", {
    fallback: "./data",
    help: { zh: "数据目录：内置数据库和上传的文件", en: "Folder for the embedded database and for uploaded files" },
  }),
  databaseUrl: urlSetting("DATABASE_URL", {
    protocols: ["postgres:", "postgresql:"],
    help: {
      zh: "自备的 PostgreSQL（15 或更高）；不填则使用内置数据库",
      en: "Your own PostgreSQL, 15 or newer, instead of the embedded one",
    },
  }),
  publicUrl: urlSetting("PUBLIC_URL", {
    protocols: ["https:", "http:"],
    help: {
      zh: "浏览器访问本服务的地址，用于邮件中的链接",
      en: "Where browsers reach this server; used for links in letters",
    },
  }),
  smtpUrl: urlSetting("SMTP_URL", {
    protocols: ["smtp:", "smtps:"],
    help: {
      zh: "发信服务器；不填则把邀请和重置链接打印出来",
      en: "Mail server; without one, invitations and resets are shown as links",
    },
  }),
  mailFrom: textSetting("MAIL_FROM", {
    fallback: "Warmline <warmline@localhost>",
    help: { zh: "邮件的发件人", en: "Sender of letters" },
  }),
  logLevel: choiceSetting("LOG_LEVEL", {
    fallback: "info",
    words: ["silent", "error", "warn", "info", "debug"],
    help: { zh: "日志详细程度", en: "How much is logged" },
  }),
  trustProxy: addressesSetting("TRUST_PROXY", {
    fallback: "off",
    help: { zh: "信任哪些反向代理的 X-Forwarded-* 头", en: "Reverse proxies whose X-Forwarded-* headers are believed" },
  }),
  rateLimit: integerSetting("RATE_LIMIT", {
    fallback: "1200",
    min: 1,
    max: 1_000_000,
    help: { zh: "每个地址每分钟最多的 HTTP 请求数", en: "HTTP requests per minute and address" },
  }),
  socketsPerAddress: integerSetting("SOCKETS_PER_ADDRESS", {
    fallback: "2000",
    min: 1,
    max: 1_000_000,
    help: {
      zh: "每个地址最多同时打开的长连接数；多人共用一个出口时可调大",
      en: "Sockets that one address may have open; raise it where many people share one",
    },
  }),
  metricsToken: secretSetting("METRICS_TOKEN", {
    least: 16,
    help: {
      zh: "读取 /metrics 所需的令牌；不填则只有本机能读",
      en: "Token that opens /metrics; without one only this machine may look",
    },
  }),
  bus: choiceSetting("WARMLINE_BUS", {
    fallback: "postgres",
    words: ["postgres", "none"],
    help: {
      zh: "新消息如何通知各进程：LISTEN/NOTIFY；none 表示不通知、只靠每几秒的巡查（数据库前有连接池、不能 LISTEN 时用）",
      en: "How programs tell each other news: LISTEN/NOTIFY, or not at all, each looking every few seconds (for a pooler that cannot LISTEN)",
    },
  }),
  blobs: choiceSetting("WARMLINE_BLOBS", {
    fallback: "disk",
    words: ["disk", "database"],
    help: {
      zh: "上传的图片存哪里：数据目录，或数据库（多台机器共用一个数据库时用）",
      en: "Where uploaded pictures are kept: in the data folder, or in the database (for several machines on one database)",
    },
  }),
  demo: choiceSetting("WARMLINE_DEMO", {
    fallback: "on",
    words: ["on", "off"],
    help: { zh: "首次启动时是否创建示例企业", en: "Whether the first start makes the demo organization" },
  }),
} satisfies Record<string, Setting<unknown>>;

type ValueOf<Entry> = Entry extends Setting<infer Value> ? Value : never;

/** The checked settings of a program. */
export type Config = { readonly [Name in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[Name]> };

/** One setting that cannot be used. The value itself is not told: it may be a secret. */
export interface ConfigProblem {
  readonly name: string;
  readonly message: SettingText;
}

/** The whole configuration, or everything that is wrong with it at once. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly code: "config_invalid"; readonly problems: readonly ConfigProblem[] };

/** Reads and checks every setting. An empty variable counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const problems: ConfigProblem[] = [];
  const entries = Object.entries(SETTINGS).map(([key, setting]: [string, Setting<unknown>]) => {
    const result = setting.read(environment[setting.name]?.trim() || undefined);
    if (!result.ok) problems.push({ name: setting.name, message: result.problem });
    return [key, result.ok ? result.value : undefined];
  });
  if (problems.length > 0) return { ok: false, code: "config_invalid", problems };
  // Each value came out of the reader of its own setting.
  return { ok: true, config: Object.fromEntries(entries) as Config };
}

/** The origin of a configured public address, as browsers send it; undefined when none is configured. */
export function publicOriginOf({ publicUrl }: Pick<Config, "publicUrl">): string | undefined {
  return publicUrl === undefined ? undefined : new URL(publicUrl).origin;
}

/** The table of settings in Markdown, for the README of that language. */
export function settingsTable(language: keyof SettingText): string {
  const head = language === "zh" ? "| 变量 | 取值 | 默认 | 说明 |" : "| variable | value | default | meaning |";
  const rows = Object.values(SETTINGS).map(({ name, kind, fallback, help }: Setting<unknown>) => {
    const cells = [
      `\`${name}\``,
      kind.replaceAll("|", "\\|"),
      fallback === undefined ? "–" : `\`${fallback}\``,
      help[language],
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [head, "|---|---|---|---|", ...rows].join("\n");
}
