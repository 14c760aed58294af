export { createLog, type LogLevel } from "./create-log.ts";
export { createMetrics, type Metrics } from "./create-metrics.ts";
export { describeError, redact, REDACTED } from "./redact.ts";
