import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withClient } from "../../server/src/platform/postgres/index.ts";

/** Where the embedded PostgreSQL of a data folder keeps its data: below it, or where its record says. */
export async function postgresFolderOf(dataFolder: string): Promise<string> {
  const record: unknown = JSON.parse(await readFile(join(dataFolder, "postgres", "connection.json"), "utf8"));
  const isElsewhere = typeof record === "object" && record !== null && "place" in record;
  return isElsewhere && typeof record.place === "string" ? record.place : join(dataFolder, "postgres", "data");
}

/** `kill -9` for the whole PostgreSQL; false where it does not run just now. */
export async function killPostmaster(dataFolder: string): Promise<boolean> {
  const file = join(await postgresFolderOf(dataFolder), "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  return pid > 0 && killed(pid);
}

/** `kill -9` for one of its connections' processes: PostgreSQL then throws everybody out and recovers. */
export async function killBackend(url: string): Promise<boolean> {
  const rows = await ask<{ pid: number }>(
    url,
    "select pid from pg_stat_activity where application_name = 'warmline' order by random() limit 1",
  ).catch(() => []);
  return rows[0] !== undefined && killed(rows[0].pid);
}

/** Cuts some connections off, as an administrator or a proxy between would. */
export async function terminateBackends(url: string): Promise<void> {
  await ask(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'warmline%' and random() < 0.4`,
  ).catch(() => undefined);
}

/** Runs one statement as the owner, outside row-level security. */
export async function ask<Row extends object>(url: string, statement: string): Promise<readonly Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(statement)).rows);
}

function killed(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    // It had ended already.
    return false;
  }
}
