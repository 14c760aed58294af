import type { MessageBody } from "@warmline/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDataFolder, removeDataFolder } from "./support/data-folder.ts";
import { runWarmline } from "./support/run-warmline.ts";
import { createKey, type ShopKey, signInAdmin, signToken } from "./support/shop-server.ts";
import { connectSocketCustomer } from "./support/socket-customer.ts";
import { type Program, startProgram } from "./support/start-program.ts";

const ADMIN = { email: "owner@lamps.example", password: "brass-and-linen-41" };

let folder: string;
let program: Program;
let key: ShopKey;

beforeAll(async () => {
  folder = await makeDataFolder();
  program = await startProgram(folder, { WARMLINE_DEMO: "off" });
  const made = await warmline(
    ...["setup", "--organization", "Lamps", "--admin-email", ADMIN.email, "--admin-password", ADMIN.password],
    ...["--shop-name", "Lamps", "--shop-slug", "lamps", "--language", "en", "--json"],
  );
  await warmline("import", "tau2-retail", "e2e/data/three-orders.json", "--shop", "lamps");
  key = await createKey(await signInAdmin(program.url, ADMIN), { shopId: shopIdIn(made), issuer: "tau2" });
});
afterAll(async () => {
  await program.stop();
  await removeDataFolder(folder);
});

async function warmline(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runWarmline(args, { WARMLINE_DATA: folder, PORT: "0" });
  expect(code, stderr).toBe(0);
  return stdout;
}

function shopIdIn(json: string): string {
  const made: unknown = JSON.parse(json);
  const hasId = typeof made === "object" && made !== null && "shopId" in made;
  return hasId && typeof made.shopId === "string" ? made.shopId : "";
}

/** What the assistant says to this question as the first of a conversation; `customer` null is an anonymous one. */
async function ask(customer: string | null, question: string): Promise<readonly MessageBody[]> {
  const knock = { url: program.url, shop: "lamps", language: "en" as const };
  const signed = customer === null ? {} : { token: signToken(key, { shop: "lamps", customer, now: new Date() }) };
  const socket = await connectSocketCustomer({ ...knock, ...signed });
  const answers = await socket.ask(question);
  socket.close();
  return answers;
}

const about = (number: string): string => `What is the status of my order ${number}?`;

/** An answer as somebody sees it who looks for a difference that the number itself does not make. */
const without = (number: string, answers: readonly MessageBody[]): string =>
  JSON.stringify(answers).replaceAll(number, "…").replaceAll(number.slice(1), "…");

test("a signed-in customer gets the true state of his own order", async () => {
  const answer = JSON.stringify(await ask("ada_moreno_7", about("#W7000001")));
  expect(answer).toContain("W7000001");
  expect(answer).toMatch(/delivered/i);
  expect(answer).toContain("Desk Lamp");
});

test("somebody else's order is refused in the words for one that does not exist", async () => {
  const foreign = await ask("ben_okafor_8", about("#W7000001"));
  const missing = await ask("cleo_lindt_9", about("#W7999999"));
  expect(without("#W7000001", foreign)).toBe(without("#W7999999", missing));
  expect(JSON.stringify(foreign)).not.toMatch(/delivered|Desk Lamp|Ada|Moreno|401873220956/);
});

test("a visitor who is not signed in learns nothing about any order", async () => {
  const existing = await ask(null, about("#W7000001"));
  const missing = await ask(null, about("#W7999999"));
  expect(without("#W7000001", existing)).toBe(without("#W7999999", missing));
  expect(JSON.stringify(existing)).not.toMatch(/delivered|Desk Lamp|Ada|Moreno|401873220956/);
});
