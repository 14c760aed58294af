import type { IncomingMessage } from "node:http";
import type { LiveSessions, LiveStaff } from "./conversations/index.ts";
import {
  type IdentityContext,
  type PersonPrincipal,
  resolveCustomerSession,
  resolvePersonSession,
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
  return {
    customer: async (token) => {
      const principal = await resolveCustomerSession(identity, token);
      if (!principal) return null;
      const { organizationId, shopId, customerId, displayName, verified } = principal;
      return { organizationId, shopId, customer: { id: customerId, name: displayName, verified } };
    },
    staff: async (request, token) => {
      const own = token ?? cookieOf(request);
      const person = own === undefined ? undefined : await resolvePersonSession(identity, own);
      return person ? staffOf(person) : null;
    },
  };

  /** A cookie counts only from a page of ours: a foreign page can open a socket, too, and browsers send the cookie along. */
  function cookieOf(request: IncomingMessage): string | undefined {
    if (!isOwnOrigin(request.headers, http.publicOrigin)) return undefined;
    return http.parseCookie(request.headers.cookie ?? "")[SESSION_COOKIE];
  }
}

function staffOf(person: PersonPrincipal): LiveStaff | null {
  const { organizationId, personId, displayName: name } = person;
  const shops = shopsWhere(person, "conversations.read");
  if (shops !== "*" && shops.length === 0) return null;
  const serves = shopsWhere(person, "conversations.serve");
  return {
    organizationId,
    personId,
    name,
    scope: { organizationId, shops },
    serves: { organizationId, shops: serves },
    mayAnswer: serves === "*" || serves.length > 0,
  };
}
