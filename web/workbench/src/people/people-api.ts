import { queryOptions } from "@tanstack/react-query";
import { type Decoded, flag, list, number, object, oneOf, orNull, text } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";

const role = oneOf("admin", "owner", "lead", "agent", "mentor", "officer");
const grant = object({ role, shopId: orNull(text) });

const person = object({
  id: text,
  email: text,
  displayName: text,
  language: oneOf("zh", "en"),
  state: oneOf("invited", "active", "deactivated"),
  tier: number,
  roles: list(grant),
});

/** What a person can be in a shop, or in the whole organization. */
export type Role = Decoded<typeof role>;

/** A role in one shop, or everywhere (`null`). */
export type Grant = Decoded<typeof grant>;

/** Somebody who works here. */
export type Person = Decoded<typeof person>;

const link = object({ link: text, mailed: flag });

/** A link that was made for a person, and whether it was mailed as well. */
export type PersonLink = Decoded<typeof link>;

/** The query of all people whom the signed-in person may see. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) =>
    (await requireAnswer(request({ path: "/api/v1/people", decode: object({ people: list(person) }), signal }))).people,
});

/** Somebody to invite. */
export interface Invitation {
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly tier: number;
  readonly roles: readonly Grant[];
}

/** Invites a person; the link is told this once. */
export function invite(invitation: Invitation): Promise<Answer<PersonLink>> {
  return request({ method: "POST", path: "/api/v1/people/invitations", body: invitation, decode: link });
}

/** Makes a link with which a person sets a new password. */
export function makeResetLink(personId: string): Promise<Answer<PersonLink>> {
  return request({ method: "POST", path: `/api/v1/people/${encodeURIComponent(personId)}/resets`, decode: link });
}

/** What may be changed of a person. */
export interface PersonChange {
  readonly tier?: number;
  readonly state?: "active" | "deactivated";
  readonly roles?: readonly Grant[];
}

/** Changes a person; deactivating ends all his sessions. */
export function changePerson(personId: string, change: PersonChange): Promise<Answer<Person>> {
  return request({
    method: "PATCH",
    path: `/api/v1/people/${encodeURIComponent(personId)}`,
    body: change,
    decode: person,
  });
}
