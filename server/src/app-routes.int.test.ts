import fastJsonStringify from "fast-json-stringify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createOrganization,
  createPerson,
  createShop,
  headersOfCustomer,
  headersOfPerson,
  permissionMatrix,
  type PassagesOfRoute,
} from "./identity/testing.ts";
import { openTestProgram, type TestProgram } from "./testing.ts";

let program: TestProgram;
let matrix: Record<string, PassagesOfRoute>;

beforeAll(async () => {
  program = await openTestProgram();
  const { app, home, rooms } = program;
  const { identity } = rooms;
  const organization = await createOrganization(home.database);
  const shop = await createShop(home.database, organization);
  const sibling = await createShop(home.database, organization);
  const foreign = await createOrganization(home.database);
  const agent = await createPerson(home.database, organization, { roles: [["agent", shop.shopId]] });
  const siblingAgent = await createPerson(home.database, organization, { roles: [["agent", sibling.shopId]] });
  const owner = await createPerson(home.database, organization, { roles: [["owner", shop.shopId]] });
  const siblingOwner = await createPerson(home.database, organization, { roles: [["owner", sibling.shopId]] });
  const admin = await createPerson(home.database, organization, { roles: [["admin", null]] });
  const foreignAdmin = await createPerson(home.database, foreign, { roles: [["admin", null]] });
  const roleless = await createPerson(home.database, organization);
  const actors = {
    anonymous: async () => Promise.resolve({}),
    customer: () => headersOfCustomer(identity, shop),
    roleless: () => headersOfPerson(identity, roleless),
    agent: () => headersOfPerson(identity, agent),
    siblingAgent: () => headersOfPerson(identity, siblingAgent),
    owner: () => headersOfPerson(identity, owner),
    siblingOwner: () => headersOfPerson(identity, siblingOwner),
    admin: () => headersOfPerson(identity, admin),
    foreignAdmin: () => headersOfPerson(identity, foreignAdmin),
  };
  matrix = await permissionMatrix(app, actors, { shopId: shop.shopId, personId: agent.personId });
});
afterAll(() => program.close());

/** Who is let in where; everybody else is turned away. `foreignAdmin` passes the guard and then finds nothing. */
const EVERYBODY = [
  "anonymous",
  "customer",
  "roleless",
  "agent",
  "siblingAgent",
  "owner",
  "siblingOwner",
  "admin",
  "foreignAdmin",
];
const PEOPLE = EVERYBODY.slice(2);
const MANAGERS = ["owner", "siblingOwner", "admin", "foreignAdmin"];

/** Who reads conversations somewhere, and who answers in them; each then finds only those of his own shops. */
const READERS = ["agent", "siblingAgent", "owner", "siblingOwner", "admin", "foreignAdmin"];
const SERVERS = ["agent", "siblingAgent", "owner", "siblingOwner"];

