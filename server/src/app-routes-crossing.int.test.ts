import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ActorHeaders,
  createCustomer,
  createOrganization,
  createPerson,
  createShop,
  headersOfCustomer,
  headersOfPerson,
  type TestOrganization,
} from "./identity/testing.ts";
import { asOwner } from "./platform/database/testing.ts";
import { openTestProgram, type TestProgram } from "./testing.ts";

/** Stand in every text of the shops that are not the caller's: no answer may contain them. */
const MARKERS: Readonly<Record<string, string>> = { foreign: "planted-abroad", sibling: "planted-next-door" };

/** Real ids of a shop's things, by the name of the parameter that takes them. */
interface Things {
  readonly shopId: string;
  readonly personId: string;
  readonly customerId: string;
  readonly conversation: string;
  readonly attachment: string;
  readonly caseId: string;
  readonly keyId: string;
  readonly sopId: string;
  readonly entryId: string;
  readonly number: string;
  readonly requestId: string;
  readonly seq: string;
  readonly version: string;
}

let program: TestProgram;
const elsewhere: Record<string, Things> = {};
const callers: Record<string, () => Promise<ActorHeaders>> = {};

beforeAll(async () => {
  program = await openTestProgram();
  const { identity } = program.rooms;
  const { database } = program.home;
  const organization = await createOrganization(database);
  const shop = await createShop(database, organization);
  const person = async (role: "agent" | "owner" | "admin", shopId: string | null) => {
    const made = await createPerson(database, organization, { roles: [[role, shopId]] });
    return () => headersOfPerson(identity, made);
  };
  callers["agent"] = await person("agent", shop.shopId);
  callers["owner"] = await person("owner", shop.shopId);
  callers["admin"] = await person("admin", null);
  callers["customer"] = () => headersOfCustomer(identity, shop);
  const abroad = await createOrganization(database, `${markerOf("foreign")} organization`);
  elsewhere["foreign"] = await plant(abroad, markerOf("foreign"));
  elsewhere["sibling"] = await plant(organization, markerOf("sibling"));
});
afterAll(() => program.close());

function markerOf(where: string): string {
  const marker = MARKERS[where];
  if (marker === undefined) throw new Error(`nothing is planted ${where}`);
  return marker;
}

/** A shop with one of everything that a route could lead to. */
async function plant(organization: TestOrganization, marker: string): Promise<Things> {
  const { database, url } = program.home;
  const { organizationId } = organization;
  const { shopId } = await createShop(database, organization, {
    slug: `${marker}-shop`,
  });
  const { personId } = await createPerson(database, organization, {
    displayName: `${marker} person`,
    roles: [["agent", shopId]],
  });
  const { customerId } = await createCustomer(database, organization, { displayName: `${marker} customer` });
  const [conversation, attachment, caseId, keyId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const sopId = randomUUID();
  const entryId = randomUUID();
  const number = `${marker}-order`;
  const [orderId, requestId] = [randomUUID(), randomUUID()];
  const place = `'${organizationId}', '${shopId}'`;
  await asOwner(
    url,
    `insert into conversation (id, organization_id, shop_id, customer_id, customer_name, customer_verified, channel,
       language, owner, owner_since, queued_at, last_at, created_at, seq, public_seq, customer_seq, preview)
     values ('${conversation}', ${place}, '${customerId}', '${marker} customer', false, 'web', 'zh', 'queue', now(), now(), now(),
       now(), 1, 1, 1, '${marker} words');
     insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, author_id, client_id, at, body)
     values ('${conversation}', 1, 1, ${place}, 'customer:${customerId}', 'customer', '${customerId}', 'first', now(),
       '{"kind":"text","text":"${marker} words"}');
     insert into attachment (id, organization_id, shop_id, uploader, width, height, bytes, created_at)
     values ('${attachment}', ${place}, 'customer:${customerId}', 1, 1, 1, now());
     insert into customer_case (id, organization_id, shop_id, number, key, kind, customer_id, conversation_id, opened_at, due_at)
     values ('${caseId}', ${place}, lpad((random() * 99999999)::int::text, 8, '0'), '${marker}', 'return_not_received',
       '${customerId}', '${conversation}', now(), now());
     insert into case_event (organization_id, shop_id, case_id, position, at, actor_kind, detail)
     values (${place}, '${caseId}', 1, now(), 'system', '{"type":"noted","text":"${marker} words"}');
     insert into shop_key (organization_id, shop_id, key_id, algorithm, secret, issuer, created_at)
     values (${place}, '${keyId}', 'HS256', decode(repeat('01', 32), 'hex'), '${marker}', now());
     insert into sop (organization_id, shop_id, id, draft, drafted_at, drafted_by)
     values (${place}, '${sopId}', '{"title":{"zh":"${marker} process"},"start":{"intents":[],"phrases":[]},"steps":[]}', now(), '${personId}');
     insert into faq_entry (organization_id, shop_id, id, questions, answer, revision, created_at, changed_at, changed_by)
     values (${place}, '${entryId}', '["${marker} question"]', '{"zh":"${marker} answer"}', 1, now(), now(), '${marker}');
     insert into faq_version (organization_id, shop_id, entry_id, revision, change, questions, answer, at, actor)
     values (${place}, '${entryId}', 1, 'added', '["${marker} question"]', '{"zh":"${marker} answer"}', now(), '${marker}');
     insert into shop_order (organization_id, shop_id, id, customer_id, number, number_key, kind, state, currency, total, placed_at)
     values (${place}, '${orderId}', '${customerId}', '${number}', '${number}', 'physical', 'paid', 'CNY', 1, now());
     insert into order_request (organization_id, shop_id, id, order_id, kind, details, once, key, asked_by, asked_at)
     values (${place}, '${requestId}', '${orderId}', 'trace', '{"parcel":"${marker}-parcel"}', '${marker}', '${marker}', '{"kind":"assistant"}', now())`,
  );
  const mine = {
    shopId,
    personId,
    customerId,
    conversation,
    attachment,
    caseId,
    keyId,
    sopId,
    entryId,
    number,
    requestId,
  };
  return { ...mine, seq: "1", version: "1" };
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
}
interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Route {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every route of the OpenAPI document that takes an id, with the schema of everything that it takes. */
function routes(): Route[] {
  const document = program.app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method.toLowerCase()];
      if (!operation) return [];
      const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      return [{ name: `${method} ${path}`, method, path, parameters: operation.parameters ?? [], body }];
    }),
  );
}

