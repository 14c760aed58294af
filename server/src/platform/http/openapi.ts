import swagger from "@fastify/swagger";
import type { RouteOptions } from "fastify";
import { addRoute } from "./add-route.ts";
import { renderDocs, DOCS_STYLE_HASH } from "./docs-page.ts";
import type { HttpApp } from "./http-app.ts";
import { languageOf } from "./problem.ts";
import { allProblems } from "./problems.ts";
import { loosenPolicy } from "./security-headers.ts";

/** Collects every route's schema; must be registered before the routes. */
export async function collectOpenApi(app: HttpApp, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Warmline · 暖线", version, description: "The HTTP interface of a Warmline server." },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "warmline_session" },
          customer: { type: "http", scheme: "bearer" },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describeRoute(schema, route), url }),
  });
}

/** Writes the declared access beside the schema, so that tests and readers see who may call a route. */
function describeRoute(schema: RouteOptions["schema"], route: RouteOptions): Record<string, unknown> {
  const access = route.config?.access;
  const documented = route.url.startsWith("/api/") || schema?.tags?.includes("operations");
  return { ...schema, "x-access": access, security: securityOf(access?.kind), hide: schema?.hide ?? !documented };
}

function securityOf(kind: string | undefined): Record<string, string[]>[] {
  if (kind === "customer") return [{ customer: [] }];
  return kind === "signed_in" || kind === "permission" ? [{ session: [] }] : [];
}

/** `/api/v1/openapi.json` for programs and `/api/v1/docs` for people. */
export function addDocumentationRoutes(app: HttpApp): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/openapi.json",
    access: { kind: "public" },
    schema: { hide: true },
    handler: () => app.swagger(),
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/docs",
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (request, reply) => {
      const language = languageOf(request.headers["accept-language"]);
      loosenPolicy(reply, { "style-src": [DOCS_STYLE_HASH] });
      return reply
        .type("text/html; charset=utf-8")
        .send(renderDocs(app.swagger(), { language, problems: allProblems() }));
    },
  });
}
