import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDataFolder, removeDataFolder } from "./support/data-folder.ts";
import { runShell, runWarmline } from "./support/run-warmline.ts";
import { connectSocketCustomer, until } from "./support/socket-customer.ts";
import { type Program, startProgram } from "./support/start-program.ts";

let folder: string;
let elsewhere: string;
let shelf: string;
const running: Program[] = [];

beforeEach(async () => {
  [folder, elsewhere, shelf] = await Promise.all([makeDataFolder(), makeDataFolder(), makeDataFolder()]);
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
  await removeDataFolder(folder);
  await removeDataFolder(elsewhere);
  await rm(shelf, { recursive: true });
});

async function start(at: string): Promise<Program> {
  const program = await startProgram(at);
  running.push(program);
  return program;
}

test("a shop is backed up while it serves, and goes on in a new folder where the file left it", async () => {
  const program = await start(folder);
  const customer = await connectSocketCustomer({ url: program.url, shop: "yunshang", language: "zh" });
  await customer.ask("你好");
  const { messages } = customer.client.getState();
  const here = { WARMLINE_DATA: folder };
  const there = { WARMLINE_DATA: elsewhere };
  const file = join(shelf, "backup.warmline");

  const written = await runWarmline(["backup", file, "--json"], here);
  expect(written).toMatchObject({ code: 0 });
  expect(JSON.parse(written.stdout)).toMatchObject({ ok: true, file, missing: 0 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(shelf)).toEqual(["backup.warmline"]);
  customer.close();

  const full = await runShell("npx warmline backup - > /dev/full", here);
  expect([full.code, full.stderr]).toEqual([1, expect.stringContaining("[disk_full]")]);
  const piped = await runShell(`npx warmline backup - | tar tf - | grep -c tables/`, here);
  expect(Number(piped.stdout)).toBeGreaterThan(10);
  const busy = await runWarmline(["restore", file, "--replace"], { ...here, LANG: "zh_CN.UTF-8" });
  expect([busy.code, busy.stderr]).toEqual([1, expect.stringContaining("请先停止服务再恢复")]);
  expect((await runWarmline(["restore", "--check", file], there)).stdout).toContain("The file is whole");
  const restored = await runWarmline(["restore", file], there);
  expect([restored.code, restored.stderr]).toEqual([0, expect.stringContaining("compared row by row")]);

  const again = await start(elsewhere);
  const back = await connectSocketCustomer({
    url: again.url,
    shop: "yunshang",
    language: "zh",
    session: customer.session,
  });
  await until(back.client, () => back.client.getState().messages.length >= messages.length);
  expect(back.client.getState().messages).toEqual(messages);
  await back.ask("还在吗");
  back.close();
});

test("there is nothing to back up where nothing is, and looking leaves nothing behind", async () => {
  const refused = await runWarmline(["backup", join(shelf, "file")], { WARMLINE_DATA: join(folder, "typo") });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("[nothing_to_back_up]")]);
  expect([await readdir(folder), await readdir(shelf)]).toEqual([[], []]);
});
