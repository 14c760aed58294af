import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publicOriginOf, readConfig, settingsTable } from "./config.ts";

function refused(environment: Record<string, string>): string[] {
  const reading = readConfig(environment);
  return reading.ok ? [] : reading.problems.map(({ name }) => name);
}

describe("readConfig", () => {
  test("nothing set gives the documented defaults", () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 8080,
        host: "127.0.0.1",
        dataFolder: "./data",
        databaseUrl: undefined,
        publicUrl: undefined,
        smtpUrl: undefined,
        mailFrom: "Warmline <warmline@localhost>",
        logLevel: "info",
        trustProxy: [],
        rateLimit: 1200,
        socketsPerAddress: 2000,
        metricsToken: undefined,
        bus: "postgres",
        blobs: "disk",
        demo: "on",
      },
    });
  });

  test("an empty variable counts as not set", () => {
    expect(readConfig({ PORT: "", SMTP_URL: "  " })).toEqual(readConfig({}));
  });

  test("tells everything that is wrong at once, and never the value", () => {
    const reading = readConfig({ PORT: "eighty", METRICS_TOKEN: "short", DATABASE_URL: "mysql://me:hunter2@db" });
    expect(reading).toMatchObject({ ok: false, code: "config_invalid" });
    expect(reading.ok ? [] : reading.problems.map(({ name }) => name)).toEqual([
      "PORT",
      "DATABASE_URL",
      "METRICS_TOKEN",
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/hunter2|eighty|short"/);
  });

  test.each(["-1", "65536", "1e3", "0x10", "8080 ", "80.5", "９０"])(
    "a port of %j is refused unless it trims to one",
    (text) => {
      expect(refused({ PORT: text })).toEqual(text.trim() === "8080" ? [] : ["PORT"]);
    },
  );

  test("proxies are addresses or networks, never just everybody", () => {
    expect(readConfig({ TRUST_PROXY: "10.0.0.0/8, ::1" })).toMatchObject({
      config: { trustProxy: ["10.0.0.0/8", "::1"] },
    });
    expect(refused({ TRUST_PROXY: "on" })).toEqual(["TRUST_PROXY"]);
    expect(refused({ TRUST_PROXY: "*" })).toEqual(["TRUST_PROXY"]);
  });

  test("never throws, whatever the environment holds", () => {
    const names = fc.constantFrom(
      "PORT",
      "HOST",
      "DATABASE_URL",
      "PUBLIC_URL",
      "TRUST_PROXY",
      "LOG_LEVEL",
      "METRICS_TOKEN",
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), (environment) => typeof readConfig(environment).ok === "boolean"),
    );
  });
});

test("the public origin is what a browser sends, without path or default port", () => {
  expect(publicOriginOf({ publicUrl: "https://Help.Shop.example:443/desk/" })).toBe("https://help.shop.example");
  expect(publicOriginOf({ publicUrl: undefined })).toBeUndefined();
});

test("the table of settings has a row for each variable in both languages", () => {
  for (const language of ["zh", "en"] as const) {
    const lines = settingsTable(language).split("\n");
    expect(lines).toHaveLength(17);
    expect(lines.slice(2).every((line) => /^\| `[A-Z_]+` \|/.test(line))).toBe(true);
  }
});
