/** SQLSTATE classes that say the server cannot answer now: connection trouble, shutdown, too many clients, disk full. */
const AWAY_CLASSES = ["08", "53", "57", "58"];
/** Node's codes of a socket that could not be made or broke. */
const SOCKET_CODES = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"];

/** Whether an error says that the database is away, so that the same may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  // Drivers throw plain errors: a mistake of our own may well speak of a connection.
  if (!(error instanceof Error) || error instanceof TypeError) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (SOCKET_CODES.includes(code) || AWAY_CLASSES.includes(code.slice(0, 2))) return true;
  return code === "" && /connection|timeout|terminated|not queryable/i.test(error.message);
}
