/** What stands where something private was. */
export const REDACTED = "[redacted]";

/** Names (without case and separators) whose values never reach the log, at any depth. */
const PRIVATE_NAMES = new Set([
  "address",
  "authorization",
  "body",
  "content",
  "cookie",
  "displayname",
  "email",
  "jwt",
  "mobile",
  "name",
  "password",
  "passwordhash",
  "phone",
  "recipient",
  "secret",
  "setcookie",
  "street",
  "text",
  "token",
  "tokenhash",
]);

/** Deeper than this nothing is looked at and nothing is logged. */
const MAX_DEPTH = 6;

/** Longer lists are cut: a log line is no place for a table. */
const MAX_ITEMS = 50;

/** A copy of `value` with everything private replaced, by the names of its fields. Cycles end at the depth limit. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return REDACTED;
  if (value instanceof Error) return describeError(value);
  if (ArrayBuffer.isView(value)) return REDACTED;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redact(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redactField(name, inner, depth)]));
}

/** One named value as the log may have it: replaced when the name says it is private, else cleaned inside. */
export function redactField(name: string, value: unknown, depth = 0): unknown {
  return isPrivate(name) ? REDACTED : redact(value, depth + 1);
}

function isPrivate(name: string): boolean {
  return PRIVATE_NAMES.has(name.toLowerCase().replaceAll(/[-_.]/g, ""));
}

/** An e-mail address in somebody's sentence; not a package with its version, nor one below another's folder. */
const MAIL_ADDRESS = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,63}/giu;

/**
 * What the log keeps of an error: its kind, message, code and stack. PostgreSQL puts the row itself into `detail`,
 * `where` and `parameters`; those stay out. Mail servers say in their message whom they refuse.
 */
export function describeError(error: Error): Record<string, unknown> {
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return { type: error.name, message: withoutAddresses(error.message), code, constraint, ...stackOf(error), ...cause };
}

function stackOf({ stack }: Error): { readonly stack?: string } {
  return stack === undefined ? {} : { stack: withoutAddresses(stack) };
}

const withoutAddresses = (text: string): string => text.replaceAll(MAIL_ADDRESS, REDACTED);
