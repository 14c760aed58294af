/** An error as the driver gives it, with its SQLSTATE. */
export function databaseError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** The server ends a connection: whatever was under way in it did not happen, or its answer was lost. */
export const connectionLost = (): Error => databaseError("57P01", "terminating connection");
