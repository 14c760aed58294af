import { Command, CommanderError } from "commander";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { migrations } from "../identity/index.ts";
import { TestClock } from "../platform/clock.ts";
import { readConfig, type Config } from "../platform/config.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { silentLog } from "../platform/log.ts";
import { registerPeople } from "./people.ts";
import { registerSetup } from "./setup.ts";

let home: TestDatabase;
let printed: string[];
let closed: number;

beforeAll(async () => {
  home = await createTestDatabase(migrations);
});
afterAll(() => home.drop());

beforeEach(() => {
  printed = [];
  closed = 0;
  vi.stubEnv("LANG", "zh_CN.UTF-8");
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  return () => {
    vi.unstubAllEnvs();
    log.mockRestore();
    error.mockRestore();
  };
});

function config(): Config {
  const reading = readConfig({ PUBLIC_URL: "https://help.qinghe.example" });
  if (!reading.ok) throw new Error(reading.code);
  return reading.config;
}

async function run(...words: string[]): Promise<string> {
  const open = async () =>
    Promise.resolve({
      config: config(),
      database: home.database,
      clock: new TestClock("2026-03-02T09:00:00Z"),
      log: silentLog,
      close: async () => {
        closed += 1;
        return Promise.resolve();
      },
    });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerSetup(program, open);
  registerPeople(program, open);
  await program.parseAsync(words, { from: "user" });
  return printed.join("\n");
}

const SETUP = [
  "setup",
  "--organization",
  "青禾百货",
  "--admin-email",
  "admin@qinghe.example",
  "--admin-password",
  "correct horse battery",
  "--shop-name",
  "青禾旗舰店",
];

describe("warmline setup", () => {
  test("without all answers and without a person at the terminal it is wrong use", async () => {
    await expect(run(...SETUP)).rejects.toBeInstanceOf(CommanderError);
    await expect(run(...SETUP, "--shop-slug", "qinghe", "--language", "fr")).rejects.toBeInstanceOf(CommanderError);
    expect(closed).toBe(0);
  });

  test("makes what it was told and says what to do next; a second run changes nothing and says so", async () => {
    const text = await run(...SETUP, "--shop-slug", "qinghe", "--allowed-origin", "https://www.qinghe.example");
    expect(text).toContain('<script src="https://help.qinghe.example/widget.js" data-shop="qinghe" async></script>');
    const shops = await asOwner(home.url, "select slug, language, currency, time_zone, allowed_origins from shop");
    expect(shops).toEqual([
      {
        slug: "qinghe",
        language: "zh",
        currency: "CNY",
        time_zone: "Asia/Shanghai",
        allowed_origins: ["https://www.qinghe.example"],
      },
    ]);
    await expect(run(...SETUP, "--shop-slug", "qinghe")).rejects.toMatchObject({ code: "organization_exists" });
    expect([await asOwner(home.url, "select slug from shop"), closed]).toMatchObject([[{ slug: "qinghe" }], 2]);
  });

  test("prints one object for machines", async () => {
    const words = SETUP.map((word) =>
      word === "青禾百货" ? "Northfield" : word === "admin@qinghe.example" ? "admin@northfield.example" : word,
    );
    const text = await run(...words, "--shop-slug", "northfield", "--language", "en", "--json");
    expect(JSON.parse(text)).toMatchObject({ ok: true, slug: "northfield", url: "https://help.qinghe.example" });
  });
});

describe("warmline people", () => {
  const invite = (...more: string[]) =>
    run("people", "invite", "--email", "mei@qinghe.example", "--name", "小梅", "--role", "agent", ...more);

  test("prints a link for an invited agent of a shop", async () => {
    expect(await invite("--shop", "qinghe", "--tier", "2")).toMatch(
      /^https:\/\/help\.qinghe\.example\/workbench\/links\/[\w-]{43}$/,
    );
    const rows = await asOwner(
      home.url,
      "select state, tier, role from person join role_grant on person_id = person.id where email = 'mei@qinghe.example'",
    );
    expect(rows).toEqual([{ state: "invited", tier: 2, role: "agent" }]);
  });

  test("prints a link for whoever forgot the password", async () => {
    const told = JSON.parse(await run("people", "reset", "Admin@qinghe.example", "--json")) as {
      link: string;
      expiresAt: string;
    };
    expect(told.link).toContain("/workbench/links/");
    expect(told.expiresAt).toBe("2026-03-02T11:00:00.000Z");
  });

  test.each([
    ["shop_unknown", () => invite("--shop", "nowhere")],
    ["organization_unknown", () => invite("--organization", "Nowhere")],
    ["not_found", () => run("people", "reset", "nobody@nowhere.example")],
  ])("fails with %s and closes what it opened", async (code, command) => {
    await expect(command()).rejects.toMatchObject({ code });
    expect(closed).toBe(1);
  });

  test("a role in no place, or in two, is wrong use", async () => {
    await expect(invite()).rejects.toBeInstanceOf(CommanderError);
    await expect(invite("--shop", "qinghe", "--organization", "青禾百货")).rejects.toBeInstanceOf(CommanderError);
    await expect(
      run("people", "invite", "--email", "a@b.cn", "--name", "x", "--role", "king", "--shop", "qinghe"),
    ).rejects.toBeInstanceOf(CommanderError);
  });
});
