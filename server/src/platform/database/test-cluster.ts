import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { silentLog } from "../log.ts";
import { openEmbeddedPostgres } from "../postgres/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's URL of the cluster that the tests' databases are made in. */
    readonly clusterUrl: string;
  }
}

let finish: () => Promise<void> = () => Promise.resolve();

const startCluster = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "warmline-test-"));
  const opened = await openEmbeddedPostgres({ folder, log: silentLog, durable: false });
  if (!opened.ok) throw new Error(opened.message.en);
  finish = async () => {
    await opened.stop();
    await rm(folder, { recursive: true });
  };
  return opened.url;
};

/**
 * One PostgreSQL for a whole run of the integration tests; with TEST_DATABASE_URL (a superuser's) that server instead,
 * as for trying an older version.
 */
export const setup = async (project: TestProject): Promise<void> => {
  project.provide("clusterUrl", process.env["TEST_DATABASE_URL"] ?? (await startCluster()));
};

/** Ends the run's PostgreSQL and removes its folder. */
export const teardown = (): Promise<void> => finish();
