/** The `code` of a system or PostgreSQL error (`ENOENT`, `42P04`, …), or undefined where it has none. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** What an error says, for a message that a person reads. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
