import type { Command } from "commander";
import { eraseCustomer, type Erasure } from "../erase-customer.ts";
import { exportCustomer } from "../export-customer.ts";
import { findCustomerIds, findShop } from "../identity/index.ts";
import { saveWhole, type WriteBytes } from "../platform/save-whole.ts";
import { withScope } from "../platform/database/index.ts";
import { type DataRooms, wireDataRooms } from "../wire-data.ts";
import { backupWords } from "./backup-words.ts";
import { explained } from "./backup.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { openServices } from "./open-services.ts";

interface Whose {
  readonly shop: string;
  readonly customer: string;
  readonly issuer?: string;
  readonly json?: true;
}

/** `warmline export FILE --shop … --customer …` and `warmline erase --shop … --customer …`. */
export function registerCustomerData(program: Command): void {
  whoseOptions(
    program
      .command("export")
      .description("Write everything that is kept about one customer into a JSON file · 导出一位顾客的全部数据")
      .argument("<file>", "where to · 文件"),
  ).action(async (file: string, whose: Whose) => exportTo(file, whose));
  whoseOptions(
    program
      .command("erase")
      .description("Erase everything personal of one customer, for ever · 彻底删除一位顾客的个人数据"),
  )
    .option("--yes", "really do it; otherwise only tell what would be erased · 确认删除")
    .action(async (whose: Whose & { readonly yes?: true }) => erase(whose));
}

function whoseOptions(command: Command): Command {
  return command
    .requiredOption("--shop <slug>", "a shop of his organization · 店铺")
    .requiredOption("--customer <id>", "his id here, or his id in the shop's own system · 顾客编号")
    .option("--issuer <name>", "whose id it is, where several systems have the same · 编号来源")
    .option("--json", "one JSON object for machines · 机器可读");
}

interface Found {
  readonly rooms: DataRooms;
  readonly wanted: Parameters<typeof eraseCustomer>[1];
  readonly name: string;
}

async function withCustomer(whose: Whose, work: (found: Found) => Promise<void>): Promise<void> {
  const services = await openServices();
  try {
    const rooms = wireDataRooms(services);
    const shop = await findShop(rooms.identity, whose.shop);
    if (!shop) throw new CommandFailure("shop_unknown", words().shop_unknown);
    const { organizationId } = shop;
    const found = await withScope(services.database, { organizationId, shops: "*" }, (trx) =>
      findCustomerIds(trx, whose.customer, whose.issuer),
    );
    const [customer] = found;
    if (!customer) throw new CommandFailure("customer_unknown", words().customer_unknown);
    if (found.length > 1) throw new CommandFailure("customer_ambiguous", words().customer_ambiguous);
    const actor = { kind: "system", organizationId, purpose: "cli" } as const;
    await work({ rooms, wanted: { organizationId, customerId: customer.id, actor }, name: customer.name });
  } finally {
    await services.close();
  }
}

async function exportTo(file: string, whose: Whose): Promise<void> {
  await withCustomer(whose, async ({ rooms, wanted, name }) => {
    const write = async (bytes: WriteBytes): Promise<void> => {
      const pieces = await exportCustomer(rooms, wanted);
      if (!pieces) throw new CommandFailure("customer_unknown", words().customer_unknown);
      for await (const piece of pieces) await bytes(Buffer.from(piece));
    };
    await explained(backupWords(cliLanguage(process.env)), () => saveWhole(file, write));
    if (whose.json) console.log(JSON.stringify({ ok: true, customer: wanted.customerId, file }));
    else console.error(words().exported(name || wanted.customerId, file));
  });
}

async function erase(whose: Whose & { readonly yes?: true }): Promise<void> {
  await withCustomer(whose, async ({ rooms, wanted, name }) => {
    if (!whose.yes) throw new CommandFailure("not_confirmed", words().confirm(name || wanted.customerId));
    const erased = await eraseCustomer(rooms, wanted);
    if (!erased) throw new CommandFailure("customer_unknown", words().customer_unknown);
    if (whose.json) console.log(JSON.stringify({ ok: true, customer: wanted.customerId, ...erased }));
    else console.error(words().erased(erased));
  });
}

const WORDS = {
  zh: {
    shop_unknown: "没有这个店铺",
    customer_unknown: "没有这位顾客，或已被删除",
    customer_ambiguous: "有多位顾客使用这个编号，请用 --issuer 指明来源",
    confirm: (name: string) =>
      `将彻底删除顾客「${name}」的姓名、身份、对话和图片，并抹去订单里的地址，无法撤销。确认请加 --yes`,
    exported: (name: string, file: string) => `顾客「${name}」的数据已导出到 ${file}，请妥善保管。`,
    erased: ({ conversations, orders, cases, reminders }: Erasure) =>
      `已删除：${conversations} 个会话的内容，${orders} 个订单里的个人信息，${cases} 个工单里的材料，${reminders} 条提醒记录。`,
  },
  en: {
    shop_unknown: "There is no such shop",
    customer_unknown: "There is no such customer, or everything of him was erased",
    customer_ambiguous: "Several customers have this id; say whose it is with --issuer",
    confirm: (name: string) =>
      `This erases the name, ids, conversations and pictures of the customer "${name}", and the addresses in his orders, for ever. To do it, add --yes`,
    exported: (name: string, file: string) => `What is kept about "${name}" is in ${file}. Keep it safe.`,
    erased: ({ conversations, orders, cases, reminders }: Erasure) =>
      `Erased: what was said in ${conversations} conversations, what says who he is in ${orders} orders, what was gathered in ${cases} cases, and ${reminders} reminders.`,
  },
} as const;

function words(): (typeof WORDS)["zh" | "en"] {
  return WORDS[cliLanguage(process.env)];
}
