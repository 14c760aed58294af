type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** What the platform needs of a logger; a pino logger is one. Fields first, then one sentence for a person. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

const ignore: Write = () => undefined;

/** A log that keeps nothing: for tests and for commands whose output is the answer itself. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
