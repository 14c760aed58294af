/**
 * Ten thousand customers with the widget open and nothing to say: what each of them costs the server in memory and in
 * processor time. Promise: at most 150 MB in the server's process.
 */
import { parseArgs } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openCustomerSession } from "../../server/src/identity/index.ts";
import { startChildren } from "../support/children.ts";
import { type House, openHouse } from "../support/house.ts";
import { processorSeconds, residentMegabytes, startServerProcess } from "../support/server-process.ts";
import type { Connected, ConnectOrder } from "./idlers-program.ts";

/** The promise, in MB (millions of bytes). */
const PROMISE_MB = 150;
/** Processes that hold the customers' ends. */
const PROCESSES = 4;
/** Sessions that begin at once. */
const AT_ONCE = 8;
const SHOPS = ["yunshang", "shanwei", "mingmou", "northfield"] as const;

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    sockets: { type: "string", default: "10000" },
    seconds: { type: "string", default: "60" },
  },
});
const sockets = Number(values.sockets);
const seconds = Number(values.seconds);
const say = (line: string): void => console.error(`… ${line}`);

const house = await openHouse("idle");
try {
  const result = await measure(house);
  console.log(JSON.stringify(result));
  process.exitCode = result.megabytes <= PROMISE_MB ? 0 : 1;
} finally {
  await house.close();
}

async function measure(own: House) {
  say(`${sockets} sessions`);
  const sessions = await openSessions(own);
  // A first start trains the assistant's model; what a server keeps in mind afterwards is not what training took.
  await (await startServerProcess(own.folder)).stop();
  const server = await startServerProcess(own.folder);
  const children = startChildren<ConnectOrder, Connected>(
    fileURLToPath(new URL("idlers-program.js", import.meta.url)),
    PROCESSES,
  );
  try {
    await pause(2_000);
    const before = await residentMegabytes(server.pid);
    say(`${before.toFixed(1)} MB before anybody came`);
    const partOf = (place: number) => sessions.filter((_, index) => index % PROCESSES === place);
    const began = performance.now();
    await children.tell((place) => ({ url: server.url, sessions: partOf(place) }));
    const connectSeconds = (performance.now() - began) / 1000;
    say(
      `${sockets} connected in ${connectSeconds.toFixed(1)} s: ${(await residentMegabytes(server.pid)).toFixed(1)} MB`,
    );
    const busyBefore = await processorSeconds(server.pid);
    await pause(seconds * 1000);
    const busy = (await processorSeconds(server.pid)) - busyBefore;
    const megabytes = await residentMegabytes(server.pid);
    return {
      sockets,
      megabytes: round(megabytes),
      megabytesBefore: round(before),
      kilobytesPerSocket: round(((megabytes - before) * 1000) / sockets),
      processorShare: round(busy / seconds),
      connectSeconds: round(connectSeconds),
    };
  } finally {
    children.close();
    await server.stop();
  }
}

async function openSessions({ identity }: House): Promise<readonly string[]> {
  const sessions: string[] = [];
  for (let start = 0; start < sockets; start += AT_ONCE) {
    const some = Array.from(
      { length: Math.min(AT_ONCE, sockets - start) },
      (_, at) => SHOPS[(start + at) % SHOPS.length],
    );
    sessions.push(...(await Promise.all(some.map((slug) => openSession(identity, slug ?? SHOPS[0])))));
  }
  return sessions;
}

async function openSession(identity: House["identity"], slug: string): Promise<string> {
  const opened = await openCustomerSession(identity, { slug });
  if (!opened.ok) throw new Error(`a customer of ${slug} could not come in: ${opened.code}`);
  return opened.token;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
