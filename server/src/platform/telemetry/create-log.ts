import { pino, type DestinationStream, type Logger } from "pino";
import { describeError, REDACTED, redactField } from "./redact.ts";

/** How much is logged, from least to most. */
export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/**
 * The program's log: one JSON object per line, to `to` or standard output. What looks private is replaced before it
 * is written, and a request is logged by its route's pattern, because addresses carry tokens and order numbers.
 */
export function createLog(options: { level: LogLevel; to?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    formatters: { log: (fields: object) => redactFields(fields) },
    serializers: { req: describeRequest, res: describeReply, err: asRedacted },
    hooks: { streamWrite: escapeForTerminals },
  };
  return options.to ? pino(settings, options.to) : pino(settings);
}

/** What JSON leaves as it is and a terminal or an editor obeys: C1 controls, other line ends, turns of writing direction. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** In a line of JSON such characters stand inside texts only, where an escape means the same. */
function escapeForTerminals(line: string): string {
  return line.replaceAll(OBEYED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What pino's own serializers take is left to them; they run after this and see the original objects. */
const SERIALIZED = ["req", "res", "err"];

function redactFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redactUnlessSerialized(name, value)]));
}

function redactUnlessSerialized(name: string, value: unknown): unknown {
  return SERIALIZED.includes(name) ? value : redactField(name, value);
}

function describeRequest(request: { method?: string; routeOptions?: { url?: string } }): object {
  return { method: request.method, route: request.routeOptions?.url ?? "unknown" };
}

function describeReply(reply: { statusCode?: number }): object {
  return { status: reply.statusCode };
}

function asRedacted(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : REDACTED;
}
