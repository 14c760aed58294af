import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Bounds in seconds: from an answer out of memory to one nobody waits for. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The program's own numbers. Labels are few and never carry an id: every label value is a series for ever. */
export interface Metrics {
  /** Where rooms register what they count themselves. */
  readonly registry: Registry;
  /** Seconds from request to answer, by method, route pattern and status. */
  readonly httpSeconds: Histogram<"method" | "route" | "status">;
}

/** Makes a registry of its own, so that two servers in one test do not share numbers. */
export function createMetrics(options: { runtime: boolean } = { runtime: true }): Metrics {
  const registry = new Registry();
  if (options.runtime) collectDefaultMetrics({ register: registry, prefix: "warmline_" });
  return {
    registry,
    httpSeconds: new Histogram({
      name: "warmline_http_request_seconds",
      help: "Seconds from request to answer",
      labelNames: ["method", "route", "status"],
      buckets: SECONDS,
      registers: [registry],
    }),
  };
}

/** Adds a number that is read at the moment somebody looks. */
export function watchNumber(
  metrics: Metrics,
  number: { readonly name: string; readonly help: string; readonly read: () => number },
): void {
  const { name, help, read } = number;
  const gauge: Gauge = new Gauge({
    name: `warmline_${name}`,
    help,
    registers: [metrics.registry],
    collect: () => gauge.set(read()),
  });
}
