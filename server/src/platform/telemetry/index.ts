export { createLog, type LogLevel } from "./create-log.ts";
export { createMetrics, type Metrics, watchNumber } from "./create-metrics.ts";
export { describeError, redact, REDACTED } from "./redact.ts";