/** What a caller must hold himself: not an id that could be somebody else's, but a secret. */
const SECRETS = ["token"];

/** The id for a parameter or a field; `undefined` where it takes none. */
function idFor(name: string, path: string, things: Things): string | undefined {
  const names: Readonly<Record<string, string>> = {
    ...things,
    id: path.includes("/attachments/") ? things.attachment : things.conversation,
    shop: things.shopId,
    customer: things.customerId,
  };
  return names[name];
}

/** The smallest value that a schema takes, with other people's ids wherever it takes an id. */
function sample(
  schema: Schema,
  at: { readonly name: string; readonly path: string; readonly things: Things },
): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {}, at);
  const id = idFor(at.name, at.path, at.things);
  switch (schema.type) {
    case "object":
      return sampleObject(schema, at);
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, at));
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "string":
      if (schema.format === "email") return "somebody@people.example";
      return id ?? "x".repeat(Math.max(1, schema.minLength ?? 0));
    default:
      return null;
  }
}

function sampleObject(
  { properties = {}, required = [], minProperties = 0 }: Schema,
  at: Parameters<typeof sample>[1],
): object {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, minProperties);
  return Object.fromEntries(names.map((name) => [name, sample(properties[name] ?? {}, { ...at, name })]));
}

async function call(route: Route, things: Things, headers: ActorHeaders) {
  const { path } = route;
  const idOf = (name: string): string => {
    const id = idFor(name, path, things);
    if (id === undefined && !SECRETS.includes(name)) throw new Error(`${route.name}: what is {${name}}?`);
    return id ?? "x".repeat(43);
  };
  const url = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(idOf(name)));
  const query = route.parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap(({ name, required, schema }): [string, string][] => {
      const id = idFor(name, path, things);
      if (id !== undefined) return [[name, id]];
      return required ? [[name, String(sample(schema, { name, path, things }))]] : [];
    });
  const payload = route.body && (sample(route.body, { name: "", path, things }) as object);
  return program.app.inject({
    method: route.method,
    url: `${url}?${new URLSearchParams(query).toString()}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
}

const takesAnId = ({ path }: Route): boolean =>
  [...path.matchAll(/\{(\w+)\}/g)].some(([, name]) => !SECRETS.includes(name ?? ""));

describe("another's ids", () => {
  test.each(["foreign", "sibling"])("of a %s shop lead nowhere, in any path, query or body", async (where) => {
    const things = elsewhere[where];
    if (!things) throw new Error(where);
    // An admin is at home in every shop of his organization.
    const actors = Object.entries(callers).filter(([actor]) => where === "foreign" || actor !== "admin");
    const unexpected: unknown[] = [];
    for (const route of routes()) {
      for (const [actor, headers] of actors) {
        const { statusCode, body } = await call(route, things, await headers());
        const leaks = body.includes(markerOf(where));
        const passed = takesAnId(route) && ![401, 403, 404].includes(statusCode);
        if (leaks || passed || statusCode >= 500) unexpected.push([actor, route.name, statusCode, body.slice(0, 200)]);
      }
    }
    expect(unexpected).toEqual([]);
  });

  test("have changed nothing there", async () => {
    const { url } = program.home;
    const [conversations, cases, people] = await Promise.all([
      asOwner(url, `select from conversation where owner = 'queue' and epoch = 1 and preview like 'planted-%'`),
      asOwner(
        url,
        `select from customer_case where state = 'open' and 1 = (select count(*) from case_event where case_id = id)`,
      ),
      asOwner(url, `select from person where display_name like 'planted-%' and state = 'active'`),
    ]);
    expect([conversations.length, cases.length, people.length]).toEqual([2, 2, 2]);
  });
});
