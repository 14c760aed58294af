import { Client } from "pg";
import { asAppRole } from "../database/index.ts";

/** One connection that hears notifications and sends them. */
export interface Listener {
  /** Sends the texts in one statement. */
  readonly notify: (texts: readonly string[]) => Promise<void>;
  /** Ends the connection; may be called twice. */
  readonly close: () => Promise<void>;
}

interface ListenerOptions {
  readonly url: string;
  readonly onText: (text: string) => void;
  /** Called once, when a connection that had been open has ended, whoever ended it. */
  readonly onEnd: () => void;
}

const CHANNEL = "warmline_hints";
const QUERY_LIMIT_MS = 10_000;
const HEARTBEAT_MS = 15_000;

const makeClient = (url: string): Client =>
  new Client({
    connectionString: asAppRole(url),
    application_name: "warmline bus",
    connectionTimeoutMillis: QUERY_LIMIT_MS,
    query_timeout: QUERY_LIMIT_MS,
    keepAlive: true,
  });

/** A connection that only listens does not notice that the other side is gone: it must ask. */
const keepAsking = (client: Client): NodeJS.Timeout => {
  const ask = (): void => {
    client.query("select 1").catch(() => client.end().catch(() => undefined));
  };
  return setInterval(ask, HEARTBEAT_MS).unref();
};

const listen = async (client: Client): Promise<void> => {
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** Connects and listens; rejects where that fails, and then never calls `onEnd`. */
export const openListener = async ({ url, onText, onEnd }: ListenerOptions): Promise<Listener> => {
  const client = makeClient(url);
  // The end follows every error, and is what counts.
  client.on("error", () => undefined);
  client.on("notification", ({ payload }) => onText(payload ?? ""));
  await listen(client);
  const heartbeat = keepAsking(client);
  client.once("end", () => {
    clearInterval(heartbeat);
    onEnd();
  });
  return {
    notify: async (texts) => {
      await client.query("select pg_notify($1, text) from unnest($2::text[]) as text", [CHANNEL, texts]);
    },
    close: () => client.end(),
  };
};
