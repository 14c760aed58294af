import proxyAddress from "@fastify/proxy-addr";
import type { IncomingMessage } from "node:http";

/** Tells whose a request is that fastify does not see (a socket's upgrade): the peer, or whom a trusted proxy names. */
export function createAddressReader(trustProxy: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddress.compile([...trustProxy]);
  return (request) => proxyAddress(request, trust);
}
