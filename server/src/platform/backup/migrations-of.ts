import type { Client } from "pg";
import type { Header } from "./format.ts";

/** The migrations that a database has taken, in their order; undefined where it is none of ours. */
export async function migrationsOf(client: Client): Promise<Header["migrations"] | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.warmline_migration') is not null as there",
  );
  if (rows[0]?.there !== true) return undefined;
  const applied = await client.query<{ id: string; checksum: string }>(
    `select id, checksum from warmline_migration order by applied_at, id collate "C"`,
  );
  return applied.rows;
}
