import { Type } from "typebox";
import { addRoute, problem, ProblemBody, sendProblem, type HttpApp } from "../../platform/http/index.ts";
import type { IdentityContext } from "../context.ts";
import { shopsWhere } from "../core/authorize.ts";
import { personOf } from "../guard.ts";
import { invitePerson } from "../invitations.ts";
import type { IssuedLink } from "../links.ts";
import { listPeople } from "../people.ts";
import { changePerson, resetPerson } from "../person-changes.ts";
import { peopleProblem } from "./problems.ts";
import { Email, Id, Language, Name, Person, RoleGrant, RoleGrants, Tier, List } from "./schemas.ts";

const TAGS = ["people"];
const PersonParams = Type.Object({ personId: Id });
const REFUSALS = { 403: ProblemBody, 404: ProblemBody, 409: ProblemBody, 422: ProblemBody };

const Link = Type.Object({
  link: Type.String({ description: "For the person alone; shown once" }),
  expiresAt: Type.String({ format: "date-time" }),
  mailed: Type.Boolean({ description: "Whether the person has it by mail already" }),
});

const Invited = Type.Object({ personId: Id, ...Link.properties });

const InvitationBody = Type.Object(
  {
    email: Email,
    displayName: Name,
    language: Language,
    tier: Tier,
    roles: List(RoleGrant, { minItems: 1, maxItems: 50 }),
  },
  { additionalProperties: false },
);

const ChangeBody = Type.Object(
  {
    displayName: Type.Optional(Name),
    tier: Type.Optional(Tier),
    state: Type.Optional(Type.Union([Type.Literal("active"), Type.Literal("deactivated")])),
    roles: Type.Optional(RoleGrants),
  },
  { additionalProperties: false, minProperties: 1 },
);

function presentLink({ link, mailed }: { link: IssuedLink; mailed: boolean }) {
  return { link: link.url, expiresAt: link.expiresAt.toISOString(), mailed };
}

/** Who works here: list, invite, change, deactivate, help with a forgotten password. */
export function addPeopleRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/people",
    access: { kind: "permission", permission: "people.read", anywhere: true },
    schema: {
      tags: TAGS,
      summary: "People of the caller's shops",
      response: { 200: Type.Object({ people: List(Person) }) },
    },
    handler: async (request) => {
      const person = personOf(request);
      return { people: await listPeople(context, person.organizationId, shopsWhere(person, "people.read")) };
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/people/invitations",
    access: { kind: "permission", permission: "people.manage", anywhere: true },
    schema: {
      tags: TAGS,
      summary: "Invite a person, or renew an invitation",
      body: InvitationBody,
      response: { 201: Invited, ...REFUSALS },
    },
    handler: async (request, reply) => {
      const result = await invitePerson(context, personOf(request), request.body);
      if (!result.ok) return sendProblem(reply, problem(peopleProblem(result.code)));
      return reply
        .code(201)
        .header("cache-control", "no-store")
        .send({ personId: result.personId, ...presentLink(result) });
    },
  });
  addRoute(app, {
    method: "PATCH",
    url: "/api/v1/people/:personId",
    access: { kind: "permission", permission: "people.manage", anywhere: true },
    schema: {
      tags: TAGS,
      summary: "Change name, tier, state or roles",
      params: PersonParams,
      body: ChangeBody,
      response: { 200: Person, ...REFUSALS },
    },
    handler: async (request, reply) => {
      const wanted = { personId: request.params.personId, change: request.body };
      const result = await changePerson(context, personOf(request), wanted);
      return result.ok ? reply.send(result.person) : sendProblem(reply, problem(peopleProblem(result.code)));
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/people/:personId/resets",
    access: { kind: "permission", permission: "people.manage", anywhere: true },
    schema: {
      tags: TAGS,
      summary: "Make a link to set a new password",
      params: PersonParams,
      response: { 201: Link, ...REFUSALS },
    },
    handler: async (request, reply) => {
      const result = await resetPerson(context, personOf(request), request.params.personId);
      if (!result.ok) return sendProblem(reply, problem(peopleProblem(result.code)));
      return reply.code(201).header("cache-control", "no-store").send(presentLink(result));
    },
  });
}
