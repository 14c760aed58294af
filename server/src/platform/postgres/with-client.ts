import { Client } from "pg";

/** How long a connection may take, in milliseconds. */
const CONNECT_LIMIT_MS = 10_000;

/** Does something on one connection of its own as the role that the URL names, and closes it. */
export const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  // A connection that breaks is told by the query that it breaks.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
