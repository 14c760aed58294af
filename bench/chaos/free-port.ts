import { once } from "node:events";
import { createServer } from "node:net";

/** Below the range from which systems take ports for outgoing connections: one of those could hold a killed server's. */
const LOWEST = 20_000;
const COUNT = 10_000;

/** A port that nobody listens on and that no outgoing connection will take. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
