import { Client } from "pg";

/** Whatever changes how a value is written as text; and nothing may end a session that works for an hour. */
const SETTINGS = `
  set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'; set row_security = off; set search_path = public;
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;`;

/** The name by which a backup's or restore's own connection is known to the server. */
export const SESSION_NAME = "warmline backup";

/** Runs `work` on a connection of the owning role, which sees every organization's rows. It ends with the connection. */
export async function withOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: SESSION_NAME, keepAlive: true });
  // What is under way is told of a broken connection; there is nobody else to tell.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(SETTINGS);
    return await work(client);
  } finally {
    await client.end();
  }
}
