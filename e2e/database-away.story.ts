import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../server/src/platform/log.ts";
import { type EmbeddedPostgres, openEmbeddedPostgres } from "../server/src/platform/postgres/index.ts";
import { ask } from "./support/ask-database.ts";
import { makeDataFolder, removeDataFolder } from "./support/data-folder.ts";
import { type Line, openLine } from "./support/open-line.ts";
import { connectSocketCustomer, type SocketCustomer, until } from "./support/socket-customer.ts";
import { type Program, startProgram } from "./support/start-program.ts";

/** How long the database is away. Longer than every limit that ends a wait (32 s for an answer), so that each of them comes into play. */
const AWAY_MS = 60_000;
const CUSTOMERS = 5;
/** Lines that a minute without the database may put into the log: a few for each regular look, whatever the number of sockets. */
const MOST_LINES = 300;
/** Timers that may run in the server while it waits. */
const MOST_TIMERS = 60;
/** Longest wait for an answer that says "unavailable": the limit for one statement and the grace for its answer, in milliseconds. */
const ANSWER_LIMIT_MS = 40_000;

let folder: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-story-"));
  const opened = await openEmbeddedPostgres({ folder, log: silentLog, durable: false });
  if (!opened.ok) throw new Error(opened.message.en);
  postgres = opened;
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

/** Two ways to be away: every connection is refused and cut, or all bytes vanish and nobody is told. */
const WAYS = {
  gone: (line: Line) => line.refuse(),
  silent: (line: Line) => line.cut(),
} as const;

test.concurrent.each(["gone", "silent"] as const)(
  "the database is %s for a minute: what is asked is refused or waits, and then everything goes on, once and in order",
  async (way) => {
    const url = await makeDatabase(`away_${way}`);
    const line = await openLine(postgres.url.replace("postgres", "http"));
    const data = await makeDataFolder();
    const through = new URL(url);
    through.port = new URL(line.url).port;
    const program = await startProgram(data, { DATABASE_URL: through.toString(), SOCKETS_PER_ADDRESS: "1000" });
    const customers = await Promise.all(
      Array.from({ length: CUSTOMERS }, () =>
        connectSocketCustomer({ url: program.url, shop: "yunshang", language: "zh" }),
      ),
    );
    try {
      await Promise.all(customers.map((customer) => customer.ask("你好")));
      const linesBefore = linesOf(program);

      WAYS[way](line);
      for (const [at, { client }] of customers.entries()) client.send({ kind: "text", text: `还在吗 ${String(at)}` });
      const [zh, en] = await Promise.all([readCode(program, "zh"), readCode(program, "en"), pause(AWAY_MS)]);
      expect([zh, en]).toEqual([
        [503, "unavailable", "服务暂时不可用"],
        [503, "unavailable", "The service is not available right now"],
      ]);
      expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
      expect(await timersOf(program)).toBeLessThan(MOST_TIMERS);
      expect(linesOf(program) - linesBefore).toBeLessThan(MOST_LINES);
      for (const { client } of customers) expect(client.getState().outgoing).toHaveLength(1);

      line.mend();
      await Promise.all(customers.map(isAnswered));
      expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
      await Promise.all(customers.map((customer) => customer.ask("好的")));
      expect(await logsOf(url)).toEqual(customers.map((_, at) => ["你好", `还在吗 ${String(at)}`, "好的"]));
      await jobsGoOn(url);
      expect(await program.stop()).toBe(0);
    } finally {
      for (const customer of customers) customer.close();
      await program.stop();
      await line.close();
      await removeDataFolder(data);
    }
  },
);

async function makeDatabase(name: string): Promise<string> {
  await ask(postgres.url, `create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.toString();
}

/** What a route that needs the database answers: status, code and the words for a person. */
async function readCode(program: Program, language: string): Promise<unknown> {
  const response = await fetch(`${program.url}/api/v1/widget/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": language },
    body: JSON.stringify({ shop: "yunshang" }),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  const { code, title } = (await response.json()) as { readonly code: string; readonly title: string };
  return [response.status, code, title];
}

async function timersOf(program: Program): Promise<number> {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  return Number(/warmline_nodejs_active_resources\{type="Timeout"[^}]*\} (\d+)/u.exec(text)?.[1]);
}

function linesOf(program: Program): number {
  return program.printed().split("\n").length;
}

/** Everything that he had sent is taken, and somebody answered the last of it. */
async function isAnswered({ client }: SocketCustomer): Promise<void> {
  await until(client, () => {
    const { outgoing, messages } = client.getState();
    const last = messages.findLastIndex(({ author }) => author.kind === "customer");
    const own = messages[last]?.body;
    const isLast = own?.kind === "text" && own.text.startsWith("还在吗");
    return outgoing.length === 0 && isLast && messages.length > last + 1;
  });
}

/** What customers said by the log, one list for each customer. */
async function logsOf(url: string): Promise<readonly (readonly string[])[]> {
  const rows = await ask<{ said: readonly string[] }>(
    url,
    `select array_agg(m.body ->> 'text' order by m.seq) as said from message m
     join conversation c on c.id = m.conversation_id
     where m.author_kind = 'customer' and not c.customer_verified
     group by c.customer_id having bool_or(m.body ->> 'text' like '还在吗%')
     order by max(m.body ->> 'text') filter (where m.body ->> 'text' like '还在吗%')`,
  );
  return rows.map(({ said }) => said);
}

/** A job that is added now is done. */
async function jobsGoOn(url: string): Promise<void> {
  await ask(url, "select graphile_worker.add_job('conversations.close_idle', job_key := 'story')");
  const left = () => ask<object>(url, "select from graphile_worker.jobs where key = 'story'");
  while ((await left()).length > 0) await pause(100);
}
