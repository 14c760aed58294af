import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDataFolder, processesOf, removeDataFolder } from "./support/data-folder.ts";
import { listen, runWarmline, spawnWarmline } from "./support/run-warmline.ts";
import { connectSocketCustomer, until } from "./support/socket-customer.ts";
import { type Program, startProgram } from "./support/start-program.ts";

let folder: string;
const running: Program[] = [];

beforeEach(async () => {
  folder = await makeDataFolder();
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
  await removeDataFolder(folder);
});

async function start(): Promise<Program> {
  const program = await startProgram(folder);
  running.push(program);
  return program;
}

test("it tells where it is and whom one can be, refuses a second program, and leaves nothing running", async () => {
  const child = spawnWarmline(["start"], { WARMLINE_DATA: folder, PORT: "0" });
  const said = listen(child);
  await new Promise<void>((resolve) => {
    child.stdout?.on("data", () => {
      if (said().stdout.includes("Ctrl+C")) resolve();
    });
    child.once("close", resolve);
  });
  const { stdout } = said();
  expect(stdout).toMatch(/Warmline \d+\.\d+\.\d+ is ready/);
  for (const path of ["/workbench/", "/api/v1/docs", "/demo/yunshang", "/demo/northfield"])
    expect(stdout).toMatch(new RegExp(`http://127\\.0\\.0\\.1:\\d+${path}`));
  expect(stdout).toContain("first.yunshang@demo.warmline.example");
  expect(stdout).toContain("Emily Carter");
  expect(await processesOf(folder)).not.toEqual([]);

  const second = await runWarmline(["start"], { WARMLINE_DATA: folder, PORT: "0" });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`process ${String(child.pid)}`);

  const closed = once(child, "close");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
  expect(await processesOf(folder)).toEqual([]);
});

test("told to stop while it starts, it ends in order, and leaves nothing running", async () => {
  const child = spawnWarmline(["start"], { WARMLINE_DATA: folder, PORT: "0", LOG_LEVEL: "info" });
  const said = listen(child);
  await new Promise<void>((resolve) => {
    child.stdout?.on("data", () => {
      if (said().stdout.includes("making the database")) resolve();
    });
    child.once("close", resolve);
  });
  const closed = once(child, "close");
  child.kill("SIGTERM");
  expect(await closed).toEqual([0, null]);
  expect(said().stdout).not.toContain("is ready");
  expect(await processesOf(folder)).toEqual([]);
});

test("after kill -9 it starts again, and every conversation goes on where it was", async () => {
  const first = await start();
  const before = await connectSocketCustomer({ url: first.url, shop: "yunshang", language: "zh" });
  await before.say("我想换个颜色，不过先别管");
  await before.ask("你好");
  const { messages, conversation } = before.client.getState();
  before.close();
  await first.kill();

  const again = await start();
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  const after = await connectSocketCustomer({
    url: again.url,
    shop: "yunshang",
    language: "zh",
    session: before.session,
  });
  await until(after.client, () => after.client.getState().messages.length >= messages.length);
  expect(after.client.getState().conversation?.id).toBe(conversation?.id);
  expect(after.client.getState().messages.slice(0, messages.length)).toEqual(messages);
  await after.ask("还在吗");
  after.close();
  expect(await again.stop()).toBe(0);
  expect(await processesOf(folder)).toEqual([]);
});

test("a port that another program has is told in words, and nothing is left running", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const refused = await runWarmline(["start"], { WARMLINE_DATA: folder, PORT: port, WARMLINE_DEMO: "off" });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`127.0.0.1:${port}: another program listens there`);
  expect(refused.stderr).not.toMatch(/^\s+at /m);
  expect(await processesOf(folder)).toEqual([]);
  expect((await runWarmline(["doctor"], { WARMLINE_DATA: folder, PORT: port })).code).toBe(1);
  other.close();
});

test("commands end with 0 when done, 1 when something is wrong, 2 when used wrongly", async () => {
  const here = { WARMLINE_DATA: folder, PORT: "0" };
  const version = await runWarmline(["--version"], here);
  expect(version).toMatchObject({ code: 0 });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = await runWarmline(["--help"], here);
  expect(help.code).toBe(0);
  for (const command of [
    "start",
    "setup",
    "people",
    "import",
    "demo",
    "ask",
    "backup",
    "restore",
    "export",
    "erase",
    "doctor",
  ])
    expect(help.stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));

  const healthy = await runWarmline(["doctor", "--json"], here);
  expect(healthy.code).toBe(0);
  expect(healthy.stdout).toContain('"name":"data","ok":true');
  const misled = await runWarmline(["doctor"], { ...here, PORT: "eighty" });
  expect(misled.code).toBe(1);
  expect(misled.stdout).toContain("PORT");

  expect((await runWarmline(["strat"], here)).code).toBe(2);
  expect((await runWarmline(["ask"], here)).code).toBe(2);
});
