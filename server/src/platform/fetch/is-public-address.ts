import { IPv6, isValid, parse } from "ipaddr.js";

/** All of IPv6 that is given out to the world; what lies outside (`::a.b.c.d`, site-local) still reaches this machine's own networks. */
const GLOBAL_UNICAST = new IPv6([0x2000, 0, 0, 0, 0, 0, 0, 0]);
const GLOBAL_UNICAST_BITS = 3;

/**
 * Whether an address is one that anybody on the Internet could reach: not this machine, not a private, shared, link-local
 * or reserved network (where cloud machines keep their metadata), and no IPv6 form that carries an IPv4 address inside.
 */
export function isPublicAddress(text: string): boolean {
  if (!isValid(text)) return false;
  const address = parse(text);
  if (address.range() !== "unicast") return false;
  return !(address instanceof IPv6) || address.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
}