const LET_IN: Readonly<Record<string, readonly string[]>> = {
  "GET /healthz": EVERYBODY,
  "GET /readyz": EVERYBODY,
  "GET /metrics": EVERYBODY,
  "POST /api/v1/session": EVERYBODY,
  "DELETE /api/v1/session": PEOPLE,
  "GET /api/v1/me": PEOPLE,
  "GET /api/v1/links/{token}": EVERYBODY,
  "POST /api/v1/links/{token}": EVERYBODY,
  "POST /api/v1/password-resets": EVERYBODY,
  "GET /api/v1/people": MANAGERS,
  "POST /api/v1/people/invitations": MANAGERS,
  "PATCH /api/v1/people/{personId}": MANAGERS,
  "POST /api/v1/people/{personId}/resets": MANAGERS,
  "GET /api/v1/shops/{shopId}": ["agent", "owner", "admin", "foreignAdmin"],
  "PATCH /api/v1/shops/{shopId}": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/keys": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/keys": ["owner", "admin", "foreignAdmin"],
  "DELETE /api/v1/shops/{shopId}/keys/{keyId}": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/widget/session": EVERYBODY,
  "DELETE /api/v1/widget/session": ["customer"],
  "GET /api/v1/audit": ["admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/customers/{customerId}/orders": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/orders/{number}": ["agent", "owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/orders/{number}/actions/propose": ["agent", "owner"],
  "POST /api/v1/shops/{shopId}/orders/{number}/actions": ["agent", "owner"],
  "GET /api/v1/shops/{shopId}/orders/{number}/coupons": ["agent", "owner"],
  "GET /api/v1/shops/{shopId}/orders/{number}/ways-to-pay": ["agent", "owner"],
  "GET /api/v1/shops/{shopId}/orders/{number}/actions": ["agent", "owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/orders/{number}/requests/{requestId}": ["agent", "owner"],
  "GET /api/v1/shops/{shopId}/requests": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/orders/{number}/reminders": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/reminders": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/products": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/facts": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/rules": ["agent", "owner", "admin", "foreignAdmin"],
  "PUT /api/v1/shops/{shopId}/rules": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/rules/preview": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/offers": ["agent", "owner", "admin", "foreignAdmin"],
  "PUT /api/v1/shops/{shopId}/offers": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/return-addresses": ["agent", "owner", "admin", "foreignAdmin"],
  "PUT /api/v1/shops/{shopId}/return-addresses": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/sops": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/sops/vocabulary": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/sops/{sopId}": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/sops/{sopId}/versions/{version}": ["agent", "owner", "admin", "foreignAdmin"],
  "DELETE /api/v1/shops/{shopId}/sops/{sopId}": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops": ["owner", "admin", "foreignAdmin"],
  "PUT /api/v1/shops/{shopId}/sops/{sopId}": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops/check": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops/try": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops/{sopId}/publish": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops/{sopId}/roll-back": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/sops/{sopId}/withdraw": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/intents": PEOPLE,
  "GET /api/v1/shops/{shopId}/faq": ["agent", "owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/faq": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/faq/try": ["agent", "owner", "admin", "foreignAdmin"],
  "GET /api/v1/shops/{shopId}/faq/{entryId}/versions": ["agent", "owner", "admin", "foreignAdmin"],
  "PUT /api/v1/shops/{shopId}/faq/{entryId}": ["owner", "admin", "foreignAdmin"],
  "DELETE /api/v1/shops/{shopId}/faq/{entryId}": ["owner", "admin", "foreignAdmin"],
  "POST /api/v1/shops/{shopId}/faq/{entryId}/restore": ["owner", "admin", "foreignAdmin"],
  "GET /api/v1/retention": ["admin", "foreignAdmin"],
  "PUT /api/v1/retention": ["admin", "foreignAdmin"],
  "GET /api/v1/customers/{customerId}/export": ["admin", "foreignAdmin"],
  "DELETE /api/v1/customers/{customerId}": ["admin", "foreignAdmin"],
  "GET /api/v1/conversations": READERS,
  "GET /api/v1/conversations/{id}/brief": READERS,
  "PUT /api/v1/conversations/{id}/messages/{seq}/correction": READERS,
  "DELETE /api/v1/conversations/{id}/messages/{seq}/correction": READERS,
  "GET /api/v1/attachments/{id}": READERS,
  "POST /api/v1/attachments": SERVERS,
  "POST /api/v1/conversations/{id}/take": SERVERS,
  "POST /api/v1/conversations/{id}/close": SERVERS,
  "POST /api/v1/conversations/{id}/hand-back": SERVERS,
  "POST /api/v1/conversations/{id}/release": SERVERS,
  "GET /api/v1/cases": READERS,
  "GET /api/v1/cases/{caseId}": READERS,
  "POST /api/v1/cases/{caseId}/notes": SERVERS,
  "POST /api/v1/cases/{caseId}/close": SERVERS,
  "POST /api/v1/widget/attachments": ["customer"],
  "GET /api/v1/widget/attachments/{id}": ["customer"],
};

function letIn(route: string): string[] {
  return Object.entries(matrix[route] ?? {}).flatMap(([actor, passage]) => (passage === "let in" ? [actor] : []));
}

describe("every documented route", () => {
  test("is in the table of who is let in", () => {
    expect(Object.keys(matrix).sort()).toEqual(Object.keys(LET_IN).sort());
  });

  test.each(Object.keys(LET_IN))("%s lets in exactly whom it should", (route) => {
    expect(letIn(route)).toEqual(LET_IN[route]);
  });

  test("tells strangers to sign in, and the others that they may not", () => {
    for (const [route, passages] of Object.entries(matrix)) {
      const turnedAway = passages["anonymous"] === "let in" ? [] : [passages["anonymous"]];
      expect([route, turnedAway]).toEqual([route, turnedAway.length === 0 ? [] : ["not_signed_in"]]);
      const known = Object.entries(passages).filter(([actor]) => actor !== "anonymous");
      expect(known.filter(([, passage]) => passage === "not_signed_in")).toEqual([]);
    }
  });
});

test("every schema of every route can be compiled, which a server does only with the route's first call", () => {
  const compiled = program.schemas.flatMap(({ params, querystring, body, response = {} }) => [
    ...[params, querystring, body].filter((part) => part !== undefined).map((part) => Compile(part as TSchema)),
    ...Object.values(response as Record<string, object>).map((answer) => fastJsonStringify(answer)),
  ]);
  expect(compiled.length).toBeGreaterThan(program.schemas.length);
});
