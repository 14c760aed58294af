import { type ChildProcess } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import type { Binaries } from "./binaries.ts";
import { dataOf, giveToOwnerOf, logFileOf, type ClusterFolder } from "./cluster-folder.ts";
import { startDetached, type RunAs } from "./run-as.ts";

const MAX_LOG_BYTES = 8 * 1024 * 1024;

/** What PostgreSQL is started with. */
export interface Start {
  readonly cluster: ClusterFolder;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly port: number;
  /** Whether commits are flushed to the disk; false only in tests. */
  readonly durable: boolean;
}

const settings = ({ port, durable }: Start): Readonly<Record<string, string>> => ({
  port: String(port),
  listen_addresses: "127.0.0.1",
  // A socket's path may be at most 107 bytes long, and a data folder may lie deeper.
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  fsync: durable ? "on" : "off",
  synchronous_commit: durable ? "on" : "off",
  full_page_writes: durable ? "on" : "off",
  max_wal_size: "1GB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Our statements are short: compiling one costs more than running it.
  jit: "off",
  // The log must not keep what customers wrote: neither statements nor the rows that an error quotes.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
});

const argumentsOf = (start: Start): readonly string[] => [
  "-D",
  dataOf(start.cluster),
  ...Object.entries(settings(start)).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

const rotate = async (file: string): Promise<void> => {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(file, `${file}.1`);
};

/** A started program, and how to learn what it wrote since its start. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly written: () => Promise<string>;
}

const readFrom = async (file: string, position: number): Promise<string> => {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size - position, 16_384));
    await handle.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8");
  } finally {
    await handle.close();
  }
};

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.once("error", () => {
      resolve();
    });
  });

/** Starts PostgreSQL and returns at once; whether it came up is for `observe` to say. */
export const startPostmaster = async (start: Start): Promise<Started> => {
  const file = logFileOf(start.cluster);
  await rotate(file);
  const log = await open(file, "a", 0o600);
  await giveToOwnerOf(start.cluster.root, file);
  try {
    const { size } = await log.stat();
    const command = { file: start.binaries.postgres, args: argumentsOf(start), output: log.fd };
    const child = startDetached(start.runAs, command);
    return { child, ended: endOf(child), written: () => readFrom(file, size) };
  } finally {
    await log.close();
  }
};
