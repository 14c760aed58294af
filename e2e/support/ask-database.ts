import { withClient } from "../../server/src/platform/postgres/index.ts";

/** Runs one statement as the database's owner, outside row-level security: to look what is really stored. */
export async function ask<Row extends object>(url: string, statement: string): Promise<readonly Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(statement)).rows);
}
