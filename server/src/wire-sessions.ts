import type { IncomingMessage } from "node:http";
import type { LiveHolder, LiveSessions, LiveStaff, LostAccess } from "./conversations/index.ts";
import {
  endedCustomerSessions,
  type IdentityContext,
  type PersonPrincipal,
  resolveCustomerSession,
  resolvePersonSession,
  resolvePersonSessions,
  SESSION_COOKIE,
  shopsWhere,
} from "./identity/index.ts";
import { isOwnOrigin } from "./platform/http/index.ts";

/** Fills the sockets' port "who is at the other end" with identity. */
export function liveSessions(
  identity: IdentityContext,
  http: {
    readonly parseCookie: (header: string) => Readonly<Record<string, string | undefined>>;
    readonly publicOrigin: string | undefined;
  },
): LiveSessions {
  const held = oneOfEach();
  return {
    customer: async (token) => {
      const principal = await resolveCustomerSession(identity, token);
      if (!principal) return null;
      const { sessionId, customerId, displayName, verified } = principal;
      const [organizationId, shopId] = [held(principal.organizationId), held(principal.shopId)];
      return { sessionId, organizationId, shopId, customer: { id: customerId, name: displayName, verified } };
    },
    staff: async (request, token) => {
      const own = token ?? cookieOf(request);
      const person = own === undefined ? undefined : await resolvePersonSession(identity, own);
      return person ? staffOf(person) : null;
    },
    lookAgain: (holders) => lookAgain(identity, holders),
  };

  /** A cookie counts only from a page of ours: a foreign page can open a socket, too, and browsers send the cookie along. */
  function cookieOf(request: IncomingMessage): string | undefined {
    if (!isOwnOrigin(request.headers, http.publicOrigin)) return undefined;
    return http.parseCookie(request.headers.cookie ?? "")[SESSION_COOKIE];
  }
}

/** Answers the first text that was equal to this one: thousands of customers hold the id of the same shop. */
function oneOfEach(): (text: string) => string {
  const seen = new Map<string, string>();
  return (text) => {
    const first = seen.get(text);
    if (first === undefined) seen.set(text, text);
    return first ?? text;
  };
}

/** Two questions for all sockets of a process: one for its customers, one for its staff. */
async function lookAgain(
  identity: IdentityContext,
  holders: readonly LiveHolder[],
): Promise<ReadonlyMap<string, LostAccess>> {
  const staff = holders.filter((who) => "personId" in who);
  const customers = holders.filter((who) => !("personId" in who)).map(({ sessionId }) => sessionId);
  const [ended, people] = await Promise.all([
    endedCustomerSessions(identity, customers),
    resolvePersonSessions(identity, [...new Set(staff.map(({ sessionId }) => sessionId))]),
  ]);
  const present = new Map(people.map((person) => [person.sessionId, JSON.stringify(staffOf(person))]));
  const lost = new Map<string, LostAccess>();
  for (const id of ended) lost.set(id, "session_revoked");
  for (const who of staff) {
    const now = present.get(who.sessionId);
    if (now === undefined) lost.set(who.sessionId, "session_revoked");
    else if (now !== JSON.stringify(who)) lost.set(who.sessionId, "access_changed");
  }
  return lost;
}

function staffOf(person: PersonPrincipal): LiveStaff | null {
  const { sessionId, organizationId, personId, displayName: name } = person;
  const shops = shopsWhere(person, "conversations.read");
  if (shops !== "*" && shops.length === 0) return null;
  const serves = shopsWhere(person, "conversations.serve");
  return {
    sessionId,
    organizationId,
    personId,
    name,
    scope: { organizationId, shops },
    serves: { organizationId, shops: serves },
    mayAnswer: serves === "*" || serves.length > 0,
  };
}
